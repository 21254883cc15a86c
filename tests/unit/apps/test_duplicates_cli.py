"""``titleopt duplicates``: what it prints and writes is what ``duplicates_table`` found."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from typer.testing import CliRunner

import titleopt
from titleopt.apps.cli.program import app

ONE = """商品ID,标题
001,纯棉圆领T恤男夏季宽松短袖
002,真皮公文包男士商务手提包
003,纯棉圆领 Ｔ恤男士夏季宽松短袖
003,纯棉圆领 Ｔ恤男士夏季宽松短袖
"""
OTHER = """商品ID,标题
101,夏季宽松短袖纯棉圆领T恤男
102,真皮公文包男士商务手提袋
"""


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    paths = (tmp_path / "一.csv", tmp_path / "二.csv")
    for path, text in zip(paths, (ONE, OTHER), strict=True):
        path.write_text(text, encoding="utf-8")
    return paths


def run(*arguments: str | Path, stdin: bytes = b"", colour: bool = False) -> tuple[bytes, str]:
    env = {"FORCE_COLOR": "1"} if colour else {}
    words = list(map(str, arguments))
    done = CliRunner().invoke(app, ["duplicates", *words], input=stdin, env=env)
    assert done.exit_code == 0, done.stderr
    return done.stdout_bytes, done.stderr


@pytest.mark.parametrize("form", ["csv", "jsonl", "table"])
@pytest.mark.parametrize("measure", ["ratio", "bag", "bigram"])
def test_it_prints_what_the_api_writes(files: tuple[Path, Path], form: str, measure: str) -> None:
    one, other = files
    stream = io.BytesIO()
    asked = {"measure": measure, "min_similarity": 70, "linkage": "complete", "against": other}
    titleopt.duplicates_table([one, other], stream, format=form, **asked)
    options = [word for name, value in asked.items() for word in (f"--{name}", value)]
    options = [str(word).replace("_", "-") if str(word)[:2] == "--" else word for word in options]
    assert run(one, other, *options, "--format", form)[0] == stream.getvalue()


def test_the_table_names_groups_rows_ids_and_similarity(files: tuple[Path, Path]) -> None:
    printed = run(*files, "--measure", "bag")[0].decode()
    assert "组 1：3 个标题" in printed
    assert "“一.csv”第 4 行  003" in printed
    assert "  96.3  “二.csv”第 2 行  101" in printed
    assert "6 个标题，重复 2 组共 5 个" in printed
    assert "相似度 ≥ 80（0–100；bag = " in printed
    assert "\x1b" not in printed
    assert "第 2 行" in run(files[0])[0].decode()
    assert "一.csv" not in run(files[0])[0].decode()


def test_words_that_differ_are_coloured_on_a_terminal(files: tuple[Path, Path]) -> None:
    assert "\x1b[7;33m男\x1b[0m" in run(files[0], colour=True)[0].decode()


def test_rows_of_one_id_are_one_listing(files: tuple[Path, Path]) -> None:
    found = titleopt.duplicates_table(files[0])
    assert [(one.place.row, one.like and one.like.row) for one in found.found] == [
        (2, 4),
        (4, None),
    ]


def test_every_row_like_one_of_the_others_is_told(files: tuple[Path, Path]) -> None:
    lines = run(files[0], "--against", files[1], "-f", "jsonl", "--measure", "bag")[0].splitlines()
    found = [one for one in map(json.loads, lines) if one["group"] is None]
    assert [(one["place"]["row"], one["like"]["row"]) for one in found] == [
        (2, 2),
        (3, 3),
        (4, 2),
        (5, 2),
    ]
    assert found[0]["similarity"] == 100
    assert found[0]["advice"] == "与“二.csv”第 2 行只是词序不同：请改写，写出自己的卖点"


def test_its_own_listing_in_the_other_sheet_is_no_copy(files: tuple[Path, Path]) -> None:
    found = titleopt.duplicates_table(files[0], against=files[0])
    places = [(one.place.row, one.like.row) for one in found.found if one.group is None]
    assert places == [(2, 4), (2, 5), (4, 2), (5, 2)]


def test_the_workbook_has_a_sheet_of_groups_and_one_of_the_others(
    files: tuple[Path, Path], tmp_path: Path
) -> None:
    target = tmp_path / "out.xlsx"
    printed = run(*files, "--against", files[1], "-o", target)[0].decode()
    assert printed.startswith("6 个标题，重复 2 组共 4 个，与对照表的 2 个标题重复的有 1 个")
    book = openpyxl.load_workbook(target, rich_text=True)
    assert book.sheetnames == ["重复", "与对照表重复"]
    sheet = book["重复"]
    assert "ratio = 200 × 最长公共子序列" in sheet["A1"].value
    headers = ["组", "文件", "行", "商品ID", "得分", "相似度", "标题", "建议"]
    assert [cell.value for cell in sheet[2]] == headers
    kept, other = sheet[3], sheet[4]
    assert [str(cell.value) for cell in kept[:4]] == ["1", "一.csv", "4", "003"]
    assert kept[7].value == "保留：本组得分最高"
    assert [str(cell.value) for cell in other[:4]] == ["1", "一.csv", "2", "001"]
    assert coloured(other[6]) == ["男"]
    assert other[7].value.startswith("只有“男”与“一.csv”第 4 行不同：同一商品请合并")
    against = book["与对照表重复"]
    headers = ["行", "商品ID", "相似度", "标题", "对照行", "对照ID", "对照标题", "建议"]
    assert [cell.value for cell in against[2]] == ["文件", *headers]
    assert [str(cell.value) for cell in against[3][:4]] == ["一.csv", "3", "002", "91.7"]
    assert (coloured(against[3][4]), coloured(against[3][7])) == (["手提包"], ["手提袋"])


def coloured(cell: Any) -> list[str]:
    runs = [part for part in cell.value if not isinstance(part, str)]
    return [run.text for run in runs if run.font.color and run.font.b]


def test_csv_scores_are_those_of_check(files: tuple[Path, Path]) -> None:
    text = run(files[0], "-f", "csv")[0].decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    product = titleopt.Product(title="纯棉圆领T恤男夏季宽松短袖", id="001")
    assert float(rows[0]["得分"]) == titleopt.check(product).score


def test_nothing_repeated_is_said_and_written(tmp_path: Path) -> None:
    target = tmp_path / "out.xlsx"
    printed = run("-", "-o", target, stdin="纯棉T恤女\n真皮公文包\n雪纺连衣裙\n".encode())[0]
    assert "3 个标题，重复 0 组共 0 个" in printed.decode()
    assert openpyxl.load_workbook(target).sheetnames == ["重复"]


def test_half_surrogates_come_through() -> None:
    rows = [{"title": "纯棉T恤女短袖夏季\ud83d", "id": str(number)} for number in range(2)]
    source = "\n".join(map(json.dumps, rows)).encode()
    for form in ("csv", "jsonl", "table", "xlsx"):
        assert titleopt.duplicates_table(source, io.BytesIO(), format=form).groups == 1


def test_very_many_repeats_are_not_scored(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("titleopt.batch.duplicates_table.MOST_SCORED", 1)
    found = titleopt.duplicates_table(ONE.encode())
    assert [one.advice for one in found.found if one.like is None] == ["保留：本组最先出现"]
    assert found.found[0].score is None
    assert any("没有打分" in note for note in found.notes)


def test_english(files: tuple[Path, Path]) -> None:
    assert "similarity ≥ 80 (0–100; ratio = " in run(files[0], "--lang", "en")[0].decode()
    text = run(files[0], "--lang", "en", "-f", "csv")[0].decode("utf-8-sig")
    assert text.startswith("Group,File,Row,Id,Title,Score,Similarity,Keep")
    assert "Only '男' differs from row 4" in text


def test_public_names() -> None:
    assert titleopt.find_duplicates(["纯棉T恤", "纯棉 T恤"]).rows == [0, 1]
    assert len(titleopt.TitleIndex(["纯棉T恤"])) == 1
