"""Chosen words as one line of text: in a good order, blanks only where words would run together."""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from titleopt.facts.knowledge import Knowledge
from titleopt.lexicon.lexicon import Lexicon
from titleopt.writing.flow import Flow
from titleopt.writing.flow import Word as FlowWord
from titleopt.writing.order import Worth, best_order
from titleopt.writing.words import Word

# What a neighbour is worth against a place: touching words are read together.
_BESIDE = 1.0
_BEFORE = 0.35
# A strong search term in one piece, at most; a join that makes another word of two.
_CONTIGUOUS = 4.0
_BROKEN = -4.0
_BRAND_FIRST = 8.0
# Two names of the thing side by side, 钻戒|戒指, say the same twice.
_SAID_TWICE = -2.5
# Exact for fourteen words takes four times as long and reads no better.
_EXACT = 12


class Line(NamedTuple):
    """A title with the place of each of its words."""

    text: str
    places: tuple[tuple[int, int, int], ...]
    """Number of the word, first and last code point (not included), in title order."""


def written(  # noqa: PLR0913 - all that an order depends on
    numbers: Sequence[int],
    words: Sequence[Word],
    flow: Flow,
    knowledge: Knowledge,
    *,
    together: Iterable[tuple[int, int, float]] = (),
    first: AbstractSet[int] = frozenset(),
) -> Line:
    """Return words as a title.

    Args:
        numbers: The words to write.
        words: All words.
        flow: How words follow each other.
        knowledge: What tells where words run together.
        together: Pairs of words that strong search terms want side by side, with a weight of
            0 to 1.
        first: Words to begin with, where there are any.

    """
    chosen = [words[number] for number in numbers]
    broken = {
        (i, j)
        for i, left in enumerate(chosen)
        for j, right in enumerate(chosen)
        if i != j and _runs_together(left.key, right.key, knowledge.lexicon)
    }
    worth = _worth(chosen, flow, broken, np.array([number in first for number in numbers]))
    at = {number: place for place, number in enumerate(numbers)}
    for left, right, weight in together:
        if left in at and right in at:
            worth.beside[at[left], at[right]] += _CONTIGUOUS * weight
    return _joined(numbers, chosen, best_order(worth, exact_up_to=_EXACT), broken)


def _worth(
    chosen: Sequence[Word],
    flow: Flow,
    broken: Iterable[tuple[int, int]],
    first: NDArray[np.bool_],
) -> Worth:
    count = len(chosen)
    rows = [FlowWord(word.key, word.role) for word in chosen]
    beside, before = np.zeros((count, count)), np.zeros((count, count))
    for i, left in enumerate(rows):
        for j, right in enumerate(rows):
            if i != j:
                beside[i, j] = _BESIDE * flow.log_touch(left, right)
                beside[i, j] += _SAID_TWICE * _says_twice(left, right)
                before[i, j] = _BEFORE * flow.log_before(left, right)
    for pair in broken:
        beside[pair] += _BROKEN
    return Worth(beside, before, _BRAND_FIRST * first.astype(np.float64))


def _says_twice(left: FlowWord, right: FlowWord) -> bool:
    """Whether both name a thing that ends alike or repeats a character: 毛线衣|毛衣."""
    if left.role != "category" or right.role != "category":
        return False
    return not set(left.key).isdisjoint(right.key)


def _joined(
    numbers: Sequence[int],
    chosen: Sequence[Word],
    order: Sequence[int],
    broken: Iterable[tuple[int, int]],
) -> Line:
    text, places, before = "", [], None
    apart = frozenset(broken)
    for place in order:
        if before is not None and (before, place) in apart:
            text += " "
        start = len(text)
        text += chosen[place].text
        places.append((numbers[place], start, len(text)))
        before = place
    return Line(text, tuple(places))


@lru_cache(maxsize=1 << 17)
def _runs_together(left: str, right: str, lexicon: Lexicon) -> bool:
    """Whether two words written side by side would be read as others."""
    if left[-1:].isascii() and right[:1].isascii() and (left[-1:] + right[:1]).isalnum():
        return True
    joined, join = left + right, len(left)
    for term in lexicon.cover(joined, range(len(joined) + 1)):
        if term.start < join < term.end:
            # A longer word of both is no harm when it only says both: 牛仔 + 裤.
            return term.start != 0 or term.end != len(joined)
    return False
