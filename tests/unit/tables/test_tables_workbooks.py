import io
import zipfile
from datetime import date, datetime

import pytest
import xlsxwriter

from titleopt.errors import TableError
from titleopt.tables import CellError, RowProblem, products, read_table


def workbook(fill, **options):
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, options) as book:
        fill(book)
    return stream.getvalue()


def simple(rows, name=None):
    def fill(book):
        sheet = book.add_worksheet(name)
        for number, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                if cell is not None:
                    sheet.write(number, column, cell)

    return workbook(fill)


def edited(data, part_name, change):
    """Return the workbook with one part of its container changed."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, change(part) if name.endswith(part_name) else part)
    return stream.getvalue()


ROWS = [["商品ID", "标题", "价格"], ["001", "连衣裙", 9.5], ["002", "半身裙", 8]]


def test_the_bytes_decide_not_the_name(tmp_path):
    for name in ("sheet.xls", "sheet.csv", "sheet"):
        path = tmp_path / name
        path.write_bytes(simple(ROWS))
        table = read_table(path)
        assert table.kind == "xlsx"
        assert [row.texts for row in table.rows()] == [
            ("001", "连衣裙", "9.5"),
            ("002", "半身裙", "8"),
        ]
    path = tmp_path / "text.xlsx"
    path.write_text("标题\t价格\n连衣裙\t9\n", encoding="utf-16")
    assert read_table(path).kind == "tsv"


def test_ids_are_text_in_full():
    def fill(book):
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["商品ID", "标题"])
        sheet.write_number(1, 0, 558268449299)
        sheet.write_number(2, 0, 123456789012345)
        sheet.write_string(3, 0, "0012345678901234567")
        sheet.write_number(4, 0, 123456789012345678)
        for row in range(1, 5):
            sheet.write(row, 1, f"连衣裙{row}")

    table = read_table(workbook(fill))
    ids = [product.id for _, product in products(table)]
    assert ids[:3] == ["558268449299", "123456789012345", "0012345678901234567"]
    assert ids[3].isdigit()
    assert len(ids[3]) == 18
    assert "超过 15 位" in table.notes[0].zh


def test_long_ids_written_by_a_program_keep_every_digit():
    data = edited(
        simple([["商品ID", "标题"], [7, "连衣裙"]]),
        "sheet1.xml",
        lambda part: part.replace(b"<v>7</v>", b"<v>123456789012345678</v>"),
    )
    table = read_table(data)
    (row,) = table.rows()
    assert row.values[0] == "123456789012345678"
    assert table.notes == ()


def test_dates_percents_errors_and_the_place_of_the_table():
    def fill(book):
        sheet = book.add_worksheet("数据")
        percent = book.add_format({"num_format": "0.0%"})
        chinese = book.add_format({"num_format": 'yyyy"年"m"月"d"日"'})
        builtin = book.add_format({"num_format": 14})
        sheet.write_row(2, 1, ["标题", "折扣", "上架", "更新", "在售", "库存", "备注"])
        sheet.write(3, 1, "连衣裙")
        sheet.write(3, 2, 0.155, percent)
        sheet.write_datetime(3, 3, date(2026, 3, 5), chinese)
        sheet.write_datetime(3, 4, datetime(2026, 3, 5, 8, 30), builtin)  # noqa: DTZ001
        sheet.write_boolean(3, 5, 1)
        sheet.write_formula(3, 6, "=VLOOKUP(1,A1,1)", None, "#N/A")
        sheet.write_formula(3, 7, "=1/0", percent, "#DIV/0!")

    table = read_table(workbook(fill))
    assert table.header_row == 3
    assert table.title.letter == "B"
    (row,) = table.rows()
    assert row.number == 4
    assert row.texts == (
        "", "连衣裙", "15.5%", "2026-03-05", "2026-03-05 08:30:00", "TRUE", "#N/A", "#DIV/0!",
    )  # fmt: skip
    assert row.values[6] == CellError("#N/A")
    assert isinstance(row.values[7], CellError)
    assert row.formats[2:5] == ("0.0%", 'yyyy"年"m"月"d"日"', "m/d/yy")


def test_formats_deep_in_a_sheet_and_a_late_error():
    def fill(book):
        sheet = book.add_worksheet()
        percent = book.add_format({"num_format": "0.00%"})
        sheet.write_row(0, 0, ["标题", "折扣", "库存"])
        for row in range(1, 7001):
            sheet.write(row, 0, f"连衣裙{row}")
            sheet.write(row, 1, 0.5, percent if row > 6000 else None)
            sheet.write(row, 2, 10**11 + row)
        sheet.write_formula(7000, 2, "=NA()", None, "#N/A")

    rows = {row.number: row for row in read_table(workbook(fill)).rows()}
    assert rows[6001].texts[1] == "0.5"
    assert rows[6002].texts[1] == "50%"
    assert rows[7001].texts == ("连衣裙7000", "50%", "#N/A")
    assert rows[6000].texts[2] == "100000005999"


def test_the_sheet_with_the_titles_is_chosen():
    def fill(book):
        book.add_worksheet("封面").write(0, 0, "十一月报表")
        hidden = book.add_worksheet("旧数据")
        hidden.write_row(0, 0, ["标题", "价格"])
        hidden.hide()
        goods = book.add_worksheet("商品")
        goods.write_row(0, 0, ["标题", "价格"])
        goods.write_row(1, 0, ["连衣裙", 9])
        book.add_chartsheet("图")
        book.get_worksheet_by_name("封面").activate()

    data = workbook(fill)
    table = read_table(data)
    assert table.sheet == "商品"
    assert table.sheets == ("封面", "旧数据", "商品")
    assert "共 3 张" in table.understood.zh
    assert read_table(data, sheet="旧数据").sheet == "旧数据"
    assert read_table(data, sheet=1).sheet == "封面"
    with pytest.raises(TableError, match="封面、旧数据、商品"):
        read_table(data, sheet="没有")


def test_cells_merged_over_rows_reach_down_but_titles_do_not():
    def fill(book):
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["类目", "标题", "颜色"])
        sheet.merge_range(1, 0, 3, 0, "连衣裙")
        sheet.write(1, 1, "雪纺连衣裙")
        sheet.write(2, 1, "棉麻连衣裙")
        sheet.merge_range(3, 1, 4, 1, "真丝连衣裙")
        sheet.write(4, 2, "红")
        sheet.write_row(5, 0, ["裤子", "牛仔裤", "蓝"])

    items = [item for _, item in products(read_table(workbook(fill)))]
    assert [item.kind if isinstance(item, RowProblem) else item.category for item in items] == [
        "连衣裙", "连衣裙", "连衣裙", "no-title", "裤子",
    ]  # fmt: skip


def test_empty_rows_keep_the_numbers_of_the_sheet():
    def fill(book):
        sheet = book.add_worksheet()
        sheet.write(4, 3, "标题")
        sheet.write(5, 3, "连衣裙")
        sheet.write(9, 3, "半身裙")

    items = list(products(read_table(workbook(fill))))
    assert [row.number for row, _ in items] == [6, 7, 8, 9, 10]
    assert [item.title for _, item in items if hasattr(item, "title")]


def test_an_empty_workbook_is_refused():
    with pytest.raises(TableError, match="没有内容"):
        read_table(workbook(lambda book: book.add_worksheet("空")))


def test_a_password_is_named():
    # The directory of an OLE container names its streams; Excel encrypts into this one.
    container = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 1016
    container += "EncryptedPackage".encode("utf-16-le") + b"\0" * 1000
    with pytest.raises(TableError, match="打开密码"):
        read_table(container)


def bomb(**parts):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name.replace("__", "/") + ".xml", data)
    return stream.getvalue()


def test_a_zip_bomb_is_not_opened():
    data = bomb(xl__workbook="<workbook/>", xl__worksheets__sheet1=b"0" * (80 << 20))
    assert len(data) < 200_000
    with pytest.raises(TableError, match="压缩炸弹"):
        read_table(data)


def test_a_part_that_lies_about_its_size_is_refused():
    data = bytearray(simple(ROWS))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        place = archive.getinfo("xl/sharedStrings.xml")
    # The size in the central directory: make it one byte.
    at = data.rindex(b"xl/sharedStrings.xml") - 46 + 24
    assert int.from_bytes(data[at : at + 4], "little") == place.file_size
    data[at : at + 4] = (1).to_bytes(4, "little")
    with pytest.raises(TableError, match="损坏"):
        read_table(bytes(data))


@pytest.mark.parametrize("reference", ["XFD1048576", "xfd1048576"])
def test_cells_that_lie_too_far_apart_are_refused(reference):
    far = f'<row r="1048576"><c r="{reference}"><v>1</v></c></row></sheetData>'.encode()
    data = edited(
        simple([["标题"], ["连衣裙"]]),
        "sheet1.xml",
        lambda part: part.replace(b"</sheetData>", far),
    )
    with pytest.raises(TableError, match="XFD1048576"):
        read_table(data)


@pytest.mark.parametrize("cut", [30, 200, 1000, -200, -30])
def test_a_truncated_workbook_is_a_sentence(cut):
    with pytest.raises(TableError, match="损坏"):
        read_table(simple(ROWS)[:cut])


def test_other_zip_files_are_named():
    with pytest.raises(TableError, match="压缩包"):
        read_table(bomb(readme="x"))
    with pytest.raises(TableError, match="Word"):
        read_table(bomb(word__document="x"))


def test_a_huge_cell_in_a_workbook_is_refused():
    data = edited(
        simple([["标题"], ["占位"]]),
        "sharedStrings.xml",
        lambda part: part.replace("占位".encode(), b"x" * 10_000_000),
    )
    with pytest.raises(TableError, match="A2") as caught:
        read_table(data)
    assert caught.value.context["row"] == "2"
