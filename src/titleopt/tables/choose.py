"""Which column holds the titles: as told, by its name, or by what is in it."""

import re
from collections.abc import Sequence
from difflib import get_close_matches

from titleopt.tables.cells import Row, column_of, letters
from titleopt.tables.columns import Column, plain_name
from titleopt.tables.fault import fault

HAN = re.compile(r"[\u3400-\u9fff]")
LETTERS = re.compile(r"[A-Za-z]{1,3}")
LISTED_COLUMNS = 40
LEAST_ROWS = 3
TERM_ROLES = {"term", "popularity"}  # what only an export of search terms has
TITLE_UNITS = (16, 140)  # a typical title's width in units; names and remarks lie outside


def named_column(wanted: str | int | None, columns: Sequence[Column], file: str) -> Column | None:
    """Return the column the caller named; None when none was named.

    A header that equals the words wins over letters, letters over a number.

    Raises:
        TableError: there is no such column; the message lists those there are.

    """
    if wanted is None:
        return None
    text = str(wanted)
    for form in (str, str.strip, plain_name):
        for column in columns:
            if text and form(text) in (form(column.name), form(column.key)):
                return column
    index = _position(text.strip())
    if index is not None and 0 <= index < len(columns):
        return columns[index]
    raise missing_column(text, columns, file)


def _position(text: str) -> int | None:
    if text.isascii() and text.isdigit():
        return int(text) - 1
    return column_of(text) if LETTERS.fullmatch(text) else None


def missing_column(wanted: str, columns: Sequence[Column], file: str) -> Exception:
    """Return the sentence for a column that is not there: what is, and the nearest name."""
    names = [column.name for column in columns if column.name.strip()]
    near = get_close_matches(wanted, names, n=1, cutoff=0.4) if wanted else []
    hint = f"是不是“{near[0].strip()}”？" if near else ""
    hint_en = f"did you mean '{near[0].strip()}'? " if near else ""
    if not wanted and {column.role for column in columns} & TERM_ROLES:
        hint = "这像是搜索词表，请用 titleopt terms 整理；如果是商品表，"
        hint_en = "it looks like a list of search terms (titleopt terms); else "
    what = f"没有“{wanted}”这一列" if wanted else "找不到标题列"
    what_en = f"no column '{wanted}'" if wanted else "no title column"
    return fault(
        f"“{file}”里{what}，看到的列有：{seen_columns(columns)}",
        hint=hint + "请用 --title-column 指定列名、列号或字母",
        en=f"{what_en} in {file}; its columns: {', '.join(names) or 'without names'}",
        hint_en=hint_en + "name it with --title-column (header, letters or number)",
        file=file,
        column=wanted or None,
        nearest=near[0] if near else None,
    )


def seen_columns(columns: Sequence[Column]) -> str:
    """List the columns for a person."""
    names = [column.label for column in columns[:LISTED_COLUMNS]]
    more = f"等 {len(columns)} 列" if len(columns) > LISTED_COLUMNS else ""
    return "、".join(names) + more


def choose_title(columns: Sequence[Column], rows: Sequence[Row], *, headed: bool) -> Column | None:
    """Return the title column by its name; without a header, by its content if it is clear."""
    for column in columns:
        if column.role == "title":
            return column
    if headed or any(column.role == "term" for column in columns):
        return None
    return _by_content(columns, rows)


def _by_content(columns: Sequence[Column], rows: Sequence[Row]) -> Column | None:
    filled = [row for row in rows if not row.blank]
    if len(columns) == 1 and filled:
        return columns[0]
    if len(filled) < LEAST_ROWS:
        return None
    graded = sorted(((_likeness(c.index, filled), c) for c in columns), key=lambda pair: -pair[0])
    best, column = graded[0]
    second = graded[1][0] if len(graded) > 1 else 0.0
    return column if best > 0.5 and best > second * 1.3 else None  # noqa: PLR2004 - shares


def _likeness(index: int, rows: Sequence[Row]) -> float:
    """Grade 0–1: how much the cells of a column look like distinct Chinese titles."""
    cells = [text for row in rows if (text := row.text(index).strip())]
    if not cells:
        return 0.0
    low, high = TITLE_UNITS
    fit = sum(
        1 for cell in cells if low <= _units(cell) <= high and HAN.search(cell) and "//" not in cell
    )
    distinct = len(set(cells)) / len(cells)
    return fit / len(rows) * distinct


def _units(text: str) -> int:
    return sum(1 if char < "\x80" else 2 for char in text)


__all__ = ["choose_title", "letters", "missing_column", "named_column", "seen_columns"]
