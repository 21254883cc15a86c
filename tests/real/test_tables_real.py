"""The exports that lie beside the checkout are read, or refused with the right sentence."""

import os
from pathlib import Path

import pytest

from titleopt.errors import TableError
from titleopt.tables import products, read_table

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


def test_nothing_in_the_folder_ends_in_another_error():
    for path in sorted(EXPORTS.iterdir()):
        try:
            table = read_table(path)
            assert sum(1 for _ in table.rows()) > 0
        except TableError as error:
            assert error.hint  # noqa: PT017 - either outcome is right, both are looked at
