"""A quick look through the XML of an ods: percents, error values, and how far cells reach.

An ods writes a cell or row once and says how often it repeats, so a small file can stand for
a sheet larger than memory: the reach is counted before anything is unfolded.
"""

import zipfile
from collections.abc import Mapping
from typing import Any, NoReturn
from xml.parsers import expat

from titleopt.tables.cells import CellError
from titleopt.tables.looks import Looks, Runs
from titleopt.tables.source import Source
from titleopt.tables.zip_guard import BROKEN, broken_file

PERCENT = "0.00%"
MOST_COLUMNS = 16_384
MOST_SPECIAL_ROWS = 1_000_000


class OdsScan:
    """The looks of the sheets of an ods, by name."""

    def __init__(self, source: Source) -> None:
        self.sheets: dict[str, Looks] = {}
        self._now = Looks()
        self._row = self._repeat = self._column = 0
        self._filled: list[tuple[int, int, str]] = []
        self._error: list[str] | None = None
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartDoctypeDeclHandler = _no_doctype
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        try:
            with (
                source.open() as stream,
                zipfile.ZipFile(stream) as archive,
                archive.open("content.xml") as part,
            ):
                parser.ParseFile(part)
        except (*BROKEN, expat.ExpatError) as error:
            raise broken_file(source, error) from error

    def looks(self, sheet: str) -> Looks:
        """Return what was seen of one sheet."""
        return self.sheets.get(sheet, Looks())

    def _start(self, tag: str, attributes: Mapping[str, str]) -> None:
        name = tag.rpartition(" ")[2]
        if name in {"table-cell", "covered-table-cell"}:
            self._start_cell(attributes)
        elif name == "table-row":
            self._repeat = _count(attributes, "number-rows-repeated")
            self._column = 0
            self._filled = []
        elif name == "table":
            self._now = self.sheets.setdefault(_get(attributes, "name"), Looks())
            self._row = 0

    def _start_cell(self, attributes: Mapping[str, str]) -> None:
        repeat = _count(attributes, "number-columns-repeated")
        kind = _get(attributes, "value-type", "calcext") or _get(attributes, "value-type")
        self._error = [] if kind == "error" else None
        if kind or repeat > MOST_COLUMNS:
            self._filled.append((self._column, repeat, kind))
        self._column += repeat

    def _text(self, text: str) -> None:
        if self._error is not None:
            self._error.append(text)

    def _end(self, tag: str) -> None:
        name = tag.rpartition(" ")[2]
        if name == "table-cell" and self._error is not None:
            column, repeat, _ = self._filled[-1]
            self._filled[-1] = column, repeat, "".join(self._error).strip() or "#N/A"
            self._error = None
        elif name == "table-row":
            self._end_row()

    def _end_row(self) -> None:
        first, last = self._row + 1, self._row + self._repeat
        self._row = last
        for column, repeat, kind in self._filled:
            # From A1 on: the reader unfolds the empty cells before a value too.
            self._now.reach(1, 0)
            self._now.reach(last, column + repeat - 1)
            if repeat > MOST_COLUMNS or self._repeat > MOST_SPECIAL_ROWS:
                continue
            for at in range(column, column + repeat):
                self._note(first, last, at, kind)

    def _note(self, first: int, last: int, column: int, kind: str) -> None:
        if kind == "percentage":
            self._now.formats.setdefault(column, Runs()).add(first, PERCENT, last)
        elif kind.startswith("#"):
            for row in range(first, last + 1):
                self._now.special.setdefault(row, {})[column] = CellError(kind)


def _no_doctype(*_: Any) -> NoReturn:
    raise ValueError("a document type is not expected")


def _get(attributes: Mapping[str, str], name: str, space: str = "") -> str:
    for key, value in attributes.items():
        uri, _, local = key.rpartition(" ")
        if local == name and (("calc" in uri) == bool(space)):
            return value
    return ""


def _count(attributes: Mapping[str, str], name: str) -> int:
    try:
        return max(1, int(_get(attributes, name) or "1"))
    except ValueError:
        return 1
