"""Chosen words as one line of text: in a good order, blanks only where words would run together."""

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from titleopt.facts.knowledge import Knowledge
from titleopt.lexicon.lexicon import Lexicon
from titleopt.writing.flow import THING, Flow
from titleopt.writing.flow import Word as FlowWord
from titleopt.writing.order import Matrix, Worth, best_order
from titleopt.writing.words import END, Word

# What a neighbour is worth against a place: touching words are read together.
_BESIDE = 1.0
_BEFORE = 0.35
# A strong search term in one piece, at most; a join that makes another word of two.
_CONTIGUOUS = 1.5
_BROKEN = -4.0
# Between a word nobody knows and what stands behind it, or the end, nothing may come.
_PARTED = -20.0
_BRAND_FIRST = 8.0
# Two names of the thing side by side, 钻戒|戒指, say the same twice.
_SAID_TWICE = -6.0
_FIRST = 3.0
_LAST = 1.0
_BEHIND = 1.5
# What ended the title ends it best.
_STILL_LAST = 1.5
# Behind a model or what it fits, a name of the thing says nothing of it.
_SET_APART = frozenset(["spec", "fits", "quantity"])
# Below this a new word has no good place: the sum of what its place is worth.
_STRAINED = -4.0
_STRAINED_THING = -4.5
_STRAINED_IN_SHORT = -6.0
_FIRST_EASE = -1.0
# With so many words of its own a title reads well already, and little may be put between them.
_LONG = 6


class Line(NamedTuple):
    """A title with the place of each of its words."""

    text: str
    places: tuple[tuple[int, int, int], ...]
    """Number of the word, first and last code point (not included), in title order."""
    strained: frozenset[int] = frozenset()
    """Numbers of the new words that read oddly wherever they are put."""


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
    rows = [FlowWord(word.key, word.role) for word in chosen]
    broken = {
        (i, j)
        for i, left in enumerate(chosen)
        for j, right in enumerate(chosen)
        if i != j
        and not _touched(left, right)
        and _runs_together(left.key, right.key, knowledge.lexicon)
    }
    beside, before = _pairs(rows, flow)
    for pair in broken:
        beside[pair] += _BROKEN
    at = {number: place for place, number in enumerate(numbers)}
    for left, right, weight in together:
        if left in at and right in at:
            beside[at[left], at[right]] += _CONTIGUOUS * weight
    for i, word in enumerate(chosen):
        if word.leans_on == END:
            beside[i] += _PARTED
    for i, j in _bound(chosen):
        beside[i] += _PARTED
        beside[i, j] = 0.0
    fixed = [place for place, word in enumerate(chosen) if word.place >= 0]
    fixed.sort(key=lambda place: chosen[place].place)
    last = _LAST * np.array([flow.log_last(word) for word in rows])
    last[fixed[-1:]] = _STILL_LAST
    worth = Worth(
        beside,
        before,
        np.array(
            [
                _BRAND_FIRST
                if n in first
                else _FIRST * flow.log_first(FlowWord(words[n].key, words[n].role))
                for n in numbers
            ]
        ),
        last,
        _BEHIND * np.array([flow.log_behind(word) for word in rows]),
        np.array([word.role == THING for word in rows], dtype=np.bool_),
    )
    order = best_order(worth, fixed)
    line = _joined(numbers, chosen, order, broken)
    return line._replace(
        strained=frozenset(_strained(line, [rows[at] for at in order], words, flow))
    )


def _strained(
    line: Line, row: Sequence[FlowWord], words: Sequence[Word], flow: Flow
) -> Iterator[int]:
    """Yield the new words that hardly ever stand between such words."""
    if not flow.is_learnt:
        return
    is_long = sum(words[number].place >= 0 for number, _, _ in line.places) >= _LONG
    for at, (number, _, _) in enumerate(line.places):
        if words[number].place < 0:
            least = _STRAINED_THING if row[at].role == THING else _STRAINED
            if _ease(row, at, flow) < (least if is_long else _STRAINED_IN_SHORT):
                yield number


def _ease(row: Sequence[FlowWord], at: int, flow: Flow) -> float:
    """Return how well a word stands in a row: the logarithms of what its place is worth, added."""
    word, is_last = row[at], at + 1 == len(row)
    ease = flow.log_touch(row[at - 1], word) if at else _FIRST_EASE
    if word.role == THING:
        # Names of things part phrases: only behind a model do they say nothing.
        is_apart = is_last and row[at - 1].role in _SET_APART
        return ease + (2 * flow.log_last(word) if is_apart else 0.0)
    ease += flow.log_last(word) if is_last else flow.log_touch(word, row[at + 1])
    if all(other.role != THING for other in row[at + 1 :]):
        ease += flow.log_behind(word)
    return ease


def _pairs(rows: Sequence[FlowWord], flow: Flow) -> tuple[Matrix, Matrix]:
    """Return what it is worth that a word follows another at once, and anywhere."""
    beside, before = np.zeros((len(rows), len(rows))), np.zeros((len(rows), len(rows)))
    for i, left in enumerate(rows):
        for j, right in enumerate(rows):
            if i != j:
                beside[i, j] = _BESIDE * flow.log_touch(left, right)
                beside[i, j] += _SAID_TWICE * _says_twice(left, right)
                before[i, j] = _BEFORE * flow.log_before(left, right)
    return beside, before


def _touched(left: Word, right: Word) -> bool:
    """Whether two words touch in the current title."""
    return left.place >= 0 and left.place + len(left.key) == right.place


def _bound(chosen: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Yield the words nobody knows, and the halves of models, with what stands behind them."""
    for i, left in enumerate(chosen):
        for j, right in enumerate(chosen):
            is_unknown = left.role == "word" and left.leans_on == right.key
            if (is_unknown and _touched(left, right)) or _is_one_model(left, right):
                yield i, j


def _is_one_model(left: Word, right: Word) -> bool:
    """Whether two words stand side by side as a model does: G28Pro|max, AX|6S."""
    gap = right.place - left.place - len(left.key)
    return left.place >= 0 and gap in {0, 1} and (left.key[-1] + right.key[0]).isascii()


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
