"""A quick look through the XML of an xlsx: what calamine leaves out, and how far cells reach.

calamine gives values; the number formats, the error values and the digits of long whole
numbers are only in the XML. A part this cannot make sense of costs the formats, not the rows.
"""

import zipfile
from collections.abc import Iterator
from contextlib import suppress
from posixpath import join, normpath
from xml.etree import ElementTree as ET

from titleopt.tables.fault import fault
from titleopt.tables.looks import Looks
from titleopt.tables.number_formats import BUILTIN
from titleopt.tables.sheet_xml import SheetXml
from titleopt.tables.source import Source
from titleopt.tables.zip_guard import BLOCK, BROKEN, broken_file

MOST_ROW_BYTES = 48 << 20


class XlsxScan:
    """The formats of a workbook, and the looks of its sheets on request."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._parts: dict[str, str] = {}
        self._styles: dict[bytes, str] = {}
        with source.open() as stream, zipfile.ZipFile(stream) as archive, suppress(*BROKEN):
            self._parts = _sheet_parts(archive)
            self._styles = _styles(archive)

    def looks(self, sheet: str) -> Looks:
        """Read one sheet through.

        Raises:
            TableError: the container is broken, or a row has no end.

        """
        part = self._parts.get(sheet)
        cells = SheetXml(self._styles if part else {})
        try:
            with self._source.open() as stream, zipfile.ZipFile(stream) as archive:
                # Where the container is laid out unusually, how far any sheet reaches must do.
                parts = [part] if part else [n for n in archive.namelist() if "sheet" in n.lower()]
                for name in parts:
                    for xml in self._pieces(archive, name, sheet):
                        cells.feed(xml)
        except BROKEN as error:
            raise broken_file(self._source, error) from error
        return cells.looks if part else cells.looks.only_reach()

    def _pieces(self, archive: zipfile.ZipFile, part: str, sheet: str) -> Iterator[bytes]:
        """Yield the sheet's XML in pieces that end before a row begins."""
        waiting: list[bytes] = []
        size = 0
        with archive.open(part) as stream:
            while block := stream.read(BLOCK):
                if b"\0" in block:  # UTF-16, which nothing that writes sheets uses
                    raise zipfile.BadZipFile("sheet is not UTF-8")
                cut = max(block.rfind(b"<row "), block.rfind(b":row "))
                cut = block.rfind(b"<", 0, cut + 1)
                if cut >= 0:
                    yield b"".join([*waiting, block[:cut]])
                    waiting, size = [], 0
                    block = block[cut:]
                waiting.append(block)
                size += len(block)
                if size > MOST_ROW_BYTES:
                    raise fault(
                        f"工作表“{sheet}”里有一格内容过长，不像表格",
                        hint="请检查内容特别长的单元格",
                        hint_en="look for a cell with very much text",
                        en="a cell is too long",
                        file=self._source.label,
                        sheet=sheet,
                    )
        yield b"".join(waiting)


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def _sheet_parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """Map sheet names to the parts that hold them."""
    targets: dict[str, str] = {}
    for relation in ET.fromstring(archive.read("xl/_rels/workbook.xml.rels")):  # noqa: S314 - expat refuses what swells
        target = relation.get("Target", "")
        base = target[1:] if target.startswith("/") else join("xl", target)
        targets[relation.get("Id", "")] = normpath(base)
    parts: dict[str, str] = {}
    for element in ET.fromstring(archive.read("xl/workbook.xml")).iter():  # noqa: S314 - expat refuses what swells
        if _local(element.tag) == "sheet":
            key = next((v for k, v in element.attrib.items() if _local(k) == "id"), "")
            if targets.get(key) in archive.namelist():
                parts[element.get("name", "")] = targets[key]
    return parts


def _styles(archive: zipfile.ZipFile) -> dict[bytes, str]:
    """Map style numbers to number formats, leaving out General."""
    codes = dict(BUILTIN)
    styles: dict[bytes, str] = {}
    root = ET.fromstring(archive.read("xl/styles.xml"))  # noqa: S314 - expat refuses what swells
    for element in root.iter():
        if _local(element.tag) == "numFmt":
            codes[int(element.get("numFmtId", "0"))] = element.get("formatCode", "")
    for element in root.iter():
        if _local(element.tag) != "cellXfs":
            continue
        for index, style in enumerate(element):
            code = codes.get(int(style.get("numFmtId", "0")), "")
            if code and code.lower() != "general":
                styles[str(index).encode()] = code
    return styles
