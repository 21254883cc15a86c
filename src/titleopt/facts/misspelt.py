"""Words that a title writes in two ways: 空调扇 … 空凋扇, 电子秤 … 电子称.

Sellers add the second spelling for buyers who mistype; to a reader it is the same word twice.
"""

from collections.abc import Container, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from titleopt.lexicon.entries import Piece
from titleopt.resources import data_files, read_data

# One character is no word; more than four are a word and what touches it.
_SHORTEST, _LONGEST = 2, 4
Place = tuple[int, int]


class Misspelt(NamedTuple):
    """The unusual spelling of a word, and where the usual one stands: folded ranges."""

    start: int
    end: int
    usual: Place


def misspelt(
    text: str, row: Sequence[Piece], boundaries: Sequence[int], lexicon: Container[str]
) -> list[Misspelt]:
    """Return the second spellings of words, in title order.

    Args:
        text: A folded title.
        row: Its pieces.
        boundaries: Where its tokens begin or end; one of the spellings is a word by itself.
        lexicon: Known words; where it holds both spellings, the first one is the usual one.

    >>> title = "空调扇家用空凋扇"
    >>> [title[start:end] for start, end, _ in misspelt(title, [], [0, 3, 5, 8], {"空调扇"})]
    ['空凋扇']

    """
    doubtful = list(_doubtful(text))
    if not doubtful:
        return []
    edges = frozenset([*boundaries, *(p.start for p in row), *(p.end for p in row)])
    found: dict[frozenset[str], Misspelt] = {}
    for at, meant in doubtful:
        pair = max(_spelt_alike(text, at, meant, edges), default=None, key=_length)
        if pair is not None:
            words = frozenset(text[a:b] for a, b in pair)
            found.setdefault(words, _unusual(text, pair, lexicon))
    return sorted(found.values())


def _doubtful(text: str) -> Iterator[tuple[int, str]]:
    """Yield where a character stands for another one that a neighbour of it also stands beside."""
    meant_by = _meant()
    for char in _written_for_others().intersection(text):
        for meant in meant_by[char]:
            if meant not in text:
                continue
            at = text.find(char)
            while at >= 0:
                if (at and text[at - 1] + meant in text) or meant + text[at + 1 : at + 2] in text:
                    yield at, meant
                at = text.find(char, at + 1)


def _spelt_alike(
    text: str, at: int, meant: str, edges: frozenset[int]
) -> Iterator[tuple[Place, Place]]:
    """Yield the words round a character, and where each stands with the one it is written for."""
    for start in range(max(0, at - _LONGEST + 1), at + 1):
        for end in range(max(at + 1, start + _SHORTEST), min(len(text), start + _LONGEST) + 1):
            word = text[start:at] + meant + text[at + 1 : end]
            there = text.find(word)
            if there in edges and there + len(word) in edges and word.isalpha():
                yield (start, end), (there, there + len(word))


def _length(pair: tuple[Place, Place]) -> int:
    start, end = pair[0]
    return end - start


def _unusual(text: str, pair: tuple[Place, Place], lexicon: Container[str]) -> Misspelt:
    """Say which of two spellings is the second one: an unknown one, else the later."""
    usual, second = sorted(pair, key=lambda place: (text[slice(*place)] not in lexicon, place))
    return Misspelt(*second, usual)


@cache
def _meant() -> dict[str, str]:
    """Return the characters that each character is written for."""
    rows = [row for path in data_files("misspellings") for row in read_data(path).rows]
    return {char: "".join(meant.split("|")) for char, meant in rows}


@cache
def _written_for_others() -> frozenset[str]:
    return frozenset(_meant())
