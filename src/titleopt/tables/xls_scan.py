"""A quick look through the records of an xls: what calamine leaves out.

Only cells are looked at: their number formats ([MS-XLS] XF and Format) and error values. What
cannot be made sense of costs the formats, not the rows.
"""

import struct
from collections.abc import Iterator
from contextlib import suppress

from titleopt.tables.cells import CellError
from titleopt.tables.looks import ERROR_NAMES, Looks, Runs
from titleopt.tables.number_formats import BUILTIN
from titleopt.tables.ole import Ole
from titleopt.tables.source import Source
from titleopt.tables.zip_guard import BROKEN, broken_file

FORMULA, END, BOUND_SHEET, MANY_NUMBERS, MANY_BLANKS = 0x06, 0x0A, 0x85, 0xBD, 0xBE
STYLE, BLANK, BOOL_OR_ERROR, FORMAT = 0xE0, 0x201, 0x205, 0x41E
STARTS = {0x09, 0x209, 0x409, 0x809}
CELLS = {FORMULA, 0xD6, 0xFD, BLANK, 0x203, 0x204, BOOL_OR_ERROR, 0x27E}


class XlsScan:
    """The formats of a workbook, and the looks of its sheets in their order."""

    def __init__(self, source: Source) -> None:
        self._data = b""
        self._offsets: list[int] = []
        self._styles: dict[int, str] = {}
        try:
            # The native reader panics over what is cut short: it must be whole first.
            with source.open() as stream:
                self._data = Ole(stream).read("Workbook", "Book")
        except BROKEN as error:
            raise broken_file(source, error) from error
        with suppress(*BROKEN):
            self._read_globals()
        if any(offset >= len(self._data) for offset in self._offsets):
            raise broken_file(source, EOFError("a sheet lies beyond the end"))

    def _read_globals(self) -> None:
        codes = dict(BUILTIN)
        formats: list[int] = []
        for number, at, size in self._records(0):
            if number == BOUND_SHEET:
                self._offsets.append(self._number(at, 4))
            elif number == FORMAT:
                codes[self._number(at, 2)] = self._format(at, size)
            elif number == STYLE:
                formats.append(self._number(at + 2, 2))
        named = {index: codes.get(code, "") for index, code in enumerate(formats)}
        self._styles = {i: code for i, code in named.items() if code.lower() not in ("", "general")}

    def looks(self, index: int) -> Looks:
        """Read the sheet at this place of the workbook through."""
        looks = Looks()
        if index < len(self._offsets):
            with suppress(*BROKEN):
                self._read_sheet(self._offsets[index], looks)
        return looks

    def _read_sheet(self, offset: int, looks: Looks) -> None:
        for number, at, size in self._records(offset):
            if number in CELLS:
                row, column, style = struct.unpack_from("<3H", self._data, at)
                self._note(looks, row + 1, column, style)
                error = self._error(number, at)
                if error is not None:
                    looks.special.setdefault(row + 1, {})[column] = error
            elif number in (MANY_NUMBERS, MANY_BLANKS):
                row, column = struct.unpack_from("<2H", self._data, at)
                step = 6 if number == MANY_NUMBERS else 2
                for place in range(at + 4, at + size - 2, step):
                    self._note(looks, row + 1, column, self._number(place, 2))
                    column += 1

    def _note(self, looks: Looks, row: int, column: int, style: int) -> None:
        code = self._styles.get(style)
        if code:
            looks.formats.setdefault(column, Runs()).add(row, code)

    def _error(self, number: int, at: int) -> CellError | None:
        data = self._data
        if number == BOOL_OR_ERROR and data[at + 7]:
            return CellError(ERROR_NAMES.get(data[at + 6], "#N/A"))
        if number == FORMULA and data[at + 12 : at + 14] == b"\xff\xff" and data[at + 6] == 2:  # noqa: PLR2004
            return CellError(ERROR_NAMES.get(data[at + 8], "#N/A"))
        return None

    def _records(self, offset: int) -> Iterator[tuple[int, int, int]]:
        """Yield number, place and size of the records of one substream."""
        depth = 0
        while offset + 4 <= len(self._data):
            number, size = struct.unpack_from("<2H", self._data, offset)
            if number in STARTS:
                depth += 1
            elif number == END:
                depth -= 1
                if depth <= 0:
                    return
            if depth == 1:
                yield number, offset + 4, size
            offset += 4 + size

    def _number(self, at: int, size: int) -> int:
        return int.from_bytes(self._data[at : at + size], "little")

    def _format(self, at: int, size: int) -> str:
        if size == 3 + self._data[at + 2]:  # the older form: one byte of length, one code page
            return self._data[at + 3 : at + size].decode("latin-1")
        length, wide = struct.unpack_from("<HB", self._data, at + 2)
        if wide & 1:
            return self._data[at + 5 : at + 5 + 2 * length].decode("utf-16-le", "replace")
        return self._data[at + 5 : at + 5 + length].decode("latin-1")
