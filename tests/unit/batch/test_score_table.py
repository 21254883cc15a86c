"""From a file to a file: what is kept, what is added, what stays in its place."""

import csv
import datetime as dt
import io
import json
from pathlib import Path

import openpyxl
import pytest

import titleopt
from titleopt.errors import InputError, TableError

SHEET = "商品ID,标题 ,标题,类目\n00123,★新款★纯棉T恤女短袖,x,女装\n00124,,,\n合计,,3,\n"


def rows_of(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def test_csv_keeps_every_cell_and_adds_five_behind(tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    summary = titleopt.score_table(SHEET.encode(), target, title_column="B")
    header, first, empty, totals = rows_of(target)
    assert header == ["商品ID", "标题 ", "标题", "类目", "得分", "等级", "宽度", "问题", "建议标题"]
    report = titleopt.check(
        titleopt.Product(title="★新款★纯棉T恤女短袖", id="00123", category="女装")
    )
    assert first[:4] == ["00123", "★新款★纯棉T恤女短袖", "x", "女装"]
    assert first[5:7] == [report.grade, str(report.units)]
    assert first[8] == report.fixed_title
    assert float(first[4]) == pytest.approx(report.score, abs=15)  # the sheet is looked at too
    assert empty == ["00124", "", "", "", "", "", "", "标题为空，未评分", ""]
    assert totals == ["合计", "", "3", "", "", "", "", "", ""]
    assert (summary.rows, summary.scored, dict(summary.problems)) == (
        3,
        1,
        {"no-title": 1, "totals": 1},
    )


def test_english_headers_and_reasons(tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    settings = titleopt.Settings(lang="en")
    titleopt.score_table(SHEET.encode(), target, title_column="B", settings=settings)
    header, _, empty, _ = rows_of(target)
    assert header[4:] == ["Score", "Grade", "Width", "Findings", "Suggested title"]
    assert empty[7] == "the title is empty, not scored"


def test_jsonl_lines_are_the_report_with_row_and_source() -> None:
    stream = io.BytesIO()
    titleopt.score_table(SHEET.encode(), stream, format="jsonl", title_column="B")
    first, empty, totals = (json.loads(line) for line in stream.getvalue().splitlines())
    assert first["row"] == 2
    assert first["source"] == {
        "商品ID": "00123",
        "标题 ": "★新款★纯棉T恤女短袖",
        "标题": "x",
        "类目": "女装",
    }
    assert set(titleopt.Report.model_fields) <= set(first)
    assert empty["problem"] == {"kind": "no-title", "message": "标题为空，未评分"}
    assert totals["problem"]["kind"] == "totals"


def test_preamble_keeps_rows_under_their_numbers(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["导出时间 2026-01-02"])
    book.active.append([])
    book.active.append(["商品标题", "价格", "上架", "折扣", "有货"])
    book.active.append(["纯棉T恤", 39.9, dt.date(2026, 1, 2), 0.85, True])
    book.active["D4"].number_format = "0%"
    book.save(tmp_path / "in.xlsx")
    titleopt.score_table(tmp_path / "in.xlsx", tmp_path / "out.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "out.xlsx").worksheets[0]
    assert sheet["A1"].value == "导出时间 2026-01-02"
    assert [cell.value for cell in sheet[3]][:6] == [
        "商品标题",
        "价格",
        "上架",
        "折扣",
        "有货",
        "得分",
    ]
    assert sheet["A4"].value == "纯棉T恤"
    assert (sheet["B4"].value, sheet["C4"].value.date()) == (39.9, dt.date(2026, 1, 2))
    assert (sheet["D4"].value, sheet["D4"].number_format, sheet["E4"].value) == (0.85, "0%", True)
    assert sheet.freeze_panes == "B4"
    assert sheet.auto_filter.ref == "A3:J4"


def test_a_sheet_without_a_header_gets_one(tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    titleopt.score_table("纯棉T恤女短袖夏季宽松\n雪纺连衣裙女夏季收腰显瘦\n".encode(), target)
    rows = rows_of(target)
    assert rows[0] == ["A 列", "得分", "等级", "宽度", "问题", "建议标题"]
    assert rows[1][0] == "纯棉T恤女短袖夏季宽松"


def test_rows_wider_than_the_header_lose_nothing(tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    titleopt.score_table("标题,价格\n纯棉T恤,39,备注一\n雪纺衫,49\n".encode(), target)
    header, wide, narrow = rows_of(target)
    assert header[:4] == ["标题", "价格", "", "得分"]
    assert wide[:3] == ["纯棉T恤", "39", "备注一"]
    assert len(wide) == len(narrow) == len(header)


def test_the_same_words_in_another_order_are_the_same_title() -> None:
    stream = io.BytesIO()
    titles = ["行李箱拉杆箱女20寸万向轮", "万向轮行李箱拉杆箱女20寸", "真皮公文包男士手提包"]
    sheet = "编号,标题\n" + "".join(f"{i},{title}\n" for i, title in enumerate(titles, start=1))
    summary = titleopt.score_table(sheet.encode(), stream, format="jsonl")
    first, second, third = (json.loads(line) for line in stream.getvalue().splitlines())
    found = {finding["code"]: finding["message"] for finding in first["findings"]}
    assert "第 3 行（编号 2）" in found["DUP001"]
    assert "DUP001" in {finding["code"] for finding in second["findings"]}
    assert "DUP001" not in {finding["code"] for finding in third["findings"]}
    assert summary.clusters == 1


def test_competitors_from_a_list_or_a_sheet() -> None:
    sheet = "标题\n行李箱拉杆箱女20寸万向轮\n真皮公文包男士手提包\n".encode()
    for competitors in (["萬向輪行李箱拉杆箱女20寸"], "标题\n萬向輪行李箱拉杆箱女20寸\n".encode()):
        stream = io.BytesIO()
        titleopt.score_table(sheet, stream, format="jsonl", competitors=competitors)
        first, second = (json.loads(line) for line in stream.getvalue().splitlines())
        assert "DUP003" in {finding["code"] for finding in first["findings"]}
        assert "DUP003" not in {finding["code"] for finding in second["findings"]}
        assert "DUP003" not in first["not_applicable"]


def test_without_competitors_their_rules_do_not_apply() -> None:
    stream = io.BytesIO()
    titleopt.score_table("标题\n纯棉T恤\n".encode(), stream, format="jsonl")
    assert {"DUP003", "DUP004"} <= set(json.loads(stream.getvalue())["not_applicable"])


def test_processes_give_the_same_bytes() -> None:
    sheet = ("编号,标题\n" + "".join(f"{i},纯棉T恤女{i}号短袖★\n" for i in range(1200))).encode()
    one, two = io.BytesIO(), io.BytesIO()
    titleopt.score_table(sheet, one, format="csv")
    titleopt.score_table(sheet, two, format="csv", jobs=2)
    assert one.getvalue() == two.getvalue()


def test_summary_counts_what_is_below_the_bar() -> None:
    sheet = "标题\n纯棉T恤女短袖夏季宽松圆领上衣学生韩版百搭打底衫纯色显瘦\n★\n".encode()
    summary = titleopt.score_table(sheet, min_score=60)
    assert summary.below_bar == 1
    assert sum(summary.histogram) == sum(summary.grades.values()) == summary.scored == 2
    assert summary.target is None
    assert summary.lowest[0].row == 3


def test_progress_tells_stages_in_order() -> None:
    told: list[tuple[str, int, int | None]] = []
    titleopt.score_table("标题\n纯棉T恤\n".encode(), progress=lambda *seen: told.append(seen))
    assert [stage for stage, _, _ in told] == ["compare", "score"]
    assert told[-1] == ("score", 1, 1)


def test_the_source_is_never_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "in.csv"
    path.write_bytes(SHEET.encode())
    with pytest.raises(TableError, match="不会被覆盖"):
        titleopt.score_table(path, path)
    assert path.read_bytes() == SHEET.encode()


def test_an_unknown_format_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="docx"):
        titleopt.score_table(SHEET.encode(), tmp_path / "out.docx")


def test_nothing_is_left_when_scoring_is_interrupted(tmp_path: Path) -> None:
    def interrupt(stage: str, _done: int, _total: int | None) -> None:
        if stage == "score":
            raise KeyboardInterrupt

    for name in ("out.xlsx", "out.csv", "out.jsonl"):
        with pytest.raises(KeyboardInterrupt):
            titleopt.score_table(SHEET.encode(), tmp_path / name, progress=interrupt)
    assert list(tmp_path.iterdir()) == []


def test_live_text_stays_text(tmp_path: Path) -> None:
    sheet = '标题,备注\n=HYPERLINK("http://x")最好的★手机壳,+1+1\n@SUM(A1)手机壳,-x\n'.encode()
    titleopt.score_table(sheet, tmp_path / "out.xlsx")
    book = openpyxl.load_workbook(tmp_path / "out.xlsx")
    assert all(cell.data_type != "f" for ws in book for row in ws.iter_rows() for cell in row)
    titleopt.score_table(sheet, tmp_path / "out.csv")
    for row in rows_of(tmp_path / "out.csv"):
        assert not any(cell.startswith(("=", "+", "@")) for cell in row)
