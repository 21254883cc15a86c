"""Typed cells into XlsxWriter: nothing is live, ids stay text, formats and errors come back."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from math import isfinite
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO
from xml.sax.saxutils import escape

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import CellErrorTuple, Worksheet

from titleopt.tables.aside import target_stream, type_of_inputs, type_of_target
from titleopt.tables.cells import CellError, type_of_cell
from titleopt.tables.fault import fault
from titleopt.tables.guard import is_live
from titleopt.tables.number_formats import BUILTIN

# What Chinese editions of Excel use themselves; others take their own font for Han characters.
FONT = "等线"
FONT_SIZE = 11
OPTIONS: dict[str, Any] = {
    "default_format_properties": {"font_name": FONT, "font_size": FONT_SIZE},
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
EXCEL_ROWS = 1_048_576
EXCEL_COLUMNS = 16_384
EXCEL_TEXT = 32_767  # characters a cell can hold
EXACT_DIGITS = 10**15
LONG_NUMBER = 10**11  # from here Excel shows a plain number as 1E+11
FIRST_DAY = date(1900, 3, 1)  # before it Excel's calendar is off by one
NUMBER_OF = {code: number for number, code in reversed(BUILTIN.items()) if number < 50}  # noqa: PLR2004
DATE_FORMAT = "yyyy-mm-dd"
MOMENT_FORMAT = "yyyy-mm-dd hh:mm:ss"
TIME_FORMAT = "hh:mm:ss"
DURATION_FORMAT = "[h]:mm:ss"
CUT_MARK = "…（过长，已截断）"


def require_room(rows: int, columns: int) -> None:
    """Raise when a workbook cannot hold so many rows or columns.

    Raises:
        TableError: it cannot.

    """
    if rows > EXCEL_ROWS:
        raise fault(
            f"结果有 {rows:,} 行，xlsx 最多 {EXCEL_ROWS:,} 行",
            hint="请改写 csv（-o 文件名.csv），或把表拆开",
            en=f"{rows:,} rows do not fit into a workbook, which holds {EXCEL_ROWS:,}",
            hint_en="write csv (-o NAME.csv), or split the sheet",
        )
    if columns > EXCEL_COLUMNS:
        raise fault(
            f"结果有 {columns:,} 列，xlsx 最多 {EXCEL_COLUMNS:,} 列",
            hint="请删去用不到的列，或改写 csv（-o 文件名.csv）",
            en=f"{columns:,} columns do not fit into a workbook, which holds {EXCEL_COLUMNS:,}",
            hint_en="take columns out that are not needed, or write csv (-o NAME.csv)",
        )


class TableSheet(Worksheet):  # type: ignore[misc]
    """A worksheet that can also hold error values, and that loses no cell silently."""

    def _check_dimensions(self, row: int, col: int, *args: bool, **kwargs: bool) -> int:
        require_room(row + 1, col + 1)
        return super()._check_dimensions(row, col, *args, **kwargs)  # type: ignore[no-any-return]

    def write_error(self, row: int, column: int, error: str, style: Format | None = None) -> int:
        """Write an error value, such as #N/A, that is no formula."""
        if self._check_dimensions(row, column):
            return -1
        if self.constant_memory and row > self.previous_row:
            self._write_single_row(row)
        self.table[row][column] = CellErrorTuple(error, style, None)
        return 0

    def _write_cell(self, row: int, col: int, cell: Any) -> None:
        if not isinstance(cell, CellErrorTuple) or cell.value is not None:
            super()._write_cell(row, col, cell)
            return
        # XlsxWriter keeps this kind for pictures in cells and adds an attribute for them.
        place = xlsxwriter.utility.xl_rowcol_to_cell_fast(row, col)
        attributes = [("r", place)]
        if cell.format:
            attributes.append(("s", cell.format._get_xf_index()))  # noqa: SLF001
        attributes.append(("t", "e"))
        self._xml_start_tag("c", attributes)
        self._write_cell_value(cell.error)
        self._xml_end_tag("c")


@contextmanager
def workbook_writer(
    target: type_of_target, *, inputs: type_of_inputs = (), constant_memory: bool = True
) -> Iterator[Workbook]:
    """Give a workbook in which no text becomes a formula, link or number by itself.

    It is written to ``target`` when the block ends well; on any exception nothing is left,
    neither a half file nor what waited in the temporary folder. With ``constant_memory`` the
    cells must be written row by row.
    """
    # XlsxWriter leaves its temporary files behind when it is interrupted, so they get a folder.
    with (
        target_stream(target, inputs) as stream,
        TemporaryDirectory(prefix="titleopt-", ignore_cleanup_errors=True) as folder,
    ):
        options = {**OPTIONS, "constant_memory": constant_memory, "tmpdir": folder}
        workbook = xlsxwriter.Workbook(_QuietWhenClosed(stream), options)
        try:
            yield workbook
        except BaseException:
            _give_up(workbook)
            raise
        workbook.close()


