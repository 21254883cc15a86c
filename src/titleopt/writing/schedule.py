"""When to make each edit: in the window of each night, and never too many in any 24 hours."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo

from titleopt.errors import InputError

DAY = timedelta(hours=24)
CHINA = ZoneInfo("Asia/Shanghai")
_APART = timedelta(hours=1)
_MINUTE = timedelta(minutes=1)


class Window:
    """The hours of every day in which titles are edited, by the wall clock of one zone.

    Args:
        start: When it opens, HH:MM.
        end: When it closes; earlier than ``start`` when it goes on past midnight. Equal times
            mean the whole day.
        zone: The zone of the clock.

    Raises:
        InputError: a time is none.

    >>> window = Window("00:00", "06:00", CHINA)
    >>> window.opens(datetime(2026, 5, 1, 12, 0, tzinfo=CHINA)).isoformat()
    '2026-05-02T00:00:00+08:00'
    """

    def __init__(self, start: str, end: str, zone: tzinfo) -> None:
        self.start = _time(start)
        self.end = _time(end)
        self.zone = zone

    def holds(self, moment: datetime) -> bool:
        """Whether a moment lies in the window; its end does not."""
        clock = moment.astimezone(self.zone).time()
        if self.start < self.end:
            return self.start <= clock < self.end
        return self.start == self.end or clock >= self.start or clock < self.end

    def opens(self, moment: datetime) -> datetime:
        """Return the first moment of the window that is not before ``moment``."""
        local = moment.astimezone(self.zone)
        if self.holds(moment):
            return local
        for days in range(3):
            opening = datetime.combine(local.date() + timedelta(days), self.start, self.zone)
            # A wall time that a clock change leaves out becomes the one after it.
            opening = opening.astimezone(UTC)
            if opening >= moment.astimezone(UTC) and self.holds(opening):
                return opening.astimezone(self.zone)
        # The change of the clock swallowed the opening: look on minute by minute.
        later = local.astimezone(UTC)
        while not self.holds(later):
            later += _MINUTE
        return later.astimezone(self.zone)

    @property
    def length(self) -> timedelta:
        """How long it is open, by the clock."""
        day = datetime(2000, 1, 1, tzinfo=UTC)
        opening, closing = (datetime.combine(day, t, UTC) for t in (self.start, self.end))
        return closing - opening if closing > opening else closing - opening + DAY


def _time(text: str) -> time:
    try:
        return time.fromisoformat(text)
    except ValueError as error:
        raise InputError(
            f"“{text}”不是时间",
            hint="请写成 00:00 这样的时刻",
            en=f"'{text}' is no time",
            hint_en="write it as 00:00",
        ) from error


def schedule(
    count: int,
    *,
    start: datetime,
    window: Window,
    history: Iterable[datetime] = (),
    max_per_day: int = 2,
) -> Iterator[datetime]:
    """Yield the earliest moments for ``count`` edits.

    In any span of 24 hours (its end not counted) lie at most ``max_per_day`` edits, those of
    ``history`` counted too; the edits of one night are up to an hour apart.

    Args:
        count: How many edits.
        start: No edit is earlier; with a time zone.
        window: Hours of the day to edit in.
        history: Edits made before, or planned otherwise; with time zones.
        max_per_day: At least 1.

    """
    edits = sorted(moment.astimezone(UTC) for moment in history)
    apart = min(_APART, window.length / max_per_day)
    at = start
    for _ in range(count):
        at = _earliest(window.opens(at), window, edits, max_per_day)
        edits = sorted([*edits, at.astimezone(UTC)])
        yield at
        at = (at.astimezone(UTC) + apart).astimezone(window.zone)


def _earliest(at: datetime, window: Window, edits: list[datetime], most: int) -> datetime:
    """Return the first moment in the window that leaves no 24 hours with too many edits."""
    while not may_edit(at, edits, most):
        later = min(edit + DAY for edit in edits if edit + DAY > at)
        at = window.opens(later.astimezone(window.zone))
    return at


def may_edit(at: datetime, edits: Iterable[datetime], most: int) -> bool:
    """Whether one more edit leaves at most ``most`` in any 24 hours.

    >>> noon = datetime(2026, 1, 1, 12, tzinfo=UTC)
    >>> may_edit(noon + DAY, [noon, noon], 2), may_edit(noon + DAY / 2, [noon, noon], 2)
    (True, False)
    """
    moment = at.astimezone(UTC)
    near = sorted([*(edit for edit in edits if abs(edit - moment) < DAY), moment])
    return all(later - earlier >= DAY for earlier, later in zip(near, near[most:], strict=False))
