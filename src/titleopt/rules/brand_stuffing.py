"""brand-stuffing: more brands than one product can be of."""

from collections.abc import Sequence

from titleopt.facts.title_facts import TitleFacts
from titleopt.rules.base import Fault, Message, Rule, taken_out


class BrandStuffing(Rule):
    """The title names brands that are not the product's own, and no fit.

    Why: other makers' names mislead buyers and may infringe their marks; platforms take such
    listings down. One brand in two languages (CHANDO/自然堂) is one, a maker and its own line
    are one, a joint edition (联名) is one more, and a brand the thing fits (适用…) is none.

    Bad: 自然堂 兰蔻 雅诗兰黛补水保湿面膜女
    Good: CHANDO/自然堂补水保湿面膜女

    Source: operation guide, 不要在标题中过多描写品牌.

    说明：标题里写了别家的品牌，又不是适用关系。

    原因：写别家的品牌会误导买家，也可能侵犯商标，平台会下架。同一品牌的中英文（CHANDO/自然堂）
    算一个，厂家和自己的产品线算一个，联名款允许多一个，适用的品牌（适用…）不算。

    出处：运营指南“不要在标题中过多描写品牌”。
    """

    code = "BRD001"
    name = "brand-stuffing"
    severity = "warning"
    ground = "guide"
    # Rare and serious; below irrelevant-word, so that naming the true brand always helps.
    weight = 3.0
    title = Message("品牌堆砌", "Brand stuffing")
    message = Message(
        "“{brand}”与“{own}”是不同的品牌，标题里共有 {count} 个；请只留商品自己的品牌",
        "“{brand}” and “{own}” are different brands, the title names {count}; keep the "
        "product's own",
    )
    step = 0.5
    watches = "rivals"

    def check(self, facts: TitleFacts) -> Sequence[Fault]:
        """Return one fault for each foreign brand."""
        extra = facts.rivals.extra
        if not extra:
            return ()
        count = 1 + len({mention.entity for mention in extra})
        faults = []
        for mention in extra:
            span = facts.typed_range(mention.start, mention.end)
            values: dict[str, object] = {
                "brand": facts.typed[slice(*span)],
                "own": facts.rivals.own,
                "count": count,
            }
            faults.append(Fault((span,), values, taken_out(facts.typed, span)))
        return faults