class _QuietWhenClosed:
    """A stream for a zip archive, which after a failure ends itself once more when collected."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._at = 0  # where it would be, were it still open

    def write(self, data: bytes) -> int:
        if not self._stream.closed:
            return self._stream.write(data)
        self._at += len(data)
        return len(data)

    def seek(self, offset: int, whence: int = 0) -> int:
        if not self._stream.closed:
            return self._stream.seek(offset, whence)
        self._at = offset
        return offset

    def tell(self) -> int:
        return self._at if self._stream.closed else self._stream.tell()

    def flush(self) -> None:
        if not self._stream.closed:
            self._stream.flush()


def _give_up(workbook: Workbook) -> None:
    workbook.fileclosed = True
    for sheet in workbook.worksheets():
        handle = getattr(sheet, "row_data_fh", None)
        if handle is not None:
            handle.close()


def add_sheet(workbook: Workbook, name: str) -> TableSheet:
    """Add a sheet, making its name one that Excel accepts."""
    kept = "".join("_" if char in "[]:*?/\\" else char for char in name).strip("'")[:31]
    taken = {sheet.get_name().lower() for sheet in workbook.worksheets()}
    label, number = kept or "Sheet1", 1
    while label.lower() in taken:
        number += 1
        label = f"{kept[:27]}_{number}"
    sheet: TableSheet = workbook.add_worksheet(label, worksheet_class=TableSheet)
    return sheet


class CellWriter:
    """Writes typed cells to one sheet; formats are made once each.

    ``look`` is a dictionary of XlsxWriter format properties (font, fill …) laid under the
    number format.
    """

    def __init__(self, workbook: Workbook, sheet: TableSheet) -> None:
        self.workbook = workbook
        self.sheet = sheet
        self.cut: list[tuple[int, int]] = []  # cells whose text was longer than Excel holds
        self._formats: dict[tuple[Any, ...], Format] = {}

    def style(self, number_format: str = "", look: dict[str, Any] | None = None) -> Format | None:
        """Return the format with this number format and look, None for the plain one."""
        if not number_format and not look:
            return None
        key = (number_format, *sorted(look.items())) if look else (number_format,)
        style = self._formats.get(key)
        if style is None:
            properties = dict(look or {})
            if number_format:
                properties["num_format"] = NUMBER_OF.get(number_format, number_format)
            style = self._formats[key] = self.workbook.add_format(properties)
        return style

    def text(self, row: int, column: int, text: str, style: Format | None = None) -> None:
        """Write text as text, whatever it looks like."""
        if not text:
            self.sheet.write_blank(row, column, None, style)
            return
        if not text.isascii():
            text = text.encode("utf-8", "replace").decode()  # half surrogate pairs
        if len(text) > EXCEL_TEXT:
            self.cut.append((row, column))
            text = text[: EXCEL_TEXT - len(CUT_MARK)] + CUT_MARK
        if text.startswith("<r>") and text.endswith("</r>"):
            text = f"<r><t>{escape(text)}</t></r>"  # XlsxWriter would take it for rich text
        self.sheet.write_string(row, column, text, style)

    def cell(
        self,
        row: int,
        column: int,
        value: type_of_cell,
        number_format: str = "",
        look: dict[str, Any] | None = None,
    ) -> None:
        """Write one typed cell so that it looks and counts as it did."""
        style = self.style(number_format or default_format(value), look)
        if value is None:
            if style is not None:
                self.sheet.write_blank(row, column, None, style)
        elif isinstance(value, CellError):
            self.sheet.write_error(row, column, value, style)
        elif isinstance(value, str):
            if is_live(value):
                # Also when someone edits the cell later it stays text.
                style = self.style(number_format, {**(look or {}), "quote_prefix": True})
            self.text(row, column, value, style)
        elif isinstance(value, bool):
            self.sheet.write_boolean(row, column, value, style)
        elif isinstance(value, (int, float)):
            self._number(row, column, value, style)
        else:
            self._moment(row, column, value, style)

    def _number(self, row: int, column: int, value: float, style: Format | None) -> None:
        if not isfinite(value) or (isinstance(value, int) and abs(value) >= EXACT_DIGITS):
            self.text(row, column, str(value), style)
        else:
            self.sheet.write_number(row, column, value, style)

    def _moment(
        self, row: int, column: int, value: date | datetime | time | timedelta, style: Format | None
    ) -> None:
        day = value.date() if isinstance(value, datetime) else value
        if isinstance(day, date) and day < FIRST_DAY:
            self.text(row, column, str(value), style)  # a day Excel has no number for
        elif isinstance(value, (datetime, time)) and value.tzinfo is not None:
            self.text(row, column, str(value), style)
        else:
            self.sheet.write_datetime(row, column, value, style)


def default_format(value: type_of_cell) -> str:
    """Return the number format a value needs to be shown as what it is, "" for none.

    >>> default_format(558268449299), default_format(date(2026, 1, 2)), default_format(3)
    ('0', 'yyyy-mm-dd', '')
    """
    if isinstance(value, bool) or value is None or isinstance(value, str):
        return ""
    if isinstance(value, int):
        return "0" if abs(value) >= LONG_NUMBER else ""
    if isinstance(value, datetime):
        return MOMENT_FORMAT
    if isinstance(value, date):
        return DATE_FORMAT
    if isinstance(value, time):
        return TIME_FORMAT
    return DURATION_FORMAT if isinstance(value, timedelta) else ""
