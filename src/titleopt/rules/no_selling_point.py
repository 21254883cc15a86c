"""no-selling-point: nothing says why to buy this one."""

from collections.abc import Sequence

from titleopt.facts.title_facts import TitleFacts
from titleopt.rules.base import Fault, Message, Rule

_SELLING_AXES = frozenset(
    ["function", "effect", "technology", "style", "craft", "fit", "thickness", "pattern"]
)


class NoSellingPoint(Rule):
    """No word says what the thing does, how it looks, or why to buy this one.

    Why: a title that names the thing and its measures is found but not chosen. A function
    (防水), an effect (显瘦), a style (法式) or a technology speaks to a buyer and is searched.
    A word no competitor uses counts too, when competitors' titles are given.

    Bad: 连衣裙女2024年160cm
    Good: 连衣裙女显瘦法式收腰2024年160cm

    Source: operation guide, 包含核心关键词, 突出卖点与差异化优势.

    说明：没有一个词说明它有什么用、好看在哪里、为什么买这一件。

    原因：只写名称和尺寸的标题搜得到，却不会被选中。功能（防水）、效果（显瘦）、风格（法式）、工
    艺既打动买家，也有人搜索。给了同行标题时，同行没用过的词也算卖点。

    出处：运营指南“包含核心关键词，突出卖点与差异化优势”。
    """

    code = "SEL001"
    name = "no-selling-point"
    severity = "info"
    ground = "guide"
    # Near to missing-attribute, which weighs it already.
    weight = 1.0
    title = Message("没有卖点", "No selling point")
    message = Message(
        "功能、效果、风格、工艺这 4 类卖点一个也没写；请写上一个真实的卖点",
        "The title holds 0 selling points (function, effect, style, craft); add a true one",
    )
    step = 1.0

    def check(self, facts: TitleFacts) -> Sequence[Fault]:
        """Return one fault when no attribute is a selling point."""
        if facts.context.own_words or not _SELLING_AXES.isdisjoint(facts.axes):
            return ()
        return (Fault((), {}),)
