"""Approved rows only, in the original layout, and the way back."""

import io

import openpyxl
import pytest

from titleopt.batch.apply_table import apply_table
from titleopt.batch.optimise_table import optimise_table
from titleopt.errors import TableError
from titleopt.tables import read_table
from writing_market import small_market

SHEET = (
    "商品ID,宝贝标题,材质,风格,季节,价格\n"
    "0012345678901234,纯棉T恤女短袖,棉,韩版,夏季,39.9\n"
    "0012345678901235,雪纺连衣裙女,雪纺,法式,夏季,129\n"
    "0012345678901236,牛仔裤男,牛仔布,休闲,秋季,99\n"
).encode()


@pytest.fixture
def reviewed(tmp_path):
    """The workbook with the approvals of its rows, by row number."""
    path = tmp_path / "out.xlsx"
    optimise_table(SHEET, path, market=small_market())

    def approve(choices, titles=()):
        book = openpyxl.load_workbook(path)
        sheet = book.active
        names = [cell.value for cell in sheet[1]]
        column = next(i for i, name in enumerate(names, start=1) if name.startswith("采用"))
        for row, choice in choices.items():
            sheet.cell(row, column, choice)
        for row, title in titles:
            sheet.cell(row, 2, title)
        book.save(path)
        return path

    return approve


def rows_of(path):
    table = read_table(path)
    return table.header(), [row.texts for row in table.rows()]


def test_only_approved_rows_in_the_original_columns(reviewed, tmp_path):
    target, back = tmp_path / "new.csv", tmp_path / "back.csv"
    done = apply_table(reviewed({2: "1", 4: "自己写的牛仔裤男标题"}), target, back=back)
    assert (done.approved, done.written, done.refused) == (2, 2, ())
    header, rows = rows_of(target)
    assert header == ("商品ID", "宝贝标题", "材质", "风格", "季节", "价格")
    assert [row[0] for row in rows] == ["0012345678901234", "0012345678901236"]
    assert rows[0][1] != "纯棉T恤女短袖"
    assert rows[1][1] == "自己写的牛仔裤男标题"
    assert rows[1][2:] == ("牛仔布", "休闲", "秋季", "99")
    assert [row[1] for row in rows_of(back)[1]] == ["纯棉T恤女短袖", "牛仔裤男"]


def test_a_title_changed_in_the_workbook_is_refused(reviewed, tmp_path):
    path = reviewed({2: 1, 3: "1"}, titles=[(3, "改过的连衣裙")])
    done = apply_table(path, tmp_path / "new.xlsx")
    assert done.written == 1
    assert "改过的连衣裙" in done.refused[0].reason


def test_a_title_changed_in_the_source_is_refused(reviewed, tmp_path):
    today = SHEET.replace("雪纺连衣裙女".encode(), "真丝连衣裙女".encode())
    done = apply_table(reviewed({2: "1", 3: "1"}), tmp_path / "new.xlsx", source=today)
    assert [one.row for one in done.refused] == [3]
    assert "真丝连衣裙女" in done.refused[0].reason


def test_a_candidate_that_is_not_there_is_refused(reviewed, tmp_path):
    done = apply_table(reviewed({2: "9"}), tmp_path / "new.xlsx")
    assert done.written == 0
    assert done.refused[0].reason == "没有候选 9"


def test_another_workbook_is_no_review(tmp_path):
    with pytest.raises(TableError):
        apply_table(SHEET, tmp_path / "new.xlsx")


def test_the_target_may_be_a_stream(reviewed):
    out = io.BytesIO()
    assert apply_table(reviewed({2: "1"}), out).written == 1
    assert len(rows_of(out.getvalue())[1]) == 1
