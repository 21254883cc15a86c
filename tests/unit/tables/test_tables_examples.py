"""The example files say what their sources say."""

from pathlib import Path

import pytest

from titleopt.tables import products, read_table

EXAMPLES = Path(__file__).resolve().parents[3] / "examples"


def source(name):
    text = (EXAMPLES / "source" / name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.rstrip("\n").split("\n")]


@pytest.mark.parametrize("name", ["titles", "competitors"])
def test_workbooks_hold_their_source(name):
    header, *rows = source(f"{name}.tsv")
    table = read_table(EXAMPLES / f"{name}.xlsx")
    assert list(table.header()) == header
    read = [row.texts for row in table.rows()]
    text = [i for i, key in enumerate(header) if key not in ("价格", "折扣")]
    assert [[texts[i] for i in text] for texts in read] == [[row[i] for i in text] for row in rows]


def test_the_title_sheet_is_what_its_users_count_on():
    table = read_table(EXAMPLES / "titles.xlsx")
    items = [item for _, item in products(table) if not hasattr(item, "kind")]
    trades = {item.category.split(" > ")[0] for item in items}
    assert len(items) >= 72
    assert len(trades) >= 12
    assert all(len(item.id) == 18 for item in items)
    assert any(item.id.startswith("00") for item in items)
    assert table.header()[-3:] == ("价格", "折扣", "上架日期")
    first = next(table.rows())
    assert first.formats[-3:] == ("0.00", "0%", "yyyy-mm-dd")


def test_the_search_terms_are_read_as_such():
    table = read_table(EXAMPLES / "search_terms.csv")
    terms = [row.text(table.column("term").index) for row in table.rows()]
    assert len(terms) == len(set(terms)) >= 150
    assert all(table.column(role) for role in ("popularity", "click_rate", "demand_supply"))
