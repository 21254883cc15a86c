"""One search-term export: which column is which measure, and the rows it holds."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from titleopt.market.numbers import Number, is_missing, number
from titleopt.tables import Table, read_table
from titleopt.tables.cells import Row
from titleopt.tables.choose import named_column, seen_columns
from titleopt.tables.columns import Column, plain_name, role_of, totals_words
from titleopt.tables.fault import fault
from titleopt.tables.source import Source, type_of_source

# What says how much a term is searched, the best first.
DEMAND_ROLES = ("popularity", "visitors", "clicks", "share", "buyers")
MEASURE_ROLES = (
    "popularity", "clicks", "click_rate", "conversion_rate", "supply", "demand_supply",
    "tmall_share", "buyers", "visitors", "share", "competition", "blue_ocean", "bid",
    "revenue", "customer_value", "basket", "favourites", "relevance", "rank",
)  # fmt: skip
SHARES = frozenset(["click_rate", "conversion_rate", "tmall_share", "share"])
# What is longer is a pasted title or a sentence.
_LONGEST_TERM = 120
# Above this a bare click or conversion rate can only be percent points: 18.07 for 18.07 %.
_HIGHEST_RATIO = 10.0
_DATE = re.compile(
    r"(20\d\d)[-/.年_]?(0?[1-9]|1[0-2])(?:[-/.月_]?(0[1-9]|[12]\d|3[01]|[1-9])(?!\d))?"
)
_HOLDS_WORD = re.compile(r"\w")


class Dropped(NamedTuple):
    """A row that gave no term, and why."""

    file: str
    row: int
    text: str
    reason_zh: str
    reason_en: str


class Line(NamedTuple):
    """One row of an export: its term as typed, and its figures in the order of the roles."""

    row: int
    text: str
    date: str
    figures: tuple[Number | None, ...]


@dataclass(slots=True)
class Export:
    """What one sheet of one file gave."""

    file: str
    sheet: str | None
    term_column: str
    columns: dict[str, str]
    """Measure → the header it was read from."""
    date: str
    lines: list[Line] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)
    notes_zh: list[str] = field(default_factory=list)
    notes_en: list[str] = field(default_factory=list)
    shape: str = ""

    @property
    def roles(self) -> tuple[str, ...]:
        """The measures, in the order of every line's figures."""
        return tuple(self.columns)

    @property
    def demand_role(self) -> str | None:
        """The measure that says how much a term is searched; None when there is none."""
        return next((role for role in DEMAND_ROLES if role in self.columns), None)


def read_exports(
    source: type_of_source, *, sheet: str | int | None, term_column: str | int | None
) -> Iterator[Export]:
    """Yield an export for every sheet of a file that holds search terms.

    Raises:
        TableError: no sheet has a column of search terms.

    """
    kept = Source.of(source)
    first = read_table(kept, sheet=sheet)
    column = _term_column(first, term_column)
    others = first.sheets if sheet is None else ()
    if column is None:
        raise fault(
            f"“{kept.label}”里找不到搜索词列，看到的列有：{seen_columns(first.columns)}",
            hint="请用 --term-column 指定列名、列号或字母",
            en=f"no column of search terms in {kept.name}",
            hint_en="name it with --term-column: header, letters or number",
            file=kept.name,
        )
    yield _read(first, column)
    for name in others:
        if name != first.sheet:
            table = read_table(kept, sheet=name)
            column = _term_column(table, term_column if term_column is None else None)
            if column is not None and column.role == "term":
                yield _read(table, column)


def _term_column(table: Table, wanted: str | int | None) -> Column | None:
    if wanted is not None:
        return named_column(wanted, table.columns, table.source.label)
    column = table.column("term")
    if column is not None:
        return column
    filled = [column for column in table.columns if column.role not in {"id", "rank", "date"}]
    # A bare list, one term a line, has no header to go by.
    return filled[0] if len(filled) == 1 and table.header_row is None else None


