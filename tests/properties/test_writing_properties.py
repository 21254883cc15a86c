"""What holds of every plan and every title that is written, whatever comes in."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import Levenshtein

from titleopt.model import Product
from titleopt.text.fold import fold
from titleopt.text.width import units
from titleopt.writing.compose import compose
from titleopt.writing.revise import revise
from titleopt.writing.schedule import DAY, Window, schedule
from writing_market import small_market

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


MARKET = small_market()
VALUES = {
    "材质": ("雪纺", "纯棉", "蕾丝", "真丝"),
    "风格": ("法式", "韩版", "休闲", "气质"),
    "季节": ("夏季", "春秋", "秋季"),
    "图案": ("碎花", "纯色", "条纹"),
    "版型": ("宽松", "修身", "直筒"),
    "适用性别": ("女", "男"),
}
THINGS = ("连衣裙", "T恤", "牛仔裤", "半身裙")
NOISE = ("★", "包邮", "质量保证", "新款", "第一", " ", "热卖", "2024", "气质", "女")


@st.composite
def listings(draw):
    thing = draw(st.sampled_from(THINGS))
    record = {name: draw(st.sampled_from(values)) for name, values in VALUES.items()}
    chosen = draw(st.lists(st.sampled_from(sorted(record)), max_size=6, unique=True))
    attributes = {name: record[name] for name in chosen}
    said = draw(st.lists(st.sampled_from([*attributes.values(), *NOISE]), max_size=5))
    title = "".join(draw(st.permutations([thing, *said])))
    return Product(title=title, category=thing, attributes=attributes)


@given(listings())
@settings(max_examples=60, deadline=None)
def test_every_candidate_is_true_better_and_fits(product):
    known = fold("".join([product.title, *product.attributes.values(), product.category or ""]))
    found = compose(product, market=MARKET)
    for one in found:
        assert units(one.title) <= 60
        assert not any(finding.severity == "error" for finding in one.report.findings)
        assert one.report.score >= (one.current_score or 0)
        assert one.demand >= one.current_demand
        assert 0 <= one.gap <= 1
        assert one.value <= one.bound
        assert not any(finding.code == "REP001" for finding in one.report.findings)
        assert fold("".join(word.word for word in one.sources)) == fold(one.title).replace(" ", "")
        for word in one.sources:
            assert word.source == "name" or fold(word.word) in known
    assert compose(product, market=MARKET) == found
