"""What a column holds, from its name: the names are data, in data/columns/."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from titleopt.resources import data_root, read_data
from titleopt.tables.cells import letters

UNIT = re.compile(r"[(（\[【][^()（）\[\]【】]*[)）\]】]$")
LEVELS = ("category1", "category2", "category3", "category4")
LEADING = {"title", "id", "category", "brand", "shop", "attributes", *LEVELS, "term"}


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table.

    ``name`` is the header's text exactly as typed, "" when there is none; ``key`` the text of
    the other line of a double header; ``role`` what it holds (title, id, category, brand,
    shop, attributes, an ``attribute:<axis>``, a measure of a search term …), "" when unknown.
    """

    index: int
    name: str
    role: str = ""
    key: str = ""

    @property
    def letter(self) -> str:
        """The column's letters as a spreadsheet shows them."""
        return letters(self.index)

    @property
    def label(self) -> str:
        """The name for a person: the header's text, or the letters with 列."""
        return self.name.strip() or f"{self.letter} 列"


def plain_name(name: str) -> str:
    """Return a header in the form the data files use.

    >>> plain_name(" 商品ＩＤ* ")
    '商品id'
    """
    text = unicodedata.normalize("NFKC", name).lower()
    return " ".join(text.replace("*", " ").strip(" \t\r\n\ufeff:").split())


@cache
def known_names() -> dict[str, tuple[str, int]]:
    """Map each known column name to its role and its place in the role's list of names."""
    names: dict[str, tuple[str, int]] = {}
    for file, prefix in (
        ("products", ""),
        ("search_terms", ""),
        ("attributes", "attribute:"),
        ("other", ""),
    ):
        for row in read_data(data_root() / "columns" / f"{file}.tsv").rows:
            for place, name in enumerate(row[1].split("|")):
                names.setdefault(name, (prefix + row[0], place))
    return names


@cache
def totals_words() -> frozenset[str]:
    """Return the words that make a row a totals row."""
    return frozenset(row[0] for row in read_data(data_root() / "columns" / "row_words.tsv").rows)


def role_of(name: str) -> tuple[str, int] | None:
    """Return the role a header names, and how preferred that name is; None when unknown.

    >>> role_of("商品标题")
    ('title', 1)
    >>> role_of("商品价格（单位：元）")[0]
    'price'
    """
    plain = plain_name(name)
    known = known_names()
    return known.get(plain) or known.get(UNIT.sub("", plain).strip())


def describe(names: tuple[str, ...], keys: tuple[str, ...] = ()) -> tuple[Column, ...]:
    """Return the columns of a header; of several with one role the preferred name has it."""
    found = [
        _better(role_of(name), role_of(keys[index]) if index < len(keys) else None)
        for index, name in enumerate(names)
    ]
    first: dict[str, int] = {}
    for index, role in enumerate(found):
        if role and role[0] in LEADING:
            best = first.get(role[0])
            if best is None or role[1] < (found[best] or role)[1]:
                first[role[0]] = index
    return tuple(
        Column(
            index,
            name,
            _kept(index, found[index], first),
            keys[index] if index < len(keys) else "",
        )
        for index, name in enumerate(names)
    )


def _better(name: tuple[str, int] | None, key: tuple[str, int] | None) -> tuple[str, int] | None:
    if name is None or (key is not None and key[0] in LEADING and name[0] not in LEADING):
        return key
    return name


def _kept(index: int, role: tuple[str, int] | None, first: dict[str, int]) -> str:
    if role is None or (role[0] in LEADING and first.get(role[0]) != index):
        return ""
    return role[0]


def parse_attributes(text: str) -> dict[str, str]:
    """Read a cell that holds several attributes.

    Formats: ``材质:棉|颜色:红``, ``材质:棉;颜色:红``, ``材质=棉,颜色=红``, one a line.

    >>> parse_attributes("材质:棉;颜色：红色")
    {'材质': '棉', '颜色': '红色'}
    """
    pairs: dict[str, str] = {}
    for name, value in _pairs(text):
        if name in pairs and value not in pairs[name].split("、"):
            pairs[name] = f"{pairs[name]}、{value}"
        else:
            pairs[name] = value
    return pairs


PARTS = re.compile(r"[|;；\n\r]+|[,，](?=[^,，:：=]{1,12}[:：=])")
PAIR = re.compile(r"^\s*([^:：=]{1,20}?)\s*[:：=]\s*(.+?)\s*$", re.DOTALL)


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    for part in PARTS.split(text.strip().strip("{}")):
        found = PAIR.match(part)
        # Taobao assistant's cateProps hold numbers only (20000:29534): no names, no words.
        if found and not (found[1].isdigit() and found[2].replace(":", "").isdigit()):
            yield found[1].strip("\"' "), found[2].strip("\"' ")
