"""junk-word: words that say nothing of the product and that nobody searches."""

from collections.abc import Sequence

from titleopt.facts.title_facts import TitleFacts
from titleopt.rules.base import Fault, Message, Rule, taken_out

_REASONS = {
    "credit_fraud": Message("是平台禁止的刷单刷信誉用语", "is talk of bought sales or credit"),
    "giveaway": Message("是促销催单用语", "is a give-away or a cry of urgency"),
    "pleading": Message("是对买家说的话", "is a word to the buyer"),
    "shop_boasting": Message("是店铺自夸", "is a shop's praise of itself"),
    "noise": Message("是编辑或复制留下的杂质", "is left over from editing or copying"),
    "own": Message("在您的垃圾词表里", "is on your own list"),
}
_REASON = Message("没有说明商品", "says nothing of the product")


class JunkWord(Rule):
    """A word says nothing of the product, and nobody searches for it.

    Why: 质量保证, 拍前联系, 假一赔十 bring no search and take the room of words that do; much
    of it makes platforms distrust the listing.

    Bad: 纯棉T恤女短袖夏季宽松质量保证假一赔十
    Good: 纯棉T恤女短袖夏季宽松圆领打底衫

    Source: operation guide, 不要使用大量的垃圾词语; each word's own ground in data/junk_terms.

    说明：这个词没有说明商品，也没有人搜索。

    原因：质量保证、拍前联系、假一赔十带不来搜索，却占掉有用的词的位置，有些还会让平台不信任这个
    商品。

    出处：运营指南“不要使用大量的垃圾词语”；每个词的依据见 data/junk_terms。
    """

    code = "JNK001"
    name = "junk-word"
    severity = "warning"
    ground = "guide"
    # Readers mark each junk word down by three to five points, beside the room it wastes.
    weight = 8.0
    title = Message("垃圾词", "Junk word")
    message = Message(
        "“{word}”{reason}，没人搜索，占 {units} 个字符宽度；请删去，换成属性词或搜索词",
        "“{word}” {reason_en}, nobody searches for it, and it takes {units} units; put an "
        "attribute or a search term in its place",
    )
    step = 0.5
    watches = "junk_terms"

    def check(self, facts: TitleFacts) -> Sequence[Fault]:
        """Return one fault for each junk term."""
        found = facts.junk_terms
        if not found:
            return ()
        faults = []
        for term in found:
            start, end = facts.typed_range(term.start, term.end)
            junk = term.entry.junk
            reason = _REASONS.get(junk.group, _REASON) if junk is not None else _REASON
            values: dict[str, object] = {
                "word": facts.typed[start:end],
                "reason": reason.zh,
                "reason_en": reason.en,
                "units": facts.width(start, end),
            }
            cut = taken_out(facts.typed, (start, end))
            faults.append(Fault(((start, end),), values, cut, ground=junk.ground if junk else None))
        return faults
