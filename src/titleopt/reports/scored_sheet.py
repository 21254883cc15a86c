"""The first sheet of the workbook: the original rows, and behind each what was found."""

from titleopt.model import Grade
from titleopt.reports import looks
from titleopt.reports.layout import Layout, column_widths
from titleopt.reports.rich_text import marked_text, told_text
from titleopt.reports.scored import Scored
from titleopt.tables import CellWriter, Row, RowProblem
from titleopt.tables.guard import is_live

MARK_WIDTH = 2  # the square before a finding
UNTOUCHED = frozenset({"blank", "totals"})


class ScoredSheet:
    """Writes one row after the other.

    Args:
        cells: Where to write.
        layout: Where everything stands.
        sample: Some rows to choose the widths of columns by.
        limit: The platform's limit in units.

    """

    def __init__(self, cells: CellWriter, layout: Layout, sample: list[Row], limit: int) -> None:
        self.cells = cells
        self.layout = layout
        self.limit = limit
        self.last = layout.header_row
        self._formats()
        self._columns(sample)
        self._head()

    def _formats(self) -> None:
        style = self.cells.style
        self._top = self.cells.styles(looks.TOP)
        self._wrapped = self.cells.styles(looks.WRAPPED)
        self._muted = style("", looks.MUTED)
        self._mended = style("", looks.MENDED)
        self._centred = style("", looks.CENTRED)
        self._score = style("0.0", looks.CENTRED)
        self._grades: dict[Grade, object] = {g: style("", look) for g, look in looks.GRADES.items()}

    def _columns(self, sample: list[Row]) -> None:
        sheet, layout = self.cells.sheet, self.layout
        widths = column_widths(layout.header, sample, looks.NARROWEST, looks.WIDEST)
        widths[layout.title_index] = looks.TITLE_WIDTH
        for column, width in enumerate((*widths, *looks.ADDED_WIDTHS)):
            sheet.set_column(column, column, width)

    def _head(self) -> None:
        layout, cells = self.layout, self.cells
        header, added = cells.style("@", looks.HEADER), cells.style("@", looks.ADDED_HEADER)
        cells.sheet.set_row(layout.header_row - 1, looks.HEADER_HEIGHT)
        for row in layout.head_rows():
            if row.number != layout.header_row:
                self._original(row, row.number - 1)
                continue
            for column, name in enumerate(layout.header):
                cells.text(row.number - 1, column, name, header)
            for column, name in enumerate(layout.added, start=layout.width):
                cells.text(row.number - 1, column, name, added)

    def write(self, row: Row, result: Scored | RowProblem) -> None:
        """Write one row and what was found."""
        line = row.number - 1 + self.layout.moved
        self.last = max(self.last, line + 1)
        if isinstance(result, RowProblem):
            self._original(row, line)
            if result.kind not in UNTOUCHED:
                reason = result.zh if self.layout.lang == "zh" else result.en
                self.cells.text(line, self.layout.width + 3, reason, self._muted)
            return
        title = (row.text(self.layout.title_index), looks.TITLE_WIDTH)
        told = (result.told, looks.ADDED_WIDTHS[3] - MARK_WIDTH)
        self.cells.sheet.set_row(line, looks.height(title, told))
        self._original(row, line, result)
        self._added(row, line, result)

    def _original(self, row: Row, line: int, result: Scored | None = None) -> None:
        cells, title = self.cells, self.layout.title_index
        for column, value in enumerate(row.values):
            if value is None:
                cells.sheet.write_blank(line, column, None, self._top[""])
            elif column == title and result is not None and isinstance(value, str):
                self._title(line, value, result)
            else:
                number_format = row.formats[column] if column < len(row.formats) else ""
                cells.cell(line, column, value, number_format, self._top)

    def _title(self, line: int, title: str, result: Scored) -> None:
        column, styles = self.layout.title_index, self._wrapped
        if result.marks and (text := marked_text(title, result.marks)) is not None:
            style = (styles.quoted if is_live(title) else styles)[""]
            self.cells.sheet.write_string(line, column, text, style)
        else:
            self.cells.cell(line, column, title, look=styles)

    def _added(self, row: Row, line: int, result: Scored) -> None:
        sheet, cells, column = self.cells.sheet, self.cells, self.layout.width
        sheet.write_number(line, column, result.score, self._score)
        sheet.write_string(line, column + 1, result.grade, self._grades[result.grade])
        sheet.write_number(line, column + 2, result.units, self._centred)
        told = told_text(result.lines)
        if told:
            sheet.write_string(line, column + 3, told, self._wrapped[""])
        else:
            cells.text(line, column + 3, result.told, self._wrapped[""])
        mended = result.fixed_title != row.text(self.layout.title_index)
        style = self._mended if mended else self._muted
        cells.text(line, column + 4, result.fixed_title, style)

    def finish(self) -> None:
        """Add what spans all rows: filter, frozen header, colour scale."""
        sheet, layout = self.cells.sheet, self.layout
        first, last = layout.header_row, max(self.last - 1, layout.header_row)
        score = layout.width
        sheet.freeze_panes(first, layout.title_index + 1 if layout.title_index < 3 else 0)  # noqa: PLR2004 - more would fill the window
        sheet.autofilter(first - 1, 0, last, score + len(layout.added) - 1)
        sheet.conditional_format(first, score, last, score, looks.SCORE_SCALE)
        over = {
            "type": "cell",
            "criteria": ">",
            "value": self.limit,
            "format": self.cells.style("", looks.OVER),
        }
        sheet.conditional_format(first, score + 2, last, score + 2, over)
        sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{last + 1}"})
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(first - 1)
