"""Before and after: did the new titles change anything, or is it chance and season?

Each rate (clicks of impressions, orders of visitors) is compared on the logit scale, listing by
listing: the change of the listings whose title was changed, minus the change of the untouched
ones (difference in differences), so that what the whole shop or season did is taken out. Days
of one listing are not alike, so the variance of a binomial is multiplied by how much the days
really differ (overdispersion, never below 1). Half a success and half a failure are added, so
that zero is a number too.
"""

from collections.abc import Iterable, Mapping, Sequence
from math import exp, log, sqrt
from typing import NamedTuple

from pydantic import Field
from scipy.stats import norm, t

from titleopt.config import Lang
from titleopt.errors import InputError
from titleopt.model import Value
from titleopt.writing.changes_told import Measure, change_told, drift_told

_OF: dict[Measure, tuple[str, str]] = {
    "click-rate": ("clicks", "impressions"),
    "conversion": ("orders", "visitors"),
}
_HALF = 0.5


class Day(NamedTuple):
    """The figures of one listing on one day; None where the export has none."""

    listing: str
    impressions: float | None = None
    clicks: float | None = None
    visitors: float | None = None
    orders: float | None = None


class Change(Value):
    """How one rate of one listing, or of all changed ones together, changed."""

    listing: str | None = Field(description="None for all changed listings together")
    measure: Measure
    before: float = Field(ge=0, description="rate before")
    after: float = Field(ge=0, description="rate after")
    ratio: float = Field(gt=0, description="odds after ÷ odds before, drift taken out")
    low: float = Field(ge=0, description="lower end of the interval of the ratio")
    high: float = Field(ge=0, description="upper end")
    is_certain: bool = Field(description="whether the interval leaves out no change at all")
    sentence: str


class Comparison(Value):
    """All changes, and what was taken out of them."""

    changes: tuple[Change, ...]
    untouched: int = Field(ge=0, description="listings that tell the drift")
    confidence: float
    notes: tuple[str, ...] = ()


class _Rate(NamedTuple):
    """Log odds of one listing in one period, with its variance before overdispersion."""

    successes: float
    trials: float

    @property
    def logit(self) -> float:
        return log((self.successes + _HALF) / (self.trials - self.successes + _HALF))

    @property
    def variance(self) -> float:
        return 1 / (self.successes + _HALF) + 1 / (self.trials - self.successes + _HALF)

    @property
    def share(self) -> float:
        return self.successes / self.trials if self.trials else 0.0


class _Difference(NamedTuple):
    listing: str
    before: _Rate
    after: _Rate

    @property
    def change(self) -> float:
        return self.after.logit - self.before.logit

    @property
    def variance(self) -> float:
        return self.after.variance + self.before.variance


def compare(
    before: Iterable[Day],
    after: Iterable[Day],
    *,
    changed: Iterable[str] | None = None,
    confidence: float = 0.95,
    lang: Lang = "zh",
) -> Comparison:
    """Say whether click rate and conversion changed with the titles.

    Args:
        before: Daily figures before the change.
        after: Daily figures after it.
        changed: Listings whose title was changed; all others tell the drift of shop and season.
            All when None, and then no drift is taken out.
        confidence: Of the intervals, between 0.5 and 1.
        lang: Language of the sentences.

    Raises:
        InputError: no listing has figures in both periods.

    >>> days = [Day("a", 1000, 50), Day("b", 1000, 50)]
    >>> later = [Day("a", 1000, 90), Day("b", 1000, 52)]
    >>> found = compare(days, later, changed=["a"])
    >>> found.changes[0].is_certain, found.untouched
    (True, 1)
    """
    if not 0.5 <= confidence < 1:  # noqa: PLR2004 - below one half an interval says nothing
        raise InputError(
            "confidence 应在 0.5 与 1 之间",
            hint="常用 0.95",
            en="confidence must lie between 0.5 and 1",
            hint_en="0.95 is usual",
        )
    earlier, later = list(before), list(after)
    marked = None if changed is None else frozenset(changed)
    changes: list[Change] = []
    untouched = 0
    for measure in _OF:
        found = _differences(measure, earlier, later)
        touched = [d for d in found if marked is None or d.listing in marked]
        others = [d for d in found if marked is not None and d.listing not in marked]
        if touched:
            untouched = max(untouched, len(others))
            spread = _overdispersion(measure, [*earlier], [*later])
            changes += _changes(measure, touched, others, spread, confidence, lang)
    if not changes:
        raise InputError(
            "前后两份数据里没有同一个商品的展现和点击（或访客和订单）",
            hint="请检查商品 ID 列，以及两份表是否同一家店",
            en="no listing has impressions and clicks, or visitors and orders, in both sheets",
            hint_en="check the column of ids, and that both are of one shop",
        )
    return Comparison(
        changes=tuple(changes),
        untouched=untouched,
        confidence=confidence,
        notes=(drift_told(untouched, lang),),
    )


