"""Files in and out: any real export becomes rows and products, and nothing is lost on the way."""

from titleopt.tables.cells import CellError, Row, cell_text
from titleopt.tables.columns import Column
from titleopt.tables.products import RowProblem, products
from titleopt.tables.read import read_table
from titleopt.tables.table import Table
from titleopt.tables.told import Told
from titleopt.tables.workbook_out import CellWriter, add_sheet, workbook_writer
from titleopt.tables.write import csv_writer, jsonl_writer, source_cells, xlsx_writer

__all__ = [
    "CellError",
    "CellWriter",
    "Column",
    "Row",
    "RowProblem",
    "Table",
    "Told",
    "add_sheet",
    "cell_text",
    "csv_writer",
    "jsonl_writer",
    "products",
    "read_table",
    "source_cells",
    "workbook_writer",
    "xlsx_writer",
]
