"""Exports of every layout, merged into one list. All terms and figures are invented."""

import io
from pathlib import Path

import openpyxl
import pytest

from titleopt import TermList
from titleopt.errors import InputError, TableError

LAYOUTS = {
    "sycm_2026": (
        (
            "排名,搜索词,搜索人气,点击率,支付转化率,支付买家数,需求供给比,天猫商品点击占比\n"
            "1,竹纤维毛巾,5000 ~ 1万,362%,1% ~ 2.5%,10,0,10%-20%\n"
        ),
        {"popularity": 7500, "click_rate": 3.62, "conversion_rate": 0.0175, "tmall_share": 0.15},
    ),
    "sycm_old": (
        (
            "搜索词\t搜索人气\t搜索热度\t点击率\t支付转化率\t在线商品数\t商城点击占比\t直通车参考价\n"
            '竹纤维毛巾\t"18,399"\t2000\t1.32\t3.1%\t5万+\t30%\t1.2\n'
        ),
        {"popularity": 18399, "click_rate": 1.32, "supply": 50000, "bid": 1.2},
    ),
    "inflow": (
        (
            "引流搜索词报表\n统计周期 2026-03-01 ~ 2026-03-07\n\n\n\n"
            "搜索词,访客数,支付买家数,支付转化率,支付金额,客单价\n竹纤维毛巾,120,6,5%,300,50\n"
        ),
        {"visitors": 120, "buyers": 6, "conversion_rate": 0.05},
    ),
    "ztc": (
        (
            "关键词,展现指数,点击指数,竞争度,点击率,点击转化率,市场平均出价,质量分\n"
            "竹纤维毛巾,3000,200,88,6%,2%,0.9,8\n"
        ),
        {"popularity": 3000, "clicks": 200, "competition": 88, "relevance": 8},
    ),
    "jd": (
        (
            "关键词,搜索指数,点击率,成交转化率,全网商品数,蓝海值,快车参考价\n"
            "竹纤维毛巾,1.5万,20%,4%,900,12,2.1\n"
        ),
        {"popularity": 15000, "supply": 900, "blue_ocean": 12},
    ),
    "mofang": (
        (
            "序号,,关键词,搜索人气,搜索指数,占比,点击率,当前宝贝数,转化率\n"
            "1,,竹纤维毛巾,500,700,1.2%,55%,3000,2%\n"
        ),
        {"popularity": 500, "share": 0.012, "supply": 3000},
    ),
}


