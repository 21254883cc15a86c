"""Many regular expressions over one short text, of which few can match.

Each pattern names the characters of which every match holds at least one; only the patterns
whose characters stand in the text are tried, and only those are ever compiled.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")


class Anchored(NamedTuple, Generic[T]):
    """A pattern, the characters of which every match holds one, and what it stands for."""

    pattern: str
    anchor: str
    meaning: T


class PatternSet(Generic[T]):
    """Patterns ready to be found.

    >>> patterns = PatternSet([Anchored("拍[一二]发[一二]", "拍", "junk")])
    >>> list(patterns.find("油醋汁拍一发二"))
    [(3, 7, 'junk')]
    """

    def __init__(self, patterns: Iterable[Anchored[T]]) -> None:
        self._patterns = list(patterns)
        by_char: defaultdict[str, list[int]] = defaultdict(list)
        for index, pattern in enumerate(self._patterns):
            for char in pattern.anchor:
                by_char[char].append(index)
        self._by_char = dict(by_char)
        self._anchors = frozenset(by_char)

    def find(self, text: str) -> Iterator[tuple[int, int, T]]:
        """Yield start, end and meaning of every match, pattern by pattern."""
        here = self._anchors.intersection(text)
        if not here:
            return
        for index in sorted({index for char in here for index in self._by_char[char]}):
            pattern = self._patterns[index]
            for match in compiled(pattern.pattern).finditer(text):
                yield match.start(), match.end(), pattern.meaning


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """Return the compiled pattern, compiled once."""
    return re.compile(pattern)
