import json
import os
import subprocess
import sys
from datetime import date, datetime, time, timedelta
from io import BytesIO
from pathlib import Path
from threading import Thread

import openpyxl
import pytest

from titleopt.errors import TableError
from titleopt.tables import (
    CellError,
    add_sheet,
    csv_writer,
    jsonl_writer,
    read_table,
    source_cells,
    workbook_writer,
    xlsx_writer,
)
from titleopt.tables.guard import guarded, unguarded
from titleopt.tables.table_sheet import require_room

LIVE = ["=1+1", "+A1", "@SUM(A1)", "\t=1", "\r=1", "-1+2", "=cmd|' /C calc'!A0", "＝1", "-18℃冷冻"]
NOT_LIVE = ["-5", "-12.5%", "+3.2%", "-1,234.50", "-1e-5", "-", "--", "连衣裙", "", "'90s", "a=b"]


@pytest.mark.parametrize("text", LIVE)
def test_live_text_is_guarded_and_can_be_undone(text):
    assert guarded(text) == f"'{text}"
    assert unguarded(guarded(text)) == text
    assert unguarded(guarded(guarded(text))) == guarded(text)


@pytest.mark.parametrize("text", NOT_LIVE)
def test_numbers_and_words_are_left_alone(text):
    assert guarded(text) == text
    assert unguarded(text) == text


def test_csv_is_what_excel_expects(tmp_path):
    path = tmp_path / "out.csv"
    with csv_writer(path, ["编号", "标题"]) as write:
        write(["00123", "=1+1"])
        write([-5, "第一行\n第二行"])
        write([0.1807, None], ["0.00%", ""])
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.decode("utf-8-sig") == (
        '编号,标题\r\n00123,\'=1+1\r\n-5,"第一行\n第二行"\r\n18.07%,\r\n'
    )


def test_jsonl(tmp_path):
    path = tmp_path / "out.jsonl"
    with jsonl_writer(path) as write:
        write({"title": "连衣裙", "day": date(2026, 1, 2)})
        write({"title": "\ud800"})
    lines = path.read_bytes().splitlines()
    assert lines[0].decode() == '{"title": "连衣裙", "day": "2026-01-02"}'
    assert json.loads(lines[1]) == {"title": "\ud800"}


CELLS = [
    "00123456789012345678",
    '=HYPERLINK("http://x")',
    "https://example.com/a",
    "123",
    123,
    -4.5,
    558268449299,
    True,
    False,
    date(2026, 1, 2),
    datetime(2026, 1, 2, 3, 4, 5),  # noqa: DTZ001 - cells know no zone
    time(3, 4),
    timedelta(hours=30),
    CellError("#N/A"),
    CellError("#DIV/0!"),
    0.1807,
    None,
    " 两边有空格 ",
    "第一行\n第二行",
]
FORMATS = ["@", *[""] * 14, "0.00%", "", "", ""]


def test_typed_cells_come_back_the_same(tmp_path):
    path = tmp_path / "out.xlsx"
    with xlsx_writer(path, [f"标题{n}" for n in range(len(CELLS))]) as write:
        write(CELLS, FORMATS)
    table = read_table(path, header=1)
    (row,) = table.rows()
    assert list(row.values) == CELLS
    assert isinstance(row.values[13], CellError)
    assert row.texts[15] == "18.07%"
    assert row.formats[15] == "0.00%"
    assert row.formats[0] == "@"


def test_nothing_in_a_workbook_is_live(tmp_path):
    path = tmp_path / "out.xlsx"
    with xlsx_writer(path, ["=标题"]) as write:
        for text in [*LIVE, *NOT_LIVE, "http://a.b"]:
            write([text])
    sheet = openpyxl.load_workbook(path).active
    values = [cell.value for (cell,) in sheet.iter_rows()]
    assert all(cell.data_type != "f" for (cell,) in sheet.iter_rows())
    assert all(cell.hyperlink is None for (cell,) in sheet.iter_rows())
    assert values[:4] == ["=标题", "=1+1", "+A1", "@SUM(A1)"]
    assert sheet["A2"].quotePrefix


def test_error_values_are_errors_for_other_libraries(tmp_path):
    path = tmp_path / "out.xlsx"
    with xlsx_writer(path, ["a"]) as write:
        write([CellError("#N/A")])
    cell = openpyxl.load_workbook(path).active["A2"]
    assert (cell.value, cell.data_type) == ("#N/A", "e")


def test_text_longer_than_a_cell_is_cut_and_marked(tmp_path):
    path = tmp_path / "out.xlsx"
    with xlsx_writer(path, ["标题"]) as write:
        write(["长" * 40_000])
    (row,) = read_table(path).rows()
    assert len(row.texts[0]) == 32_767
    assert row.texts[0].endswith("（过长，已截断）")


