"""Rows of a workbook (xlsx, xls, xlsb, ods) through calamine."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any, NamedTuple, Self

import python_calamine as calamine

from titleopt.tables.cells import WHOLE_LIMIT, Merge, Row, cell_text, letters, type_of_cell
from titleopt.tables.delimited import MOST_CELL_CHARS, MOST_COLUMNS
from titleopt.tables.fault import fault
from titleopt.tables.looks import Looks
from titleopt.tables.ods_scan import OdsScan
from titleopt.tables.sniff import Kind, encrypted
from titleopt.tables.source import Source
from titleopt.tables.told import Told
from titleopt.tables.xls_scan import XlsScan
from titleopt.tables.xlsb_scan import XlsbScan
from titleopt.tables.xlsx_scan import XlsxScan
from titleopt.tables.zip_guard import guard_zip

EXACT_DIGITS = 10**15  # a spreadsheet keeps 15 digits of a number
MOST_ROWS = 1_048_576  # of any spreadsheet
MOST_DENSE_CELLS = 40_000_000


SCANS: dict[Kind, Callable[[Source], XlsxScan | XlsbScan | XlsScan | OdsScan]] = {
    Kind.XLSX: XlsxScan,
    Kind.XLSB: XlsbScan,
    Kind.XLS: XlsScan,
    Kind.ODS: OdsScan,
}


class SheetName(NamedTuple):
    """One sheet of a workbook that can hold rows."""

    name: str
    hidden: bool


class Workbook:
    """An open workbook: its sheets and their rows."""

    def __init__(self, source: Source, kind: Kind) -> None:
        self._source = source
        if kind is not Kind.XLS:
            guard_zip(source)
        self._scan = SCANS[kind](source)
        if isinstance(self._scan, OdsScan):
            for name, looks in self._scan.sheets.items():  # calamine unfolds all of them at once
                self._refuse_sparse(name, looks)
        self._stream = source.open()
        self._book = self._opened()
        self.sheets = [
            SheetName(meta.name, meta.visible != calamine.SheetVisibleEnum.Visible)
            for meta in self._book.sheets_metadata
            if meta.typ == calamine.SheetTypeEnum.WorkSheet
        ]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._book.close()
        self._stream.close()

    def _opened(self) -> calamine.CalamineWorkbook:
        try:
            return calamine.CalamineWorkbook.from_filelike(self._stream)
        except calamine.PasswordError as error:
            self._stream.close()
            raise encrypted(self._source) from error
        except BaseException as error:
            self._stream.close()
            raise self._broken(error) from error

    def _broken(self, error: BaseException) -> BaseException:
        # A panic of the native reader is no Exception; whatever else is not ours passes.
        if not isinstance(error, Exception) and type(error).__name__ != "PanicException":
            return error
        return fault(
            f"“{self._source.label}”损坏，或不是它自称的表格格式",
            hint="请用 Excel 或 WPS 打开后另存为 xlsx 再试",
            hint_en="open it in Excel or WPS and save it as xlsx",
            en=f"the workbook cannot be read: {error}",
            file=self._source.label,
        )

    def _refuse_sparse(self, name: str, looks: Looks) -> None:
        beyond = looks.columns > MOST_COLUMNS or looks.rows > MOST_ROWS
        if beyond or looks.dense_cells > MOST_DENSE_CELLS:
            raise fault(
                f"工作表“{name}”一直伸到 {letters(looks.columns - 1)}{looks.rows}，大部分是空的",
                hint="请删去远处的内容，或把要用的区域复制到新表",
                hint_en="delete the cells far away, or copy what you need to a new sheet",
                en="the sheet's cells lie too far apart",
                file=self._source.label,
                sheet=name,
            )

    def open_sheet(self, name: str) -> "WorkbookSheet":
        """Load one sheet.

        Raises:
            TableError: its cells lie too far apart, or the sheet is broken.

        """
        if isinstance(self._scan, XlsScan):
            looks = self._scan.looks(self._book.sheet_names.index(name))
        else:
            looks = self._scan.looks(name)
        self._refuse_sparse(name, looks)
        try:
            sheet = self._book.get_sheet_by_name(name)
        except BaseException as error:
            raise self._broken(error) from error
        return WorkbookSheet(sheet, looks, self._source)


class WorkbookSheet:
    """One sheet: rows as often as asked for, with the formats and errors of its cells."""

    def __init__(self, sheet: calamine.CalamineSheet, looks: Looks, source: Source) -> None:
        self._sheet = sheet
        self._looks = looks
        self._source = source
        self._left = sheet.start[1] if sheet.start else 0
        self._width = sheet.end[1] + 1 if sheet.end else 0
        self.merged = tuple(
            Merge(left, top + 1, bottom + 1)
            for (top, left), (bottom, _) in (sheet.merged_cell_ranges or [])
            if bottom > top
        )

    @property
    def width(self) -> int:
        """Number of columns from column A on."""
        return max(self._width, self._looks.columns)

    @property
    def notes(self) -> tuple[Told, ...]:
        """What a reader of the figures must know."""
        return self._looks.notes()

    def rows(self) -> Iterator[Row]:
        """Yield every row from row 1 on, each as wide as the sheet."""
        width = self.width
        right = (None,) * (width - self._width)
        left = (None,) * self._left
        number = 0
        for number, cells in enumerate(self._sheet.iter_rows(), start=1):
            yield self._row(number, (*left, *cells, *right))
        for number in range(number + 1, self._looks.rows + 1):  # noqa: B020 - goes on counting
            yield self._row(number, (None,) * width)

    def _row(self, number: int, cells: tuple[Any, ...]) -> Row:
        formats = self._looks.row_formats(number, len(cells))
        special = self._looks.special.get(number)
        values = list(map(_typed, cells))
        if special:
            for column, value in special.items():
                values[column] = value
        texts = tuple(map(cell_text, values, formats) if formats else map(cell_text, values))
        if max(map(len, texts), default=0) > MOST_CELL_CHARS:
            raise self._too_long(number, texts)
        return Row(number, tuple(values), texts, formats)

    def _too_long(self, number: int, texts: tuple[str, ...]) -> Exception:
        column = next(i for i, text in enumerate(texts) if len(text) > MOST_CELL_CHARS)
        return fault(
            f"{letters(column)}{number} 格有 {len(texts[column])} 字，超出能处理的长度",
            hint="请检查这一格的内容",
            hint_en="look at this cell",
            en="a cell is too long",
            file=self._source.label,
            sheet=self._sheet.name,
            row=number,
            column=letters(column),
        )


def _typed(value: Any) -> type_of_cell:
    """Return a cell of the native reader as ours: whole numbers as int, long ids as text."""
    if value == "" and isinstance(value, str):
        return None
    if isinstance(value, float) and value.is_integer() and abs(value) < WHOLE_LIMIT:
        # The shortest decimal form of the float is what was typed, with zeros where it is lost.
        return int(value) if abs(value) < EXACT_DIGITS else str(int(Decimal(repr(value))))
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) >= EXACT_DIGITS:
        return str(value)
    return value  # type: ignore[no-any-return]
