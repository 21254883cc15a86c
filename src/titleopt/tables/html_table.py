"""Rows of an HTML page or an XML spreadsheet that was given an .xls name."""

import io
import re
from collections.abc import Iterator
from html.parser import HTMLParser

from titleopt.tables.cells import Row
from titleopt.tables.delimited import MOST_CELL_CHARS, MOST_COLUMNS
from titleopt.tables.encoding import Encoding, detect, refuse_mojibake
from titleopt.tables.fault import fault
from titleopt.tables.source import Source

BLOCK_CHARS = 1 << 16
MOST_SPAN = 1000
MOST_TAG_CHARS = 16 << 20
ROW_TAGS = {"tr", "row"}
CELL_TAGS = {"td", "th", "cell"}
TABLE_TAGS = {"table", "worksheet"}
SKIPPED_TAGS = {"script", "style", "head"}
CHARSET = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
CODECS = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb18030": "gb18030",
    "utf-8": "utf-8",
    "utf8": "utf-8",
    "big5": "cp950",
}


def html_encoding(source: Source) -> Encoding:
    """Return the encoding the page declares when it holds, else the one its bytes show."""
    found = CHARSET.search(source.head(4096))
    codec = CODECS.get(found[1].decode("ascii", "replace").lower()) if found else None
    if codec:
        with source.open() as stream:
            sample = stream.read(1 << 19)
        try:
            text = sample[:-4].decode(codec) if len(sample) > 4 else ""  # noqa: PLR2004
        except UnicodeDecodeError as error:
            codec = codec if error.start > len(sample) - 12 else None
        else:
            refuse_mojibake(text, source)
    if codec:
        return Encoding(codec, {"gb18030": "GB18030", "cp950": "Big5"}.get(codec, "UTF-8"))
    return detect(source)


def html_rows(source: Source, encoding: Encoding, table: int | None = None) -> Iterator[Row]:
    """Yield the rows of one table, the one with the most rows unless told.

    Raises:
        TableError: no table, or a cell is too long.

    """
    chosen = _longest(source, encoding) if table is None else table
    number = 0
    for found, cells in _cells(source, encoding):
        if found == chosen:
            number += 1
            yield Row(number, cells, cells)


def _longest(source: Source, encoding: Encoding) -> int:
    counts: dict[int, int] = {}
    for table, cells in _cells(source, encoding):
        if any(cells):
            counts[table] = counts.get(table, 0) + 1
    if not counts:
        raise fault(
            f"“{source.label}”是网页，里面没有表格",
            hint="请重新导出为 xlsx 或 csv",
            hint_en="export it again as xlsx or csv",
            en="an HTML page without a table",
            file=source.label,
        )
    return max(counts, key=lambda table: (counts[table], -table))


def _cells(source: Source, encoding: Encoding) -> Iterator[tuple[int, tuple[str, ...]]]:
    parser = _Parser(source)
    with source.open() as binary:
        text = io.TextIOWrapper(binary, encoding.codec, errors="replace")
        waiting = 0
        while block := text.read(BLOCK_CHARS):
            parser.feed(block)
            waiting = len(parser.rawdata)
            if waiting > MOST_TAG_CHARS:
                raise parser.too_long()
            yield from parser.taken()
    parser.close()
    parser.end_row()
    yield from parser.taken()


class _Parser(HTMLParser):
    """Collects cells; a cell that spans rows or columns stands in the first of them."""

    def __init__(self, source: Source) -> None:
        super().__init__(convert_charrefs=True)
        self._source = source
        self._ready: list[tuple[int, tuple[str, ...]]] = []
        self._table = -1
        self._depth = 0
        self._row: list[str] | None = None
        self._below: dict[int, int] = {}
        self._cell: list[str] | None = None
        self._size = 0
        self._spans = (1, 1)
        self._skipping = 0

    def taken(self) -> list[tuple[int, tuple[str, ...]]]:
        """Hand over the rows that are complete."""
        ready, self._ready = self._ready, []
        return ready

    def too_long(self) -> Exception:
        """Return the sentence for a cell without end."""
        return fault(
            f"“{self._source.label}”里有一格内容过长，不像表格",
            hint="请检查内容特别长的单元格",
            hint_en="look for a cell with very much text",
            en="a cell is too long",
            file=self._source.label,
        )

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        tag = tag.rpartition(":")[2]
        if tag in SKIPPED_TAGS:
            self._skipping += 1
        elif tag in TABLE_TAGS:
            self._begin_table()
        elif self._depth > 1:
            return  # a table inside a cell is part of that cell's text
        elif tag in ROW_TAGS:
            self.end_row()
            self._row = []
            self._fill()
        elif tag in CELL_TAGS and self._row is not None:
            self._begin_cell({name.rpartition(":")[2]: value or "" for name, value in attrs})
        elif tag == "br":
            self.handle_data("\n")

    def _begin_table(self) -> None:
        # An XML spreadsheet has a table in each worksheet: those are one.
        if self._cell is None:
            self.end_row()
            self._table += 1
            self._depth = 1
            self._below = {}
        else:
            self._depth += 1

    def _begin_cell(self, attributes: dict[str, str]) -> None:
        self._end_cell()
        row = self._row
        assert row is not None  # noqa: S101 - the caller checked
        index = _span(attributes.get("index", "0"), 0)
        while index and len(row) < index - 1 < MOST_COLUMNS:
            row.append("")
        across = _span(attributes.get("colspan", ""), 1) + _span(
            attributes.get("mergeacross", ""), 0
        )
        self._spans = across, _span(attributes.get("rowspan", ""), 1)
        self._cell = []
        self._size = 0

    def handle_endtag(self, tag: str) -> None:
        tag = tag.rpartition(":")[2]
        if tag in SKIPPED_TAGS:
            self._skipping = max(0, self._skipping - 1)
        elif tag == "table" and self._depth > 1:
            self._depth -= 1
        elif self._depth > 1:
            return
        elif tag in CELL_TAGS:
            self._end_cell()
        elif tag in ROW_TAGS or tag in TABLE_TAGS:
            self.end_row()

    def handle_data(self, data: str) -> None:
        if self._cell is not None and not self._skipping:
            self._size += len(data)
            if self._size > MOST_CELL_CHARS:
                raise self.too_long()
            self._cell.append(data)

    def _end_cell(self) -> None:
        if self._cell is None or self._row is None:
            return
        # Line ends in the source are layout; only <br> and &nbsp; were meant.
        text = "".join(self._cell).strip(" \t\r\n")
        self._cell = None
        across, down = self._spans
        at = len(self._row)
        self._row.append(text)
        self._row.extend([""] * (across - 1))
        if down > 1:
            self._below.update(dict.fromkeys(range(at, at + across), down))
        self._fill()
        if len(self._row) > MOST_COLUMNS:
            raise self.too_long()

    def _fill(self) -> None:
        """Leave out the columns that a cell above reaches into."""
        assert self._row is not None  # noqa: S101 - called inside a row
        while self._below.get(len(self._row), 0) > 0:
            self._row.append("")

    def end_row(self) -> None:
        """Complete the row that is being read, if any."""
        self._end_cell()
        if self._row is None:
            return
        self._ready.append((self._table, tuple(self._row)))
        self._row = None
        self._below = {at: down - 1 for at, down in self._below.items() if down > 1}


def _span(text: str, least: int) -> int:
    try:
        return min(max(int(text), least), MOST_SPAN)
    except ValueError:
        return least
