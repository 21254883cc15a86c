"""xls, xlsb and ods: the formats no test dependency writes are made here byte by byte."""

import io
import struct
import zipfile
from pathlib import Path

import pytest

from titleopt.errors import TableError
from titleopt.tables import CellError, products, read_table

REPORT = Path(__file__).parent / "data" / "report.xls"


def test_a_real_xls_with_a_preamble():
    table = read_table(REPORT)
    rows = list(table.rows())
    assert (table.kind, table.sheet, table.header_row) == ("xls", "引流搜索词", 5)
    assert rows[0].texts == (
        "0012345678901234567",
        "雪纺连衣裙",
        "15.5%",
        "2026-03-05",
        "TRUE",
        "",
        "39",
    )
    assert rows[1].texts[0] == "558268449299"
    assert rows[1].values[5] == CellError("#N/A")
    assert rows[1].formats[2:4] == ("0%", 'yyyy"年"m"月"d"日" hh:mm')
    kinds = [getattr(item, "kind", "product") for _, item in products(table)]
    assert kinds == ["product", "product", "product", "blank", "totals"]


@pytest.mark.parametrize("cut", [600, 1500, 3000])
def test_a_truncated_xls_is_a_sentence(cut):
    with pytest.raises(TableError):
        list(read_table(REPORT.read_bytes()[:cut]).rows())


ODS = """<?xml version="1.0" encoding="UTF-8"?>{doctype}<office:document-content
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0">
<office:body><office:spreadsheet><table:table table:name="商品">{rows}</table:table>
</office:spreadsheet></office:body></office:document-content>"""
ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
MANIFEST = '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'


def ods(rows, doctype=""):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", ODS_TYPE)
        archive.writestr("META-INF/manifest.xml", MANIFEST)
        archive.writestr("content.xml", ODS.format(rows=rows, doctype=doctype))
    return stream.getvalue()


def cell(kind, text, value="", repeat=1):
    given = f'office:{"date-value" if kind == "date" else "value"}="{value}"' if value else ""
    return (
        f'<table:table-cell table:number-columns-repeated="{repeat}" '
        f'office:value-type="{kind}" {given}><text:p>{text}</text:p></table:table-cell>'
    )


def row(*cells, repeat=1):
    return (
        f'<table:table-row table:number-rows-repeated="{repeat}">{"".join(cells)}</table:table-row>'
    )


EMPTY = '<table:table-cell table:number-columns-repeated="1024"/>'
ERROR = (
    '<table:table-cell office:value-type="string" office:string-value="" '
    'calcext:value-type="error"><text:p>#N/A</text:p></table:table-cell>'
)


def test_an_ods_with_repeats_percents_and_errors():
    data = ods(
        row(EMPTY, repeat=2)
        + row(*[cell("string", name) for name in ("商品ID", "标题", "折扣", "日期", "库存")])
        + row(
            cell("string", "007"),
            cell("string", "连衣裙"),
            cell("percentage", "15.5%", "0.155"),
            cell("date", "3月5日", "2026-03-05"),
            ERROR,
            repeat=2,
        )
        + row(EMPTY, repeat=1_048_000)
    )
    table = read_table(data)
    assert (table.kind, table.header_row) == ("ods", 3)
    rows = list(table.rows())
    assert [r.texts for r in rows] == [("007", "连衣裙", "15.5%", "2026-03-05", "#N/A")] * 2
    assert isinstance(rows[1].values[4], CellError)


@pytest.mark.parametrize(
    "rows",
    [
        row(cell("string", "x", repeat=16_000), repeat=1_000_000),
        row(cell("string", "x", repeat=2_000_000_000)),
        row(cell("string", "x"))
        + row(EMPTY, repeat=2_000_000_000)
        + row(EMPTY, cell("string", "x")),
        row('<table:table-cell table:number-columns-repeated="999999999"/>', cell("string", "x")),
    ],
)
def test_an_ods_that_unfolds_without_end_is_refused(rows):
    with pytest.raises(TableError, match="一直伸到"):
        read_table(ods(rows))


