"""irrelevant-word: a word that cannot be true of this product."""

from collections.abc import Iterator, Sequence

from titleopt.facts.title_facts import TitleFacts
from titleopt.rules.base import Fault, Message, Rule, taken_out


class IrrelevantWord(Rule):
    """A word contradicts the product record, another word of the title, or the market.

    Why: buyers who come by a wrong word leave at once, and platforms lower listings whose words
    mislead. Only what is sure is found: a brand other than the record's, 女 where the record
    says 男, 男士 and 女士 of one thing. Words for both (男女, 情侣, 亲子), a use, a fit or a
    scene are no contradiction. Words the market never sees beside such a product are found when
    titles and search terms of the market are given.

    Bad: 男士衬衫长袖商务修身女士衬衫
    Good: 男女同款衬衫长袖商务修身

    Source: operation guides, 不能写与宝贝无关的关键词 and 避免堆砌无关词汇.

    说明：这个词与商品资料、标题里的另一个词或市场上的商品矛盾。

    原因：被错误的词引来的买家马上就走，平台也会降低这类商品的排名。只找有把握的：与资料不同的品
    牌、资料写男而标题写女、同一件商品又写男士又写女士。男女都用的词（男女、情侣、亲子）、用途、
    适用对象和场景不算矛盾。给了市场上的标题和搜索词时，也找市场上从不与这类商品同时出现的词。

    出处：运营指南“不能写与宝贝无关的关键词”和“避免堆砌无关词汇”。
    """

    code = "IRR001"
    name = "irrelevant-word"
    severity = "warning"
    ground = "guide"
    # Rare when sure; above brand-stuffing, see there.
    weight = 4.0
    title = Message("无关词", "Irrelevant word")
    message = Message(
        "“{word}”与标题里的“{against}”矛盾；请只留真实的一个（这类词共 {count} 处）",
        "“{word}” contradicts “{against}” in the title; keep the true one ({count} such words)",
    )
    record_message = Message(
        "“{word}”与商品属性“{against}”矛盾；请改正标题或商品资料（这类词共 {count} 处）",
        "“{word}” contradicts the product record, “{against}”; mend the title or the record "
        "({count} such words)",
    )
    market_message = Message(
        "“{word}”与商品无关：{reason}；请删去（这类词共 {count} 处）",
        "“{word}” does not belong to the product: {reason_en}; take it out ({count} such words)",
    )
    step = 0.5

    def check(self, facts: TitleFacts) -> Sequence[Fault]:
        """Return one fault for each word that cannot be true."""
        foreign = facts.context.foreign_words or ()
        count = len(facts.contradictions) + len(facts.rivals.wrong) + len(foreign)
        if not count:
            return ()
        faults = [*self._contradictions(facts, count), *self._brands(facts, count)]
        for start, end, reason_zh, reason_en in foreign:
            values: dict[str, object] = {"reason": reason_zh, "reason_en": reason_en}
            faults.append(_fault(facts, (start, end), values, count, self.market_message))
        return sorted(faults, key=lambda fault: fault.spans)

    def _contradictions(self, facts: TitleFacts, count: int) -> Iterator[Fault]:
        for start, end, against, recorded in facts.contradictions:
            message = self.record_message if recorded else self.message
            span = facts.typed_range(start, end)
            yield _fault(facts, span, {"against": against}, count, message)

    def _brands(self, facts: TitleFacts, count: int) -> Iterator[Fault]:
        for mention in facts.rivals.wrong:
            span = facts.typed_range(mention.start, mention.end)
            values: dict[str, object] = {"against": facts.product.brand}
            yield _fault(facts, span, values, count, self.record_message)


def _fault(
    facts: TitleFacts,
    span: tuple[int, int],
    values: dict[str, object],
    count: int,
    message: Message,
) -> Fault:
    values = {**values, "word": facts.typed[slice(*span)], "count": count}
    return Fault((span,), values, taken_out(facts.typed, span), message)
