"""A quick look through the XML of an xlsx: what calamine leaves out, and how far cells reach.

calamine gives values; the number formats, the error values and the digits of long whole
numbers are only in the XML. A part this cannot make sense of costs the formats, not the rows.
"""

import re
import zipfile
from collections.abc import Iterator
from posixpath import join, normpath
from xml.etree import ElementTree as ET

from titleopt.tables.cells import CellError, column_of
from titleopt.tables.fault import fault
from titleopt.tables.looks import Looks, Runs
from titleopt.tables.number_formats import BUILTIN
from titleopt.tables.source import Source
from titleopt.tables.zip_guard import BLOCK, broken_zip

MOST_CELL_BYTES = 24 << 20
EXCEL_COLUMNS = 16_384
EXCEL_ROWS = 1_048_576
CELL = re.compile(
    rb'<(?:\w+:)?c r="([A-Z]{1,3})(\d{1,7})"(?: s="(\d+)")?(?: t="(\w+)")?'
    rb"(?:\s*/>|>(.*?)</(?:\w+:)?c>)",
    re.DOTALL,
)
CELL_START = re.compile(rb"<(?:\w+:)?c[\s>/]")
ANY_CELL = re.compile(rb"<(?:\w+:)?c((?:\s[^>]*?)?)(?:/>|>(.*?)</(?:\w+:)?c>)", re.DOTALL)
ATTRIBUTE = re.compile(rb'\s([rst])\s*=\s*["\']([^"\']*)["\']')
REFERENCE = re.compile(rb"([A-Z]{1,3})(\d{1,7})")
VALUE = re.compile(rb"<(?:\w+:)?v[^>]*>([^<]*)</")
LONG_NUMBER = re.compile(rb"-?\d{16,19}")
ROUNDED = re.compile(rb"-?\d(\.\d*)?E\+1[5-8]|-?\d{15}0+")


class XlsxScan:
    """The formats of a workbook, and the looks of its sheets on request."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._parts: dict[str, str] = {}
        self._styles: dict[bytes, str] = {}
        with source.open() as stream, zipfile.ZipFile(stream) as archive:
            try:
                self._parts = _sheet_parts(archive)
                self._styles = _styles(archive)
            except (KeyError, ValueError, ET.ParseError, zipfile.BadZipFile):
                self._parts = self._parts or {}

    def looks(self, sheet: str) -> Looks:
        """Read one sheet through.

        Raises:
            TableError: the container is broken, or a cell has no end.

        """
        part = self._parts.get(sheet)
        looks = Looks()
        if part is None:
            return looks
        try:
            with self._source.open() as stream, zipfile.ZipFile(stream) as archive:
                for cells in self._pieces(archive, part, sheet):
                    self._note(cells, looks)
        except (zipfile.BadZipFile, OSError, KeyError, EOFError) as error:
            raise broken_zip(self._source, error) from error
        return looks

    def _pieces(self, archive: zipfile.ZipFile, part: str, sheet: str) -> Iterator[bytes]:
        """Yield the sheet's XML in pieces that end before a cell begins."""
        rest = b""
        with archive.open(part) as stream:
            while block := stream.read(BLOCK):
                if b"\0" in block:  # UTF-16, which nothing that writes sheets uses
                    raise zipfile.BadZipFile("sheet is not UTF-8")
                rest += block
                cut = max(rest.rfind(b"<c "), rest.rfind(b":c "))
                cut = rest.rfind(b"<", 0, cut + 1)
                if cut > 0:
                    yield rest[:cut]
                    rest = rest[cut:]
                elif len(rest) > MOST_CELL_BYTES:
                    raise fault(
                        f"工作表“{sheet}”里有一格内容过长，不像表格",
                        hint="请检查内容特别长的单元格",
                        en="a cell is too long",
                        file=self._source.label,
                        sheet=sheet,
                    )
        yield rest

    def _note(self, xml: bytes, looks: Looks) -> None:
        cells = CELL.findall(xml)
        if len(cells) != len(CELL_START.findall(xml)):
            cells = list(_any_order(xml))
        for cell in cells:
            self._note_cell(cell, looks)

    def _note_cell(self, cell: tuple[bytes, bytes, bytes, bytes, bytes], looks: Looks) -> None:
        column, row, style, kind, inside = cell
        at, number = _column(column), int(row)
        code = self._styles.get(style)
        if code:
            runs = looks.formats.get(at)
            if runs is None:
                runs = looks.formats[at] = Runs()
            runs.add(number, code)
        if not inside:
            return
        looks.reach(number, at)
        if kind == b"e":
            found = VALUE.search(inside)
            text = found[1].decode("utf-8", "replace") if found else "#N/A"
            looks.special.setdefault(number, {})[at] = CellError(text)
        elif kind in (b"", b"n") and len(inside) > 18:  # noqa: PLR2004 - <v> and 16 characters
            _note_long(inside, number, at, looks)


def _any_order(xml: bytes) -> Iterator[tuple[bytes, bytes, bytes, bytes, bytes]]:
    """Yield the cells of XML whose attributes come in an unusual order or quoting."""
    for attributes, inside in ANY_CELL.findall(xml):
        named = dict(ATTRIBUTE.findall(attributes))
        place = REFERENCE.fullmatch(named.get(b"r", b""))
        if place:
            yield place[1], place[2], named.get(b"s", b""), named.get(b"t", b""), inside


def _note_long(inside: bytes, row: int, column: int, looks: Looks) -> None:
    found = VALUE.search(inside)
    if not found:
        return
    if ROUNDED.fullmatch(found[1]):
        looks.rounded.add(column)
    elif LONG_NUMBER.fullmatch(found[1]):
        # Written by a program, not by Excel: the file holds digits that no float keeps.
        looks.special.setdefault(row, {})[column] = found[1].decode()


COLUMNS: dict[bytes, int] = {}


def _column(name: bytes) -> int:
    at = COLUMNS.get(name)
    if at is None:
        at = COLUMNS[name] = column_of(name.decode())
    return at


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def _sheet_parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """Map sheet names to the parts that hold them."""
    targets: dict[str, str] = {}
    for relation in ET.fromstring(archive.read("xl/_rels/workbook.xml.rels")):  # noqa: S314
        target = relation.get("Target", "")
        base = target[1:] if target.startswith("/") else join("xl", target)
        targets[relation.get("Id", "")] = normpath(base)
    parts: dict[str, str] = {}
    for element in ET.fromstring(archive.read("xl/workbook.xml")).iter():  # noqa: S314
        if _local(element.tag) == "sheet":
            key = next((v for k, v in element.attrib.items() if _local(k) == "id"), "")
            if targets.get(key) in archive.namelist():
                parts[element.get("name", "")] = targets[key]
    return parts


def _styles(archive: zipfile.ZipFile) -> dict[bytes, str]:
    """Map style numbers to number formats, leaving out General."""
    codes = dict(BUILTIN)
    styles: dict[bytes, str] = {}
    root = ET.fromstring(archive.read("xl/styles.xml"))  # noqa: S314
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
