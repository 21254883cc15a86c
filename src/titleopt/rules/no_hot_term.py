"""no-hot-term: none of the service words buyers type."""

from collections.abc import Sequence

from titleopt.facts.title_facts import TitleFacts
from titleopt.rules.base import Fault, Message, Rule


class NoHotTerm(Rule):
    """The title has room left and holds none of the service words that buyers type.

    Why: the guides count them among the four ways of searching. They say nothing of the
    product, though, and much of what they promise is shown beside the title today, so this is
    a hint and costs no points.

    Bad: 纯棉T恤女短袖夏季宽松圆领打底衫
    Good: 新款纯棉T恤女短袖夏季宽松圆领打底衫

    Source: operation guide, 热点功能词.

    说明：标题还有空位，却没有一个买家会搜的服务用语。

    原因：指南把它算作四种搜索方式之一。不过这些词没有说明商品，许多内容如今也显示在标题旁边，所
    以只提示，不扣分。

    出处：运营指南“热点功能词”。
    """

    code = "HOT002"
    name = "no-hot-term"
    severity = "info"
    ground = "guide"
    # Weightless, so that taking hot words out never costs anything.
    weight = 0.0
    title = Message("没有热词", "No hot term")
    message = Message(
        "没写服务热词，还空着 {free} 个字符宽度；属实的话可以写一个，如新款、包邮",
        "The title holds 0 service words and has {free} units left; if true, one such as 新款 or "
        "包邮 may be added",
    )
    step = 1.0

    def check(self, facts: TitleFacts) -> Sequence[Fault]:
        """Return one fault when there is no hot term and room for one."""
        if facts.hot_terms or facts.useful_units >= facts.profile.full_from:
            return ()
        return (Fault((), {"free": facts.profile.limit - facts.useful_units}),)
