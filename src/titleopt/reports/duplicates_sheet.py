"""The sheet 重复: titles that repeat each other, where they differ, and what to do."""

from collections.abc import Sequence
from typing import NamedTuple

from xlsxwriter.workbook import Workbook

from titleopt.config import Lang
from titleopt.duplicates.explain import Explanation, explain
from titleopt.reports import looks
from titleopt.reports.differences import advice, difference_marks
from titleopt.reports.rich_text import marked_text
from titleopt.tables import CellWriter
from titleopt.tables.workbook_out import TableSheet, add_sheet

NAMES: dict[Lang, str] = {"zh": "重复", "en": "Repeated"}
_HEADERS: dict[Lang, tuple[str, ...]] = {
    "zh": ("组", "行", "商品ID", "得分", "标题（与保留的标题不同处已标色）", "建议"),
    "en": ("Group", "Row", "Id", "Score", "Title (coloured where unlike the kept)", "What to do"),
}
_WIDTHS = (7, 8, 22, 8, 62, 50)
TITLE_COLUMN = 4
_KEEP: dict[Lang, str] = {
    "zh": "保留：本组得分最高",
    "en": "Keep: the best score of the group",
}
_WHERE: dict[Lang, str] = {"zh": "第 {row} 行", "en": "row {row}"}
_BANDS = ("#FFFFFF", "#F0F4F8")


class RepeatedRow(NamedTuple):
    """One row of a group; ``row`` as its sheet numbers it."""

    row: int
    id: str | None
    title: str
    score: float | None


class Repeated(NamedTuple):
    """Rows that repeat each other; ``keep`` is the place in ``rows`` of the one to keep."""

    rows: tuple[RepeatedRow, ...]
    keep: int


def add_duplicates_sheet(workbook: Workbook, groups: Sequence[Repeated], lang: Lang) -> None:
    """Add the sheet of repeated titles."""
    sheet = add_sheet(workbook, NAMES[lang])
    cells = CellWriter(workbook, sheet)
    for column, (name, width) in enumerate(zip(_HEADERS[lang], _WIDTHS, strict=True)):
        sheet.set_column(column, column, width)
        centred = {"align": "center"} if column < TITLE_COLUMN else {}
        cells.text(0, column, name, cells.style("", {**looks.HEADER, **centred}))
    sheet.set_row(0, looks.HEADER_HEIGHT)
    line = 1
    for number, group in enumerate(groups, start=1):
        band = {
            **looks.WRAPPED,
            "bg_color": _BANDS[number % 2],
            "border": 1,
            "border_color": looks.LINE,
        }
        line = _group(cells, line, (number, group), band, lang)
    _finish(sheet, line)


def _finish(sheet: TableSheet, last: int) -> None:
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(last - 1, 1), len(_WIDTHS) - 1)
    sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{last}"})
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def _group(
    cells: CellWriter, line: int, group: tuple[int, Repeated], look: looks.Look, lang: Lang
) -> int:
    number, repeated = group
    kept = repeated.rows[repeated.keep]
    for place, one in enumerate(repeated.rows):
        is_kept = place == repeated.keep
        difference = None if is_kept else explain(one.title, kept.title)
        told = _KEEP[lang]
        if difference is not None:
            told = advice(difference, _WHERE[lang].format(row=kept.row), lang)
        shown = {**look, "bold": True, "font_color": "#2B8A3E"} if is_kept else look
        centred = {**look, "align": "center"}
        cells.sheet.set_row(
            line, looks.height((one.title, _WIDTHS[TITLE_COLUMN]), (told, _WIDTHS[-1]))
        )
        for column, value in enumerate((number, one.row, one.id)):
            cells.cell(line, column, value, look=centred)
        cells.cell(line, 3, one.score, "0.0", centred)
        text = coloured(one.title, difference)
        if text is None:
            cells.cell(line, TITLE_COLUMN, one.title, look=shown)
        else:
            cells.sheet.write_string(line, TITLE_COLUMN, text, cells.style("", look))
        cells.text(line, TITLE_COLUMN + 1, told, cells.style("", shown))
        line += 1
    return line


def coloured(title: str, difference: Explanation | None) -> str | None:
    """Return the title as rich text with the words coloured that differ; None when none do."""
    marks = difference_marks(difference) if difference is not None else ()
    return marked_text(title, marks) if marks else None
