"""missing-search-habit: a way of searching the title does not serve."""

from collections.abc import Sequence

from pydantic import Field

from titleopt.facts.title_facts import TitleFacts
from titleopt.rules.base import Fault, Message, Rule, RuleOptions

_HABITS = {
    "name": Message("商品名称", "name"),
    "brand": Message("品牌名称", "brand"),
    "function": Message("功能热词", "function or service word"),
    "combination": Message("组合搜索", "combination"),
}


class MissingSearchHabit(Rule):
    """Fewer than three of the four ways buyers search lead to the title.

    Why: buyers search by the name of the thing, by brand, by what it does or by service words,
    and by combinations of these. Goods without a brand cannot serve all four, so three are
    enough, and two cost little.

    Bad: 纯棉宽松百搭显瘦
    Good: 南极人纯棉连衣裙宽松百搭显瘦透气

    Source: operation guide, 搜索商品名称、品牌名称、热点功能词、组合搜索.

    说明：四种搜索方式里，能找到这个标题的不到三种。

    原因：买家按商品名称、品牌、功能或服务用语搜索，也把它们组合起来搜。没有品牌的商品做不到四种，
    所以三种就够；这只是提示，扣分很少。

    出处：运营指南“搜索商品名称、品牌名称、热点功能词、组合搜索”。
    """

    code = "HAB001"
    name = "missing-search-habit"
    severity = "info"
    ground = "guide"
    # A third is lost with each way, so one that is missing costs a point.
    weight = 5.0
    title = Message("搜索习惯未覆盖", "Search habit not served")
    message = Message(
        "四种搜索习惯覆盖了 {served} 种，没有覆盖：{missing}；属实的话可以补上",
        "{served} of four ways of searching are served, not: {missing_en}; add them if true",
    )

    class Options(RuleOptions):
        """How many ways are enough."""

        enough: int = Field(
            default=3,
            ge=1,
            le=4,
            description="覆盖几种搜索方式得满分 / ways of searching that earn the full weight",
        )

    def check(self, facts: TitleFacts) -> Sequence[Fault]:
        """Return one fault that names the habits not served."""
        served = facts.habits
        if len(served) >= self.options.enough:
            return ()
        missing = [name for habit, name in _HABITS.items() if habit not in served]
        values: dict[str, object] = {
            "served": len(served),
            "missing": "、".join(name.zh for name in missing),
            "missing_en": ", ".join(name.en for name in missing),
        }
        return (Fault((), values),)

    def part(self, facts: TitleFacts, faults: Sequence[Fault]) -> float:
        """Earn an equal share for each way served."""
        return float(len(facts.habits) / self.options.enough) if faults else 1.0
