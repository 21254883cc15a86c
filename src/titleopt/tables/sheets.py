"""Chooses the sheet of a workbook that holds the titles."""

from collections.abc import Callable, Iterator
from itertools import islice
from typing import NamedTuple

from titleopt.tables.cells import Merge, Row
from titleopt.tables.columns import role_of
from titleopt.tables.fault import fault
from titleopt.tables.header import LOOKED_AT, find_header
from titleopt.tables.sniff import Kind
from titleopt.tables.source import Source
from titleopt.tables.told import Told
from titleopt.tables.workbook_in import Workbook, WorkbookSheet

WANTED_ROLES = {"title", "term"}


class OpenSheet(NamedTuple):
    """A chosen sheet, and the names of all there were."""

    name: str
    names: tuple[str, ...]
    rows: Callable[[], Iterator[Row]]
    notes: tuple[Told, ...]
    merged: tuple[Merge, ...]


def open_best_sheet(source: Source, kind: Kind, wanted: str | int | None) -> OpenSheet:
    """Open the sheet that was asked for, or the first visible one with titles in it.

    Raises:
        TableError: there is no such sheet; the message lists those there are.

    """
    with Workbook(source, kind) as book:
        return _best(book, source, wanted)


def _best(book: Workbook, source: Source, wanted: str | int | None) -> OpenSheet:
    names = tuple(sheet.name for sheet in book.sheets)
    if not names:
        raise fault(
            f"“{source.label}”里没有工作表",
            hint="请检查文件",
            hint_en="look at the file",
            en="the workbook holds no worksheet",
            file=source.label,
        )
    if wanted is not None:
        name = _named(names, wanted, source)
        return _opened(name, names, book.open_sheet(name))
    visible = [sheet.name for sheet in book.sheets if not sheet.hidden] or list(names)
    fallback: OpenSheet | None = None
    for name in visible:
        sheet = book.open_sheet(name)
        first = list(islice(sheet.rows(), LOOKED_AT * 2))
        if _has_titles(first):
            return _opened(name, names, sheet)
        if fallback is None and any(not row.blank for row in first):
            fallback = _opened(name, names, sheet)
    return fallback or _opened(visible[0], names, book.open_sheet(visible[0]))


def _opened(name: str, names: tuple[str, ...], sheet: WorkbookSheet) -> OpenSheet:
    return OpenSheet(name, names, sheet.rows, sheet.notes, sheet.merged)


def _named(names: tuple[str, ...], wanted: str | int, source: Source) -> str:
    text = str(wanted)
    if text in names:
        return text
    close = [name for name in names if name.strip().lower() == text.strip().lower()]
    if close:
        return close[0]
    if text.isascii() and text.isdigit() and 1 <= int(text) <= len(names):
        return names[int(text) - 1]
    raise fault(
        f"“{source.label}”里没有工作表“{text}”，有：{'、'.join(names)}",
        hint="请用 --sheet 指定其中一个的名称或序号",
        hint_en="name one of them with --sheet",
        en=f"no sheet '{text}' in {source.label}; its sheets: {', '.join(names)}",
        file=source.label,
        sheet=text,
    )


def _has_titles(rows: list[Row]) -> bool:
    header = find_header(rows)
    if header.line is None:
        return False
    lines = [header.line] if header.keys_line is None else [header.line, header.keys_line]
    roles = {role[0] for line in lines for text in rows[line].texts if (role := role_of(text))}
    return bool(roles & WANTED_ROLES)
