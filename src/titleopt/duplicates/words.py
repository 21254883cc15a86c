"""Two titles as words cut alike, so that what both say is seen as the same."""

from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz.distance import LCSseq, Postfix, Prefix

from titleopt.text.fold import folded
from titleopt.text.tokenizer import cutter

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
        place = 0
        for word in cutter()(text.text):
            if not word.isspace():
                parts.append(word)
                typed += ranges[place : place + len(word)]
                cuts.append(len(typed))
            place += len(word)
        return cls("".join(parts), typed, cuts)

    def words(self) -> list[Word]:
        return [self.word(start, end) for start, end in pairwise(self.cuts)]

    def word(self, start: int, end: int) -> Word:
        return Word(self.text[start:end], self.typed[start][0], self.typed[end - 1][1])

    def part(self, start: int, end: int) -> "_Cut":
        """Return the same between two of its cuts."""
        cuts = [place - start for place in self.cuts if start <= place <= end]
        return _Cut(self.text[start:end], self.typed[start:end], cuts)

    def cut_also(self, places: Iterable[int]) -> "_Cut":
        """Return the same with more cuts, none of them through one typed character."""
        typed = self.typed
        new = set(places).difference(self.cuts)
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

    The beginning that they have in common, and the end, are one word each.

    >>> left, right = words_of_both("大容量电脑包牛皮", "大容量电脑包头层牛皮")
    >>> [word.text for word in left], [word.text for word in right]
    (['大容量', '电脑', '包', '牛皮'], ['大容量', '电脑', '包', '头', '层', '牛皮'])
    """
    own, other = _Cut.read(left), _Cut.read(right)
    begin, end = _shared(own, other)
    middles = _cut_alike(
        own.part(begin, len(own.text) - end), other.part(begin, len(other.text) - end)
    )
    return _around(own, begin, middles[0], end), _around(other, begin, middles[1], end)


def _shared(own: _Cut, other: _Cut) -> tuple[int, int]:
    """Return how many characters at the beginning and the end are the same whole words."""
    sizes = len(own.text), len(other.text)
    common = Prefix.similarity(own.text, other.text)
    begin = max(set(own.cuts).intersection(other.cuts, range(common + 1)))
    common = min(Postfix.similarity(own.text, other.text), min(sizes) - begin)
    ends = ({size - cut for cut in one.cuts} for size, one in zip(sizes, (own, other), strict=True))
    return begin, max(set(range(common + 1)).intersection(*ends))


def _around(cut: _Cut, begin: int, middle: _Cut, end: int) -> list[Word]:
    size = len(cut.text)
    words = [cut.word(0, begin)] if begin else []
    words += middle.words()
    return [*words, cut.word(size - end, size)] if end else words


def _cut_alike(own: _Cut, other: _Cut) -> tuple[_Cut, _Cut]:
    """Cut each also where the other has a word that it holds whole."""
    pieces = [
        (step.src_start, step.src_end, step.dest_start)
        for step in LCSseq.opcodes(own.text, other.text)
        if step.tag == "equal"
    ]
    back = [(there, there + end - start, start) for start, end, there in pieces]
    return own.cut_also(_ends(other.cuts, back)), other.cut_also(_ends(own.cuts, pieces))


def _ends(cuts: list[int], pieces: list[tuple[int, int, int]]) -> list[int]:
    """Return where each word that the other title holds whole begins and ends there.

    Args:
        cuts: Where the words begin, and the end of the last.
        pieces: Where the pieces that both titles have in common begin and end, and where they
            begin in the other, in order. Neighbouring pieces never go on in both titles, so
            that a word held whole lies in one of them.

    """
    ends: list[int] = []
    waiting = iter(pieces)
    first, last, there = next(waiting, (0, 0, 0))
    for start, end in pairwise(cuts):
        while last < end:
            following = next(waiting, None)
            if following is None:
                return ends
            first, last, there = following
        if first <= start and end - start >= _FEWEST_CHARACTERS:
            ends += (there + start - first, there + end - first)
    return ends