def _differences(
    measure: Measure, before: Sequence[Day], after: Sequence[Day]
) -> list[_Difference]:
    first, second = _totals(measure, before), _totals(measure, after)
    return [_Difference(one, first[one], second[one]) for one in sorted(first) if one in second]


def _totals(measure: Measure, days: Sequence[Day]) -> dict[str, _Rate]:
    totals: dict[str, _Rate] = {}
    for day in days:
        rate = _rate(measure, day)
        if rate is not None:
            known = totals.get(day.listing, _Rate(0, 0))
            totals[day.listing] = _Rate(
                known.successes + rate.successes, known.trials + rate.trials
            )
    return totals


def _rate(measure: Measure, day: Day) -> _Rate | None:
    """Return the rate of one day; more successes than trials count as all of them."""
    of, among = _OF[measure]
    successes, trials = getattr(day, of), getattr(day, among)
    if successes is None or not trials or trials <= 0:
        return None
    return _Rate(min(max(successes, 0.0), trials), trials)


def _overdispersion(measure: Measure, *periods: Sequence[Day]) -> float:
    """Return how much more days of one listing differ than chance makes them (Pearson χ² ÷ df)."""
    square, freedom = 0.0, 0
    for days in periods:
        totals = _totals(measure, days)
        counts: dict[str, int] = {}
        for day in days:
            rate = _rate(measure, day)
            mean = totals[day.listing].share if rate is not None else 0.0
            if rate is not None and 0 < mean < 1:
                expected = rate.trials * mean
                square += (rate.successes - expected) ** 2 / (expected * (1 - mean))
                counts[day.listing] = counts.get(day.listing, 0) + 1
        freedom += sum(count - 1 for count in counts.values())
    return max(1.0, square / freedom) if freedom else 1.0


def _changes(  # noqa: PLR0913, PLR0917 - what one measure is told by
    measure: Measure,
    touched: Sequence[_Difference],
    others: Sequence[_Difference],
    spread: float,
    confidence: float,
    lang: Lang,
) -> Iterable[Change]:
    drift, drift_variance = _mean(others, spread) if others else (0.0, 0.0)
    # Listings drift apart by themselves; what untouched ones show of it widens every interval.
    between = _between(others, drift, spread)
    quantile = _quantile(confidence, len(others))
    if len(touched) > 1:
        change, variance = _mean(touched, spread, between)
        both = _Difference("", _sum(d.before for d in touched), _sum(d.after for d in touched))
        error = quantile * sqrt(variance + drift_variance)
        yield _change(None, measure, both, change - drift, error, lang)
    for one in touched:
        error = quantile * sqrt(one.variance * spread + between + drift_variance)
        yield _change(one.listing, measure, one, one.change - drift, error, lang)


def _quantile(confidence: float, untouched: int) -> float:
    """Return how many standard errors an interval spans; few untouched listings widen it."""
    tail = 1 - (1 - confidence) / 2
    return float(t.ppf(tail, untouched - 1) if untouched > 2 else norm.ppf(tail))  # noqa: PLR2004


def _mean(
    differences: Sequence[_Difference], spread: float, between: float = 0.0
) -> tuple[float, float]:
    weights = [1 / (one.variance * spread + between) for one in differences]
    total = sum(weights)
    pairs = zip(weights, differences, strict=True)
    return sum(weight * one.change for weight, one in pairs) / total, 1 / total


def _between(others: Sequence[_Difference], drift: float, spread: float) -> float:
    """Return the variance between untouched listings beyond chance (DerSimonian and Laird)."""
    weights = [1 / (one.variance * spread) for one in others]
    total = sum(weights)
    if len(others) < 2:  # noqa: PLR2004 - one listing has nobody to differ from
        return 0.0
    square = sum(w * (one.change - drift) ** 2 for w, one in zip(weights, others, strict=True))
    scale = total - sum(w * w for w in weights) / total
    return max(0.0, (square - (len(others) - 1)) / scale)


def _sum(rates: Iterable[_Rate]) -> _Rate:
    every = list(rates)
    return _Rate(sum(one.successes for one in every), sum(one.trials for one in every))


def _change(  # noqa: PLR0913, PLR0917 - what one change is told by
    listing: str | None,
    measure: Measure,
    one: _Difference,
    change: float,
    error: float,
    lang: Lang,
) -> Change:
    figures = {
        "before": one.before.share,
        "after": one.after.share,
        "ratio": exp(change),
        "low": exp(change - error),
        "high": exp(change + error),
    }
    return Change(
        listing=listing,
        measure=measure,
        is_certain=figures["low"] > 1 or figures["high"] < 1,
        sentence=change_told(listing, measure, lang=lang, **figures),
        **figures,
    )


def by_listing(comparison: Comparison) -> Mapping[str, tuple[Change, ...]]:
    """Return the changes of each single listing."""
    found: dict[str, tuple[Change, ...]] = {}
    for change in comparison.changes:
        if change.listing is not None:
            found[change.listing] = (*found.get(change.listing, ()), change)
    return found
