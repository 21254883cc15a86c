"""keyword-stuffing: names of many different things in one title."""

from collections import Counter
from collections.abc import Sequence

from pydantic import Field

from titleopt.facts.title_facts import TitleFacts
from titleopt.rules.base import Fault, Message, Rule, RuleOptions

# Departments whose things go with those of any other.
_FOR_ANYTHING = frozenset(["", "gifts", "festivals", "virtual", "services"])
# Names of one thing are no heap: of these many things at most one may be of the same department.
_FEW_OF_ONE = 3
# Joins what comes together in one box: 主机+电池+充电器.
_IN_THE_BOX = "+"


class KeywordStuffing(Rule):
    """The title names things of many departments, or one thing by many names.

    Why: a heap of unconnected names (连衣裙 手机壳 电饭煲 钓鱼竿) is found by searches it cannot
    serve, and platforms lower such listings. Two or three names of the thing, what it is for
    and what it fits are no heap; only clear cases are found.

    Bad: 连衣裙手机壳电饭煲钓鱼竿奶粉轮胎
    Good: 连衣裙女夏季长裙子碎花雪纺裙

    Source: operation guides, 避免堆砌无关词汇.

    说明：标题堆了许多大类的商品名称，或给一种东西写了太多叫法。

    原因：一堆不相干的名称（连衣裙 手机壳 电饭煲 钓鱼竿）会出现在它满足不了的搜索里，平台会降低
    这类商品的排名。两三个名称、用途和适用对象不算堆砌，只找明显的。

    出处：运营指南“避免堆砌无关词汇”。
    """

    code = "IRR002"
    name = "keyword-stuffing"
    severity = "warning"
    ground = "guide"
    # Rare when sure.
    weight = 3.0
    title = Message("关键词堆砌", "Keyword stuffing")
    message = Message(
        "标题里有 {things} 种商品名称，分属 {departments} 个大类；请只留商品本身的名称",
        "The title names {things} things of {departments} departments; keep the names of the "
        "product itself",
    )
    step = 1.0

    class Options(RuleOptions):
        """From where on names are a heap."""

        departments: int = Field(
            default=5,
            ge=2,
            description="最多出现几个大类的商品名称 / "
            "different departments whose things may be named",
        )
        things: int = Field(
            default=10,
            ge=2,
            description="同一大类最多几种商品名称 / "
            "different things of one department that may be named",
        )

    def check(self, facts: TitleFacts) -> Sequence[Fault]:
        """Return one fault, with all names, when they are a heap."""
        mentions = facts.categories
        options = self.options
        if len(mentions) <= min(options.departments, options.things):
            return ()
        text = facts.text
        known = [
            m
            for m in mentions
            if m.central
            and text[m.start : m.end] in facts.knowledge.lexicon
            and _IN_THE_BOX not in text[max(0, m.start - 1) : m.end + 1]
        ]
        things = {m.category.canonical: m.category.department for m in known}
        # Names that end alike are names of one: 台卡, 桌卡; 立牌, 广告牌.
        families = {name[-1]: department for name, department in things.items()}
        departments = Counter(families.values())
        for anywhere in _FOR_ANYTHING:
            del departments[anywhere]
        # A stand for phones, books and plants is one thing still.
        scattered = len(departments) > options.departments and (
            max(departments.values()) * _FEW_OF_ONE <= len(families)
        )
        if not scattered and len(things) <= options.things:
            return ()
        spans = tuple(facts.typed_range(mention.start, mention.end) for mention in known)
        values: dict[str, object] = {
            "things": len(things),
            "departments": len(departments),
        }
        return (Fault(spans, values),)
