import tracemalloc

import pytest

from titleopt.errors import TableError
from titleopt.tables import products, read_table
from titleopt.tables.delimited import MOST_CELL_CHARS

SHEET = (
    "商品ID,商品标题,品牌\r\n"
    "0012345678901234,纯棉短袖T恤女,优衣库\r\n"
    "558268449299,雪纺连衣裙,茵曼\r\n"
)


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (SHEET.encode(), "UTF-8"),
        (SHEET.encode("utf-8-sig"), "UTF-8 BOM"),
        (SHEET.encode("gbk"), "GB18030"),
        (SHEET.encode("gb18030"), "GB18030"),
        (SHEET.replace(",", "\t").encode("utf-16"), "UTF-16LE"),
        (b"\xfe\xff" + SHEET.encode("utf-16-be"), "UTF-16BE"),
        (SHEET.encode("utf-16-le"), "UTF-16LE"),
        (SHEET.encode("utf-32"), "UTF-32"),
    ],
)
def test_every_encoding_gives_the_same_rows(data, encoding):
    table = read_table(data)
    assert table.encoding == encoding
    assert [row.texts for row in table.rows()] == [
        ("0012345678901234", "纯棉短袖T恤女", "优衣库"),
        ("558268449299", "雪纺连衣裙", "茵曼"),
    ]
    assert table.title.name == "商品标题"
    assert encoding in table.understood.zh
    assert encoding in table.understood.en


def test_big5_of_taiwan_is_told_from_gbk():
    text = "商品編號,商品名稱,價格\n1,純棉短袖上衣女款寬鬆顯瘦,390\n2,手機保護殼防摔透明,199\n" * 20
    table = read_table(text.encode("cp950"))
    assert table.encoding == "Big5"
    assert table.title.name == "商品名稱"


def test_traditional_text_in_gbk_is_no_big5():
    text = "商品編號,商品名稱,價格\n1,純棉短袖上衣女款寬鬆顯瘦,390\n2,手機保護殼防摔透明,199\n" * 20
    assert read_table(text.encode("gbk")).encoding == "GB18030"


@pytest.mark.parametrize(
    "ruined",
    [
        SHEET.encode().decode("gb18030", "replace"),
        SHEET.encode().decode("latin-1"),
        SHEET.encode().decode("cp1252", "replace"),
        (SHEET * 3).encode("gbk").decode("utf-8", "replace"),
        SHEET.encode("gbk").decode("latin-1"),
    ],
)
def test_mojibake_is_refused(ruined):
    with pytest.raises(TableError, match="乱码") as caught:
        read_table((ruined * 3).encode())
    assert "mojibake" in caught.value.context["en"]


def test_one_spoilt_title_does_not_refuse_the_file():
    table = read_table((SHEET + "1,坏了�的标题,无\n" + SHEET * 20).encode())
    assert "坏了�的标题" in [row.texts[1] for row in table.rows()]


def test_rare_but_real_characters_are_no_mojibake():
    text = "标题\n" + "".join(f"鍵盤鑰匙釦鍍鋅鏈條{n}\n" for n in range(30))
    assert len(list(read_table(text.encode()).rows())) == 30


def test_undecodable_bytes_are_counted_when_few():
    table = read_table((SHEET * 100).encode() + b"\xff\xfe\n")
    assert "�" in table.notes[0].zh


@pytest.mark.parametrize(
    "delimiter", [",", "\t", ";", "|", "，"], ids=["comma", "tab", "semicolon", "bar", "full-width"]
)
def test_delimiters(delimiter):
    text = SHEET.replace(",", delimiter)
    table = read_table(text.encode())
    assert table.delimiter == delimiter
    assert len(table.columns) == 3


def test_a_line_of_its_own_is_a_title():
    table = read_table("纯棉短袖T恤女夏季\n雪纺连衣裙, 修身显瘦\n".encode())
    assert (table.kind, table.header_row) == ("lines", None)
    assert [item.title for _, item in products(table)] == [
        "纯棉短袖T恤女夏季",
        "雪纺连衣裙, 修身显瘦",
    ]


def test_multi_line_cells_and_exact_line_ends():
    text = '标题,描述\r\nT恤女纯棉,"第一行\r\n第二行,""好"""\r\n裙子雪纺,无\r\n'
    rows = list(read_table(text.encode()).rows())
    assert rows[0].texts == ("T恤女纯棉", '第一行\r\n第二行,"好"')
    assert [row.number for row in rows] == [2, 3]


def test_inch_marks_do_not_swallow_lines():
    text = '标题,价格\n显示器 27" 高清,999\n显示器 24" 办公,599\n'
    assert [row.texts[0] for row in read_table(text.encode()).rows()] == [
        '显示器 27" 高清',
        '显示器 24" 办公',
    ]


def test_rows_may_be_wider_or_narrower_than_the_header():
    table = read_table("标题,价格\n甲款连衣裙\n乙款连衣裙,2,3,4\n".encode())
    rows = list(table.rows())
    assert table.header() == ("标题", "价格", "", "")
    assert rows[0].texts == ("甲款连衣裙", "", "", "")
    assert rows[1].texts == ("乙款连衣裙", "2", "3", "4")


def test_a_cell_beyond_the_csv_limit_is_read():
    long = "描述" * 100_000
    text = f'标题,描述,价格\n连衣裙,"{long}\n""完""",9\n半身裙,无,8\n'
    rows = list(read_table(text.encode()).rows())
    assert rows[0].texts == ("连衣裙", f'{long}\n"完"', "9")
    assert rows[1].texts == ("半身裙", "无", "8")


