"""What a file is, by its bytes and never by its name."""

import io
import re
import zipfile
from enum import StrEnum

from titleopt.tables.fault import fault
from titleopt.tables.source import Source
from titleopt.tables.zip_guard import BROKEN, broken_file

HEAD_BYTES = 4096
OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
BIFF_STARTS = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00", b"\x09\x08")
NOT_TABLES = {
    b"%PDF": " PDF",
    b"\x89PNG": "图片",
    b"\xff\xd8\xff": "图片",
    b"GIF8": "图片",
    b"Rar!": "RAR 压缩包",
    b"7z\xbc\xaf": "7z 压缩包",
    b"\x1f\x8b": "gzip 压缩包",
    b"{\\rtf": "RTF 文档",
    b"SQLite format 3": "SQLite 数据库",
}
HTML = re.compile(rb"<(!doctype\s+html|html|head|body|table|meta|style|tr)\b", re.IGNORECASE)


class Kind(StrEnum):
    """The kinds of file that can be read."""

    XLSX = "xlsx"
    XLSB = "xlsb"
    XLS = "xls"
    ODS = "ods"
    HTML = "html"
    TEXT = "text"


def sniff(source: Source) -> Kind:
    """Tell what kind of table the source is.

    Raises:
        TableError: empty, encrypted, an archive, or no table at all.

    """
    head = source.head(HEAD_BYTES)
    if not head.strip(b"\x00\t\r\n \xef\xbb\xbf\xff\xfe"):
        _refuse_empty(source)
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip_kind(source)
    if head.startswith(OLE_MAGIC):
        return _ole_kind(source)
    if head.startswith(BIFF_STARTS):
        return Kind.XLS
    for magic, name in NOT_TABLES.items():
        if head.startswith(magic):
            raise _no_table(source, name)
    plain = head.replace(b"\x00", b"")  # an HTML table saved as UTF-16 counts too
    if plain.startswith((b"MIME-Version:", b"Content-Type: multipart")):
        raise _no_table(source, "网页归档（MHTML）")
    if HTML.search(plain) and plain.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(b"<"):
        return Kind.HTML
    if b"urn:schemas-microsoft-com:office:spreadsheet" in plain:
        return Kind.HTML
    return Kind.TEXT


def _refuse_empty(source: Source) -> None:
    with source.open() as stream:
        while block := stream.read(1 << 20):
            if block.strip(b"\x00\t\r\n \xef\xbb\xbf\xff\xfe"):
                return
    raise fault(
        f"文件“{source.label}”是空的",
        hint="请重新导出后再试",
        hint_en="export it again",
        en="the file is empty",
        file=source.label,
    )


def _no_table(source: Source, what: str) -> Exception:
    return fault(
        f"“{source.label}”是{what}，不是表格",
        hint="请用 xlsx、xls、xlsb、ods、csv、txt 或 jsonl 文件",
        hint_en="use a file of type xlsx, xls, xlsb, ods, csv, txt or jsonl",
        en="not a table",
        file=source.label,
    )


def _zip_kind(source: Source) -> Kind:
    with source.open() as stream:
        try:
            with zipfile.ZipFile(stream) as archive:
                names = set(archive.namelist())
                ods = _is_ods(archive, names)
        except BROKEN as error:
            raise broken_file(source, error) from error
    if any(name.lower().endswith("xl/workbook.bin") for name in names):
        return Kind.XLSB
    if any(name.lower().replace("\\", "/").endswith("xl/workbook.xml") for name in names):
        return Kind.XLSX
    if ods:
        return Kind.ODS
    if any(name.startswith("word/") for name in names):
        raise _no_table(source, " Word 文档")
    if any(name.startswith("Index/") for name in names):
        raise _no_table(source, " Numbers 表格（请在 Numbers 中导出为 Excel）")
    raise _no_table(source, "压缩包（请先解压）")


def _is_ods(archive: zipfile.ZipFile, names: set[str]) -> bool:
    if "content.xml" not in names:
        return False
    if "mimetype" not in names:
        return True
    with archive.open("mimetype") as member:
        return b"spreadsheet" in member.read(200)


def _ole_kind(source: Source) -> Kind:
    # The directory of an OLE container names its streams in UTF-16.
    wanted = {name: name.encode("utf-16-le") for name in ("EncryptedPackage", "Workbook", "Book")}
    found: set[str] = set()
    tail = b""
    with source.open() as stream:
        while block := stream.read(1 << 20):
            window = tail + block
            found.update(name for name, key in wanted.items() if key in window)
            tail = window[-64:]
    if "EncryptedPackage" in found:
        raise encrypted(source)
    if found & {"Workbook", "Book"}:
        return Kind.XLS
    raise _no_table(source, " Office 文档（里面没有工作表）")


def encrypted(source: Source) -> Exception:
    """Return the sentence for a workbook with a password."""
    return fault(
        f"“{source.label}”设有打开密码，读不了",
        hint="请在 Excel 或 WPS 中去掉密码后另存，再试一次",
        hint_en="take the password off in Excel or WPS and save it again",
        en="the workbook is protected by a password",
        file=source.label,
    )


def as_bytes_io(source: Source) -> io.BytesIO:
    """Return the whole source in memory (workbook readers need to seek)."""
    with source.open() as stream:
        return io.BytesIO(stream.read())
