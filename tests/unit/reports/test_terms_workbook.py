"""The workbook of search terms, read back with another library."""

import io
from datetime import date

import openpyxl
import pytest

from titleopt import Settings, TermList
from titleopt.facts.knowledge import Knowledge
from titleopt.reports.terms_workbook import write_terms_workbook

EXPORT = """生意参谋
统计日期：2026-05-01 ~ 2026-05-07

搜索词,搜索人气,点击率,支付转化率,在线商品数,需求供给比,天猫商品点击占比
雪纺连衣裙,"5,000 ~ 1万",50%,10%,2000,1.2,40%
连衣裙 雪纺,100,50%,10%,2000,0,40%
冬季加厚连衣裙,800,60%,5%,-,0.4,10%
耐克连衣裙,700,60%,5%,300,0.4,10%
最好的连衣裙,600,60%,5%,0,0.4,10%
"""


def book_of(text, **options):
    target = io.BytesIO()
    write_terms_workbook(
        TermList.read(text.encode()),
        target,
        knowledge=Knowledge.of(Settings()),
        on=date(2026, 5, 20),
        **options,
    )
    return openpyxl.load_workbook(target)


@pytest.fixture(scope="module")
def book():
    return book_of(EXPORT, title="碎花连衣裙")


@pytest.fixture(scope="module")
def terms(book):
    _, header, *rows = book["搜索词"].values
    return {row[0]: dict(zip(header, row, strict=True)) for row in rows}


def test_sheets_and_charts(book):
    assert book.sheetnames == ["汇总", "搜索词", "词根", "读取说明"]
    assert len(book["汇总"]._charts) == 2  # noqa: SLF001 - openpyxl has no public way to ask


def test_equivalent_terms_are_one_line_with_their_demand_merged(terms):
    assert len(terms) == 4
    line = terms["雪纺连衣裙"]
    assert line["搜索需求"] == 7500 + 100
    assert line["等效词（需求已合并）"] == "连衣裙 雪纺"
    assert line["原表里的区间"] == "搜索人气 5,000 ~ 1万"


def test_measures_stand_beside_their_formula_and_columns(book, terms):
    notes, header, *_ = book["搜索词"].values
    note = dict(zip(header, notes, strict=True))["竞争度"]
    assert "搜索人气 × 点击率 × 转化率 ÷ 在线商品数 × 10000" in note
    assert "越大竞争越小" in note
    assert "用到的列：搜索人气、点击率、支付转化率、在线商品数" in note
    assert terms["雪纺连衣裙"]["竞争度"] == pytest.approx(7500 * 0.5 * 0.1 / 2000 * 10_000)
    blue = 7500 * 0.5 * 0.1 * (1 - 0.4) / 2000 / 7 * 1000
    assert terms["雪纺连衣裙"]["蓝海指数"] == pytest.approx(blue)
    for term in ("冬季加厚连衣裙", "最好的连衣裙"):
        assert terms[term]["竞争度"] == "不可计算"


def test_kinds_are_told(terms):
    assert terms["冬季加厚连衣裙"]["季节"] == "反季"
    assert terms["耐克连衣裙"]["品牌"] == "耐克（他人）"
    assert terms["最好的连衣裙"]["风险词"] == "最好的（极限词）"


def test_what_to_look_at_first_names_nobody_else(book):
    shown = [row[0] for row in book["汇总"].values]
    at = next(i for i, cell in enumerate(shown) if cell and cell.startswith("先看这些词"))
    assert shown[at + 2] == "雪纺连衣裙"
    assert "耐克连衣裙" not in shown[at:]


def test_roots_say_what_the_title_has(book):
    _, *rows = book["词根"].values
    served = {row[0]: row[4] for row in rows}
    assert served["连衣裙"] == "有"
    assert served["雪纺"] == "没有"


def test_a_list_without_supply_says_why_a_chart_is_missing():
    book = book_of("搜索词,搜索人气\n竹毛巾,100\n")
    assert len(book["汇总"]._charts) == 1  # noqa: SLF001
    assert any("没有在线商品数" in str(row[0]) for row in book["汇总"].values)


def test_headers_in_english():
    book = book_of(EXPORT, lang="en")
    assert book.sheetnames == ["Overview", "Terms", "Roots", "Reading"]
    assert next(iter(list(book["Terms"].values)[1])) == "Term"
