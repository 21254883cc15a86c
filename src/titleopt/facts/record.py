"""What the shop's own record says of the product, in the words of the lexicon."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from titleopt.facts.said import words as said_words
from titleopt.lexicon.entries import Category
from titleopt.lexicon.lexicon import Lexicon
from titleopt.model import Product
from titleopt.resources import data_root, read_data
from titleopt.text.fold import fold

_LIST = re.compile(r"[/|,;、，；()（）\s]+")


class RecordedAttribute(NamedTuple):
    """One attribute of the record: its name, axis when known, and values as folded words."""

    name: str
    axis: str
    values: tuple[str, ...]
    typed: str = ""
    """The cell as the record has it."""


class Record(NamedTuple):
    """The product record, folded: what it is, whose it is, how it is."""

    categories: tuple[Category, ...] = ()
    brands: tuple[str, ...] = ()
    brand: str = ""
    """The brand as the record has it."""
    attributes: tuple[RecordedAttribute, ...] = ()
    category_terms: frozenset[str] = frozenset()
    """Canonical category terms that the record names."""


EMPTY_RECORD = Record()


def record_of(product: Product, lexicon: Lexicon) -> Record:
    """Read the record of one product; a bare title has an empty one."""
    if not (product.category or product.brand or product.attributes):
        return EMPTY_RECORD
    categories = tuple(_categories(product.category or "", lexicon))
    return Record(
        categories=categories,
        brands=tuple(word for word in _words(product.brand or "") if len(word) > 1),
        brand=(product.brand or "").strip(),
        attributes=tuple(_attributes(product)),
        category_terms=frozenset([category.canonical for category in categories]),
    )


def _categories(path: str, lexicon: Lexicon) -> Iterator[Category]:
    text = fold(path)
    for term in lexicon.cover(text, range(len(text) + 1)):
        if term.entry.category is not None:
            yield term.entry.category


def _attributes(product: Product) -> Iterator[RecordedAttribute]:
    axes = axis_names()
    for name, value in product.attributes.items():
        words = tuple(_words(value))
        if words:
            plain = fold(name).strip()
            yield RecordedAttribute(name, axes.get(plain, ""), words, value.strip())


def _words(cell: str) -> list[str]:
    nothing = said_words("no_value")
    return [word for word in _LIST.split(fold(cell)) if word and word not in nothing]


@cache
def axis_names() -> dict[str, str]:
    """Return the axis behind each name that records give it (材质 → material)."""
    file = read_data(data_root() / "columns" / "attributes.tsv")
    return {
        fold(name): record["axis"]
        for record in file.records()
        for name in (record["axis"], *record["names"].split("|"))
    }
