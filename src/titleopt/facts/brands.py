"""Which brands a title names, and which of them it only fits."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from titleopt.lexicon.entries import Brand, Term


class BrandMention(NamedTuple):
    """A brand named in the title: half-open range of code points of the folded title."""

    start: int
    end: int
    entity: str
    """The brand behind all its spellings and lines."""
    fitted: bool = False
    """Whether the title says that the product fits this brand, not that it is of it."""


def known_brands(
    text: str, terms: Iterable[Term], departments: frozenset[str]
) -> list[BrandMention]:
    """Return the brands of the lexicon that the context confirms, in title order.

    Args:
        text: A folded title.
        terms: Its known terms.
        departments: Departments of the category terms in the title.

    """
    return [
        BrandMention(term.start, term.end, brand.entity)
        for term in terms
        if (brand := term[2].brand) is not None and is_brand(brand, text, departments)
    ]


def is_brand(brand: Brand, text: str, departments: frozenset[str]) -> bool:
    """Whether the title's other words let an ambiguous word be the brand."""
    if brand.unless and any(word in text for word in brand.unless):
        return False
    if not brand.needs:
        return True
    return any(
        need[1:] in departments if need.startswith("@") else need in text for need in brand.needs
    )


def as_fitted(
    mentions: list[BrandMention], fitted: Sequence[tuple[int, int]]
) -> list[BrandMention]:
    """Mark the brands inside the ranges that say what the product fits."""
    if not fitted:
        return mentions
    return [
        mention._replace(fitted=any(start <= mention.start < end for start, end in fitted))
        for mention in mentions
    ]


def recorded_brand(text: str, names: Sequence[str]) -> list[BrandMention]:
    """Return where the brand of the product record stands in the title."""
    return [
        BrandMention(at, at + len(name), names[0])
        for name in names
        if len(name) > 1 and (at := text.find(name)) >= 0
    ]
