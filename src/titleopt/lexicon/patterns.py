"""Many regular expressions over one short text, of which few can match.

Each pattern names the literals of which every match holds at least one. All literals are found
in one pass; only the patterns whose literals stand in the text are tried, and only those are
ever compiled.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Generic, NamedTuple, TypeVar

from daachorse import CharwiseDoubleArrayAhoCorasick

T = TypeVar("T")


class Anchored(NamedTuple, Generic[T]):
    """A pattern, the literals of which every match holds one, and what it stands for."""

    pattern: str
    anchors: tuple[str, ...]
    meaning: T


class PatternSet(Generic[T]):
    """Patterns ready to be found.

    >>> patterns = PatternSet([Anchored("拍[一二]发[一二]", ("拍",), "junk")])
    >>> patterns.find("油醋汁拍一发二")
    [(3, 7, 'junk')]
    """

    def __init__(self, patterns: Iterable[Anchored[T]]) -> None:
        self._patterns = list(patterns)
        by_anchor: dict[str, list[int]] = {}
        for index, pattern in enumerate(self._patterns):
            for anchor in pattern.anchors:
                by_anchor.setdefault(anchor, []).append(index)
        self._by_anchor = list(by_anchor.values())
        self._automaton = CharwiseDoubleArrayAhoCorasick(list(by_anchor)) if by_anchor else None

    def find(self, text: str) -> Sequence[tuple[int, int, T]]:
        """Return start, end and meaning of every match, pattern by pattern."""
        anchors = self._automaton.find_overlapping(text) if self._automaton else ()
        if not anchors:
            return ()
        tried = {index for _, _, anchor in anchors for index in self._by_anchor[anchor]}
        return [
            (*match.span(), pattern.meaning)
            for pattern in map(self._patterns.__getitem__, sorted(tried))
            for match in compiled(pattern.pattern).finditer(text)
        ]


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """Return the compiled pattern, compiled once."""
    return re.compile(pattern)
