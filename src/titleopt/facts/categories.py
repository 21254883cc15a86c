"""What the thing is: the category terms of a title, the most central first."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from titleopt.facts.pieces import Piece
from titleopt.lexicon.entries import Category


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


def category_mentions(
    text: str, row: Sequence[Piece], hint: frozenset[str], fitted: Sequence[tuple[int, int]]
) -> list[CategoryMention]:
    """Return the category terms of a title in title order.

    Args:
        text: A folded title.
        row: Its pieces.
        hint: Category terms that the product record names.
        fitted: Ranges of what the product fits (适用…).

    """
    found = [piece for piece in row if piece.entry is not None and piece.entry.category is not None]
    if not found:
        return []
    heads = [piece for piece in found if _may_be_head(text, row, piece, fitted)]
    department = _department(heads or found, hint)
    mentions = []
    for piece in found:
        category = piece.entry.category  # type: ignore[union-attr] # filtered above
        central = piece in heads and category.department == department
        mentions.append(CategoryMention(piece.start, piece.end, category, central))
    if not any(mention.central for mention in mentions):
        last = mentions[-1]
        mentions[-1] = last._replace(central=True)
    return mentions


def _may_be_head(
    text: str, row: Sequence[Piece], piece: Piece, fitted: Sequence[tuple[int, int]]
) -> bool:
    if any(start <= piece.start < end for start, end in fitted):
        return False
    return not text.startswith(_TURNS_INTO_USE, piece.end)


def _department(heads: Sequence[Piece], hint: frozenset[str]) -> str:
    """Return the department most category terms belong to; the last term decides a tie."""
    votes: Counter[str] = Counter()
    for rank, piece in enumerate(heads, start=1):
        category = piece.entry.category  # type: ignore[union-attr] # heads have one
        votes[category.department] += 1 + rank / 100
        if category.canonical in hint:
            votes[category.department] += 10
    return max(votes, key=votes.__getitem__)


def by_centrality(mentions: Sequence[CategoryMention]) -> list[CategoryMention]:
    """Return central mentions, the longest and latest first, each wording once."""
    central = [mention for mention in mentions if mention.central]
    central.sort(key=lambda m: (m.end - m.start, m.start), reverse=True)
    return central
