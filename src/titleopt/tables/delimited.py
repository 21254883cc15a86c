"""Rows of a delimited text file, streamed: memory does not grow with the file."""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from itertools import chain
from typing import BinaryIO

from titleopt.tables.cells import Row
from titleopt.tables.columns import role_of
from titleopt.tables.encoding import Encoding
from titleopt.tables.fault import fault
from titleopt.tables.source import Source

DELIMITERS = (",", "\t", ";", "|", "，")
MOST_CELL_CHARS = 2_000_000
MOST_LINE_CHARS = 8_000_000
MOST_COLUMNS = 16_384
SNIFFED_ROWS = 40
SNIFFED_CHARS = 200_000
PAIR_WIDTH = 2


def text_rows(source: Source, encoding: Encoding, delimiter: str | None) -> Iterator[Row]:
    """Yield every row; ``delimiter`` None means one cell a line.

    Raises:
        TableError: a cell or line is too long, or a quotation mark never closes.

    """
    with source.open() as binary, _decoded(binary, encoding) as text:
        lines = _lines(text, source)
        if delimiter is None:
            for number, line in enumerate(lines, start=1):
                cell = (line.rstrip("\r\n"),)
                yield Row(number, cell, cell)
            return
        for number, record in enumerate(records(lines, delimiter, source), start=1):
            cells = tuple(record)
            if len(cells) > MOST_COLUMNS:
                raise fault(
                    f"“{source.label}”第 {number} 行有 {len(cells)} 列，不像表格",
                    hint="请检查分隔符",
                    hint_en="check the separator",
                    en="too many columns",
                    file=source.label,
                    row=number,
                )
            yield Row(number, cells, cells)


def _decoded(binary: BinaryIO, encoding: Encoding) -> io.TextIOWrapper:
    # newline="" keeps the line ends inside quoted cells as they are.
    return io.TextIOWrapper(binary, encoding.codec, errors="replace", newline="")


def _lines(text: io.TextIOWrapper, source: Source) -> Iterator[str]:
    number = 0
    while line := text.readline(MOST_LINE_CHARS):
        number += 1
        if len(line) >= MOST_LINE_CHARS:
            raise _too_long(source, number)
        if "\0" in line:
            line = line.replace("\0", "")  # the csv module refuses NUL
        yield line


def _too_long(source: Source, number: int) -> Exception:
    return fault(
        f"“{source.label}”第 {number} 行有一格超过 {MOST_CELL_CHARS // 10_000} 万字，或引号没闭合",
        hint="请检查这一行的引号和内容",
        hint_en="look at the quotation marks and the text of this row",
        en="a cell is too long or a quotation mark never closes",
        file=source.label,
        row=number,
    )


def records(lines: Iterator[str], delimiter: str, source: Source) -> Iterator[list[str]]:
    """Yield the cells of each record; quoted cells may hold line ends.

    The csv module's limit on a cell is one number for the whole process, so it is left as
    it is; the rare record beyond it is cut apart here.
    """
    feed = _Feed(lines)
    done = 0
    while True:
        reader = csv.reader(feed, delimiter=delimiter)
        try:
            for record in reader:
                done += 1
                if len(feed.pulled) > 1 and feed.ended and _is_open(feed.pulled, delimiter):
                    raise _never_closed(source, done, len(feed.pulled))
                feed.pulled.clear()
                yield record
        except csv.Error:
            done += 1
            yield _long_record(feed, delimiter, source, done)
            feed.pulled.clear()
        else:
            return


