"""Edit plans in a calendar."""

from datetime import UTC, datetime

from icalendar import Calendar

from titleopt.writing.calendar import calendar
from titleopt.writing.revise import revise

START = datetime(2026, 5, 1, tzinfo=UTC)
PLAN = revise("雪纺连衣裙女", "纯棉连衣裙女夏季长款", start=START)


def test_every_step_is_an_event_at_its_moment():
    file = Calendar.from_ical(calendar({"1001": PLAN}))
    events = list(file.walk("VEVENT"))
    assert [event.decoded("dtstart") for event in events] == [
        step.at.astimezone(UTC) for step in PLAN.steps
    ]
    assert all(
        step.title in event["description"] for step, event in zip(PLAN.steps, events, strict=True)
    )
    assert len({event["uid"] for event in events}) == len(events)


def test_the_same_plan_is_the_same_file():
    assert calendar({"1": PLAN}, made_at=START) == calendar({"1": PLAN}, made_at=START)


def test_events_are_named_in_the_language_asked_for():
    file = Calendar.from_ical(calendar({"1001": PLAN}, lang="en"))
    first = next(iter(file.walk("VEVENT")))
    assert first["summary"] == f"Edit title 1/{len(PLAN.steps)}: 1001"
    assert "characters changed" in first["description"]
