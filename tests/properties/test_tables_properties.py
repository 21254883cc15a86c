"""Any bytes whatever become a table or a sentence; what is written comes back the same."""

import csv
import io
import zipfile
from contextlib import suppress
from datetime import date, datetime, time
from itertools import islice
from math import isclose

import xlsxwriter
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from titleopt.errors import TableError
from titleopt.tables import (
    CellError,
    csv_writer,
    jsonl_writer,
    products,
    read_table,
    xlsx_writer,
)
from titleopt.tables.delimited import records
from titleopt.tables.encoding import mojibake
from titleopt.tables.guard import guarded, unguarded
from titleopt.tables.source import Source

CHARS = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
TEXT = st.text(CHARS, max_size=12)
# fmt: off
PIECES = st.sampled_from([
    "标题", "商品ID", "连衣裙", ",", "\t", ";", "|", '"', '""', "\r\n", "\n", "1.5", "总计",
    "<table>", "<tr>", "<td>", "</table>", "<td rowspan=3>", "{", '{"标题": "a"}', "[",
    "\ufeff", "\ufffd", "PK\x03\x04", "=1+1", "锟斤拷", "一级类目", "材质:棉;颜色:红",
    "http://x", "Ã¤", "\x00",
])
# fmt: on


def go_through(data, **how):
    """Read everything there is; only a TableError may come out."""
    with suppress(TableError):
        table = read_table(data, **how)
        assert table.understood.zh
        assert table.understood.en
        width = len(table.columns)
        for row in islice(table.rows(), 200):
            assert len(row.values) == len(row.texts) >= width
            assert row.formats == () or len(row.formats) == len(row.texts)
        list(islice(products(table), 200))


@given(st.binary(max_size=300))
def test_any_bytes_are_a_table_or_a_sentence(data):
    go_through(data)


@given(
    st.lists(PIECES, max_size=40).map("".join),
    st.sampled_from(["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "cp950", "utf-32"]),
    st.sampled_from([None, 0, 1, 2]),
    st.sampled_from([None, "标题", "2", "B", ""]),
)
def test_any_text_is_a_table_or_a_sentence(text, codec, header, column):
    go_through(text.encode(codec, "ignore"), header=header, title_column=column)


def _workbook():
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        sheet = book.add_worksheet()
        percent = book.add_format({"num_format": "0.00%"})
        sheet.write_row(0, 0, ["标题", "价格"])
        for row in range(1, 30):
            sheet.write(row, 0, f"连衣裙{row}")
            sheet.write(row, 1, row, percent)
    return stream.getvalue()


WORKBOOK = _workbook()


@settings(max_examples=60)
@given(st.integers(0, len(WORKBOOK) - 1), st.binary(min_size=1, max_size=8))
def test_a_damaged_workbook_is_a_table_or_a_sentence(at, damage):
    go_through(WORKBOOK[:at] + damage + WORKBOOK[at + len(damage) :])


@settings(max_examples=60)
@given(st.data())
def test_damaged_parts_of_a_workbook(data):
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(WORKBOOK)) as old, zipfile.ZipFile(stream, "w") as new:
        names = old.namelist()
        chosen = data.draw(st.sampled_from(names))
        for name in names:
            part = old.read(name)
            if name == chosen:
                at = data.draw(st.integers(0, len(part) - 1))
                part = part[:at] + data.draw(st.binary(max_size=6)) + part[at + 3 :]
            new.writestr(name, part)
    go_through(stream.getvalue())


@given(st.lists(st.lists(TEXT, min_size=2, max_size=5), min_size=1, max_size=8), st.data())
def test_records_are_those_of_the_csv_module(rows, data):
    delimiter = data.draw(st.sampled_from([",", "\t"]))
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=delimiter).writerows(rows)
    lines = stream.getvalue().splitlines(keepends=True)
    lines = io.StringIO(stream.getvalue(), newline="").readlines()
    assert list(records(iter(lines), delimiter, Source.of(b""))) == rows


@given(st.lists(st.lists(TEXT, min_size=3, max_size=3), max_size=8))
def test_csv_round_trip(rows):
    stream = io.BytesIO()
    with csv_writer(stream, ["标题", "价格", "品牌"]) as write:
        for row in rows:
            write(row)
    table = read_table(stream.getvalue())
    back = [[unguarded(text) for text in row.texts] for row in table.rows()]
    assert back == rows
    assert table.header() == ("标题", "价格", "品牌")


FIRST = datetime(1901, 1, 1)  # noqa: DTZ001 - cells know no zone
LAST = datetime(2100, 1, 1)  # noqa: DTZ001
CELLS = st.one_of(
    st.none(),
    st.booleans(),
    st.text(CHARS, min_size=1, max_size=20),
    st.integers(-(10**14), 10**14),
    st.floats(allow_nan=False, allow_infinity=False, width=32).map(lambda x: round(x, 4)),
    st.dates(date(1900, 3, 1), date(9999, 12, 31)),
    st.datetimes(FIRST, LAST).map(lambda x: x.replace(microsecond=0)),
    st.times().map(lambda x: x.replace(microsecond=0)),
    st.sampled_from(["#N/A", "#DIV/0!", "#REF!"]).map(CellError),
)


@settings(max_examples=60)
@given(st.lists(st.lists(CELLS, min_size=3, max_size=3), min_size=1, max_size=5))
def test_workbook_round_trip(rows):
    stream = io.BytesIO()
    with xlsx_writer(stream, ["标题", "价格", "品牌"]) as write:
        for row in rows:
            write(row)
    table = read_table(stream.getvalue(), header=1)
    back = [list(row.values) for row in table.rows()]
    for row, again in zip(rows, back, strict=False):
        for value, other in zip(row, again, strict=True):
            assert _same(value, other), (value, other)
    assert all(value is None for row in rows[len(back) :] for value in row)


def _same(value, other):
    if isinstance(value, datetime) and value.time() == time(0):
        return other in (value, value.date())
    if isinstance(value, float):
        return isclose(value, float(other), rel_tol=1e-15)  # a file holds 16 digits
    return value == other and isinstance(other, CellError) == isinstance(value, CellError)


@given(st.text(st.sampled_from("'=+-@\t\r\n＝连衣1.%e "), max_size=8))
def test_guarding_can_be_undone(text):
    assert unguarded(guarded(text)) == text


@given(st.lists(st.dictionaries(TEXT.filter(bool), TEXT, min_size=1), min_size=1, max_size=5))
def test_json_lines_round_trip(rows):
    assume(any(value.strip() for row in rows for value in row.values()))
    stream = io.BytesIO()
    with jsonl_writer(stream) as write:
        for row in rows:
            write(row)
    assume(not mojibake(stream.getvalue().decode()))
    table = read_table(stream.getvalue())
    names = [column.name for column in table.columns]
    back = [dict(zip(names, row.values, strict=False)) for row in table.rows()]
    assert [{k: v for k, v in row.items() if v is not None} for row in back] == rows
