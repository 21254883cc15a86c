"""When edits are made: windows, 24 hours, clocks that change."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from titleopt.errors import InputError
from titleopt.writing.schedule import CHINA, DAY, Window, schedule

NIGHT = Window("00:00", "06:00", CHINA)


def china(day: int, hour: int = 0, minute: int = 0) -> datetime:
    return datetime(2026, 5, day, hour, minute, tzinfo=CHINA)


def test_two_a_night_an_hour_apart():
    times = list(schedule(4, start=china(1), window=NIGHT))
    assert times == [china(1), china(1, 1), china(2), china(2, 1)]


def test_a_start_after_the_window_waits_for_the_night():
    assert list(schedule(1, start=china(1, 6), window=NIGHT)) == [china(2)]


def test_a_start_inside_the_window_is_at_once():
    times = list(schedule(3, start=china(1, 5, 30), window=NIGHT))
    assert times == [china(1, 5, 30), china(2), china(2, 5, 30)]


def test_edits_made_before_count():
    history = [china(1, 20), china(1, 22)]
    assert list(schedule(2, start=china(2), window=NIGHT, history=history)) == [
        china(3),
        china(3, 1),
    ]


def test_edits_planned_otherwise_count_too():
    history = [china(2, 1), china(2, 2)]
    assert list(schedule(1, start=china(1, 3), window=NIGHT, history=history)) == [china(3, 1)]


def test_a_window_over_midnight():
    window = Window("22:00", "02:00", CHINA)
    assert window.holds(china(1, 23))
    assert window.holds(china(1, 1, 59))
    assert not window.holds(china(1, 2))
    assert window.opens(china(1, 12)) == china(1, 22)
    assert window.length == timedelta(hours=4)


def test_equal_times_are_the_whole_day():
    window = Window("00:00", "00:00", CHINA)
    assert window.holds(china(1, 13))
    assert window.length == DAY


def test_no_time_is_an_error():
    with pytest.raises(InputError, match="25:00"):
        Window("25:00", "06:00", CHINA)


@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe"])
@pytest.mark.parametrize("month", [3, 4, 10, 11])
def test_clock_changes_break_neither_window_nor_limit(zone, month):
    window = Window("02:00", "03:30", ZoneInfo(zone))
    start = datetime(2026, month, 1, tzinfo=UTC)
    times = list(schedule(60, start=start, window=window))
    assert all(window.holds(at) for at in times)
    moments = [at.astimezone(UTC) for at in times]
    assert all(later - earlier >= DAY for earlier, later in zip(moments, moments[2:], strict=False))
    assert all(earlier < later for earlier, later in pairwise(moments))
