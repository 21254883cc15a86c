"""Cells and rows as every reader yields them and every writer takes them."""

from datetime import date, datetime, time, timedelta
from typing import NamedTuple


class CellError(str):
    """An error value of a spreadsheet, such as ``#N/A``; as text it is its own name."""

    __slots__ = ()


class BrokenLine(str):
    """A line of a file that cannot be read as cells; as text it is the line as it stands."""

    __slots__ = ()


type_of_cell = str | int | float | bool | date | datetime | time | timedelta | None
Texts = tuple[str, ...]


class Row(NamedTuple):
    """One row of a sheet.

    ``number`` is the row as the sheet numbers it, from 1. ``values`` are the cells as typed
    values (an empty cell is None), ``texts`` the same as text (an empty cell is ""), and
    ``formats`` the spreadsheet's number formats, () when none is known.
    """

    number: int
    values: tuple[type_of_cell, ...]
    texts: Texts
    formats: tuple[str, ...] = ()

    def text(self, index: int | None) -> str:
        """Return the text of one cell, "" when the row has no such cell.

        >>> Row(1, ("a",), ("a",)).text(5)
        ''
        """
        return self.texts[index] if index is not None and index < len(self.texts) else ""

    @property
    def blank(self) -> bool:
        """Whether no cell holds anything but white space."""
        return not any(text and not text.isspace() for text in self.texts)


class Merge(NamedTuple):
    """Cells of one column that are merged over several rows (from 1, both included)."""

    column: int
    first: int
    last: int


WHOLE_LIMIT = 10**19
SHOWN_DIGITS = ".15g"


def cell_text(value: type_of_cell, number_format: str = "") -> str:
    """Return a cell as text: ids in full, percents as percents, dates as ISO.

    >>> cell_text(558268449299.0), cell_text(0.1807, "0.00%"), cell_text(None)
    ('558268449299', '18.07%', '')
    """
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, (int, float)):
        return _number(value, percent=number_format.rstrip().endswith("%"))
    if isinstance(value, timedelta):
        return _duration(value)
    return str(value)


def _number(value: float, *, percent: bool) -> str:
    if percent:
        return f"{format(value * 100, '.10g')}%"
    if isinstance(value, int):
        return str(value)
    if value.is_integer() and abs(value) < WHOLE_LIMIT:
        return str(int(value))
    return format(value, SHOWN_DIGITS)


def _duration(value: timedelta) -> str:
    seconds = round(value.total_seconds())
    sign = "-" if seconds < 0 else ""
    hours, rest = divmod(abs(seconds), 3600)
    return f"{sign}{hours:02d}:{rest // 60:02d}:{rest % 60:02d}"


def letters(index: int) -> str:
    """Return a column's letters as spreadsheets show them, from 0.

    >>> letters(0), letters(27)
    ('A', 'AB')
    """
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(65 + rest) + name
    return name


def column_of(name: str) -> int:
    """Return the index of a column from its letters, from 0.

    >>> column_of("AB")
    27
    """
    index = 0
    for char in name.upper():
        index = index * 26 + ord(char) - 64
    return index - 1
