"""Rows out: csv for Excel, JSON lines, and plain xlsx; all of them stream.

::

    with csv_writer("out.csv", header, inputs=[table.source]) as write:
        for row in table.rows():
            write(row.values)
"""

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from titleopt.tables.aside import target_stream, type_of_inputs, type_of_target
from titleopt.tables.cells import cell_text, letters, type_of_cell
from titleopt.tables.guard import guarded
from titleopt.tables.workbook_out import CellWriter, add_sheet, workbook_writer

type_of_row_writer = Callable[..., None]


@contextmanager
def csv_writer(
    target: type_of_target, header: Sequence[str], *, inputs: type_of_inputs = ()
) -> Iterator[type_of_row_writer]:
    """Give a function that writes one row: ``write(values, formats=())``.

    UTF-8 with byte order mark and CRLF, as Excel on Windows expects; ids stay text, formulas
    are made harmless by an apostrophe (``unguarded`` takes it away again).
    """
    with target_stream(target, inputs) as binary:
        text = io.TextIOWrapper(binary, "utf-8", errors="replace", newline="", write_through=False)
        text.write("\ufeff")
        writer = csv.writer(text, lineterminator="\r\n")
        writer.writerow([guarded(name) for name in header])

        def write(values: Sequence[type_of_cell], formats: Sequence[str] = ()) -> None:
            texts = map(cell_text, values, formats) if formats else map(cell_text, values)
            writer.writerow(
                [
                    guarded(text) if isinstance(value, str) else text
                    for value, text in zip(values, texts, strict=True)
                ]
            )

        try:
            yield write
            text.flush()
        finally:
            text.detach()


@contextmanager
def jsonl_writer(
    target: type_of_target, *, inputs: type_of_inputs = ()
) -> Iterator[Callable[[Mapping[str, Any]], None]]:
    """Give a function that writes one object as one line of JSON, Chinese unescaped."""
    with target_stream(target, inputs) as binary:

        def write(record: Mapping[str, Any]) -> None:
            line = json.dumps(record, ensure_ascii=False, default=cell_text)
            try:
                data = line.encode()
            except UnicodeEncodeError:  # half a surrogate pair: JSON can escape it
                data = json.dumps(record, default=cell_text).encode()
            binary.write(data + b"\n")

        yield write


@contextmanager
def xlsx_writer(
    target: type_of_target,
    header: Sequence[str],
    *,
    sheet: str = "Sheet1",
    inputs: type_of_inputs = (),
) -> Iterator[type_of_row_writer]:
    """Give a function that writes one row of typed cells: ``write(values, formats=())``."""
    with workbook_writer(target, inputs=inputs) as workbook:
        cells = CellWriter(workbook, add_sheet(workbook, sheet))
        bold = cells.style("@", {"bold": True})
        for column, name in enumerate(header):
            cells.text(0, column, name, bold)
        cells.sheet.freeze_panes(1, 0)
        count = 0

        def write(values: Sequence[type_of_cell], formats: Sequence[str] = ()) -> None:
            nonlocal count
            count += 1
            for column, value in enumerate(values):
                cells.cell(count, column, value, formats[column] if column < len(formats) else "")

        yield write


def source_cells(header: Sequence[str], texts: Sequence[str]) -> dict[str, str]:
    """Return the original cells by header, as text, for a line of JSON.

    Headers that are the same get a number behind them: nothing is lost.

    >>> source_cells(["标题", "标题"], ["a", "b", "c"])
    {'标题': 'a', '标题 (2)': 'b', 'C': 'c'}
    """
    cells: dict[str, str] = {}
    for index, text in enumerate(texts):
        name = header[index] if index < len(header) and header[index] else letters(index)
        key, number = name, 1
        while key in cells:
            number += 1
            key = f"{name} ({number})"
        cells[key] = text
    return cells
