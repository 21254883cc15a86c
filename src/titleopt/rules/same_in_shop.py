"""same-in-shop: the same title on another row of the shop."""

from titleopt.facts.context import Context, Neighbour
from titleopt.rules.base import Message
from titleopt.rules.neighbours import NeighbourRule


class SameInShop(NeighbourRule):
    """Another listing of the shop has the same title.

    Why: the platform counts it as one thing listed twice (重复铺货) and shows neither well. The
    same is what is equal after folding width, case, script, blanks and word order. Where the
    sheet names shops, only rows of one shop are compared; rows of one shop with one id are one
    listing and never repeat each other.

    Bad: 纯棉T恤女短袖夏季宽松圆领上衣
    Good: 纯棉T恤女短袖夏季宽松圆领上衣学生韩版百搭

    Source: operation guides, 不要使用大量类似重复的标题, 避免重复上架.

    说明：店里另一个商品的标题和它一样。

    原因：平台会当作同一件商品重复铺货，两个都展示不好。忽略全半角、大小写、简繁体、空格和词序以
    后相等就算相同。表里写了店铺时只比较同一家店；同一家店里编号相同的行是同一个商品，不算重复。

    出处：运营指南“不要使用大量类似重复的标题”“避免重复上架”。
    """

    code = "DUP001"
    name = "same-in-shop"
    severity = "warning"
    ground = "guide"
    # Two listings share one place in the results.
    weight = 6.0
    title = Message("店内标题相同", "Same title in the shop")
    message = Message(
        "与店内 {count} 个商品的标题相同：{who}；请改写成各自的卖点",
        "The title is the same as {count} other(s) of the shop: {who_en}; let each name its own",
    )
    step = 1.0

    def neighbours(self, context: Context) -> tuple[Neighbour, ...] | None:
        """Return the same titles of the shop."""
        return context.same_in_shop
