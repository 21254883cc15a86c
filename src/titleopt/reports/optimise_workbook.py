"""The workbook of new titles: the original rows, the candidates beside them, what to approve."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple

from titleopt.config import Lang
from titleopt.reports import looks
from titleopt.reports.layout import Layout, column_widths
from titleopt.reports.rich_text import rich_text
from titleopt.tables import CellWriter, Row, RowProblem, Table, add_sheet, workbook_writer
from titleopt.tables.aside import type_of_target
from titleopt.writing.candidate import Candidate, TermDemand
from titleopt.writing.diff import DiffWord

APPROVE = "采用（填 1、2、3，或直接写标题）"
SOURCE_TITLE = "原标题（勿改）"
SOURCE_ROW = "原行号（勿改）"
SOURCE_COLUMN = "标题列号（勿改）"
CANDIDATES = ("候选标题 1", "候选标题 2", "候选标题 3")
ADDED = (
    APPROVE, *CANDIDATES, "策略", "现得分", "新得分", "新宽度", "去掉的词", "覆盖需求：现 → 新",
    "新覆盖的搜索词", "不再覆盖的搜索词", "属实可加（请确认）", "离最优还差",
    SOURCE_TITLE, SOURCE_ROW, SOURCE_COLUMN,
)  # fmt: skip
ADDED_EN = (
    APPROVE, *CANDIDATES, "Strategies", "Score now", "New score", "New width",
    "Words dropped", "Demand covered: now → new", "Terms gained", "Terms lost",
    "Add if true", "Gap to optimum", SOURCE_TITLE, SOURCE_ROW, SOURCE_COLUMN,
)  # fmt: skip
_WIDTHS = (16, 62, 62, 62, 20, 8, 8, 8, 22, 18, 30, 26, 22, 10, 10, 8, 8)
_HEADER_HEIGHT = 32
_HIDDEN = 3
_ADDED_COLOUR = "2B8A3E"
_MOVED_COLOUR = "1C7ED6"
_NAMED = 6


class Written(NamedTuple):
    """What was written for one row."""

    candidates: tuple[Candidate, ...]
    note: str = ""
    """Why there is none."""


class OptimiseSheet:
    """Writes one row after the other.

    Args:
        cells: Where to write.
        layout: Where the original columns stand.
        sample: Some rows to choose the widths of columns by.

    """

    def __init__(self, cells: CellWriter, layout: Layout, sample: Sequence[Row]) -> None:
        self.cells = cells
        self.layout = layout
        self.last = layout.header_row
        widths = column_widths(layout.header, list(sample), looks.NARROWEST, looks.WIDEST)
        widths[layout.title_index] = looks.TITLE_WIDTH
        for column, width in enumerate(widths):
            cells.sheet.set_column(column, column, width)
        for column, width in enumerate(_WIDTHS, start=layout.width):
            hidden = {"hidden": column >= layout.width + len(ADDED) - _HIDDEN}
            cells.sheet.set_column(column, column, width, None, hidden)
        self._head()

    def _head(self) -> None:
        layout, cells = self.layout, self.cells
        for row in layout.head_rows():
            if row.number != layout.header_row:
                self._original(row, row.number - 1)
                continue
            cells.sheet.set_row(row.number - 1, _HEADER_HEIGHT)
            for column, name in enumerate(layout.header):
                cells.text(row.number - 1, column, name, cells.style("@", looks.HEADER))
            added = ADDED if layout.lang == "zh" else ADDED_EN
            for column, name in enumerate(added, start=layout.width):
                cells.text(row.number - 1, column, name, cells.style("@", looks.ADDED_HEADER))

    def write(self, row: Row, result: Written | RowProblem) -> None:
        """Write one row and its candidates."""
        line = row.number - 1 + self.layout.moved
        self.last = max(self.last, line + 1)
        self._original(row, line)
        muted = self.cells.style("", looks.MUTED)
        if isinstance(result, RowProblem):
            if result.kind not in {"blank", "totals"}:
                reason = result.zh if self.layout.lang == "zh" else result.en
                self.cells.text(line, self.layout.width + 1, reason, muted)
            return
        if result.candidates:
            self._candidates(line, result.candidates)
        else:
            self.cells.text(line, self.layout.width + 1, result.note, muted)
        self._keys(row, line)

    def _original(self, row: Row, line: int) -> None:
        for column, value in enumerate(row.values):
            number_format = row.formats[column] if column < len(row.formats) else ""
            look = looks.WRAPPED if column == self.layout.title_index else looks.TOP
            self.cells.cell(line, column, value, number_format, look)

    def _candidates(self, line: int, candidates: Sequence[Candidate]) -> None:
        cells, start = self.cells, self.layout.width
        best = candidates[0]
        wrapped = cells.style("", looks.WRAPPED)
        cells.text(line, start, "", cells.style("@", looks.TO_FILL))
        for column, one in enumerate(candidates[: len(CANDIDATES)], start=start + 1):
            cells.sheet.write_string(line, column, diff_text(one.diff), wrapped)
        figures = (
            "、".join(one.notes[0] for one in candidates if one.notes),
            best.current_score,
            best.report.score,
            f"{best.report.units}/{best.report.limit}",
            " ".join(word.text for word in best.diff if word.kind == "dropped"),
            f"{best.current_demand:,.0f} → {best.demand:,.0f}",
            terms_text(best.gained),
            terms_text(best.lost),
            "、".join(one.word for one in best.to_confirm[:_NAMED]),
            "已证明最优" if best.gap == 0 else f"{best.gap:.1%}",
        )
        for column, figure in enumerate(figures, start=start + 1 + len(CANDIDATES)):
            if isinstance(figure, float):
                cells.cell(line, column, figure, "0.0", looks.CENTRED)
            else:
                cells.text(line, column, figure or "", wrapped)

    def _keys(self, row: Row, line: int) -> None:
        start = self.layout.width + len(ADDED) - _HIDDEN
        title = row.text(self.layout.title_index)
        for column, text in enumerate(
            (title, str(row.number), str(self.layout.title_index)), start=start
        ):
            self.cells.cell(line, column, text, "@")

    def finish(self) -> None:
        """Add the filter, the frozen header and the choices of the approval column."""
        sheet, layout = self.cells.sheet, self.layout
        first, last = layout.header_row, max(self.last - 1, layout.header_row)
        sheet.freeze_panes(first, 0)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(first - 1)
        sheet.autofilter(first - 1, 0, last, layout.width + len(ADDED) - 1)
        choices = {
            "validate": "list",
            "source": ["1", "2", "3"],
            "error_type": "information",
            "input_title": "采用",
            "input_message": "填候选的号码，或直接写要用的标题；留空不改",
            "ignore_blank": True,
        }
        sheet.data_validation(first, layout.width, last, layout.width, choices)
        sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{last + 1}"})


def diff_text(words: Sequence[DiffWord]) -> str:
    """Return a new title as rich text: new words green, moved ones blue, others plain."""
    colours = {"added": _ADDED_COLOUR, "moved": _MOVED_COLOUR}
    return rich_text(
        (word.text, colours.get(word.kind)) for word in words if word.kind != "dropped"
    )


def terms_text(terms: Sequence[TermDemand]) -> str:
    """Return terms with their demand, the strongest first.

    >>> terms_text([TermDemand(term="雪纺裙", demand=1200)])
    '雪纺裙 1,200'
    """
    named = [f"{one.term} {one.demand:,.0f}" for one in terms[:_NAMED]]
    more = len(terms) - len(named)
    return "\n".join([*named, f"… 另 {more} 个"] if more > 0 else named)


@contextmanager
def optimise_workbook(
    target: type_of_target, table: Table, sample: Sequence[Row], width: int, lang: Lang
) -> Iterator[OptimiseSheet]:
    """Give a sheet to write rows to; the workbook appears whole or not at all."""
    with workbook_writer(target, inputs=[table.source]) as workbook:
        cells = CellWriter(workbook, add_sheet(workbook, table.sheet or "Sheet1"))
        sheet = OptimiseSheet(cells, Layout.of(table, width, lang), sample)
        yield sheet
        sheet.finish()