def test_an_ods_with_a_document_type_is_refused():
    doctype = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
    with pytest.raises(TableError, match="损坏"):
        read_table(ods(row(cell("string", "标题")), doctype))


def record(number, data=b""):
    head = bytes([number]) if number < 0x80 else bytes([number & 0x7F | 0x80, number >> 7])
    size = len(data)
    length = b""
    while True:
        size, group = size >> 7, size & 0x7F
        length += bytes([group | (0x80 if size else 0)])
        if not size:
            return head + length + data


def wide(text):
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def placed(number, column, style, value):
    return record(number, struct.pack("<II", column, style) + value)


def xlsb(sheet):
    """A workbook in binary records: one sheet, styles General and 0.00%."""
    stream = io.BytesIO()
    space = "http://schemas.openxmlformats.org"
    kind = f"{space}/officeDocument/2006/relationships"
    rels = f'<Relationships xmlns="{space}/package/2006/relationships">{{}}</Relationships>'
    link = f'<Relationship Id="rId{{}}" Type="{kind}/{{}}" Target="{{}}"/>'
    style = struct.pack("<HH", 0, 0) + bytes(12)
    percent = struct.pack("<HH", 0, 10) + bytes(12)
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "_rels/.rels", rels.format(link.format(1, "officeDocument", "xl/workbook.bin"))
        )
        archive.writestr(
            "xl/_rels/workbook.bin.rels",
            rels.format(
                link.format(1, "worksheet", "worksheets/sheet1.bin")
                + link.format(2, "styles", "styles.bin")
            ),
        )
        archive.writestr(
            "xl/workbook.bin",
            record(131)
            + record(143)
            + record(156, struct.pack("<II", 0, 1) + wide("rId1") + wide("商品"))
            + record(144)
            + record(132),
        )
        archive.writestr(
            "xl/styles.bin",
            record(278)
            + record(617, struct.pack("<I", 2))
            + record(47, style)
            + record(47, percent)
            + record(618)
            + record(279),
        )
        size = record(148, struct.pack("<IIII", 0, 99, 0, 9))
        archive.writestr(
            "xl/worksheets/sheet1.bin",
            record(129) + size + record(145) + sheet + record(146) + record(130),
        )
    return stream.getvalue()


def xlsb_row(number, *cells):
    return record(0, struct.pack("<II", number, 0) + bytes(17)) + b"".join(cells)


def test_an_xlsb_with_percents_and_errors():
    data = xlsb(
        xlsb_row(0, placed(6, 0, 0, wide("标题")), placed(6, 1, 0, wide("折扣")))
        + xlsb_row(
            1,
            placed(6, 0, 0, wide("连衣裙")),
            placed(5, 1, 1, struct.pack("<d", 0.155)),
            placed(3, 2, 0, b"\x2a"),
            placed(5, 3, 0, struct.pack("<d", 558268449299)),
        )
    )
    table = read_table(data)
    (only,) = table.rows()
    assert table.kind == "xlsb"
    assert only.texts == ("连衣裙", "15.5%", "#N/A", "558268449299")
    assert isinstance(only.values[2], CellError)


def test_places_no_spreadsheet_has_are_refused():
    title = placed(6, 0, 0, wide("标题"))
    for far in (
        xlsb_row(0, title, placed(6, 30_000_000, 0, wide("x"))),
        xlsb_row(16_000_000, title),
    ):
        with pytest.raises(TableError, match="一直伸到"):
            read_table(xlsb(far))


def test_an_xlsb_whose_cells_lie_too_far_apart_is_refused():
    far = xlsb_row(0, placed(6, 0, 0, wide("标题")))
    far += xlsb_row(1_048_575, placed(5, 16_383, 0, struct.pack("<d", 1)))
    with pytest.raises(TableError, match="XFD1048576"):
        read_table(xlsb(far))
