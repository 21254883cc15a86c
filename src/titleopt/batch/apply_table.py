"""The approved titles of a reviewed workbook, in the layout of the original file."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from os import PathLike
from pathlib import Path
from typing import NamedTuple

from pydantic import Field

from titleopt.errors import TableError
from titleopt.model import Value
from titleopt.reports.optimise_workbook import (
    APPROVE,
    CANDIDATES,
    SOURCE_COLUMN,
    SOURCE_ROW,
    SOURCE_TITLE,
)
from titleopt.tables import Row, Table, csv_writer, products, read_table, xlsx_writer
from titleopt.tables.aside import refuse_inputs, type_of_target
from titleopt.tables.cells import type_of_cell
from titleopt.tables.source import type_of_source
from titleopt.tables.write import type_of_row_writer

_NO = frozenset(["", "0", "否", "不", "no", "n", "-"])
_YES = frozenset(["是", "采用", "√", "✓", "y", "yes", "v"])


class Refused(Value):
    """A row that was approved and yet not exported."""

    row: int = Field(ge=1, description="of the reviewed workbook")
    title: str = Field(description="the title when the candidates were written")
    reason: str


class Applied(Value):
    """What was exported."""

    approved: int = Field(ge=0, description="rows with something in the approval column")
    written: int = Field(ge=0, description="rows exported")
    refused: tuple[Refused, ...]


def apply_table(
    reviewed: type_of_source,
    target: type_of_target,
    *,
    source: type_of_source | None = None,
    back: type_of_target | None = None,
    sheet: str | int | None = None,
) -> Applied:
    """Export the approved rows of a workbook that ``optimise_table`` wrote.

    Only rows with something in the approval column are exported, with the columns of the
    original file, the title replaced. A row whose source title has changed since is refused.

    Args:
        reviewed: The workbook with approvals.
        target: File to write, .xlsx or .csv.
        source: The sheet as it is today; its titles are compared, row by row, with those the
            candidates were written for. The reviewed workbook's own title column when None.
        back: File that undoes the change: the same rows with their old titles.
        sheet: Sheet of the reviewed workbook.

    Raises:
        TableError: the workbook is none that ``optimise_table`` wrote, or the target would
            overwrite an input.

    """
    table = read_table(reviewed, sheet=sheet, title_column=SOURCE_TITLE)
    places = _Places.of(table)
    inputs = [table.source]
    for file in (target, back):
        if file is not None and isinstance(file, (str, PathLike)):
            refuse_inputs(file, inputs)
    today = None if source is None else _titles_of(source)
    header = list(table.header()[: places.width])
    refused: list[Refused] = []
    approved = written = 0
    with _writer(target, header, table) as write, _writer(back, header, table) as write_back:
        for row in table.rows():
            choice = row.text(places.approve).strip()
            if choice.lower() in _NO or not row.text(places.title).strip():
                continue
            approved += 1
            new, reason = _new_title(row, choice, places)
            reason = reason or _changed(row, places, today)
            if reason:
                old = row.text(places.title)
                refused.append(Refused(row=row.number, title=old, reason=reason))
                continue
            written += 1
            write(_cells(row, places, new), row.formats[: places.width])
            write_back(_cells(row, places, row.text(places.title)), row.formats[: places.width])
    return Applied(approved=approved, written=written, refused=tuple(refused))


class _Places(NamedTuple):
    """Where in the reviewed workbook everything stands."""

    width: int
    """Columns of the original file."""
    approve: int
    candidates: tuple[int, ...]
    title: int
    row: int
    column: int

    @classmethod
    def of(cls, table: Table) -> "_Places":
        names = list(table.header())
        wanted = [APPROVE, *CANDIDATES, SOURCE_TITLE, SOURCE_ROW, SOURCE_COLUMN]
        missing = [name for name in wanted if name not in names]
        if missing:
            raise TableError(
                f"这不是 titleopt optimise 写出的工作簿：缺少“{missing[0]}”列",
                hint="请用 optimise 的结果，并保留它加的列",
                context={"en": f"not a workbook of titleopt optimise: no column {missing[0]}"},
            )
        at = names.index
        candidates = tuple(at(name) for name in CANDIDATES)
        return cls(
            at(APPROVE), at(APPROVE), candidates, at(SOURCE_TITLE), at(SOURCE_ROW), at(SOURCE_COLUMN)
        )


def _new_title(row: Row, choice: str, places: _Places) -> tuple[str, str]:
    """Return the title that was chosen, or why there is none."""
    number = "1" if choice.lower() in _YES else choice.removesuffix(".0")
    if not number.isdigit():
        return choice, ""
    if not 1 <= int(number) <= len(places.candidates):
        return "", f"没有候选 {number}"
    title = row.text(places.candidates[int(number) - 1]).strip()
    return title, "" if title else f"候选 {number} 是空的"


def _changed(row: Row, places: _Places, today: dict[int, str] | None) -> str:
    """Return why the source title is no longer the one the candidates were written for."""
    old = row.text(places.title)
    if today is None:
        now: str | None = row.text(int(row.text(places.column)))
    else:
        now = today.get(int(row.text(places.row)))
    if now is None:
        return "源表里没有这一行了"
    return "" if now == old else f"源标题已改成“{now}”"


def _titles_of(source: type_of_source) -> dict[int, str]:
    table = read_table(source)
    index = table.title.index if table.title is not None else None
    return {row.number: row.text(index) for row, _ in products(table)}


def _cells(row: Row, places: _Places, title: str) -> list[type_of_cell]:
    cells = [*row.values[: places.width], *[None] * (places.width - len(row.values))]
    cells[int(row.text(places.column))] = title
    return cells


@contextmanager
def _writer(
    target: type_of_target | None, header: Sequence[str], table: Table
) -> Iterator[type_of_row_writer]:
    """Give what writes rows to a file by its name's ending; without a target they are dropped."""
    if target is None:
        yield lambda _values, _formats=(): None
        return
    is_csv = isinstance(target, (str, PathLike)) and Path(target).suffix.lower() == ".csv"
    open_writer = csv_writer if is_csv else xlsx_writer
    with open_writer(target, header, inputs=[table.source]) as write:
        yield write
