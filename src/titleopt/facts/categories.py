"""What the thing is: the category terms of a title, the most central first."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from titleopt.lexicon.entries import Category, Piece


class CategoryMention(NamedTuple):
    """A category term: half-open range of code points of the folded title."""

    start: int
    end: int
    category: Category
    central: bool
    """Whether it names the thing sold; otherwise it says what the thing is for."""


# What stands behind a category term that is no head: 手机用, 沙发专用, 汽车款.
_TURNS_INTO_USE = (
    "用",
    "专用",
    "适用",
    "款",
    "配套",
    "同款",
    "系列",
    "通用",
    "里",
    "上",
    "内",
    "旁",
    "边",
    "搭配",
)
# A category of the record outweighs any number of category terms in a title.
_RECORDED = 10


def category_mentions(
    text: str, row: Sequence[Piece], recorded: frozenset[str], fitted: Sequence[tuple[int, int]]
) -> list[CategoryMention]:
    """Return the category terms of a title in title order.

    Args:
        text: A folded title.
        row: Its pieces.
        recorded: Canonical category terms that the product record names.
        fitted: Ranges of what the product fits (适用…).

    """
    found = [
        CategoryMention(
            piece.start,
            piece.end,
            piece.entry.category,
            central=_may_be_head(text, piece, fitted),
        )
        for piece in row
        if piece.entry is not None and piece.entry.category is not None
    ]
    if not found:
        return found
    heads = [mention for mention in found if mention.central] or found[-1:]
    department = _department(heads, recorded)
    return [
        mention._replace(central=mention in heads and mention.category.department == department)
        for mention in found
    ]


def _may_be_head(text: str, piece: Piece, fitted: Sequence[tuple[int, int]]) -> bool:
    if any(start <= piece.start < end for start, end in fitted):
        return False
    return not text.startswith(_TURNS_INTO_USE, piece.end)


def _department(heads: Sequence[CategoryMention], recorded: frozenset[str]) -> str:
    """Return the department most category terms belong to; the last term decides a tie."""
    votes: Counter[str] = Counter()
    for mention in heads:
        category = mention.category
        votes[category.department] += _RECORDED if category.canonical in recorded else 1
    most = max(votes.values())
    return next(
        mention.category.department
        for mention in reversed(heads)
        if votes[mention.category.department] == most
    )


def by_centrality(mentions: Sequence[CategoryMention]) -> list[CategoryMention]:
    """Return the central mentions, the longest and latest first."""
    central = [mention for mention in mentions if mention.central]
    central.sort(key=lambda m: (m.end - m.start, m.start), reverse=True)
    return central
