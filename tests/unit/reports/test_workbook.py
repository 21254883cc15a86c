"""The workbook, read back with another library."""

import zipfile
from pathlib import Path

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock

import titleopt

SHEET = (
    "商品ID,标题,类目\n"
    "0012345678901234,★新款★纯棉T恤女短袖,女装\n"
    "2,全国最低价男士夹克全网第一品牌,男装\n"
    "3,<r>连衣裙</r>,女装\n"
    "4,纯棉\U0001f600T恤女★,女装\n"
    "5,=1+1★连衣裙,女装\n"
    "6,纯棉T恤女短袖★新款★,女装\n"
)


@pytest.fixture(scope="module")
def scored(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("workbook") / "out.xlsx"
    titleopt.score_table(SHEET.encode(), path)
    return path


@pytest.fixture(scope="module")
def book(scored: Path) -> openpyxl.Workbook:
    return openpyxl.load_workbook(scored, rich_text=True)


def test_sheets_of_the_book(book: openpyxl.Workbook) -> None:
    assert book.sheetnames == ["Sheet1", "汇总", "重复", "说明"]


def test_titles_are_whole_and_their_faults_coloured(book: openpyxl.Workbook) -> None:
    sheet = book["Sheet1"]
    titles = [line.split(",")[1] for line in SHEET.splitlines()[1:]]
    assert [str(row[1].value) for row in sheet.iter_rows(min_row=2)] == titles
    first = sheet["B2"].value
    assert isinstance(first, CellRichText)
    coloured = [run.text for run in first if isinstance(run, TextBlock) and run.font.b]
    assert coloured == ["★", "★"]
    law = [run for run in sheet["B3"].value if isinstance(run, TextBlock) and run.font.b]
    assert {run.font.color.rgb for run in law} == {"FFC00000"}
    assert "全国最低价" in "".join(run.text for run in law)


def test_ids_stay_text(book: openpyxl.Workbook) -> None:
    assert book["Sheet1"]["A2"].value == "0012345678901234"


def test_findings_have_a_mark_in_the_colour_of_their_severity(book: openpyxl.Workbook) -> None:
    told = book["Sheet1"]["G3"].value
    assert str(told).startswith("■ ")
    assert told[0].font.color.rgb == "FFC00000"


def test_score_scale_filter_and_frozen_header(book: openpyxl.Workbook) -> None:
    sheet = book["Sheet1"]
    ranges = {str(key.sqref): [rule.type for rule in rules] for key, rules in rules_of(sheet)}
    assert ranges["D2:D7"] == ["colorScale"]
    assert sheet.auto_filter.ref == "A1:H7"
    assert sheet.freeze_panes == "C2"


def rules_of(sheet: openpyxl.worksheet.worksheet.Worksheet) -> object:
    return sheet.conditional_formatting._cf_rules.items()  # noqa: SLF001 - there is no public way


def test_summary_has_both_charts_and_links(book: openpyxl.Workbook, scored: Path) -> None:
    with zipfile.ZipFile(scored) as archive:
        charts = [name for name in archive.namelist() if name.startswith("xl/charts/chart")]
    assert len(charts) == 2
    links = [cell.hyperlink for row in book["汇总"].iter_rows() for cell in row if cell.hyperlink]
    assert len(links) == 6
    assert links[0].location.startswith("'Sheet1'!A")


def test_manual_lists_every_rule(book: openpyxl.Workbook) -> None:
    from titleopt.rules import RULES  # noqa: PLC0415 - only here

    codes = {row[0].value for row in book["说明"].iter_rows()}
    assert {rule.code for rule in RULES} <= codes


def test_repeated_titles_say_which_to_keep(book: openpyxl.Workbook) -> None:
    rows = [[cell.value for cell in row] for row in book["重复"].iter_rows(min_row=2)]
    assert [row[:2] for row in rows] == [[1, 2], [1, 7]]
    assert sorted("保留" in str(row[5]) for row in rows) == [False, True]
    assert any("词序不同" in str(row[5]) for row in rows)


def test_an_english_workbook(tmp_path: Path) -> None:
    settings = titleopt.Settings(lang="en")
    titleopt.score_table(SHEET.encode(), tmp_path / "out.xlsx", settings=settings)
    book = openpyxl.load_workbook(tmp_path / "out.xlsx")
    assert book.sheetnames == ["Sheet1", "Summary", "Repeated", "Manual"]
    assert book["Sheet1"]["D1"].value == "Score"


def test_an_unverified_platform_says_so(tmp_path: Path) -> None:
    settings = titleopt.Settings(platform="jd")
    titleopt.score_table(SHEET.encode(), tmp_path / "out.xlsx", settings=settings)
    book = openpyxl.load_workbook(tmp_path / "out.xlsx")
    for name in ("汇总", "说明"):
        texts = [str(cell.value) for row in book[name].iter_rows() for cell in row if cell.value]
        assert any("未核实" in text for text in texts)
