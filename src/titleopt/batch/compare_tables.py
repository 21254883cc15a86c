"""Two exports of daily figures, before and after titles were changed."""

from collections.abc import Iterable, Iterator
from functools import cache

from titleopt.config import Lang
from titleopt.errors import TableError
from titleopt.market.numbers import number
from titleopt.tables import Table, read_table
from titleopt.tables.source import type_of_source
from titleopt.text.fold import fold
from titleopt.writing.compare import Comparison, Day, compare

_NAMES = {
    "impressions": ("展现", "展现量", "曝光", "曝光量", "曝光次数", "展现次数", "impressions"),
    "clicks": ("点击", "点击量", "点击数", "点击次数", "clicks"),
    "visitors": ("访客", "访客数", "商品访客数", "浏览人数", "uv", "visitors"),
    "orders": ("订单", "订单数", "支付订单数", "成交订单数", "支付买家数", "成交人数", "orders"),
}


def compare_tables(
    before: type_of_source,
    after: type_of_source,
    *,
    changed: Iterable[str] | None = None,
    confidence: float = 0.95,
    lang: Lang = "zh",
) -> Comparison:
    """Say whether click rate and conversion changed with the titles.

    Args:
        before: Daily figures per listing before the change: an id column and two or more of
            impressions, clicks, visitors, orders.
        after: The same after it.
        changed: Ids of the listings whose title was changed; when None, those whose title
            differs between both sheets, or all when the sheets hold no titles.
        confidence: Of the intervals.
        lang: Language of the sentences.

    Raises:
        TableError: a sheet has no id column or no figures.
        InputError: no listing has figures in both.

    """
    first, second = read_table(before), read_table(after)
    if changed is None:
        changed = _retitled(first, second)
    return compare(_days(first), _days(second), changed=changed, confidence=confidence, lang=lang)


@cache
def _roles() -> dict[str, str]:
    return {name: role for role, names in _NAMES.items() for name in names}


def _columns(table: Table) -> dict[str, int]:
    """Return where each figure stands; the first column of several for one figure."""
    found: dict[str, int] = {}
    for column in table.columns:
        role = _roles().get(fold(column.name).strip().split("(")[0].strip())
        if role is not None:
            found.setdefault(role, column.index)
    if not found:
        raise TableError(
            f"“{table.name}”里没有认出展现、点击、访客或订单列",
            hint="请检查表头",
            en=f"no impressions, clicks, visitors or orders recognised in {table.name}",
            hint_en="look at its header",
        )
    return found


def _id_index(table: Table) -> int:
    column = table.column("id")
    if column is None:
        raise TableError(
            f"“{table.name}”里没有商品 ID 列",
            hint="前后两份表要靠商品 ID 对上",
            en=f"no column of ids in {table.name}",
            hint_en="listings before and after are matched by their ids",
        )
    return column.index


def _days(table: Table) -> Iterator[Day]:
    at, columns = _id_index(table), _columns(table)
    for row in table.rows():
        listing = row.text(at).strip()
        if listing and not row.blank:
            figures = {role: _figure(row.text(index)) for role, index in columns.items()}
            yield Day(listing, **figures)


def _figure(text: str) -> float | None:
    found = number(text)
    return None if found is None else found.point


def _retitled(first: Table, second: Table) -> frozenset[str] | None:
    """Return the listings whose title differs; None when the sheets do not tell titles."""
    old, new = _titles(first), _titles(second)
    if not old or not new:
        return None
    return frozenset(one for one in old.keys() & new.keys() if old[one] != new[one])


def _titles(table: Table) -> dict[str, str]:
    if table.title is None or table.column("id") is None:
        return {}
    at, title = _id_index(table), table.title.index
    return {row.text(at).strip(): row.text(title).strip() for row in table.rows()}
