"""near-competitor: nearly the same title as a competitor."""

from titleopt.facts.context import Context, Neighbour
from titleopt.rules.base import Message
from titleopt.rules.neighbours import NeighbourRule


class NearCompetitor(NeighbourRule):
    """A competitor has nearly the same title.

    Why: buyers see two titles that say the same; the older one wins.

    Bad: 纯棉T恤女短袖夏季宽松圆领上衣
    Good: 纯棉T恤女短袖夏季宽松圆领上衣学生韩版百搭

    Source: operation guide, 避开与同类的宝贝标题完全相同.

    说明：有同行的标题和它几乎一样。

    原因：两个标题说的一样，买家多半选先来的那个。

    出处：运营指南“避开与同类的宝贝标题完全相同”。
    """

    code = "DUP004"
    name = "near-competitor"
    severity = "info"
    ground = "guide"
    # Titles of one trade are alike by nature.
    weight = 3.0
    title = Message("与同行标题近似", "Near title of a competitor")
    message = Message(
        "与 {count} 个同行标题近似：{who}，最高相似度 {similarity}{unlike}；请写出自己的卖点",
        "The title is close to {count} competitor(s): {who_en}, up to {similarity}{unlike_en}; "
        "say what is special about yours",
    )
    step = 0.6

    def neighbours(self, context: Context) -> tuple[Neighbour, ...] | None:
        """Return the near titles of competitors."""
        return context.near_competitor
