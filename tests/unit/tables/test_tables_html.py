import pytest

from titleopt.errors import TableError
from titleopt.tables import read_table

PAGE = """<html><head><meta http-equiv="Content-Type" content="text/html; charset={charset}">
<style>td {{ color: red }}</style></head><body><table><tr><td>导航</td></tr></table>
<table border=1>
<tr><th>商品ID</th><th>标题</th><th colspan=2>价格</th></tr>
<tr><td>0012345678901234567</td><td>连衣裙 &amp; 半身裙<br>新款</td><td>9</td><td>8</td></tr>
<tr><td rowspan="2">2</td><td>衬衫&nbsp;女</td><td>7</td><td></td></tr>
<tr><td>外套<table><tr><td>里面的表</td></tr></table></td><td>6</td></tr>
</table></body></html>"""


@pytest.mark.parametrize("charset", ["utf-8", "gb2312", "gbk", "big5"])
def test_an_xls_that_is_a_web_page(charset, tmp_path):
    path = tmp_path / "export.xls"
    codec = {"gb2312": "gb18030", "big5": "cp950"}.get(charset, charset)
    text = PAGE.format(charset=charset)
    if charset == "big5":
        text = text.translate(str.maketrans("标题连价导航里块款", "標題連價導航裡塊款"))
        text = text.replace("表", "表").replace("衬", "襯").replace("与", "與")
    path.write_bytes(text.encode(codec, "ignore"))
    table = read_table(path)
    rows = [row.texts for row in table.rows()]
    assert table.kind == "html"
    assert table.title.letter == "B"
    assert rows[0][0] == "0012345678901234567"
    assert rows[0][1].splitlines()[-1] == "新款"
    assert rows[2][0] == ""
    assert rows[2][1].startswith("外套")
    assert rows[2][2] == "6"


def test_an_html_page_without_a_table():
    with pytest.raises(TableError, match="没有表格"):
        read_table("<html><body>请先登录</body></html>".encode())


def test_an_xml_spreadsheet():
    text = """<?xml version="1.0" encoding="UTF-8"?>
<?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"
 xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
<Worksheet ss:Name="Sheet1"><Table>
<Row><Cell><Data ss:Type="String">标题</Data></Cell>
<Cell><Data ss:Type="String">价格</Data></Cell></Row>
<Row><Cell><Data ss:Type="String">连衣裙</Data></Cell><Cell ss:Index="3"><Data>9</Data></Cell></Row>
</Table></Worksheet></Workbook>"""
    table = read_table(text.encode())
    assert [row.texts for row in table.rows()] == [("连衣裙", "", "9")]


def test_a_web_archive_is_named():
    with pytest.raises(TableError, match="MHTML"):
        read_table(b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n")
