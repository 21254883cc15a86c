"""What sellers compute of a search term, each with its formula and the columns it used."""

from collections.abc import Mapping
from datetime import date

from pydantic import Field

from titleopt.market.term_list import TermList
from titleopt.model import Value

NOT_COMPUTABLE = "not computable"
_STARS = (1.0, 2.0, 5.0)


class Measure(Value):
    """One computed number, or what is missing for it."""

    name: str
    value: float | None = Field(description="None when it is not computable; never 0 for that")
    formula: str
    columns: tuple[str, ...] = Field(description="the headers it was computed from")
    missing: tuple[str, ...] = Field(default=(), description="measures no column gives")
    note: str = ""

    @property
    def shown(self) -> str:
        """The number for a reader, or that it is not computable."""
        return NOT_COMPUTABLE if self.value is None else f"{self.value:.6g}"


FORMULAS: Mapping[str, tuple[str, tuple[str, ...], str]] = {
    "竞争度": (
        "搜索人气 × 点击率 × 转化率 ÷ 在线商品数 × 10000",
        ("popularity", "click_rate", "conversion_rate", "supply"),
        "越大竞争越小",
    ),
    "蓝海指数": (
        "搜索人气 × 点击率 × 支付转化率 × (1 − 天猫占比) ÷ 在线商品数 ÷ 天数 × 1000",
        ("popularity", "click_rate", "conversion_rate", "tmall_share", "supply"),
        "越大越值得做；日期未知时按 1 天算",
    ),
    "需求供给比": (
        "平台给出，0 表示没有计算",
        ("demand_supply",),
        "≥ 1 求大于供；1、2、5 起各一颗星",
    ),
    "预估成交": (
        "搜索人气 × 支付转化率",
        ("popularity", "conversion_rate"),
        "搜索人气是指数，只在同一份表、同一段日期内可比",
    ),
}
"""Measure → formula, the figures it takes, and what a reader must know of it."""
IN_ENGLISH: Mapping[str, tuple[str, str]] = {
    "竞争度": (
        "popularity × click rate × conversion ÷ offers × 10000",
        "the larger, the less competition",
    ),
    "蓝海指数": (
        "popularity × click rate × paid conversion × (1 − Tmall share) ÷ offers ÷ days × 1000",
        "the larger, the better worth having; unknown dates count as one day",
    ),
    "需求供给比": (
        "given by the platform; 0 means not computed",
        "≥ 1: more demand than supply; a star each from 1, 2 and 5",
    ),
    "预估成交": (
        "popularity × paid conversion",
        "an index: comparable only within one export and its dates",
    ),
}
"""Measure → formula and what a reader must know of it."""


def measures(terms: TermList, index: int) -> tuple[Measure, ...]:
    """Return the measures of one term of a list.

    >>> terms = TermList.of([("雪纺衫", 100.0)])
    >>> [(m.name, m.shown) for m in measures(terms, 0)][0]
    ('竞争度', 'not computable')
    """
    figures = {role: number.point for role, number in terms.figures(index).items()}
    columns = terms.columns(index)
    return tuple(_measure(name, figures, columns, _days(terms, index)) for name in FORMULAS)


def _measure(
    name: str, figures: Mapping[str, float], columns: Mapping[str, str], days: int | None
) -> Measure:
    formula, roles, note = FORMULAS[name]
    missing = [role for role in roles if role not in figures]
    if name in {"竞争度", "蓝海指数"} and figures.get("supply") == 0:
        missing.append("supply > 0")
    if name == "蓝海指数" and days is None:
        days, note = 1, f"{note}；日期未知，按 1 天算"
    if name == "需求供给比" and figures.get("demand_supply") == 0:
        missing.append("demand_supply > 0")
    value = None if missing else _computed(name, figures, days or 1)
    return Measure(
        name=name,
        value=value,
        formula=formula,
        columns=tuple(columns[role] for role in roles if role in columns),
        missing=tuple(missing),
        note=_stars(value) if name == "需求供给比" and value is not None else note,
    )


def _computed(name: str, figures: Mapping[str, float], days: int) -> float:
    if name == "需求供给比":
        return figures["demand_supply"]
    deals = figures["popularity"] * figures["conversion_rate"]
    if name == "预估成交":
        return deals
    paid = deals * figures["click_rate"] / figures["supply"]
    if name == "竞争度":
        return paid * 10_000
    return paid * (1 - figures["tmall_share"]) / days * 1000


def _stars(value: float) -> str:
    return "★" * sum(value >= bound for bound in _STARS) or "求小于供"


def _days(terms: TermList, index: int) -> int | None:
    """Return how many days the newest figures cover, None when their dates are not known."""
    dates = [sighting.date for sighting in terms[index].sightings if sighting.date]
    if not dates:
        return None
    first, _, last = max(dates).partition("/")
    try:
        begin, end = date.fromisoformat(first), date.fromisoformat(last or first)
    except ValueError:
        return None
    return abs((end - begin).days) + 1
