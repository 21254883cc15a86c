"""Reads a table from any file sellers really have.

path, bytes or stream → sniff → encoding and delimiter / workbook / HTML → header → Table
"""

from collections.abc import Callable, Iterator
from itertools import islice

from titleopt.tables.cells import Row
from titleopt.tables.choose import choose_title, named_column
from titleopt.tables.columns import Column, describe
from titleopt.tables.delimited import sniff_delimiter, text_rows
from titleopt.tables.encoding import detect
from titleopt.tables.fault import fault
from titleopt.tables.header import Header, find_header
from titleopt.tables.html_table import html_encoding, html_rows
from titleopt.tables.json_lines import is_json, json_rows
from titleopt.tables.sheets import open_best_sheet
from titleopt.tables.sniff import Kind, sniff
from titleopt.tables.source import Source, type_of_source
from titleopt.tables.table import Table
from titleopt.tables.told import Told
from titleopt.tables.understood import Sheet, understood, warnings

LOOKED_AT = 60


def read_table(
    source: type_of_source | Source,
    *,
    sheet: str | int | None = None,
    title_column: str | int | None = None,
    header: int | None = None,
) -> Table:
    r"""Read one table.

    Args:
        source: A path, the file's bytes, or a binary stream.
        sheet: Name or number (from 1) of the sheet; the first with titles otherwise.
        title_column: The title's column by header text, letters (C) or number (from 1).
        header: The row of the header as the sheet numbers it, 0 for none; found otherwise.

    Raises:
        TableError: the file cannot be read as a table; the message says why.

    >>> table = read_table("标题,价格\n纯棉T恤,39\n".encode())
    >>> table.title.name, [row.texts for row in table.rows()]
    ('标题', [('纯棉T恤', '39')])

    """
    opened = _open(Source.of(source), sheet)
    first = list(islice(opened.rows(), max(LOOKED_AT, (header or 0) + 1)))
    if all(row.blank for row in first) and not any(not row.blank for row in opened.rows()):
        raise fault(
            f"“{opened.source.label}”里没有内容"
            + (f"（工作表“{opened.name}”）" if opened.name else ""),
            hint="请检查是否选对了文件和工作表",
            hint_en="check that it is the right file and sheet",
            en="the table holds no rows",
            file=opened.source.label,
            sheet=opened.name,
        )
    found = _header(opened, first, header)
    columns = _columns(opened, first, found)
    named = named_column(title_column, columns, opened.source.label)
    title = named or choose_title(columns, first[found.first_data :], headed=found.line is not None)
    line = None if found.line is None else first[found.line].number
    return Table(
        source=opened.source,
        kind=opened.kind,
        columns=columns,
        title=title,
        header_row=line,
        preamble=tuple(row for row in first[: found.first_data] if row.number != line),
        understood=understood(opened, columns, title, line, named=named is not None),
        notes=(*opened.notes, *warnings(columns, first[found.first_data :])),
        merged=opened.merged,
        sheet=opened.name,
        sheets=opened.names,
        encoding=opened.encoding,
        delimiter=opened.delimiter,
        _data=_data(opened, found, len(columns)),
    )


def _open(source: Source, sheet: str | int | None) -> Sheet:
    kind = sniff(source)
    if kind is Kind.TEXT:
        return _open_text(source)
    if kind is Kind.HTML:
        encoding = html_encoding(source)
        return Sheet(source, kind, lambda: html_rows(source, encoding), encoding=encoding.name)
    book = open_best_sheet(source, kind, sheet)
    return Sheet(
        source,
        kind,
        book.rows,
        name=book.name,
        names=book.names,
        notes=book.notes,
        merged=book.merged,
    )


def _open_text(source: Source) -> Sheet:
    encoding = detect(source)
    notes: tuple[Told, ...] = ()
    if encoding.broken:
        notes = (
            Told(
                f"有 {encoding.broken} 个字符读不出，显示为 �",
                f"{encoding.broken} characters cannot be read and show as �",
            ),
        )
    if is_json(source, encoding):
        keys, rows = json_rows(source, encoding)
        return Sheet(source, "jsonl", rows, encoding=encoding.name, notes=notes, keys=keys)
    delimiter = sniff_delimiter(source, encoding)
    return Sheet(
        source,
        {"\t": "tsv", None: "lines"}.get(delimiter, "csv"),
        lambda: text_rows(source, encoding, delimiter),
        encoding=encoding.name,
        delimiter=delimiter,
        notes=notes,
    )


def _header(opened: Sheet, first: list[Row], header: int | None) -> Header:
    if opened.keys is not None:
        return Header(None, None, 0)
    if header is None:
        return find_header(first)
    if header == 0:
        return Header(None, None, 0)
    for index, row in enumerate(first):
        if row.number == header:
            return Header(index, None, index + 1)
    raise fault(
        f"表头指定为第 {header} 行，但“{opened.source.label}”没有这一行",
        hint="请检查行号",
        hint_en="check the row number",
        en=f"there is no row {header}",
        file=opened.source.label,
        row=header,
    )


def _columns(opened: Sheet, first: list[Row], found: Header) -> tuple[Column, ...]:
    if opened.keys is not None:
        return describe(opened.keys)
    names = first[found.line].texts if found.line is not None else ()
    keys = first[found.keys_line].texts if found.keys_line is not None else ()
    width = max((_reach(row) for row in first[found.first_data :]), default=0)
    width = max(width, _reach_of(names))
    padded = (*names[:width], *[""] * (width - len(names)))
    return describe(padded, keys)


def _reach(row: Row) -> int:
    return _reach_of(row.texts)


def _reach_of(texts: tuple[str, ...]) -> int:
    """Return the width up to the last cell that is not empty."""
    width = len(texts)
    while width and not texts[width - 1]:
        width -= 1
    return width


def _data(opened: Sheet, found: Header, width: int) -> Callable[[], Iterator[Row]]:
    def rows() -> Iterator[Row]:
        for row in islice(opened.rows(), found.first_data, None):
            yield _fitted(row, width)

    return rows


def _fitted(row: Row, width: int) -> Row:
    """Make a row as wide as the header: empty cells are added, full ones never cut."""
    have = len(row.texts)
    if have == width:
        return row
    if have > width:
        keep = max(width, _reach(row))
        return Row(row.number, row.values[:keep], row.texts[:keep], row.formats[:keep])
    more = width - have
    formats = (*row.formats, *("",) * more) if row.formats else ()
    return Row(row.number, (*row.values, *(None,) * more), (*row.texts, *("",) * more), formats)
