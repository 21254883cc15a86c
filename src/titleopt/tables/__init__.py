"""Files in and out: any real export becomes rows and products, and nothing is lost on the way."""

from titleopt.tables.cells import CellError, Row, cell_text
from titleopt.tables.columns import Column
from titleopt.tables.products import RowProblem, products
from titleopt.tables.read import read_table
from titleopt.tables.table import Table, Understood

__all__ = [
    "CellError",
    "Column",
    "Row",
    "RowProblem",
    "Table",
    "Understood",
    "cell_text",
    "products",
    "read_table",
]