@pytest.mark.parametrize("writer", [csv_writer, xlsx_writer])
def test_the_input_is_never_overwritten(writer, tmp_path):
    path = tmp_path / "in.csv"
    path.write_text("标题\n连衣裙\n", encoding="utf-8")
    table = read_table(path)
    (tmp_path / "sub").mkdir()
    for target in (path, tmp_path / "sub" / ".." / "in.csv"):
        with (
            pytest.raises(TableError, match="就是输入文件"),
            writer(target, [], inputs=[table.source]),
        ):
            pass
    assert path.read_text(encoding="utf-8") == "标题\n连衣裙\n"


def _write_and_stop(writer, path, error):
    with writer(path, ["标题"]) as write:
        for _ in range(2000):
            write(["连衣裙"])
        raise error


@pytest.mark.parametrize("writer", [csv_writer, xlsx_writer])
@pytest.mark.parametrize("error", [KeyboardInterrupt, ValueError])
def test_an_interruption_leaves_nothing_and_keeps_the_old_file(
    writer, error, tmp_path, monkeypatch
):
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    path = tmp_path / "out.bin"
    path.write_bytes(b"old")
    with pytest.raises(error):
        _write_and_stop(writer, path, error)
    assert path.read_bytes() == b"old"
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["out.bin", "temporary"]
    assert list(temporary.iterdir()) == []


def test_a_folder_that_is_not_there_is_made(tmp_path):
    with csv_writer(tmp_path / "a" / "b" / "out.csv", ["标题"]):
        pass
    assert (tmp_path / "a" / "b" / "out.csv").exists()


def test_a_target_that_cannot_be_written(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(TableError, match="写不了"), csv_writer(tmp_path / "file" / "out.csv", []):
        pass
    with pytest.raises(TableError, match="文件夹"), csv_writer(tmp_path, []):
        pass


def test_streams_are_written_too():
    stream = BytesIO()
    with csv_writer(stream, ["标题"]) as write:
        write(["连衣裙"])
    assert stream.getvalue().decode("utf-8-sig") == "标题\r\n连衣裙\r\n"
    stream = BytesIO()
    with xlsx_writer(stream, ["标题"]) as write:
        write(["连衣裙"])
    assert [row.texts for row in read_table(stream.getvalue()).rows()] == [("连衣裙",)]


def test_sheet_names_are_made_fit(tmp_path):
    path = tmp_path / "out.xlsx"
    with workbook_writer(path) as workbook:
        for name in ["结果", "结果", "a/b:c", "x" * 40, ""]:
            add_sheet(workbook, name)
    assert openpyxl.load_workbook(path).sheetnames == [
        "结果",
        "结果_2",
        "a_b_c",
        "x" * 31,
        "Sheet1",
    ]


def test_source_cells_lose_nothing():
    assert source_cells(["标题", "标题", ""], ["a", "b", "c"]) == {
        "标题": "a",
        "标题 (2)": "b",
        "C": "c",
    }


def written(target):
    with csv_writer(target, ["标题"]) as write:
        write(["纯棉T恤"])


def test_a_link_stays_a_link(tmp_path):
    real, link = tmp_path / "real.csv", tmp_path / "link.csv"
    real.write_text("old", encoding="utf-8")
    link.symlink_to(real)
    written(link)
    assert link.is_symlink()
    assert "纯棉T恤" in real.read_text("utf-8-sig")


def test_a_pipe_is_written_to_and_not_replaced(tmp_path):
    pipe = tmp_path / "pipe.csv"
    os.mkfifo(pipe)
    got = []
    reader = Thread(target=lambda: got.append(pipe.read_bytes()))
    reader.start()
    written(pipe)
    reader.join(timeout=10)
    assert pipe.is_fifo()
    assert "纯棉T恤".encode() in got[0]


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="there is no /dev/full")
@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_a_full_disk_is_told_and_nothing_else(form):
    code = (
        "import titleopt\n"
        f"try: titleopt.score_table('标题\\n纯棉T恤\\n'.encode(), '/dev/full', format={form!r})\n"
        "except titleopt.TitleoptError as error: print(error)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert "磁盘已满" in done.stdout.decode()
    assert done.stderr == b""
    assert Path("/dev/full").is_char_device()


def test_a_workbook_without_room_is_refused():
    with pytest.raises(TableError, match="最多 16,384 列"), xlsx_writer(BytesIO(), []) as write:
        write(["x"] * 16_385)
    with pytest.raises(TableError, match="最多 1,048,576 行"):
        require_room(1_048_577, 3)


def test_the_same_rows_are_the_same_bytes_whenever_they_are_written():
    stream = BytesIO()
    with xlsx_writer(stream, ["标题"]) as write:
        write(["纯棉T恤"])
    properties = openpyxl.load_workbook(stream).properties
    assert (
        properties.created.isoformat() == properties.modified.isoformat() == "2000-01-01T00:00:00"
    )
