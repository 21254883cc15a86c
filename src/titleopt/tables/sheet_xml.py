"""The cells of one sheet's XML: their formats, error values and reach, at little cost.

Most rows of a sheet are alike: the same columns with the same styles. A row's shape is taken
in one pass of a regular expression and compared with the last; only a new shape, an error
value or a long number is looked at cell by cell.
"""

import re
from collections.abc import Iterator

from titleopt.tables.cells import CellError, column_of
from titleopt.tables.looks import Looks, Runs

FIRST_CELL = re.compile(rb'<c r="[A-Z]{1,3}(\d{1,7})"')
# The row's number is taken out before, so that a cell that claims another row has no match.
SHAPE = re.compile(rb'<c r="([A-Z]{1,3})"(?: s="(\d+)")?(?: t="(\w+)")?(/?)>')
UNUSUAL = (re.compile(rb"<c[\t\r\n>/]"), re.compile(rb"<\w+:(?:c|row)\b"))
MOST_STYLES = 5000  # up to this row its number could also be the number of a style
ANY_CELL = re.compile(rb"<(?:\w+:)?c((?:\s[^>]*?)?)(?:/>|>(.*?)</(?:\w+:)?c>)", re.DOTALL)
ATTRIBUTE = re.compile(rb'\s([rst])\s*=\s*["\']([^"\']*)["\']')
REFERENCE = re.compile(rb"([A-Za-z]{1,3})(\d{1,7})")
VALUE = re.compile(rb"<(?:\w+:)?v[^>]*>([^<]*)</")
LONG_VALUE = re.compile(rb">-?\d{16,19}<")
LONG_NUMBER = re.compile(rb"-?\d{16,19}")
ROUNDED = re.compile(rb"-?\d(\.\d*)?[Ee]\+1[5-8]|-?\d{15}0+")

type_of_shape = list[tuple[bytes, bytes, bytes, bytes]]


class SheetXml:
    """Takes the XML of a sheet in pieces of whole rows and fills in its looks."""

    def __init__(self, styles: dict[bytes, str]) -> None:
        self.looks = Looks()
        self._styles = styles
        self._shape: type_of_shape = []
        self._formats: list[tuple[Runs, str]] = []
        self._reach: tuple[int, int] | None = None

    def feed(self, xml: bytes) -> None:
        """Take the next piece; it ends before a row begins."""
        if any(pattern.search(xml) for pattern in UNUSUAL):
            self._note_cells(xml)
            return
        look = _needs_look(xml)
        for row in xml.split(b"<row "):
            self._feed_row(row, look=look)

    def _feed_row(self, row: bytes, *, look: bool) -> None:
        first = FIRST_CELL.search(row)
        cells = row.count(b"<c ")
        number = int(first[1]) if first else 0
        shape = SHAPE.findall(row.replace(first[1] + b'"', b'"')) if first else []
        if len(shape) != cells or number <= MOST_STYLES:
            self._note_cells(row)
            return
        if not cells:
            return
        if shape != self._shape:
            self._take_shape(shape)
        for runs, code in self._formats:
            runs.add(number, code)
        if self._reach is not None:
            self.looks.reach(number, self._reach[0])
            self.looks.reach(number, self._reach[1])
        if look and _needs_look(row):
            self._note_values(row)

    def _take_shape(self, shape: type_of_shape) -> None:
        self._shape = shape
        self._formats = [
            (self._runs(_column(column)), code)
            for column, style, _, _ in shape
            if (code := self._styles.get(style))
        ]
        filled = [_column(column) for column, _, _, blank in shape if not blank]
        self._reach = (min(filled), max(filled)) if filled else None

    def _runs(self, column: int) -> Runs:
        return self.looks.formats.setdefault(column, Runs())

    def _note_values(self, xml: bytes) -> None:
        for column, row, _, kind, inside in _cells(xml):
            self._note_value(_column(column), int(row), kind, inside)

    def _note_cells(self, xml: bytes) -> None:
        for column, row, style, kind, inside in _cells(xml):
            at, number = _column(column), int(row)
            if code := self._styles.get(style):
                self._runs(at).add(number, code)
            if inside:
                self.looks.reach(number, at)
                self._note_value(at, number, kind, inside)

    def _note_value(self, column: int, row: int, kind: bytes, inside: bytes) -> None:
        found = VALUE.search(inside)
        if not found:
            return
        if kind == b"e":
            error = CellError(found[1].decode("utf-8", "replace"))
            self.looks.special.setdefault(row, {})[column] = error
        elif kind not in (b"", b"n"):
            return
        elif ROUNDED.fullmatch(found[1]):
            self.looks.rounded.add(column)
        elif LONG_NUMBER.fullmatch(found[1]):
            # Written by a program, not by Excel: the file holds digits that no float keeps.
            self.looks.special.setdefault(row, {})[column] = found[1].decode()


def _needs_look(xml: bytes) -> bool:
    return b't="e"' in xml or b"E+1" in xml or b"e+1" in xml or LONG_VALUE.search(xml) is not None


def _cells(xml: bytes) -> Iterator[tuple[bytes, bytes, bytes, bytes, bytes]]:
    """Yield column, row, style, type and inside of each cell, attributes in any order."""
    for attributes, inside in ANY_CELL.findall(xml):
        named = dict(ATTRIBUTE.findall(attributes))
        place = REFERENCE.fullmatch(named.get(b"r", b""))
        if place:
            yield place[1], place[2], named.get(b"s", b""), named.get(b"t", b""), inside


_COLUMNS: dict[bytes, int] = {}


def _column(name: bytes) -> int:
    at = _COLUMNS.get(name)
    if at is None:
        at = _COLUMNS[name] = column_of(name.decode())
    return at
