"""The sheet 重复: titles that repeat each other, where they differ, and what to do."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from xlsxwriter.workbook import Workbook

from titleopt.config import Lang
from titleopt.duplicates.explain import explain
from titleopt.reports.banded_sheet import BandedSheet, Column, Marked
from titleopt.reports.differences import advice, difference_marks

NAMES: dict[Lang, str] = {"zh": "重复", "en": "Repeated"}
_COLUMNS: dict[Lang, tuple[Column, ...]] = {
    "zh": (
        Column("组", 7),
        Column("行", 8),
        Column("商品ID", 22),
        Column("得分", 8, number_format="0.0"),
        Column("标题（与保留的标题不同处已标色）", 62, is_text=True),
        Column("建议", 50, is_text=True),
    ),
    "en": (
        Column("Group", 7),
        Column("Row", 8),
        Column("Id", 22),
        Column("Score", 8, number_format="0.0"),
        Column("Title (coloured where unlike the kept)", 62, is_text=True),
        Column("What to do", 50, is_text=True),
    ),
}
_KEEP: dict[Lang, str] = {
    "zh": "保留：本组得分最高",
    "en": "Keep: the best score of the group",
}
_WHERE: dict[Lang, str] = {"zh": "第 {row} 行", "en": "row {row}"}


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

    @property
    def kept(self) -> RepeatedRow:
        """The row to keep."""
        return self.rows[self.keep]

    def others(self) -> Iterator[RepeatedRow]:
        """Yield the rows that repeat it."""
        yield from self.rows[: self.keep]
        yield from self.rows[self.keep + 1 :]


def add_duplicates_sheet(workbook: Workbook, groups: Sequence[Repeated], lang: Lang) -> None:
    """Add the sheet of repeated titles, the one to keep first in each group."""
    sheet = BandedSheet(workbook, NAMES[lang], _COLUMNS[lang])
    for number, group in enumerate(groups, start=1):
        sheet.next_group()
        kept = group.kept
        title = Marked(kept.title, ())
        sheet.row((number, kept.row, kept.id, kept.score, title, _KEEP[lang]), is_kept=True)
        for one in group.others():
            difference = explain(one.title, kept.title)
            title = Marked(one.title, difference_marks(difference))
            told = advice(difference, _WHERE[lang].format(row=kept.row), lang)
            sheet.row((number, one.row, one.id, one.score, title, told))
    sheet.finish()
