"""Rows as products: which rows hold a title, and why the others do not."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from titleopt.model import Product, made
from titleopt.tables.cells import BrokenLine, CellError, Row
from titleopt.tables.choose import missing_column
from titleopt.tables.columns import LEVELS, parse_attributes, plain_name, totals_words
from titleopt.tables.table import Table

Problem = Literal[
    "blank",
    "no-title",
    "continuation",
    "totals",
    "error-value",
    "repeated-header",
    "broken-line",
]

MESSAGES: dict[Problem, tuple[str, str]] = {
    "blank": ("空行", "blank row"),
    "no-title": ("标题为空，未评分", "the title is empty, not scored"),
    "continuation": ("同一商品的续行（标题在上面），未评分", "continues the product above"),
    "totals": ("合计行，不是商品", "a totals row, not a product"),
    "error-value": ("标题单元格是错误值，未评分", "the title cell is an error value"),
    "repeated-header": ("重复的表头，不是商品", "the header again, not a product"),
    "broken-line": (
        "这一行不是完整的 JSON 对象，读不了，未评分",
        "the line is not one whole JSON object, not scored",
    ),
}


class RowProblem(NamedTuple):
    """Why a row holds no title that can be scored."""

    kind: Problem
    zh: str
    en: str


LONGEST_TOTALS = 20
PROBLEMS = {kind: RowProblem(kind, *words) for kind, words in MESSAGES.items()}


def products(table: Table) -> Iterator[tuple[Row, Product | RowProblem]]:
    r"""Yield every data row with its product, or the reason why it is none.

    Raises:
        TableError: no column of the table holds titles; the message lists the columns.

    >>> from titleopt.tables import read_table
    >>> [item for _, item in products(read_table("标题,品牌\nT恤,优衣库\n".encode()))][0].brand
    '优衣库'

    """
    reader = _Reader(table)
    for row in table.rows():
        yield row, reader.read(row)


class _Reader:
    """The columns of one table, by what a product needs of them."""

    def __init__(self, table: Table) -> None:
        if table.title is None:
            raise missing_column("", table.columns, table.source.label)
        self._title = table.title.index
        self._name = table.title.name
        self._id = _index(table, "id")
        self._brand = _index(table, "brand")
        self._shop = _index(table, "shop")
        self._category = _index(table, "category")
        self._levels = [i for role in LEVELS if (i := _index(table, role)) is not None]
        self._bundle = _index(table, "attributes")
        self._axes = [
            (column.index, column.label)
            for column in table.columns
            if column.role.startswith("attribute:") and column.index != self._title
        ]
        self._last_id: str | None = None
        self._merges = {(merge.first, merge.column): merge.last for merge in table.merged}
        self._carried: dict[int, tuple[int, str]] = {}

    def read(self, row: Row) -> Product | RowProblem:
        """Return the product of one row, or why there is none; rows come in order."""
        if self._merges:
            self._carry(row)
        title = row.text(self._title)
        if row.values and isinstance(row.values[0], BrokenLine):
            return PROBLEMS["broken-line"]
        if not title.strip():
            return PROBLEMS[self._untitled(row)]
        if isinstance(row.values[self._title], CellError):
            return PROBLEMS["error-value"]
        if is_totals(title) and not row.text(self._id).strip().isalnum():
            return PROBLEMS["totals"]
        if title == self._name:
            return PROBLEMS["repeated-header"]
        identity = _filled(row.text(self._id))
        self._last_id = identity
        return made(
            Product,
            {
                "title": title,
                "id": identity,
                "category": self._category_of(row),
                "brand": _filled(self._text(row, self._brand)),
                "attributes": self._attributes_of(row),
                "shop": _filled(self._text(row, self._shop)),
            },
        )

    def _carry(self, row: Row) -> None:
        """Remember the text of cells that are merged with the rows below."""
        for column in range(len(row.texts)):
            last = self._merges.get((row.number, column))
            if last is not None:
                self._carried[column] = (last, row.texts[column])

    def _text(self, row: Row, index: int | None) -> str:
        """Return a cell's text, that of the merged cell it belongs to when it is empty."""
        text = row.text(index)
        if text or index not in self._carried:
            return text
        last, carried = self._carried[index]
        return carried if row.number <= last else ""

    def _untitled(self, row: Row) -> Problem:
        if row.blank:
            return "blank"
        first = next(text for text in row.texts if text.strip())
        if is_totals(first):
            return "totals"
        identity = _filled(row.text(self._id))
        if self._id is not None and self._last_id and identity in (None, self._last_id):
            return "continuation"
        return "no-title"

    def _category_of(self, row: Row) -> str | None:
        levels = [text for index in self._levels if (text := self._text(row, index).strip())]
        whole = _filled(self._text(row, self._category))
        if whole and whole.replace(".", "").isdigit():
            whole = None  # Taobao assistant keeps the number of the category, which names nothing
        if whole and (not levels or whole in levels or ">" in whole or "/" in whole):
            return " > ".join(levels) if whole in levels else whole
        return " > ".join([*levels, whole] if whole else levels) or None

    def _attributes_of(self, row: Row) -> dict[str, str]:
        bundle = self._text(row, self._bundle)
        attributes = parse_attributes(bundle) if bundle.strip() else {}
        for index, name in self._axes:
            if value := self._text(row, index).strip():
                attributes[name] = value
        return attributes


def _index(table: Table, role: str) -> int | None:
    column = table.column(role)
    taken = table.title.index if table.title else None
    return column.index if column and column.index != taken else None


def _filled(text: str) -> str | None:
    return text.strip() or None


def is_totals(text: str) -> bool:
    """Whether a cell is the first word of a totals row.

    >>> is_totals("总 计："), is_totals("合计拉链钱包")
    (True, False)
    """
    if len(text) > LONGEST_TOTALS:
        return False
    plain = plain_name(text).rstrip(":")
    return plain in totals_words() or plain.replace(" ", "").rstrip(":") in totals_words()
