"""Edit plans for every approved row of a sheet."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from os import PathLike
from typing import Literal, get_args

from pydantic import Field

from titleopt.batch.apply_table import Review
from titleopt.batch.formats import format_of
from titleopt.config import Lang, Settings
from titleopt.model import Product, Value
from titleopt.tables import csv_writer, read_table, xlsx_writer
from titleopt.tables.aside import target_stream, type_of_target
from titleopt.tables.cells import type_of_cell
from titleopt.tables.source import type_of_source
from titleopt.tables.write import type_of_row_writer
from titleopt.writing.calendar import calendar
from titleopt.writing.ledger import Ledger
from titleopt.writing.plan import EditPlan
from titleopt.writing.revise import in_zone, revise

HEADERS: dict[Lang, tuple[str, ...]] = {
    "zh": ("商品", "步骤", "时间", "新标题", "改动字符", "得分", "说明"),
    "en": ("Listing", "Step", "Time", "New title", "Characters changed", "Score", "Note"),
}
PlanFormat = Literal["xlsx", "csv", "ics"]


class Planned(Value):
    """Plans of a sheet, by listing."""

    plans: dict[str, EditPlan]
    refused: dict[str, str] = Field(description="listing → why it has no plan")


def plan_table(  # noqa: PLR0913 - keywords of one question
    reviewed: type_of_source,
    *,
    source: type_of_source | None = None,
    history: type_of_source | None = None,
    ledger: str | PathLike[str] | None = None,
    start: datetime | None = None,
    max_chars: int = 3,
    max_edits_per_day: int = 2,
    window: tuple[str, str] = ("00:00", "06:00"),
    settings: Settings | None = None,
) -> Planned:
    """Plan the edits of all approved rows of a workbook that ``optimise_table`` wrote.

    The limit of edits counts for each listing by itself.

    Args:
        reviewed: The workbook with approvals.
        source: The sheet as it is today, see ``apply_table``.
        history: A sheet of edits made before: a column of ids and one of moments.
        ledger: Plan file; its edits count as history, and the plans are kept in it.
        start: See ``revise``.
        max_chars: See ``revise``.
        max_edits_per_day: See ``revise``.
        window: See ``revise``.
        settings: See ``revise``.

    Raises:
        TableError: a file cannot be used.
        InputError: a time, or the plan file, cannot be used.

    """
    review = Review.read(reviewed, source=source)
    before = {} if history is None else read_history(history)
    plans: dict[str, EditPlan] = {}
    refused: dict[str, str] = {}
    with _opened(ledger) as kept:
        for approval in review.approvals():
            listing = review.listing(approval.row)
            if approval.reason:
                refused[listing] = approval.reason
                continue
            edits = [*before.get(listing, ()), *(kept.history(listing) if kept else ())]
            plans[listing] = revise(
                Product(title=approval.old),
                approval.new,
                history=edits,
                start=start,
                max_chars=max_chars,
                max_edits_per_day=max_edits_per_day,
                window=window,
                settings=settings,
            )
        if kept:
            kept.save(plans)
    return Planned(plans=plans, refused=refused)


@contextmanager
def _opened(path: str | PathLike[str] | None) -> Iterator[Ledger | None]:
    if path is None:
        yield None
        return
    with Ledger(path) as ledger:
        yield ledger


def read_history(source: type_of_source) -> dict[str, list[datetime]]:
    r"""Return the moments of edits by listing: every cell of a row that is a moment counts.

    >>> read_history("商品ID,编辑时间\n1001,2026-05-01 00:30\n".encode())["1001"][0].isoformat()
    '2026-05-01T00:30:00+08:00'
    """
    table = read_table(source, title_column=1)
    column = table.column("id")
    index = column.index if column is not None else 0
    found: dict[str, list[datetime]] = {}
    for row in table.rows():
        for value, text in zip(row.values, row.texts, strict=True):
            moment = _moment(value, text)
            if moment is not None:
                found.setdefault(row.text(index).strip(), []).append(moment)
    return found


def _moment(value: type_of_cell, text: str) -> datetime | None:
    if isinstance(value, datetime):
        return in_zone(value)
    if ":" not in text:
        return None
    try:
        return in_zone(datetime.fromisoformat(text.strip().replace("/", "-")))
    except ValueError:
        return None


def write_plans(plans: dict[str, EditPlan], target: type_of_target, lang: Lang = "zh") -> None:
    """Write the steps of plans: .ics as a calendar, .csv or .xlsx as rows.

    Raises:
        InputError: The target's name ends otherwise.
        TableError: It cannot be written.

    """
    form = format_of(target, None, get_args(PlanFormat), "xlsx")
    if form == "ics":
        with target_stream(target) as stream:
            stream.write(calendar(plans, lang=lang))
        return
    open_writer = csv_writer if form == "csv" else xlsx_writer
    with open_writer(target, HEADERS[lang]) as write:
        _write_steps(plans, write)


def _write_steps(plans: dict[str, EditPlan], write: type_of_row_writer) -> None:
    for listing, number, plan in _numbered(plans):
        step = plan.steps[number - 1]
        at = step.at.replace(tzinfo=None)
        note = step.reason
        write((listing, number, at, step.title, step.changed, step.score, note))


def _numbered(plans: dict[str, EditPlan]) -> Iterable[tuple[str, int, EditPlan]]:
    for listing, plan in plans.items():
        for number in range(1, len(plan.steps) + 1):
            yield listing, number, plan
