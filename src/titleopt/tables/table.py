"""A sheet that was read: its columns, its rows, and one line on what was understood."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from titleopt.tables.cells import Merge, Row, Texts
from titleopt.tables.columns import Column
from titleopt.tables.sniff import Kind
from titleopt.tables.source import Source
from titleopt.tables.told import Told


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet of one file, ready to be gone through as often as needed.

    ``rows()`` yields the data rows below the header, blank rows too; ``preamble`` holds the
    rows above the header. ``merged`` are the
    cells merged over several rows. ``title`` is None when no column was recognised as the title.
    Rows may be wider than ``columns`` when a line has more cells than the header.
    """

    source: Source
    kind: Kind | str
    columns: tuple[Column, ...]
    title: Column | None
    header_row: int | None
    preamble: tuple[Row, ...]
    understood: Told
    notes: tuple[Told, ...]
    merged: tuple[Merge, ...]
    sheet: str | None
    sheets: tuple[str, ...]
    encoding: str | None
    delimiter: str | None
    _data: Callable[[], Iterator[Row]]

    @property
    def name(self) -> str:
        """The file's name, "" for bytes and streams."""
        return self.source.name

    def rows(self) -> Iterator[Row]:
        """Yield the data rows from the first to the last, each call anew."""
        return self._data()

    def column(self, role: str) -> Column | None:
        """Return the column with a role, None when there is none."""
        return next((column for column in self.columns if column.role == role), None)

    def header(self) -> Texts:
        """Return the column names exactly as typed; letters where there is no header."""
        if self.header_row is None:
            return tuple(column.label for column in self.columns)
        return tuple(column.name for column in self.columns)
