"""The exports that lie beside the checkout are read, or refused with the right sentence."""

import csv
import io
import os
from pathlib import Path

import openpyxl
import pytest

from titleopt.errors import TableError
from titleopt.tables import csv_writer, products, read_table
from titleopt.tables.guard import unguarded

BESIDE = Path(__file__).resolve().parents[2].parent / "shared" / "data"
EXPORTS = Path(os.environ.get("TITLEOPT_DATA", BESIDE)) / "exports"

pytestmark = pytest.mark.skipif(
    not EXPORTS.is_dir(),
    reason="the real exports (shared/data/exports) are not beside the checkout",
)


def titles(table):
    return [item.title for _, item in products(table) if not hasattr(item, "kind")]


def test_a_workbook_of_the_alliance():
    table = read_table(EXPORTS / "alimama_goods.xlsx")
    items = [item for _, item in products(table)]
    assert (table.title.name, table.header_row) == ("商品名称", 1)
    assert len(items) == 3
    assert all(item.id.isdigit() and len(item.id) == 12 for item in items)
    assert all(item.category and item.shop for item in items)


def test_mojibake_is_refused():
    with pytest.raises(TableError, match="乱码"):
        read_table(EXPORTS / "pchome_mojibake.csv")


def test_a_search_term_list_is_no_title_sheet():
    table = read_table(EXPORTS / "sycm_search_terms_bathtub.csv")
    roles = ["rank", "term", "popularity", "click_rate", "conversion_rate"]
    assert [column.role for column in table.columns] == roles
    with pytest.raises(TableError, match="找不到标题列"):
        next(products(table))


@pytest.mark.parametrize("column", [None, "3", "C"])
def test_a_crawl_without_a_header(column):
    table = read_table(EXPORTS / "taobao_lipstick_no_header_bom.csv", title_column=column)
    assert (table.header_row, table.encoding, table.title.letter) == (None, "UTF-8 BOM", "C")
    assert len(titles(table)) == 4104


def test_gbk_as_excel_writes_it():
    table = read_table(EXPORTS / "tmall_makeup_gbk.csv")
    assert (table.encoding, table.title.name) == ("GB18030", "title")
    assert len(titles(table)) > 27_000


TEXT_FILES = [
    ("sycm_search_terms_bathtub.csv", "utf-8-sig", 1),
    ("taobao_lipstick_no_header_bom.csv", "utf-8-sig", 0),
    ("tmall_makeup_gbk.csv", "gb18030", 1),
]


@pytest.mark.parametrize(("name", "encoding", "headers"), TEXT_FILES)
def test_every_cell_of_a_text_file_is_read_and_written_as_it_is(name, encoding, headers):
    with (EXPORTS / name).open(encoding=encoding, newline="") as file:
        plain = [row for row in csv.reader(file) if row][headers:]
    table = read_table(EXPORTS / name)
    rows = [row for row in table.rows() if not row.blank]
    assert [[*row.texts] for row in rows] == plain
    stream = io.BytesIO()
    with csv_writer(stream, table.header()) as write:
        for row in rows:
            write(row.values, row.formats)
    written = csv.reader(io.StringIO(stream.getvalue().decode("utf-8-sig"), newline=""))
    assert [[unguarded(cell) for cell in row] for row in written][1:] == plain


def test_every_cell_of_a_workbook_is_read_as_it_is():
    table = read_table(EXPORTS / "alimama_goods.xlsx")
    sheet = openpyxl.load_workbook(EXPORTS / "alimama_goods.xlsx")[table.sheet]
    header, *plain = sheet.iter_rows(values_only=True)
    assert [*table.header()] == [str(name or "") for name in header]
    assert [row.values for row in table.rows()] == plain


def test_nothing_in_the_folder_ends_in_another_error():
    for path in sorted(EXPORTS.iterdir()):
        try:
            table = read_table(path)
            assert sum(1 for _ in table.rows()) > 0
        except TableError as error:
            assert error.hint  # noqa: PT017 - either outcome is right, both are looked at
