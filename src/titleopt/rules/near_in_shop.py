"""near-in-shop: nearly the same title on another row of the shop."""

from titleopt.facts.context import Context, Neighbour
from titleopt.rules.base import Message
from titleopt.rules.neighbours import NeighbourRule


class NearInShop(NeighbourRule):
    """Another listing of the shop has nearly the same title.

    Why: listings that differ in a word or two compete with each other and may be taken for one
    thing listed twice (重复铺货).

    Bad: 纯棉T恤女短袖夏季宽松圆领上衣
    Good: 纯棉T恤女短袖夏季宽松圆领上衣学生韩版百搭

    Source: operation guides, 不要使用大量类似重复的标题, 避免重复铺货.

    说明：店里另一个商品的标题和它几乎一样。

    原因：只差一两个词的商品互相抢流量，也可能被当作重复铺货。

    出处：运营指南“不要使用大量类似重复的标题”“避免重复铺货”。
    """

    code = "DUP002"
    name = "near-in-shop"
    severity = "warning"
    ground = "guide"
    # As same-in-shop, less sure.
    weight = 4.0
    title = Message("店内标题近似", "Near title in the shop")
    message = Message(
        "与店内 {count} 个商品的标题近似：{who}，最高相似度 {similarity}{unlike}；请写出各自的不同",
        "The title is close to {count} other(s) of the shop: {who_en}, up to "
        "{similarity}{unlike_en}; name what differs",
    )
    step = 0.6

    def neighbours(self, context: Context) -> tuple[Neighbour, ...] | None:
        """Return the near titles of the shop."""
        return context.near_in_shop
