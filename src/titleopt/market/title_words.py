"""Where words stand in a title, also inside longer ones, but never across the join of two."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from daachorse import CharwiseDoubleArrayAhoCorasick

from titleopt.market.synonyms import product_lines

Place = tuple[int, int]


def inner_positions(size: int, spans: Iterable[Place]) -> list[int]:
    """Return for each position the span it lies strictly inside of, -1 for none.

    >>> inner_positions(4, [(0, 2), (2, 4)])
    [-1, 0, -1, 1, -1]
    """
    inside = [-1] * (size + 1)
    for number, (start, end) in enumerate(spans):
        for position in range(start + 1, end):
            inside[position] = number
    return inside


def stands(text: str, start: int, end: int, inside: Sequence[int]) -> bool:
    """Whether [start, end) can be a word of the text.

    手机 is none in 二手|机械, because it begins inside one word and ends inside another; letters
    and digits must not go on across either end.
    """
    first, last = inside[start], inside[end]
    if first >= 0 and last >= 0 and first != last:
        return False
    if text[start].isascii() and start and _same_run(text[start - 1], text[start]):
        return False
    return not (text[end - 1].isascii() and end < len(text) and _same_run(text[end - 1], text[end]))


def _same_run(left: str, right: str) -> bool:
    if not (left.isascii() and right.isascii()):
        return False
    return (left.isdigit() and right.isdigit()) or (left.isalpha() and right.isalpha())


def find_word(text: str, word: str, inside: Sequence[int]) -> int:
    """Return where a word first stands in a text, -1 when it does not."""
    at = text.find(word)
    while at >= 0:
        if stands(text, at, at + len(word), inside):
            return at
        at = text.find(word, at + 1)
    return -1


def line_places(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield the lines that the text names by their maker, as meanings with their places."""
    for line in product_lines():
        if line.maker in text:
            for match in line.pattern.finditer(text):
                yield f"b:{line.line}", match.start(1), match.end(1)


class WordFinder:
    """Many words, each standing for a number, found in one pass over a title."""

    def __init__(self, surfaces: Sequence[str], numbers: Sequence[int]) -> None:
        self._numbers = numbers
        self._lengths = [len(surface) for surface in surfaces]
        self._automaton = CharwiseDoubleArrayAhoCorasick(list(surfaces)) if surfaces else None

    def find(self, text: str, inside: Sequence[int]) -> dict[int, Place]:
        """Return the numbers found with their first places."""
        found: dict[int, Place] = {}
        if self._automaton is None or not text:
            return found
        try:
            matches = self._automaton.find_overlapping(text)
        except UnicodeEncodeError:  # a lone surrogate; "?" stands in for it, one for one
            text = text.encode("utf-8", "replace").decode("utf-8")
            matches = self._automaton.find_overlapping(text)
        numbers = self._numbers
        for start, end, index in matches:
            number = numbers[index]
            known = found.get(number)
            if (known is None or start < known[0]) and stands(text, start, end, inside):
                found[number] = (start, end)
        return found


def spans_of(boundaries: Sequence[int]) -> list[Place]:
    """Return the ranges between boundaries."""
    return list(pairwise(boundaries))
