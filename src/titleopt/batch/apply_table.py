"""The approved titles of a reviewed workbook, in the layout of the original file."""

from collections.abc import Iterator
from contextlib import contextmanager
from os import PathLike
from typing import Literal, NamedTuple, get_args

from pydantic import Field

from titleopt.batch.formats import format_of
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

AppliedFormat = Literal["xlsx", "csv"]
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
    review = Review.read(reviewed, source=source, sheet=sheet)
    for file in (target, back):
        if file is not None and isinstance(file, (str, PathLike)):
            refuse_inputs(file, [review.table.source])
    refused: list[Refused] = []
    written = 0
    with review.writer(target) as write, review.writer(back) as write_back:
        for approval in review.approvals():
            if approval.reason:
                row, old = approval.row.number, approval.old
                refused.append(Refused(row=row, title=old, reason=approval.reason))
                continue
            written += 1
            write(review.cells(approval.row, approval.new))
            write_back(review.cells(approval.row, approval.old))
    return Applied(approved=written + len(refused), written=written, refused=tuple(refused))


class Approval(NamedTuple):
    """A row of the reviewed workbook that has something in the approval column."""

    row: Row
    old: str
    new: str
    reason: str
    """Why it cannot be used; empty when it can."""


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
                en=f"not a workbook of titleopt optimise: no column {missing[0]}",
                hint_en="take what optimise wrote, with the columns it added",
            )
        at = names.index
        candidates = tuple(at(name) for name in CANDIDATES)
        return cls(
            at(APPROVE),
            at(APPROVE),
            candidates,
            at(SOURCE_TITLE),
            at(SOURCE_ROW),
            at(SOURCE_COLUMN),
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


class Review:
    """A workbook of ``optimise_table`` with a person's approvals."""

    def __init__(self, table: Table, places: _Places, today: dict[int, str] | None) -> None:
        self.table = table
        self._places = places
        self._today = today

    @classmethod
    def read(
        cls,
        reviewed: type_of_source,
        *,
        source: type_of_source | None = None,
        sheet: str | int | None = None,
    ) -> "Review":
        """Read the workbook and, when given, the sheet as it is today.

        Raises:
            TableError: it is no workbook of ``optimise_table``.

        """
        table = read_table(reviewed, sheet=sheet)
        return cls(table, _Places.of(table), None if source is None else _titles_of(source))

    def approvals(self) -> Iterator[Approval]:
        """Yield the approved rows in the order of the sheet."""
        places = self._places
        for row in self.table.rows():
            choice, old = row.text(places.approve).strip(), row.text(places.title)
            if choice.lower() not in _NO and old.strip():
                new, reason = _new_title(row, choice, places)
                yield Approval(row, old, new, reason or _changed(row, places, self._today))

    def cells(self, row: Row, title: str) -> list[type_of_cell]:
        """Return a row's original cells with another title."""
        width = self._places.width
        cells = [*row.values[:width], *[None] * (width - len(row.values))]
        cells[int(row.text(self._places.column))] = title
        return cells

    def listing(self, row: Row) -> str:
        """Return the id of a row's listing; its row number when it has none."""
        column = self.table.column("id")
        known = column.index if column is not None and column.index < self._places.width else None
        return row.text(known).strip() or f"第 {row.text(self._places.row)} 行"

    @contextmanager
    def writer(self, target: type_of_target | None) -> Iterator[type_of_row_writer]:
        """Give what writes rows of the original layout; without a target they are dropped."""
        if target is None:
            yield lambda _values, _formats=(): None
            return
        header = self.table.header()[: self._places.width]
        form = format_of(target, None, get_args(AppliedFormat), "xlsx")
        open_writer = csv_writer if form == "csv" else xlsx_writer
        with open_writer(target, header, inputs=[self.table.source]) as write:
            yield write
