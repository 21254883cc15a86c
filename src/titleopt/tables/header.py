"""Finds the header line of a sheet: under preambles, doubled, or not there at all."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from titleopt.tables.cells import Row
from titleopt.tables.columns import LEADING, role_of

LOOKED_AT = 15
LONGEST_NAME = 30
NUMBER = re.compile(r"[+\-¥￥$]?\d[\d,]*(\.\d+)?\s*(%|万|亿|元|\+)*$")
NO_NAME = re.compile(r"https?://|^\d{4}[-/年]\d|[。！？]")


class Header(NamedTuple):
    """Which line names the columns: ``line`` and ``keys_line`` are indexes into the rows.

    ``line`` None means there is no header; ``first_data`` is the index of the first data row.
    """

    line: int | None
    keys_line: int | None
    first_data: int


def find_header(rows: Sequence[Row]) -> Header:
    """Find the header within the first rows.

    >>> rows = [Row(1, (), ("version 1.00",)), Row(2, (), ("标题", "价格"))]
    >>> find_header(rows).line
    1
    """
    looked = rows[:LOOKED_AT]
    hits = [_hits(row) for row in looked]
    best = max(range(len(looked)), key=lambda i: (hits[i], -i), default=None)
    if best is not None and _is_named(looked[best], hits[best]):
        return _doubled(looked, hits, best)
    unnamed = _unnamed(rows)
    if unnamed is None:
        return Header(None, None, _first_filled(rows))
    return Header(unnamed, None, unnamed + 1)


def _hits(row: Row) -> float:
    """Count the known names of a row; a leading role counts double."""
    count = 0.0
    for text in row.texts:
        if text and len(text) <= LONGEST_NAME and not NUMBER.match(text.strip()):
            role = role_of(text)
            if role:
                count += 2 if role[0] in LEADING else 1
    return count


def _is_named(row: Row, hits: float) -> bool:
    """Whether the known names of a row make it a header and not a row of data."""
    filled = [text for text in row.texts if text.strip()]
    if not filled or hits == 0:
        return False
    # One known name is enough in a table of one column, or when nothing beside it is a value.
    values = sum(1 for text in filled if _is_value(text))
    return hits >= 2 and values <= len(filled) * 0.34  # noqa: PLR2004 - shares


def _is_value(text: str) -> bool:
    text = text.strip()
    return bool(NUMBER.match(text) or NO_NAME.search(text) or len(text) > LONGEST_NAME)


def _doubled(rows: Sequence[Row], hits: list[float], best: int) -> Header:
    """Join a second line of names above or below: English keys, then Chinese names."""
    for other in (best - 1, best + 1):
        if 0 <= other < len(rows) and _pairs_with(rows[best], rows[other], hits[other]):
            keys, names = sorted((best, other))
            return Header(names, keys, names + 1)
    return Header(best, None, best + 1)


def _pairs_with(header: Row, other: Row, hits: float) -> bool:
    filled = [i for i, text in enumerate(other.texts) if text.strip()]
    named = [i for i, text in enumerate(header.texts) if text.strip()]
    if not filled or hits < 2 or len(filled) < len(named) * 0.5:  # noqa: PLR2004 - shares
        return False
    return hits >= len(filled) * 0.3 and not any(_is_value(other.texts[i]) for i in filled)


def _first_filled(rows: Sequence[Row]) -> int:
    return next((i for i, row in enumerate(rows) if not row.blank), 0)


def _unnamed(rows: Sequence[Row]) -> int | None:
    """Find a header of unknown names: short distinct words above cells of another kind."""
    width = max((_filled(row) for row in rows), default=0)
    for index, row in enumerate(rows[:LOOKED_AT]):
        cells = [text.strip() for text in row.texts if text.strip()]
        if len(cells) < max(2, width * 0.6):
            continue
        if any(_is_value(cell) for cell in cells) or len(set(cells)) < len(cells):
            return None
        below = [other for other in rows[index + 1 : index + 21] if not other.blank]
        return index if below and _differs(row, below) else None
    return None


def _filled(row: Row) -> int:
    return sum(1 for text in row.texts if text.strip())


def _differs(header: Row, below: list[Row]) -> bool:
    """Whether some column is numbers, or much longer text, under its short name."""
    for index, name in enumerate(header.texts):
        cells = [row.text(index).strip() for row in below]
        cells = [cell for cell in cells if cell]
        if not name.strip() or not cells:
            continue
        numbers = sum(1 for cell in cells if NUMBER.match(cell))
        longer = sum(len(cell) for cell in cells) / len(cells) > max(12, 3 * len(name.strip()))
        if numbers >= len(cells) * 0.8 or longer:
            return True
    return False