class _Feed:
    """The lines, remembering those of the record that is being read."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines
        self.pulled: list[str] = []
        self.ended = False

    def __iter__(self) -> "_Feed":
        return self

    def __next__(self) -> str:
        line = next(self._lines, None)
        if line is None:
            self.ended = True
            raise StopIteration
        self.pulled.append(line)
        return line


def _is_open(lines: list[str], delimiter: str) -> bool:
    """Whether a record ends inside quotation marks."""
    quoted = begun = False
    for line in lines:
        index = 0
        while index < len(line):
            quoted, index, piece, ended = _step(line, index, delimiter, quoted=quoted, begun=begun)
            begun = not ended and (begun or quoted or bool(piece))
    return quoted


def _never_closed(source: Source, number: int, lines: int) -> Exception:
    return fault(
        f"“{source.label}”第 {number} 行的引号没有闭合，后面 {lines - 1} 行都成了同一格的内容",
        hint="请补上或删去这一行的英文双引号，或另存为 xlsx",
        en=f"a quotation mark in row {number} never closes and swallows {lines - 1} lines",
        hint_en="close or delete the quotation mark of this row, or save as xlsx",
        file=source.label,
        row=number,
    )


def _long_record(feed: _Feed, delimiter: str, source: Source, number: int) -> list[str]:
    """Cut one record with the csv module's rules but without its limit."""
    cells: list[str] = []
    cell: list[str] = []
    size = whole = 0
    quoted = False
    for line in chain(tuple(feed.pulled), feed):
        feed.pulled.clear()
        whole += len(line)
        index = 0
        while index < len(line):
            quoted, index, piece, ended = _step(
                line, index, delimiter, quoted=quoted, begun=bool(cell)
            )
            size += len(piece)
            if size > MOST_CELL_CHARS or whole > MOST_LINE_CHARS:
                raise _too_long(source, number)
            if piece or quoted:
                cell.append(piece)
            if ended:
                cells.append("".join(cell))
                cell, size = [], 0
        if not quoted:
            break
    last = "".join(cell)
    if not quoted:
        last = last.removesuffix("\n").removesuffix("\r")
    return [*cells, last]


def _step(
    body: str, index: int, delimiter: str, *, quoted: bool, begun: bool
) -> tuple[bool, int, str, bool]:
    """Read on to the next mark: (inside quotes now, next index, text, cell ended)."""
    if quoted:
        end = body.find('"', index)
        if end < 0:
            return True, len(body), body[index:], False
        if body[end + 1 : end + 2] == '"':
            return True, end + 2, body[index : end + 1], False
        return False, end + 1, body[index:end], False
    if body[index] == '"' and not begun:
        return True, index + 1, "", False
    end = body.find(delimiter, index)
    if end < 0:
        return False, len(body), body[index:], False
    return False, end + 1, body[index:end], True


def sniff_delimiter(source: Source, encoding: Encoding) -> str | None:
    """Tell the delimiter from the first rows; None when each line is one cell."""
    with source.open() as binary, _decoded(binary, encoding) as text:
        sample = text.read(SNIFFED_CHARS)
    lines = sample.splitlines(keepends=True)
    if len(sample) == SNIFFED_CHARS and len(lines) > 1:
        lines.pop()
    best: tuple[float, str | None] = (0.0, None)
    for delimiter in DELIMITERS:
        if delimiter in sample:
            grade = _consistency(lines, delimiter)
            if grade > best[0]:
                best = (grade, delimiter)
    if best[1] is None and any(line.startswith('"') for line in lines):
        return ","
    return best[1]


def _consistency(lines: list[str], delimiter: str) -> float:
    """Grade a delimiter: how many rows agree on a width above one, and known names."""
    widths: Counter[int] = Counter()
    known = 0
    try:
        for count, record in enumerate(csv.reader(iter(lines), delimiter=delimiter)):
            if count >= SNIFFED_ROWS:
                break
            if record:
                widths[len(record)] += 1
                known = max(known, sum(1 for cell in record if role_of(cell)))
    except csv.Error:
        if not widths:
            # One huge cell: believe the delimiter of the first line.
            widths[lines[0].count(delimiter) + 1] += 1
    wide = {width: count for width, count in widths.items() if width > 1}
    if not wide:
        return 0.0
    width, count = max(wide.items(), key=lambda item: (item[1], item[0]))
    share = count / sum(widths.values())
    if known >= PAIR_WIDTH:
        return 1 + known + share
    # A comma or two in free text is no table; a preamble above one is allowed for.
    least = 0.5 if width > PAIR_WIDTH or delimiter == "\t" else 0.8
    return share * min(width, 6) ** 0.5 if share >= least else 0.0
