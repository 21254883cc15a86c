"""Where the rows and columns of a sheet stand in what is written of it."""

from typing import NamedTuple

from rich.cells import cell_len

from titleopt.config import Lang
from titleopt.reports.words import ADDED_COLUMNS
from titleopt.tables import Row, Table
from titleopt.tables.cells import type_of_cell


class Layout(NamedTuple):
    """The original sheet with the added columns behind it.

    Rows keep the numbers their sheet gives them; only a sheet without a header is moved one
    down to make room for one.
    """

    header: tuple[str, ...]
    added: tuple[str, ...]
    preamble: tuple[Row, ...]
    header_row: int
    """From 1."""
    moved: int
    title_index: int
    lang: Lang

    @classmethod
    def of(cls, table: Table, width: int, lang: Lang) -> "Layout":
        """Lay out a table whose widest row has ``width`` cells."""
        header = table.header()
        header += ("",) * (width - len(header))
        return cls(
            header=header,
            added=ADDED_COLUMNS[lang],
            preamble=table.preamble if table.header_row is not None else (),
            header_row=table.header_row or 1,
            moved=0 if table.header_row is not None else 1,
            title_index=table.title.index if table.title is not None else 0,
            lang=lang,
        )

    @property
    def width(self) -> int:
        """How many original columns there are."""
        return len(self.header)

    def head_rows(self) -> list[Row]:
        """Return the rows down to the header, in order."""
        header = Row(self.header_row, self.header, self.header)
        return sorted((*self.preamble, header), key=lambda row: row.number)

    def padded(self, row: Row) -> tuple[type_of_cell, ...]:
        """Return the cells of a row, as many as there are columns."""
        return (*row.values, *(None,) * (self.width - len(row.values)))


def column_widths(header: tuple[str, ...], sample: list[Row], narrow: int, wide: int) -> list[int]:
    """Return a sensible width for each original column, from its header and some of its cells."""
    widths = [cell_len(name.strip()) for name in header]
    for row in sample:
        for column, text in enumerate(row.texts[: len(widths)]):
            widths[column] = max(widths[column], cell_len(text[:wide]))
    return [min(max(width + 2, narrow), wide) for width in widths]
