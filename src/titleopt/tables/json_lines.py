"""JSON lines, or one JSON array of objects: each object a row, its keys the columns.

A line that is no object stays in its place, as it stands, in the first column.
"""

import io
import json
from collections.abc import Callable, Container, Iterator
from itertools import islice
from typing import Any

from titleopt.tables.cells import BrokenLine, Row, cell_text, type_of_cell
from titleopt.tables.delimited import MOST_COLUMNS, MOST_LINE_CHARS
from titleopt.tables.encoding import Encoding
from titleopt.tables.fault import fault
from titleopt.tables.source import Source

MOST_ARRAY_BYTES = 256 << 20
LOOKED_AT = 1000
Record = dict[str, Any] | BrokenLine


def is_json(source: Source, encoding: Encoding) -> bool:
    """Whether the text is JSON lines or an array of objects."""
    start = source.head(1 << 16).decode(encoding.codec, "ignore").lstrip("\ufeff \t\r\n")
    if start.startswith("["):
        return start[1:].lstrip().startswith("{")
    if not start.startswith("{"):
        return False
    line = start.split("\n", 1)[0].strip()
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return '":' in line or '" :' in line or line == "{"


def json_rows(
    source: Source, encoding: Encoding
) -> tuple[tuple[str, ...], Callable[[], Iterator[Row]]]:
    """Return the column names and the way to the rows.

    Raises:
        TableError: none of the first lines is a JSON object.

    """
    keys: dict[str, None] = {}
    for _, record in islice(_records(source, encoding), LOOKED_AT):
        if isinstance(record, dict):
            keys.update(dict.fromkeys(record))
    if not keys:
        raise _no_object(source)
    names = tuple(keys)[:MOST_COLUMNS]

    def rows() -> Iterator[Row]:
        for number, record in _records(source, encoding):
            values = _values(record, names, keys)
            yield Row(number, tuple(values), tuple(map(cell_text, values)))

    return names, rows


def _values(record: Record, names: tuple[str, ...], keys: Container[str]) -> list[type_of_cell]:
    if isinstance(record, BrokenLine):
        return [record, *[None] * (len(names) - 1)]
    values = [_cell(record.get(name)) for name in names]
    # A key first seen far down is kept at the end of its row.
    values += [_cell(value) for key, value in record.items() if key not in keys]
    return values


def _records(source: Source, encoding: Encoding) -> Iterator[tuple[int, Record]]:
    with (
        source.open() as binary,
        io.TextIOWrapper(binary, encoding.codec, errors="replace") as text,
    ):
        start = text.read(1)
        while start and start in "\ufeff \t\r\n":
            start = text.read(1)
        if start == "[":
            yield from _array(start, text, source)
        else:
            yield from _lines(start, text, source)


def _array(start: str, text: io.TextIOWrapper, source: Source) -> Iterator[tuple[int, Record]]:
    if source.size > MOST_ARRAY_BYTES:
        raise fault(
            f"“{source.label}”是一个过大的 JSON 数组",
            hint="请存成 JSON Lines（一行一个对象）",
            hint_en="save it as JSON lines, one object a line",
            en="a JSON array too large to read at once",
            file=source.label,
        )
    for number, item in enumerate(_loads(start + text.read(), source), start=1):
        if isinstance(item, dict):
            yield number, item
        else:
            yield number, BrokenLine(json.dumps(item, ensure_ascii=False))


def _lines(start: str, text: io.TextIOWrapper, source: Source) -> Iterator[tuple[int, Record]]:
    number = 0
    while line := text.readline(MOST_LINE_CHARS):
        line, start = start + line, ""
        number += 1
        if not line.strip():
            continue
        if len(line) >= MOST_LINE_CHARS:
            raise fault(
                f"“{source.label}”第 {number} 行过长",
                hint="请检查这一行的内容",
                hint_en="look at this row",
                en="a line is too long",
                file=source.label,
                row=number,
            )
        yield number, _record(line)


def _record(line: str) -> Record:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        return BrokenLine(line.strip())
    return record if isinstance(record, dict) else BrokenLine(line.strip())


def _loads(text: str, source: Source) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        place = ""
        if isinstance(error, json.JSONDecodeError):
            place = f"第 {error.lineno} 行第 {error.colno} 个字符起"
        raise fault(
            f"“{source.label}”{place}不是合法的 JSON",
            hint="请改正，或存成 JSON Lines（一行一个对象）",
            hint_en="mend it, or save it as JSON lines, one object a line",
            en=f"invalid JSON: {error}",
            file=source.label,
        ) from error


def _no_object(source: Source) -> Exception:
    return fault(
        f"“{source.label}”里没有一行是完整的 JSON 对象",
        hint='请写成一行一个 {"title": "…"} 的形式',
        en="no line is a whole JSON object",
        hint_en='write one {"title": "…"} a line',
        file=source.label,
    )


def _cell(value: Any) -> type_of_cell:
    if isinstance(value, (dict, list)):
        return json.dumps(value, ensure_ascii=False)
    return value  # type: ignore[no-any-return]