def _read(table: Table, column: Column) -> Export:
    measures = _measures(table.columns)
    export = Export(
        file=table.name or "(data)",
        sheet=table.sheet,
        term_column=column.label,
        columns={role: found.label for role, found in measures.items()},
        date=_date_of(table),
        shape=f"{table.kind}" + (f"，{table.encoding}" if table.encoding else ""),
    )
    dates = table.column("date")
    cache: dict[str, Number | None] = {}
    unread = 0
    places = tuple(found.index for found in measures.values())
    for row in table.rows():
        if row.blank:
            continue
        text = row.text(column.index).strip()
        reason = _reason(text, row)
        if reason is not None:
            export.dropped.append(Dropped(export.file, row.number, text, *reason))
            continue
        figures = []
        for place in places:
            cell = row.text(place)
            if cell not in cache:
                cache[cell] = number(cell)
            value = cache[cell]
            unread += value is None and not is_missing(cell)
            figures.append(value)
        date = _iso(row.text(dates.index)) if dates is not None else ""
        export.lines.append(Line(row.number, text, date or export.date, tuple(figures)))
    _as_shares(export)
    if unread:
        export.notes_zh.append(f"{unread} 个格子不是数字，当作没有数据")
        export.notes_en.append(f"{unread} cells hold no number and count as missing")
    return export


def _measures(columns: Sequence[Column]) -> dict[str, Column]:
    """Return for each measure its column; of several the one with the preferred name."""
    best: dict[str, tuple[int, Column]] = {}
    for column in columns:
        if column.role in MEASURE_ROLES:
            known = role_of(column.name) or role_of(column.key) or ("", 99)
            if column.role not in best or known[1] < best[column.role][0]:
                best[column.role] = (known[1], column)
    return {role: best[role][1] for role in MEASURE_ROLES if role in best}


def _reason(text: str, row: Row) -> tuple[str, str] | None:  # noqa: PLR0911 - one reason each
    """Return why a row gives no term, None when it does."""
    if not text:
        return ("搜索词是空的", "the term is empty")
    if plain_name(text) in totals_words():
        return ("合计行", "a totals row")
    if "\ufffd" in text:
        return ("乱码", "broken characters")
    if not _HOLDS_WORD.search(text):
        return ("只有符号", "nothing but symbols")
    if len(text) > _LONGEST_TERM:
        return (f"超过 {_LONGEST_TERM} 个字，不是搜索词", f"longer than {_LONGEST_TERM} characters")
    known = role_of(text)
    if known is not None and known[0] == "term" and len(row.texts) > 1:
        return ("重复的表头", "the header again")
    return None


def _as_shares(export: Export) -> None:
    """Read bare rates as shares: 1.32 is 132 %, and percent points when some are above 10."""
    for place, role in enumerate(export.roles):
        if role not in SHARES:
            continue
        bare = [line.figures[place] for line in export.lines]
        highest = max((n.low for n in bare if n is not None and not n.percent), default=0.0)
        if highest <= _HIGHEST_RATIO:
            continue
        name = export.columns[role]
        export.notes_zh.append(f"“{name}”没有百分号且最大 {highest:g}，按百分数读（{highest:g}%）")
        export.notes_en.append(f"'{name}' has no percent signs and reaches {highest:g}: read as %")
        export.lines = [
            line._replace(figures=_with_share(line.figures, place)) for line in export.lines
        ]


def _with_share(figures: tuple[Number | None, ...], place: int) -> tuple[Number | None, ...]:
    value = figures[place]
    if value is None or value.percent:
        return figures
    share = Number(value.low / 100, value.high / 100, value.text)
    return (*figures[:place], share, *figures[place + 1 :])


def _date_of(table: Table) -> str:
    """Return the day or range the preamble or the file's name tells, as ISO; "" when none."""
    for text in (*("".join(row.texts) for row in table.preamble), table.name):
        found = [iso for match in _DATE.finditer(text) if (iso := _of_match(match))]
        if found:
            days = sorted(set(found[:2]))
            return "/".join(days)
    return ""


def _iso(text: str) -> str:
    match = _DATE.search(text)
    return _of_match(match) if match else text.strip()


def _of_match(match: re.Match[str]) -> str:
    year, month, day = match.groups()
    return f"{year}-{int(month):02d}" + (f"-{int(day):02d}" if day else "")
