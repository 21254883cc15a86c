"""Edit plans as a calendar file, so that a phone reminds of every step."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from hashlib import sha256

from icalendar import Alarm, Calendar, Event

from titleopt.config import Lang
from titleopt.writing.plan import EditPlan

_LASTS = timedelta(minutes=10)
_WORDS: dict[Lang, tuple[str, str]] = {
    "zh": ("改标题 {}/{}：{}", "改动 {} 个字符"),
    "en": ("Edit title {}/{}: {}", "{} characters changed"),
}


def calendar(
    plans: Mapping[str, EditPlan], *, made_at: datetime | None = None, lang: Lang = "zh"
) -> bytes:
    """Return the steps of plans as an iCalendar file (.ics).

    Moments are written in UTC, which every calendar shows by its own clock; a step has the same
    identity in every export, so that importing again changes it instead of doubling it.

    Args:
        plans: Plans by listing.
        made_at: The moment of the export, for a file that is the same every time; now if None.
        lang: Language of what each step is called.

    >>> plan = EditPlan(current="T恤", target="T恤", steps=(), max_chars=3, max_edits_per_day=2,
    ...                 is_shortest=True, is_best=True)
    >>> calendar({"1001": plan}).splitlines()[0]
    b'BEGIN:VCALENDAR'
    """
    file = Calendar()
    file.add("prodid", f"-//titleopt//edit plan//{lang.upper()}")
    file.add("version", "2.0")
    stamp = (made_at or datetime.now(UTC)).astimezone(UTC)
    for listing, plan in plans.items():
        for number in range(1, len(plan.steps) + 1):
            file.add_component(_event(listing, plan, number, stamp, lang))
    data: bytes = file.to_ical()
    return data


def _event(listing: str, plan: EditPlan, number: int, stamp: datetime, lang: Lang) -> Event:
    event, step = Event(), plan.steps[number - 1]
    identity = sha256(f"{listing}\0{plan.current}\0{plan.target}\0{number}".encode()).hexdigest()
    event.add("uid", f"{identity[:32]}@titleopt")
    event.add("dtstamp", stamp)
    event.add("dtstart", step.at.astimezone(UTC))
    event.add("duration", _LASTS)
    title, changed = _WORDS[lang]
    event.add("summary", title.format(number, len(plan.steps), listing))
    told = filter(None, [step.title, changed.format(step.changed), step.reason])
    event.add("description", "\n".join(told))
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", step.title)
    alarm.add("trigger", timedelta())
    event.add_component(alarm)
    return event
