"""brand-without-fit-word: a part names a maker without saying that it fits."""

from collections.abc import Sequence

from titleopt.facts.title_facts import TitleFacts
from titleopt.rules.base import Fault, Message, Rule, fix


class BrandWithoutFitWord(Rule):
    """A part or accessory names another maker's brand without a word of fit.

    Why: 绿联苹果数据线 reads as if Apple had made the cable. Platforms ask for 适用, 兼容,
    支持 or 专用 before or after the other maker's name, and take listings without it down.
    A maker's own part is no finding, nor is one whose maker cannot be told.

    Bad: 绿联苹果数据线快充加长2米编织
    Good: 绿联适用苹果数据线快充加长2米编织

    Source: the platforms' rules for phone and computer accessories and car parts.

    说明：配件标题写了别家的品牌，却没有写适用。

    原因：“绿联苹果数据线”读起来像苹果生产的数据线。平台要求在别家品牌前后写适用、兼容、支持或
    专用，否则会下架。原厂自己的配件、看不出厂家的配件不算。

    出处：平台对手机、电脑、汽车配件的规定。
    """

    code = "BRD002"
    name = "brand-without-fit-word"
    severity = "warning"
    ground = "platform"
    # Only parts and accessories can lose it.
    weight = 2.0
    title = Message("配件品牌缺适用词", "Brand without a word of fit")
    message = Message(
        "“{brand}”是别家的品牌（共 {count} 个），没写适用就像是原厂产品；请写成“适用{brand}”",
        "“{brand}”, one of {count} other makers, seems to have made this; write “适用{brand}”",
    )
    step = 0.5
    watches = "rivals"

    def check(self, facts: TitleFacts) -> Sequence[Fault]:
        """Return one fault for each device brand that no fit word governs."""
        found = facts.rivals.unfitted
        if not found:
            return ()
        count = len({mention.entity for mention in found})
        faults = []
        for mention in found:
            start, end = facts.typed_range(mention.start, mention.end)
            values: dict[str, object] = {"brand": facts.typed[start:end], "count": count}
            faults.append(Fault(((start, end),), values, fix("unsafe", (start, start, "适用"))))
        return faults
