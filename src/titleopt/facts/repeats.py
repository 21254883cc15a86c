"""Keywords that a title says twice in full."""

from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from titleopt.lexicon.entries import Piece

_TWICE = 2

_KEYWORDS = frozenset(["term", "word"])


class Repeat(NamedTuple):
    """A keyword and every place where it stands, as ranges of the folded title."""

    word: str
    places: tuple[tuple[int, int], ...]


def repeats(text: str, row: Iterable[Piece]) -> list[Repeat]:
    """Return the keywords that stand in the title more than once, longest wording only."""
    if len(set(pairwise(text))) == len(text) - 1:
        return []  # no two characters come twice, so no word does
    words = {
        text[start:end] for start, end, _, kind in row if end - start > 1 and kind in _KEYWORDS
    }
    often = [word for word in words if text.count(word) >= _TWICE]
    found: list[Repeat] = []
    for word in sorted(often, key=len, reverse=True):
        places = tuple(_places(text, word))
        if len(places) < _TWICE or any(_covers(longer, places) for longer in found):
            continue
        found.append(Repeat(word, places))
    found.sort(key=lambda repeat: repeat.places[0])
    return found


def _places(text: str, word: str) -> Iterable[tuple[int, int]]:
    """Yield where the word stands; a Latin one stands for itself only: no snf in hsnf."""
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        if not (word.isascii() and (_goes_on(text[at - 1 : at]) or _goes_on(text[end : end + 1]))):
            yield at, end
        at = text.find(word, end)


def _goes_on(neighbour: str) -> bool:
    return neighbour.isascii() and neighbour.isalnum()


def _covers(longer: Repeat, places: tuple[tuple[int, int], ...]) -> bool:
    return all(any(a <= start and end <= b for a, b in longer.places) for start, end in places)
