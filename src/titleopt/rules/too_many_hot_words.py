"""too-many-hot-words: service and promotion words beyond one or two."""

from collections.abc import Sequence

from pydantic import Field

from titleopt.facts.hot_words import TOLERATED, surplus_hot
from titleopt.facts.title_facts import TitleFacts
from titleopt.rules.base import Fault, Message, Rule, RuleOptions, taken_out


class TooManyHotWords(Rule):
    """The title holds more service and promotion words than it can bear.

    Why: buyers do type 包邮, 正品 or 新款, so one or two serve; each further one takes the room
    of a word that says what the thing is. The shortest are kept, the others are marked.

    Bad: 包邮正品特价热卖新款纯棉T恤女短袖
    Good: 包邮新款纯棉T恤女短袖夏季宽松

    Source: operation guides, 热点功能词 and 不要使用大量的垃圾词语.

    说明：服务和促销用语太多。

    原因：买家确实会搜包邮、正品、新款，写一两个有用；再多就占掉了说明商品的词。保留最短的几个，
    其余的标出来。

    出处：运营指南“热点功能词”和“不要使用大量的垃圾词语”。
    """

    code = "HOT001"
    name = "too-many-hot-words"
    severity = "warning"
    ground = "guide"
    # Milder than junk: some buyers do type these words.
    weight = 6.0
    title = Message("热词过多", "Too many hot words")
    message = Message(
        "有 {count} 个服务促销热词（{words}），最多留 {tolerated} 个；请删去标出的 {extra} 处",
        "{count} service and promotion words ({words}), {tolerated} are enough; take out the "
        "{extra} marked",
    )
    step = 0.5
    watches = "hot_terms"

    class Options(RuleOptions):
        """How many are borne."""

        tolerated: int = Field(
            default=TOLERATED,
            ge=0,
            description="一个标题最多几个不同的热词 / different hot words a title may hold",
        )

    def check(self, facts: TitleFacts) -> Sequence[Fault]:
        """Return one fault for each hot word beyond the tolerated."""
        if len(facts.hot_terms) <= self.options.tolerated:
            return ()
        surplus = surplus_hot(facts.hot_terms, self.options.tolerated)
        words = facts.words(facts.hot_terms)
        values: dict[str, object] = {
            "count": len(words),
            "words": "、".join(words),
            "tolerated": self.options.tolerated,
            "extra": len(surplus),
        }
        spans = [facts.typed_range(term.start, term.end) for term in surplus]
        return [Fault((span,), values, taken_out(facts.typed, span)) for span in spans]
