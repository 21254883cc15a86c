"""A quick look through the binary records of an xlsb: formats, error values and reach."""

import struct
import zipfile
from collections.abc import Iterator
from posixpath import join, normpath
from xml.etree import ElementTree as ET

from titleopt.tables.cells import CellError
from titleopt.tables.looks import ERROR_NAMES, Looks, Runs
from titleopt.tables.number_formats import BUILTIN
from titleopt.tables.source import Source
from titleopt.tables.zip_guard import BROKEN, broken_file

# Record numbers of [MS-XLSB] 2.3.
ROW, BLANK, ERROR, LAST_CELL, FORMULA_ERROR = 0, 1, 3, 11, 11
FORMAT, STYLE, SHEET, STYLES_BEGIN, STYLES_END = 44, 47, 156, 617, 618
MOST_RECORD_BYTES = 32 << 20
type_of_records = Iterator[tuple[int, bytes]]


class XlsbScan:
    """The formats of a workbook, and the looks of its sheets on request."""

    def __init__(self, source: Source) -> None:
        self._source = source
        with source.open() as stream, zipfile.ZipFile(stream) as archive:
            try:
                self._parts = _sheet_parts(archive)
                self._styles = _styles(archive)
            except BROKEN as error:
                raise broken_file(source, error) from error

    def looks(self, sheet: str) -> Looks:
        """Read one sheet through.

        Raises:
            TableError: the sheet is broken.

        """
        looks = Looks()
        part = self._parts.get(sheet)
        if part is None:
            return looks
        try:
            with self._source.open() as stream, zipfile.ZipFile(stream) as archive:
                self._read(_records(archive, part), looks)
        except BROKEN as error:
            raise broken_file(self._source, error) from error
        return looks

    def _read(self, records: type_of_records, looks: Looks) -> None:
        row = 0
        for number, data in records:
            if number == ROW:
                row = int.from_bytes(data[:4], "little") + 1
            elif number <= LAST_CELL:
                column = int.from_bytes(data[:4], "little")
                code = self._styles.get(int.from_bytes(data[4:7], "little"))
                if code:
                    looks.formats.setdefault(column, Runs()).add(row, code)
                if number != BLANK:
                    looks.reach(row, column)
                if number in (ERROR, FORMULA_ERROR):
                    error = CellError(ERROR_NAMES.get(data[8], "#N/A"))
                    looks.special.setdefault(row, {})[column] = error


def _records(archive: zipfile.ZipFile, part: str) -> type_of_records:
    """Yield number and data of each record; both lengths are in groups of seven bits."""
    with archive.open(part) as stream:
        while head := stream.read(1):
            number = head[0]
            if number & 0x80:
                number = (number & 0x7F) | (stream.read(1)[0] << 7)
            size = shift = 0
            more = 0x80
            while more and shift < 28:  # noqa: PLR2004 - four groups at most
                (byte,) = stream.read(1)
                size |= (byte & 0x7F) << shift
                shift += 7
                more = byte & 0x80
            if size > MOST_RECORD_BYTES:
                raise EOFError("record too long")
            data = stream.read(size)
            if len(data) < size:
                raise EOFError("record cut short")
            yield number, data


def _string(data: bytes, at: int) -> tuple[str, int]:
    """Return the string at a place and where it ends."""
    (length,) = struct.unpack_from("<I", data, at)
    end = at + 4 + 2 * length
    return data[at + 4 : end].decode("utf-16-le", "replace"), end


def _sheet_parts(archive: zipfile.ZipFile) -> dict[str, str]:
    targets = {
        relation.get("Id", ""): normpath(join("xl", relation.get("Target", "")).lstrip("/"))
        for relation in ET.fromstring(archive.read("xl/_rels/workbook.bin.rels"))  # noqa: S314 - expat refuses what swells
    }
    parts: dict[str, str] = {}
    for number, data in _records(archive, "xl/workbook.bin"):
        if number == SHEET:
            key, end = _string(data, 8)
            name, _ = _string(data, end)
            parts[name] = targets[key]  # the native reader panics when there is none
    return parts


def _styles(archive: zipfile.ZipFile) -> dict[int, str]:
    codes = dict(BUILTIN)
    styles: dict[int, str] = {}
    if "xl/styles.bin" not in archive.namelist():
        return styles
    inside = False
    count = 0
    for number, data in _records(archive, "xl/styles.bin"):
        if number == FORMAT:
            codes[int.from_bytes(data[:2], "little")] = _string(data, 2)[0]
        elif number in (STYLES_BEGIN, STYLES_END):
            inside = number == STYLES_BEGIN
        elif number == STYLE and inside:
            code = codes.get(int.from_bytes(data[2:4], "little"), "")
            if code and code.lower() != "general":
                styles[count] = code
            count += 1
    return styles
