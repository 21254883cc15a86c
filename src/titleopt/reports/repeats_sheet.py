"""The workbook of titles that repeat each other, whatever files they come from."""

from collections.abc import Sequence
from itertools import groupby

from xlsxwriter.workbook import Workbook

from titleopt.config import Lang
from titleopt.duplicates.explain import explain
from titleopt.reports.banded_sheet import BandedSheet, Column, Marked
from titleopt.reports.differences import difference_marks
from titleopt.reports.duplicates_sheet import NAMES
from titleopt.reports.repeats import HEADERS, Repeat, Repeats
from titleopt.tables.cells import type_of_cell

_AGAINST: dict[Lang, str] = {"zh": "与对照表重复", "en": "Against"}
_IN_GROUPS = ("group", "file", "row", "id", "score", "similarity", "title", "advice")
_OTHERS = ("file", "row", "id", "similarity", "title", "other_row", "other_id", "other_title")
_AGAINST_OTHERS = (*_OTHERS, "advice")
_TEXT_WIDTHS = {"title": 56, "other_title": 56, "advice": 50}
_WIDTHS = {"file": 18, "id": 20, "other_id": 20}
_WIDTH = 9
_WITH_DECIMAL = frozenset(["score", "similarity"])


def add_repeats_sheets(workbook: Workbook, repeats: Repeats, lang: Lang) -> None:
    """Add a sheet of groups and, where titles were compared against others, one of those."""
    sheet = _Sheet(workbook, repeats, lang, NAMES[lang], _IN_GROUPS)
    own = [one for one in repeats.found if one.group is not None]
    for _, group in groupby(own, key=lambda one: one.group):
        # The one to keep first: what the others say of it is read below it.
        sheet.add_group(sorted(group, key=lambda one: one.like is not None))
    sheet.finish()
    if repeats.against is None:
        return
    sheet = _Sheet(workbook, repeats, lang, _AGAINST[lang], _AGAINST_OTHERS)
    rivals = [one for one in repeats.found if one.group is None]
    for _, group in groupby(rivals, key=lambda one: (one.place.file, one.place.row)):
        sheet.add_group(list(group))
    sheet.finish()


class _Sheet:
    """Some columns of the repeats; the file's name only where there are several files."""

    def __init__(
        self, workbook: Workbook, repeats: Repeats, lang: Lang, name: str, columns: Sequence[str]
    ) -> None:
        files = {one.place.file for one in repeats.found}
        self._shown = [column for column in columns if column != "file" or len(files) > 1]
        self._lang = lang
        look = [_column(column, HEADERS[lang][column]) for column in self._shown]
        self._sheet = BandedSheet(workbook, name, look, repeats.definition(lang))

    def add_group(self, group: Sequence[Repeat]) -> None:
        self._sheet.next_group()
        for one in group:
            cells = _cells(one, self._lang)
            values = [cells[column] for column in self._shown]
            self._sheet.row(values, is_kept=one.like is None)

    def finish(self) -> None:
        self._sheet.finish()


def _column(name: str, header: str) -> Column:
    if name in _TEXT_WIDTHS:
        return Column(header, _TEXT_WIDTHS[name], is_text=True)
    number_format = "0.0" if name in _WITH_DECIMAL else ""
    return Column(header, _WIDTHS.get(name, _WIDTH), number_format=number_format)


def _cells(one: Repeat, lang: Lang) -> dict[str, type_of_cell | Marked]:
    """Return the cells of a repeat, the words coloured in which both titles differ."""
    cells: dict[str, type_of_cell | Marked] = {**one.cells(lang)}
    if one.like is not None:
        own, other = one.place.title, one.like.title
        cells["title"] = Marked(own, difference_marks(explain(own, other)))
        cells["other_title"] = Marked(other, difference_marks(explain(other, own)))
    return cells
