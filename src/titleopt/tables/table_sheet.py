"""A worksheet of XlsxWriter that loses no cell silently, holds error values, and is quick.

XlsxWriter puts a cell together from parts, of which it escapes every one; a sheet of 100,000
rows spends most of its time there. The three kinds of cells that fill sheets are written here
in one piece, to the same bytes.
"""

import re
from typing import Any
from xml.sax.saxutils import escape

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_rowcol_to_cell_fast
from xlsxwriter.worksheet import (
    CellBlankTuple,
    CellErrorTuple,
    CellNumberTuple,
    CellStringTuple,
    Worksheet,
)

from titleopt.tables.fault import fault

EXCEL_ROWS = 1_048_576
EXCEL_COLUMNS = 16_384
_TO_ESCAPE = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]|_x[0-9a-fA-F]{4}_")


def require_room(rows: int, columns: int) -> None:
    """Raise when a workbook cannot hold so many rows or columns.

    Raises:
        TableError: it cannot.

    """
    if rows > EXCEL_ROWS:
        raise fault(
            f"结果有 {rows:,} 行，xlsx 最多 {EXCEL_ROWS:,} 行",
            hint="请改写 csv（-o 文件名.csv），或把表拆开",
            en=f"{rows:,} rows do not fit into a workbook, which holds {EXCEL_ROWS:,}",
            hint_en="write csv (-o NAME.csv), or split the sheet",
        )
    if columns > EXCEL_COLUMNS:
        raise fault(
            f"结果有 {columns:,} 列，xlsx 最多 {EXCEL_COLUMNS:,} 列",
            hint="请删去用不到的列，或改写 csv（-o 文件名.csv）",
            en=f"{columns:,} columns do not fit into a workbook, which holds {EXCEL_COLUMNS:,}",
            hint_en="take columns out that are not needed, or write csv (-o NAME.csv)",
        )


class TableSheet(Worksheet):  # type: ignore[misc]
    """A worksheet whose cells are named by row and column, from 0."""

    def write_string(self, row: int, col: int, string: str, cell_format: Any = None) -> int:
        """Write text."""
        return self._write_string(row, col, string, cell_format)  # type: ignore[no-any-return]

    def write_number(self, row: int, col: int, number: float, cell_format: Any = None) -> int:
        """Write a number."""
        return self._write_number(row, col, number, cell_format)  # type: ignore[no-any-return]

    def write_error(self, row: int, column: int, error: str, style: Format | None = None) -> int:
        """Write an error value, such as #N/A, that is no formula."""
        if self._check_dimensions(row, column):
            return -1
        if self.constant_memory and row > self.previous_row:
            self._write_single_row(row)
        self.table[row][column] = CellErrorTuple(error, style, None)
        return 0

    def _check_dimensions(self, row: int, col: int, *args: bool, **kwargs: bool) -> int:
        if row >= EXCEL_ROWS or col >= EXCEL_COLUMNS:
            require_room(row + 1, col + 1)
        return super()._check_dimensions(row, col, *args, **kwargs)  # type: ignore[no-any-return]

    def _write_cell(self, row: int, col: int, cell: Any) -> None:
        style = cell.format
        if style is None and (col in self.col_info or row in self.row_info):
            super()._write_cell(row, col, cell)  # the look of its row or column
            return
        start = f'<c r="{xl_rowcol_to_cell_fast(row, col)}"'
        if style is not None:
            start += f' s="{style._get_xf_index()}"'  # noqa: SLF001 - the library's own index
        kind = type(cell)
        if kind is CellStringTuple and self.constant_memory:
            self.fh.write(f'{start} t="inlineStr"><is>{self._inline(cell.string)}</is></c>')
        elif kind is CellNumberTuple:
            self.fh.write(f"{start}><v>{cell.number:.16G}</v></c>")
        elif kind is CellBlankTuple:
            self.fh.write(f"{start}/>")
        elif kind is CellErrorTuple and cell.value is None:
            # XlsxWriter keeps this kind for pictures in cells and adds an attribute for them.
            self.fh.write(f'{start} t="e"><v>{escape(cell.error)}</v></c>')
        else:
            super()._write_cell(row, col, cell)

    def _inline(self, text: str) -> str:
        if _TO_ESCAPE.search(text):
            text = self._escape_control_characters(text)
        if text.startswith("<r>") and text.endswith("</r>"):
            return text  # rich text
        keep = ' xml:space="preserve"' if text[:1].isspace() or text[-1:].isspace() else ""
        return f"<t{keep}>{escape(text)}</t>"
