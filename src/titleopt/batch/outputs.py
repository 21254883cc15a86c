"""Where scored rows go: a workbook, csv, JSON lines, a page, lines of text, or nowhere."""

import io
import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Literal, Protocol

from rich.console import Console

from titleopt.config import Settings
from titleopt.reports.duplicates_sheet import Repeated
from titleopt.reports.html import HtmlPage
from titleopt.reports.layout import Layout
from titleopt.reports.listing import Listing
from titleopt.reports.scored import Scored
from titleopt.reports.summary import TableSummary
from titleopt.reports.workbook import scored_workbook
from titleopt.tables import Row, RowProblem, Table, csv_writer, source_cells
from titleopt.tables.aside import target_stream, type_of_target
from titleopt.tables.cells import type_of_cell

Format = Literal["xlsx", "csv", "jsonl", "html", "table"]
Result = Scored | RowProblem


class Output(Protocol):
    """Takes rows in order, then the summary of all of them."""

    def write(self, row: Row, result: Result) -> None:
        """Take one row."""

    def finish(self, summary: TableSummary, repeated: Sequence[Repeated]) -> None:
        """Take what is known only after the last row."""


class _Rows:
    """An output that only wants the rows."""

    def __init__(self, write: Callable[[Row, Result], None]) -> None:
        self._write = write

    def write(self, row: Row, result: Result) -> None:
        self._write(row, result)

    def finish(self, summary: TableSummary, repeated: Sequence[Repeated]) -> None:
        """Want nothing more."""


@contextmanager
def open_output(  # noqa: PLR0913 - a row needs all of it
    target: type_of_target | None,
    *,
    form: Format,
    table: Table,
    layout: Layout,
    sample: list[Row],
    settings: Settings,
) -> Iterator[Output]:
    """Give the output of this format; without a target the rows are only counted."""
    if target is None:
        yield _Rows(lambda _row, _result: None)
    elif form == "xlsx":
        with scored_workbook(target, table, layout, sample, settings) as workbook:
            yield workbook
    elif form == "csv":
        with _csv(target, table, layout) as output:
            yield output
    elif form == "table":
        with _text(target, table) as text:
            yield Listing(Console(file=text, highlight=False), layout)
    elif form == "html":
        with _text(target, table) as text:
            yield HtmlPage(text, layout)
    else:
        with _json_lines(target, table, layout) as output:
            yield output


@contextmanager
def _csv(target: type_of_target, table: Table, layout: Layout) -> Iterator[Output]:
    """Write the rows above the header, the header, then the rows, each with its cells behind."""
    blank: tuple[type_of_cell, ...] = ("",) * len(layout.added)
    head: list[tuple[type_of_cell, ...]] = [
        (*layout.padded(row), *(layout.added if row.number == layout.header_row else blank))
        for row in layout.head_rows()
    ]
    with csv_writer(target, [str(cell or "") for cell in head[0]], inputs=[table.source]) as write:
        for cells in head[1:]:
            write(cells)

        def write_row(row: Row, result: Result) -> None:
            formats = (*row.formats, *("",) * (layout.width - len(row.formats) + len(blank)))
            write((*layout.padded(row), *_cells(result, layout)), formats if row.formats else ())

        yield _Rows(write_row)


def _cells(result: Result, layout: Layout) -> tuple[type_of_cell, ...]:
    if isinstance(result, RowProblem):
        if result.kind in {"blank", "totals"}:
            return ("", "", "", "", "")
        return ("", "", "", result.zh if layout.lang == "zh" else result.en, "")
    return (result.score, result.grade, result.units, result.told, result.fixed_title)


@contextmanager
def _text(target: type_of_target, table: Table) -> Iterator[io.TextIOWrapper]:
    """Give a text stream; a terminal behind it stays a terminal."""
    with target_stream(target, [table.source]) as stream:
        text = io.TextIOWrapper(stream, "utf-8", errors="replace", write_through=True)
        try:
            yield text
            text.flush()
        finally:
            text.detach()


@contextmanager
def _json_lines(target: type_of_target, table: Table, layout: Layout) -> Iterator[Output]:
    """Write each row as the report's JSON with its row number and original cells before it."""
    header = table.header()
    with target_stream(target, [table.source]) as stream:

        def write_row(row: Row, result: Result) -> None:
            start = _json({"row": row.number, "source": source_cells(header, row.texts)})
            if isinstance(result, RowProblem):
                reason = result.zh if layout.lang == "zh" else result.en
                rest = _json({"problem": {"kind": result.kind, "message": reason}})
            else:
                rest = result.report or "{}"
            stream.write(_bytes(f"{start[:-1]}, {rest[1:]}\n"))

        yield _Rows(write_row)


def _json(record: dict[str, object]) -> str:
    return json.dumps(record, ensure_ascii=False)


def _bytes(line: str) -> bytes:
    try:
        return line.encode()
    except UnicodeEncodeError:
        # Half a surrogate pair: JSON can escape it.
        return json.dumps(json.loads(line)).encode() + b"\n"