@pytest.mark.parametrize("quote", ['"', ""])
def test_ten_million_characters_in_a_cell_are_refused_in_bounded_memory(quote, tmp_path):
    path = tmp_path / "huge.csv"
    with path.open("w", encoding="utf-8") as stream:
        stream.write("标题,价格\n连衣裙,1\n")
        stream.write(quote)
        for _ in range(100):
            stream.write("x" * 100_000)
        stream.write(f"{quote},2\n")
    tracemalloc.start()
    with pytest.raises(TableError, match="引号没闭合") as caught:
        list(read_table(path).rows())
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert caught.value.context["row"] == "3"
    assert peak < 30 * MOST_CELL_CHARS


def test_a_quote_that_never_closes_is_refused():
    text = '标题,价格\n"连衣裙,1\n' + "半身裙夏季雪纺,2\n" * 200_000
    with pytest.raises(TableError, match="引号"):
        list(read_table(text.encode()).rows())


@pytest.mark.parametrize(
    "data", [b"", b"\n\n  \n", b"\xef\xbb\xbf", b"\xef\xbb\xbf\r\n", b"\x00" * 64]
)
def test_an_empty_file_is_refused(data):
    with pytest.raises(TableError, match="空"):
        read_table(data)


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"%PDF-1.7\nrest", "PDF"),
        (b"\x89PNG\r\n\x1a\nrest", "图片"),
        (b"Rar!\x1a\x07\x01\x00", "RAR"),
        (b"\x1f\x8b\x08\x00abc", "gzip"),
        (bytes(range(256)) * 40, "不是文本表格|文字编码"),
    ],
)
def test_what_is_no_table_is_named(data, word):
    with pytest.raises(TableError, match=word):
        read_table(data)


def test_a_missing_file_and_a_folder(tmp_path):
    with pytest.raises(TableError, match="找不到文件"):
        read_table(tmp_path / "nowhere.csv")
    with pytest.raises(TableError, match="文件夹"):
        read_table(tmp_path)


def test_a_stream_that_cannot_seek(tmp_path):
    path = tmp_path / "sheet.csv"
    path.write_bytes(SHEET.encode("gbk"))

    class Pipe:
        def __init__(self, stream):
            self._stream = stream

        def read(self, size=-1):
            return self._stream.read(size)

    with path.open("rb") as stream:
        table = read_table(Pipe(stream))
    both = zip(table.rows(), table.rows(), strict=True)
    assert all(one == other for one, other in both)


def test_json_lines_and_arrays():
    lines = '{"id": "007", "标题": "连衣裙", "价格": 9.5}\n\n{"标题": "半身裙", "新": true}\n'
    table = read_table(lines.encode())
    assert [column.name for column in table.columns] == ["id", "标题", "价格", "新"]
    assert [row.texts for row in table.rows()] == [
        ("007", "连衣裙", "9.5", ""),
        ("", "半身裙", "", "TRUE"),
    ]
    assert [row.number for row in table.rows()] == [1, 3]
    array = read_table(b'[{"title": "a"}, {"title": "b"}]')
    assert [row.texts for row in array.rows()] == [("a",), ("b",)]


def test_a_broken_line_of_json_stays_in_its_place():
    lines = ['{"标题": "连衣裙", "id": 1}', '{"标题": ', "[1]", "半身裙", '{"标题": "短裤"}']
    table = read_table("\n".join(lines).encode())
    told = [(row.number, row.texts, getattr(item, "kind", "")) for row, item in products(table)]
    assert told == [
        (1, ("连衣裙", "1"), ""),
        (2, ('{"标题":', ""), "broken-line"),
        (3, ("[1]", ""), "broken-line"),
        (4, ("半身裙", ""), "broken-line"),
        (5, ("短裤", ""), ""),
    ]


def test_what_is_no_object_in_an_array_stays_in_its_place():
    table = read_table('[{"title": "a"}, ["裙"], {"title": "b"}]'.encode())
    assert [row.texts for row in table.rows()] == [("a",), ('["裙"]',), ("b",)]


@pytest.mark.parametrize(
    "bad", ['{"标题": ' * 20_000, '{\n"标题": "a",\n"id": 1\n}\n', '[{"标题": "a"}, {"标题": ]']
)
def test_json_without_one_whole_object_is_refused(bad):
    with pytest.raises(TableError, match="JSON") as caught:
        read_table(bad.encode())
    assert caught.value.hint


def test_a_title_in_brackets_is_no_json():
    table = read_table("[包邮]连衣裙\n{限时}半身裙\n".encode())
    assert [row.texts[0] for row in table.rows()] == ["[包邮]连衣裙", "{限时}半身裙"]


def test_a_quotation_mark_that_swallows_the_rest_is_named_with_its_row():
    rows = ["标题,备注", "纯棉T恤女短袖,1", '"雪纺连衣裙女夏,2', "男士皮鞋真皮,3", "保温杯大容量,4"]
    with pytest.raises(TableError) as caught:
        list(read_table("\n".join(rows).encode()).rows())
    assert "第 3 行的引号没有闭合，后面 2 行" in caught.value.message
    assert caught.value.context["row"] == "3"


@pytest.mark.parametrize(
    "row",
    ['"纯棉T恤\r\n女短袖",多行', '"15.6""寸\n显示器",x', '显示器15.6"寸,x', '"最后一格没有闭合,x'],
)
def test_quotation_marks_that_swallow_nothing_are_read(row):
    table = read_table(f"标题,备注\r\n雪纺连衣裙,1\r\n{row}".encode())
    assert len(list(table.rows())) == 2
