"""same-as-competitor: the same title as a competitor."""

from titleopt.facts.context import Context, Neighbour
from titleopt.rules.base import Message
from titleopt.rules.neighbours import NeighbourRule


class SameAsCompetitor(NeighbourRule):
    """A competitor has the same title.

    Why: a copied title starts behind the one that has sold by it for long, and shares the blame
    when the copy is of a fault.

    Bad: 纯棉T恤女短袖夏季宽松圆领上衣
    Good: 纯棉T恤女短袖夏季宽松圆领上衣学生韩版百搭

    Source: operation guide, 避开与同类的宝贝标题完全相同.

    说明：有同行的标题和它一样。

    原因：照抄来的标题排在早就靠它成交的商品后面；原来的标题有错，抄的也一起错。

    出处：运营指南“避开与同类的宝贝标题完全相同”。
    """

    code = "DUP003"
    name = "same-as-competitor"
    severity = "warning"
    ground = "guide"
    # A copied title cannot win.
    weight = 5.0
    title = Message("与同行标题相同", "Same title as a competitor")
    message = Message(
        "与 {count} 个同行标题相同：{who}；请写出自己的卖点",
        "The title is the same as {count} competitor(s): {who_en}; say what is special",
    )
    step = 1.0

    def neighbours(self, context: Context) -> tuple[Neighbour, ...] | None:
        """Return the same titles of competitors."""
        return context.same_as_competitor
