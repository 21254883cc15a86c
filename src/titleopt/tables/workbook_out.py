"""Typed cells into XlsxWriter: nothing is live, ids stay text, formats and errors come back."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from math import isfinite
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO
from xml.sax.saxutils import escape

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook

from titleopt.tables.aside import target_stream, type_of_inputs, type_of_target
from titleopt.tables.cells import CellError, type_of_cell
from titleopt.tables.guard import is_live
from titleopt.tables.number_formats import BUILTIN
from titleopt.tables.table_sheet import TableSheet

# What Chinese editions of Excel use themselves; others take their own font for Han characters.
FONT = "等线"
FONT_SIZE = 11
OPTIONS: dict[str, Any] = {
    "default_format_properties": {"font_name": FONT, "font_size": FONT_SIZE},
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
EXCEL_TEXT = 32_767  # characters a cell can hold
EXACT_DIGITS = 10**15
LONG_NUMBER = 10**11  # from here Excel shows a plain number as 1E+11
FIRST_DAY = date(1900, 3, 1)  # before it Excel's calendar is off by one
NUMBER_OF = {code: number for number, code in reversed(BUILTIN.items()) if number < 50}  # noqa: PLR2004
WRITTEN = datetime(2000, 1, 1, tzinfo=UTC)  # the same rows give the same bytes on any day
DATE_FORMAT = "yyyy-mm-dd"
MOMENT_FORMAT = "yyyy-mm-dd hh:mm:ss"
TIME_FORMAT = "hh:mm:ss"
DURATION_FORMAT = "[h]:mm:ss"
CUT_MARK = "…（过长，已截断）"


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
        workbook.set_properties({"created": WRITTEN})
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


Look = dict[str, Any]
"""XlsxWriter's format properties (font, fill …), laid under a number format."""


class Styles(dict[str, Format | None]):
    """The formats of one look by number format, made once each; None for the plain one."""

    def __init__(self, workbook: Workbook, look: Look) -> None:
        super().__init__()
        self.workbook = workbook
        self.look = look

    def __missing__(self, number_format: str) -> Format | None:
        properties = dict(self.look)
        if number_format:
            properties["num_format"] = NUMBER_OF.get(number_format, number_format)
        style = self[number_format] = self.workbook.add_format(properties) if properties else None
        return style

    @cached_property
    def quoted(self) -> "Styles":
        """The same for text that stays text also when someone edits its cell later."""
        return Styles(self.workbook, {**self.look, "quote_prefix": True})


class CellWriter:
    """Writes typed cells to one sheet; whoever writes many in one look keeps its ``styles``."""

    def __init__(self, workbook: Workbook, sheet: TableSheet) -> None:
        self.workbook = workbook
        self.sheet = sheet
        self.cut: list[tuple[int, int]] = []  # cells whose text was longer than Excel holds
        self._styles: dict[tuple[Any, ...], Styles] = {}

    def styles(self, look: Look | None = None) -> Styles:
        """Return the formats of a look."""
        key = tuple(sorted(look.items())) if look else ()
        if key not in self._styles:
            self._styles[key] = Styles(self.workbook, look or {})
        return self._styles[key]

    def style(self, number_format: str = "", look: Look | None = None) -> Format | None:
        """Return the format with this number format and look, None for the plain one."""
        return self.styles(look)[number_format]

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
        look: Look | Styles | None = None,
    ) -> None:
        """Write one typed cell so that it looks and counts as it did."""
        styles = look if isinstance(look, Styles) else self.styles(look)
        style = styles[number_format or default_format(value)]
        if value is None:
            if style is not None:
                self.sheet.write_blank(row, column, None, style)
        elif isinstance(value, CellError):
            self.sheet.write_error(row, column, value, style)
        elif isinstance(value, str):
            if is_live(value):
                style = styles.quoted[number_format]
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
