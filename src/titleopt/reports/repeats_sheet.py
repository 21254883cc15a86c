"""The workbook of titles that repeat each other, whatever files they come from."""

from collections.abc import Sequence
from itertools import groupby

from xlsxwriter.workbook import Workbook

from titleopt.config import Lang
from titleopt.duplicates.explain import explain
from titleopt.reports import looks
from titleopt.reports.duplicates_sheet import NAMES, coloured
from titleopt.reports.repeats import HEADERS, Repeat, Repeats
from titleopt.tables import CellWriter, add_sheet

_WIDTHS = (7, 18, 8, 18, 56, 8, 9, 7, 18, 9, 18, 56, 62)
_TITLE = 4
_BANDS = ("#FFFFFF", "#F0F4F8")
_KEPT = {"bold": True, "font_color": "#2B8A3E"}
_AGAINST: dict[Lang, str] = {"zh": "与对照表重复", "en": "Against"}


def add_repeats_sheets(workbook: Workbook, repeats: Repeats, lang: Lang) -> None:
    """Add a sheet of groups and, where titles were compared against others, one of those."""
    own = [one for one in repeats.found if one.group is not None]
    _add(workbook, NAMES[lang], own, repeats.definition(lang), lang)
    if repeats.against is not None:
        rivals = [one for one in repeats.found if one.group is None]
        _add(workbook, _AGAINST[lang], rivals, repeats.definition(lang), lang)


def _add(
    workbook: Workbook, name: str, found: Sequence[Repeat], definition: str, lang: Lang
) -> None:
    sheet = add_sheet(workbook, name)
    cells = CellWriter(workbook, sheet)
    cells.text(0, 0, definition, cells.style("", looks.LABEL))
    for column, (header, width) in enumerate(zip(HEADERS[lang], _WIDTHS, strict=True)):
        sheet.set_column(column, column, width)
        cells.text(1, column, header, cells.style("", looks.HEADER))
    line = 2
    groups = groupby(found, key=lambda one: one.group or (one.place.file, one.place.row))
    for number, (_, group) in enumerate(groups, start=1):
        band = {**looks.WRAPPED, "bg_color": _BANDS[number % 2], "border_color": looks.LINE}
        for one in group:
            _row(cells, line, one, {**band, "border": 1}, lang)
            line += 1
    sheet.freeze_panes(2, 0)
    sheet.autofilter(1, 0, max(line - 1, 2), len(_WIDTHS) - 1)
    sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{line}"})
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def _row(cells: CellWriter, line: int, one: Repeat, look: looks.Look, lang: Lang) -> None:
    shown = {**look, **_KEPT} if one.like is None else look
    difference = explain(one.place.title, one.like.title) if one.like else None
    text = coloured(one.place.title, difference)
    for column, value in enumerate(one.cells(lang)):
        if column == _TITLE and text is not None:
            cells.sheet.write_string(line, column, text, cells.style("", look))
        else:
            cells.cell(line, column, value, look=shown)
