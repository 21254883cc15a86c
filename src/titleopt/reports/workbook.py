"""The workbook a seller opens: scored rows, summary, repeated titles, manual."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from xlsxwriter.workbook import Workbook

from titleopt.config import Settings, profile
from titleopt.reports.duplicates_sheet import Repeated, add_duplicates_sheet
from titleopt.reports.layout import Layout
from titleopt.reports.manual_sheet import add_manual_sheet
from titleopt.reports.scored import Scored
from titleopt.reports.scored_sheet import ScoredSheet
from titleopt.reports.summary import TableSummary
from titleopt.reports.summary_sheet import add_summary_sheet
from titleopt.tables import CellWriter, Row, RowProblem, Table, workbook_writer
from titleopt.tables.aside import type_of_target
from titleopt.tables.workbook_out import add_sheet


class ScoredWorkbook:
    """A workbook being written: rows one by one, then what stands behind them."""

    def __init__(
        self,
        workbook: Workbook,
        table: Table,
        layout: Layout,
        sample: list[Row],
        settings: Settings,
    ) -> None:
        self.workbook = workbook
        self.settings = settings
        self.layout = layout
        self.profile = profile(settings.platform)
        self.cells = CellWriter(workbook, add_sheet(workbook, _sheet_name(table)))
        self._scored = ScoredSheet(self.cells, layout, sample, self.profile.limit)

    def write(self, row: Row, result: Scored | RowProblem) -> None:
        """Write one row and what was found."""
        self._scored.write(row, result)

    def finish(self, summary: TableSummary, repeated: Sequence[Repeated]) -> None:
        """Write the sheets that need all rows."""
        lang = self.settings.lang
        self._scored.finish()
        add_summary_sheet(self.workbook, summary, self.profile, self.layout)
        if repeated:
            add_duplicates_sheet(self.workbook, repeated, lang)
        add_manual_sheet(self.workbook, summary, self.settings, summary.notes)


@contextmanager
def scored_workbook(
    target: type_of_target, table: Table, layout: Layout, sample: list[Row], settings: Settings
) -> Iterator[ScoredWorkbook]:
    """Give a workbook to write scored rows to; it appears whole or not at all."""
    with workbook_writer(target, inputs=[table.source]) as workbook:
        yield ScoredWorkbook(workbook, table, layout, sample, settings)


def _sheet_name(table: Table) -> str:
    return table.sheet or "Sheet1"
