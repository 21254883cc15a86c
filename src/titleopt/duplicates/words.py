"""Two titles as words cut alike, so that what both say is seen as the same."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from titleopt.text.fold import folded
from titleopt.text.tokenizer import tokenize

# A single character that both titles have may well belong to different words.
_FEWEST_CHARACTERS = 2


class Word(NamedTuple):
    """A word as compared and where it was typed."""

    text: str
    start: int
    end: int


class _Cut(NamedTuple):
    """A folded title without white space, and where the tokenizer cuts it."""

    text: str
    typed: list[tuple[int, int]]
    """Where each character was typed."""
    cuts: list[int]

    @classmethod
    @lru_cache(maxsize=4096)  # a title is compared with several
    def read(cls, title: str) -> "_Cut":
        text = folded(title)
        ranges = text.offsets or [(place, place + 1) for place in range(len(text.text))]
        typed: list[tuple[int, int]] = []
        cuts = [0]
        parts: list[str] = []
        for token in tokenize(text.text):
            if not token.text.isspace():
                parts.append(token.text)
                typed += ranges[token.start : token.end]
                cuts.append(len(typed))
        return cls("".join(parts), typed, cuts)

    def words(self) -> list[Word]:
        return [
            Word(self.text[start:end], self.typed[start][0], self.typed[end - 1][1])
            for start, end in pairwise(self.cuts)
        ]

    def cut_also(self, places: Iterator[int]) -> "_Cut":
        """Return the same with more cuts, none of them through one typed character."""
        typed = self.typed
        new = {place for place in places if 0 < place < len(typed)}.difference(self.cuts)
        allowed = [place for place in new if typed[place - 1] != typed[place]]
        return self._replace(cuts=sorted([*self.cuts, *allowed])) if allowed else self


def words_of(title: str) -> list[Word]:
    """Return the words of one title.

    >>> [word.text for word in words_of("纯棉　ＬＥＤ台灯")]
    ['纯棉', 'led', '台灯']
    """
    return _Cut.read(title).words()


def words_of_both(left: str, right: str) -> tuple[list[Word], list[Word]]:
    """Return the words of two titles, a word of one also cut out of the other.

    >>> left, right = words_of_both("大容量电脑包牛皮", "大容量电脑包头层牛皮")
    >>> [word.text for word in left], [word.text for word in right]
    (['大容量', '电脑', '包', '牛皮'], ['大容量', '电脑', '包', '头', '层', '牛皮'])
    """
    own, other = _Cut.read(left), _Cut.read(right)
    there, here = _partners(own.text, other.text)
    return (
        own.cut_also(_ends(other.cuts, here)).words(),
        other.cut_also(_ends(own.cuts, there)).words(),
    )


def _partners(left: str, right: str) -> tuple[dict[int, int], dict[int, int]]:
    """Return which characters stand for each other, seen from both sides."""
    pairs = [
        (step.src_start + place, step.dest_start + place)
        for step in LCSseq.opcodes(left, right)
        if step.tag == "equal"
        for place in range(step.src_end - step.src_start)
    ]
    return dict(pairs), {there: here for here, there in pairs}


def _ends(cuts: list[int], partners: Mapping[int, int]) -> Iterator[int]:
    """Yield where each word that the other title holds whole begins and ends there."""
    for start, end in pairwise(cuts):
        first = partners.get(start)
        if first is None or end - start < _FEWEST_CHARACTERS:
            continue
        if all(partners.get(start + place) == first + place for place in range(end - start)):
            yield first
            yield first + end - start