@pytest.mark.parametrize("name", LAYOUTS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_layouts(name, encoding):
    text, wanted = LAYOUTS[name]
    terms = TermList.read(text.encode(encoding))
    assert terms.texts == ["竹纤维毛巾"]
    figures = {role: figure.point for role, figure in terms[0].figures.items()}
    for role, point in wanted.items():
        assert figures[role] == pytest.approx(point), role
    assert "竹纤维毛巾" not in terms.understood[0].zh
    assert "搜索词=" in terms.understood[0].zh


def test_dates_come_from_the_preamble():
    terms = TermList.read(LAYOUTS["inflow"][0].encode())
    assert terms[0].sightings[0].date == "2026-03-01/2026-03-07"


def test_every_sheet_with_terms_is_read(tmp_path):
    book = openpyxl.Workbook()
    first = book.active
    first.append(["搜索词", "搜索人气"])
    first.append(["竹毛巾", 10])
    second = book.create_sheet("长尾词")
    second.append(["关键词", "搜索人气"])
    second.append(["竹毛巾加厚", 5])
    book.save(tmp_path / "t.xlsx")
    assert TermList.read(tmp_path / "t.xlsx").texts == ["竹毛巾", "竹毛巾加厚"]


def test_a_bare_list_has_no_demand():
    terms = TermList.read("竹毛巾\n竹毛巾加厚\n".encode())
    assert [term.demand for term in terms] == [None, None]
    assert terms.weights.tolist() == [1, 1]


def test_spellings_are_one_term_and_their_demand_is_added_once():
    terms = TermList.of([("连衣裙女", 30.0), ("連衣裙 女", 20.0), ("雪纺衫", 5.0)])
    assert terms.texts == ["连衣裙女", "雪纺衫"]
    assert terms[0].demand == 50
    assert terms[0].spellings == ("連衣裙 女",)
    assert terms.find(" 連衣裙-女") == 0


def test_missing_demand_stays_missing():
    terms = TermList.read("搜索词,搜索人气\n甲壳虫,100\n瓢虫,-\n蜻蜓,0\n".encode())
    assert [term.demand for term in terms] == [100, None, 0]


def test_dropped_rows_have_reasons():
    text = "搜索词,搜索人气\n竹毛巾,3\n合计,9\n★,1\n"
    dropped = TermList.read(text.encode()).dropped
    assert [(row.row, row.reason_zh) for row in dropped] == [(3, "合计行"), (4, "只有符号")]


def test_percent_points_without_signs():
    text = "搜索词,搜索人气,点击率\n竹毛巾,3,18.07\n毛巾架,3,9.5\n"
    terms = TermList.read(text.encode())
    assert terms[1].figures["click_rate"].point == pytest.approx(0.095)
    assert "按百分数读" in terms.understood[0].zh


def test_exports_are_brought_to_one_scale_by_shared_terms():
    first = "搜索词,搜索人气\n甲,100\n乙,200\n丙,300\n".encode()
    second = "搜索词,搜索人气\n甲,10\n乙,20\n丙,30\n丁,40\n".encode()
    terms = TermList.read(first, second)
    assert terms[3].demand == pytest.approx(400)


def test_a_title_sheet_is_refused_with_its_columns():
    with pytest.raises(TableError, match=r"搜索词列.*标题"):
        TermList.read("标题,价格\n纯棉T恤,3\n雪纺衫,5\n".encode())


def test_no_path_is_an_error():
    with pytest.raises(InputError):
        TermList.read()


def test_streams_are_read():
    assert len(TermList.read(io.BytesIO("搜索词\n竹毛巾\n".encode()))) == 1


ROWS = [
    ["关键词", "搜索人气", "点击率", "在线商品数"],
    ["竹纤维毛巾", "15万~30万", "1.32", "∞"],
    ["竹毛巾 加厚", "0", "-", "1.5万"],
]


def _html(rows):
    cells = ("".join(f"<td>{cell}</td>" for cell in row) for row in rows)
    lines = "".join(f"<tr>{line}</tr>" for line in cells)
    return f"<html><meta charset='gbk'><table>{lines}</table></html>".encode("gbk")


def _tabs(rows, encoding):
    return "\r\n".join("\t".join(row) for row in rows).encode(encoding)


FILES = {
    "utf-16 tabs called xls": ("长尾词.xls", _tabs(ROWS, "utf-16")),
    "html called xls": ("引流搜索词.xls", _html(ROWS)),
    "gbk tabs called csv": ("词.csv", _tabs(ROWS, "gbk")),
    "a late header": (
        "词.txt",
        _tabs([["搜索分析"], ["版本 1.00"], [], [], [], [], *ROWS], "utf-8"),
    ),
    "two header lines": (
        "词.tsv",
        _tabs([["keyword", "search_popularity", "ctr", "supply"], *ROWS], "utf-8-sig"),
    ),
}


@pytest.mark.parametrize("name", FILES)
def test_files_as_shops_have_them(tmp_path, name):
    file, content = FILES[name]
    (tmp_path / file).write_bytes(content)
    terms = TermList.read(tmp_path / file)
    assert terms.texts == ["竹纤维毛巾", "竹毛巾 加厚"]
    first, second = terms[0].figures, terms[1].figures
    demand = first["popularity"]
    assert (demand.low, demand.high, demand.point) == (150_000, 300_000, 225_000)
    assert demand.text == "15万~30万"
    assert first["click_rate"].point == pytest.approx(1.32)
    assert first["supply"].high == float("inf")
    assert second["popularity"].point == 0
    assert "click_rate" not in second
    assert second["supply"].point == 15_000
    (understood,) = terms.understood
    assert understood.file == file
    for words in ("搜索词=“关键词”", "搜索人气=“搜索人气”", "在线商品数=“在线商品数”", "读入 2 行"):
        assert words in understood.zh


def test_days_of_one_term_are_averaged_and_its_newest_figures_kept(tmp_path):
    for day, demand, rate in (("2026-05-02", 300, "9%"), ("2026-05-01", 100, "5%")):
        path = tmp_path / f"搜索词_{day}.csv"
        path.write_text(f"搜索词,搜索人气,点击率\n竹毛巾,{demand},{rate}\n", encoding="gb18030")
    terms = TermList.read(*sorted(tmp_path.iterdir(), reverse=True))
    assert terms[0].demand == 200
    assert terms[0].figures["click_rate"].point == pytest.approx(0.09)
    assert {(s.file, s.date) for s in terms[0].sightings} == {
        ("搜索词_2026-05-01.csv", "2026-05-01"),
        ("搜索词_2026-05-02.csv", "2026-05-02"),
    }


def test_a_binary_xls_is_read_like_any_other_export():
    terms = TermList.read(Path(__file__).parent / "data" / "terms.xls")
    assert [(term.text, term.demand) for term in terms] == [
        ("竹纤维毛巾", 120.0),
        ("毛巾 竹纤维", 30.0),
        ("洗脸巾加厚", 80.0),
        ("310", 12.0),
    ]
    supplies = [term.figures["supply"].low for term in terms if "supply" in term.figures]
    assert supplies == [50000.0, float("inf"), 900.0]
    assert terms[0].sightings[0].date == "2026-03-01/2026-03-07"
