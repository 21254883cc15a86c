"""missing-category-term: nothing says what the thing is."""

from collections.abc import Sequence

from titleopt.facts.title_facts import TitleFacts
from titleopt.rules.base import Fault, Message, Rule


class MissingCategoryTerm(Rule):
    """No word of the title says what the thing is.

    Why: most searches name the thing (连衣裙, 手机壳). A title that lists only brand, model or
    qualities is not found by them, and platforms sort listings by that word. A book goes by its
    title.

    Bad: 纯棉宽松夏季百搭显瘦女
    Good: 纯棉宽松夏季百搭显瘦连衣裙女

    Source: operation guide, 写出主要类目及属性.

    说明：标题里没有一个词说明这是什么东西。

    原因：大多数搜索都会写商品名称（连衣裙、手机壳）。只写品牌、型号或特点的标题搜不到，平台也靠
    这个词给商品归类。

    出处：运营指南“写出主要类目及属性”。
    """

    code = "CAT001"
    name = "missing-category-term"
    severity = "warning"
    ground = "guide"
    # The one word a title cannot do without.
    weight = 10.0
    title = Message("缺少类目词", "Missing category term")
    message = Message(
        "认出 0 个说明“这是什么”的类目词；还没写商品名称的话请补上，如连衣裙、手机壳",
        "No known word (0) says what the thing is; if its name is missing, add it: 连衣裙, 手机壳",
    )
    recorded_message = Message(
        "认出 0 个说明“这是什么”的类目词；商品类目是“{category}”，还没写商品名称的话请补上",
        "No known word (0) says what the thing is; its category is “{category}”: "
        "if its name is missing, add it",
    )
    step = 1.0

    def check(self, facts: TitleFacts) -> Sequence[Fault]:
        """Return one fault when no category term names the thing sold, and it is no book."""
        if facts.heads or facts.goes_by_title:
            return ()
        recorded = facts.record.categories
        if not recorded:
            return (Fault((), {}),)
        return (Fault((), {"category": recorded[-1].canonical}, message=self.recorded_message),)
