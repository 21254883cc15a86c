"""What holds of every plan and every title that is written, whatever comes in."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import Levenshtein

from titleopt.text.width import units
from titleopt.writing.revise import revise
from titleopt.writing.schedule import DAY, Window, schedule

WORDS = (
    "连衣裙", "雪纺", "纯棉", "夏季", "女", "收腰", "显瘦", "法式", "碎花", "长款", "气质", "2024",
    "小香风", " ", "T恤", "/", "XL",
)  # fmt: skip
ZONES = ("Asia/Shanghai", "UTC", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata")

titles = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map("".join)
zones = st.sampled_from(ZONES).map(ZoneInfo)
moments = st.datetimes(
    datetime(2025, 1, 1),  # noqa: DTZ001 - hypothesis asks for bare bounds
    datetime(2027, 12, 31),  # noqa: DTZ001
    timezones=zones,
)
clocks = st.times().map(lambda time: time.strftime("%H:%M"))


@st.composite
def timetables(draw):
    start = draw(moments)
    before = st.timedeltas(timedelta(days=-3), timedelta(days=3))
    history = [start + draw(before) for _ in range(draw(st.integers(0, 6)))]
    return start, history, (draw(clocks), draw(clocks)), draw(st.integers(1, 4))


@given(timetables(), st.integers(0, 9))
@settings(max_examples=150, deadline=None)
def test_no_24_hours_hold_too_many_edits(timetable, count):
    start, history, window, most = timetable
    hours = Window(*window, start.tzinfo)
    times = list(schedule(count, start=start, window=hours, history=history, max_per_day=most))
    assert len(times) == count
    assert all(hours.holds(at) and at >= start for at in times)
    # Arithmetic on one zone's clock ignores its changes.
    planned = [at.astimezone(UTC) for at in times]
    edits = [at.astimezone(UTC) for at in (*history, *times)]
    assert all(a < b for a, b in pairwise(planned))
    for at in planned:
        for first in (at, at - DAY + timedelta(seconds=1)):
            assert sum(first <= edit < first + DAY for edit in edits) <= most


@given(titles, titles, timetables())
@settings(max_examples=60, deadline=None)
def test_every_step_of_a_plan_is_small_and_fits(current, target, timetable):
    start, history, window, most = timetable
    plan = revise(
        current, target, history=history, start=start, max_edits_per_day=most, window=window
    )
    states = [current, *(step.title for step in plan.steps)]
    assert states[-1] == target
    assert (plan.steps == ()) == (current == target)
    for (before, after), step in zip(pairwise(states), plan.steps, strict=True):
        assert step.changed == Levenshtein.distance(before, after)
        assert step.changed <= plan.max_chars or (step.exceeds and step.reason)
        assert units(after) <= max(60, units(current), units(target))
    again = revise(
        current, target, history=history, start=start, max_edits_per_day=most, window=window
    )
    assert again == plan
