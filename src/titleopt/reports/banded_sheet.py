"""A sheet of rows that belong together in groups, told apart by the colour of the ground."""

from collections.abc import Sequence
from typing import NamedTuple

from xlsxwriter.workbook import Workbook

from titleopt.reports import looks
from titleopt.reports.marks import Mark
from titleopt.reports.rich_text import marked_text
from titleopt.tables import CellWriter
from titleopt.tables.cells import type_of_cell
from titleopt.tables.workbook_out import Look, Styles, add_sheet

_BANDS = ("#FFFFFF", "#F0F4F8")
_KEPT: Look = {"bold": True, "font_color": "#2B8A3E"}


class Column(NamedTuple):
    """A column of texts, left and wrapped, or of short values in the middle."""

    header: str
    width: int
    is_text: bool = False
    number_format: str = ""


class Marked(NamedTuple):
    """A title with words to colour."""

    title: str
    marks: tuple[Mark, ...]


class BandedSheet:
    """Rows one below the other, group by group, under headers and maybe a legend."""

    def __init__(
        self, workbook: Workbook, name: str, columns: Sequence[Column], legend: str | None = None
    ) -> None:
        sheet = add_sheet(workbook, name)
        self._cells = CellWriter(workbook, sheet)
        self._columns = columns
        self._looks: dict[tuple[int, bool], list[Styles]] = {}
        self._groups = 0
        self._header = 0
        if legend is not None:
            self._cells.text(0, 0, legend, self._cells.style("", looks.LABEL))
            sheet.set_row(0, looks.HEADER_HEIGHT)
            self._header = 1
        sheet.set_row(self._header, looks.HEADER_HEIGHT)
        for place, column in enumerate(columns):
            sheet.set_column(place, place, column.width)
            look = {**looks.HEADER, **_aligned(column)}
            self._cells.text(self._header, place, column.header, self._cells.style("", look))
        self._line = self._header + 1

    def next_group(self) -> None:
        """Let the following rows have the other ground."""
        self._groups += 1

    def row(self, values: Sequence[type_of_cell | Marked], *, is_kept: bool = False) -> None:
        """Write one row; the one to keep of a group stands out."""
        texts: list[tuple[str, int]] = []
        styles = self._styles(self._groups % len(_BANDS), is_kept=is_kept)
        for place, (column, value, look) in enumerate(
            zip(self._columns, values, styles, strict=True)
        ):
            self._write(place, value, column.number_format, look)
            if column.is_text:
                text = value.title if isinstance(value, Marked) else str(value or "")
                texts.append((text, column.width))
        self._cells.sheet.set_row(self._line, looks.height(*texts))
        self._line += 1

    def _styles(self, band: int, *, is_kept: bool) -> list[Styles]:
        """Return the looks of the columns on one of the grounds."""
        if (band, is_kept) not in self._looks:
            ground = {
                **looks.WRAPPED,
                "valign": "vcenter",
                "bg_color": _BANDS[band],
                "border": 1,
                "border_color": looks.LINE,
            }
            self._looks[band, is_kept] = [
                self._cells.styles(
                    {**ground, **_aligned(column), **(_KEPT if is_kept and column.is_text else {})}
                )
                for column in self._columns
            ]
        return self._looks[band, is_kept]

    def _write(
        self, place: int, value: type_of_cell | Marked, number_format: str, look: Styles
    ) -> None:
        cells, line = self._cells, self._line
        if not isinstance(value, Marked):
            cells.cell(line, place, value, number_format, look)
        elif value.marks and (text := marked_text(value.title, value.marks)):
            cells.sheet.write_string(line, place, text, look[""])
        else:
            cells.cell(line, place, value.title, look=look)

    def finish(self) -> None:
        """Add what makes a long sheet easy to go through, and to print."""
        sheet = self._cells.sheet
        first = self._header + 1
        sheet.freeze_panes(first, 0)
        sheet.autofilter(self._header, 0, max(self._line - 1, first), len(self._columns) - 1)
        sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{self._line}"})
        sheet.repeat_rows(self._header)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)


def _aligned(column: Column) -> Look:
    return {} if column.is_text else {"align": "center"}
