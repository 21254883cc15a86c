"""generic-title: nothing that competitors do not say as well."""

from collections.abc import Sequence

from titleopt.facts.title_facts import TitleFacts
from titleopt.rules.base import Fault, Message, Rule


class GenericTitle(Rule):
    """Every word of the title stands in competitors' titles as well.

    Why: a buyer who compares sees no reason to choose this one, and the searches that only it
    could serve are left out.

    Bad: 纯棉T恤女短袖夏季宽松圆领上衣
    Good: 新疆长绒棉T恤女短袖夏季宽松圆领上衣凉感

    Source: operation guide, 突出卖点与差异化优势. Applies when competitors' titles are given.

    说明：标题里的每个词同行都写了。

    原因：比较商品的买家看不出为什么选这一件，只有它能满足的搜索也白白放过了。

    出处：运营指南“突出卖点与差异化优势”。给了同行标题时才适用。
    """

    code = "SEL002"
    name = "generic-title"
    severity = "info"
    ground = "guide"
    # Only where competitors are known.
    weight = 2.0
    title = Message("没有差异化", "Generic title")
    message = Message(
        "没有一个词是同行没写的（0 个），看不出不同；"
        "请写上自己独有的卖点（材质、工艺、功能、场景）",
        "The title holds 0 words that competitors lack; add what only yours has (material, "
        "craft, function, scene)",
    )
    step = 1.0

    def applies(self, facts: TitleFacts) -> bool:
        """Apply when competitors' titles were compared."""
        return facts.context.own_words is not None

    def check(self, facts: TitleFacts) -> Sequence[Fault]:
        """Return one fault when the title says nothing of its own."""
        return () if facts.context.own_words else (Fault((), {}),)
