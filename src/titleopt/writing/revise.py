"""From the current title to the target one in small edits, none of which does harm."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from titleopt.checking.checker import checker_for
from titleopt.config import Settings
from titleopt.errors import ConfigError, InputError
from titleopt.model import Product
from titleopt.writing.journey import best_journey
from titleopt.writing.plan import EditPlan
from titleopt.writing.schedule import CHINA, Window, schedule

_TWO = 2


def revise(  # noqa: PLR0913 - each is what a seller decides
    current: str | Product,
    target: str,
    *,
    history: Iterable[datetime] = (),
    start: datetime | None = None,
    max_chars: int = 3,
    max_edits_per_day: int = 2,
    window: tuple[str, str] = ("00:00", "06:00"),
    settings: Settings | None = None,
) -> EditPlan:
    """Plan the change from one title to another in edits of a few characters.

    Every title on the way is made of whole words of both titles, within the platform's width,
    without an error finding the current title has not, and holds a category term that one of
    both holds. The plan has the fewest edits; among those its titles score highest.

    Args:
        current: The title now, or its product.
        target: The title to arrive at.
        history: Moments of edits made before.
        start: No edit is earlier; now when None. Moments without a zone are Chinese time.
        max_chars: Characters one edit may insert, delete or replace; a longer word that cannot
            be divided makes a step exceed it, and the step says so.
        max_edits_per_day: Edits allowed in any 24 hours.
        window: Opening and closing time, by the clock of the zone of ``start``.
        settings: Platform, rules and words to judge the titles by.

    Raises:
        ConfigError: ``max_chars`` or ``max_edits_per_day`` is below 1.
        InputError: a title is no text, or a time is none.

    >>> plan = revise("雪纺连衣裙女", "纯棉连衣裙女夏季", start=datetime(2026, 5, 1))
    >>> [(step.at.isoformat(), step.title, step.changed) for step in plan.steps]
    [('2026-05-01T00:00:00+08:00', '雪纺连衣裙女夏季', 2), \
('2026-05-01T01:00:00+08:00', '纯棉连衣裙女夏季', 2)]

    """
    if max_chars < 1 or max_edits_per_day < 1:
        raise ConfigError(
            "max_chars 和 max_edits_per_day 至少是 1",
            hint="请改大",
            en="max_chars and max_edits_per_day must be at least 1",
            hint_en="take more",
        )
    product = _product(current)
    _require_times(start, history := list(history), window)
    journey, path = best_journey(product, target, max_chars, checker_for(settings))
    begin = in_zone(start) if start is not None else datetime.now(CHINA)
    times = schedule(
        len(path.states) - 1,
        start=begin,
        window=Window(*window, begin.tzinfo or CHINA),
        history=[in_zone(moment) for moment in history],
        max_per_day=max_edits_per_day,
    )
    return EditPlan(
        current=product.title,
        target=target,
        steps=tuple(journey.steps(path, times)),
        max_chars=max_chars,
        max_edits_per_day=max_edits_per_day,
        is_shortest=path.is_shortest,
        is_best=path.is_best,
    )


def in_zone(moment: datetime) -> datetime:
    """Return a moment with a zone: Chinese time when it has none.

    >>> in_zone(datetime(2026, 5, 1)).isoformat()
    '2026-05-01T00:00:00+08:00'
    """
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=CHINA)


def _product(current: object) -> Product:
    if isinstance(current, Product):
        return current
    if not isinstance(current, str):
        raise InputError(
            f"标题应为文字或 Product，收到 {type(current).__name__}",
            hint="请传入 str 或 titleopt.Product",
            en=f"a title is a str or a Product, not {type(current).__name__}",
            hint_en="pass a str or a titleopt.Product",
        )
    return Product(title=current)


def _require_times(start: object, history: Iterable[object], window: object) -> None:
    for moment in (*history, *([] if start is None else [start])):
        if not isinstance(moment, datetime):
            raise InputError(
                f"时间应为 datetime，收到 {type(moment).__name__}：{moment}",
                hint="例如 datetime(2026, 5, 1, 0, 30)",
                en=f"a moment must be a datetime, not {type(moment).__name__}",
                hint_en="such as datetime(2026, 5, 1, 0, 30)",
            )
    if isinstance(window, str) or not isinstance(window, Sequence) or len(window) != _TWO:
        raise InputError(
            f"window 应为开始和结束两个时刻，收到 {window!r}",
            hint='例如 ("00:00", "06:00")',
            en="window must be two times, an opening and a closing one",
            hint_en='such as ("00:00", "06:00")',
        )
