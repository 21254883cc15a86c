"""Keywords that a title says twice in full.

A word is repeated when it stands twice as a word: by itself (咖啡 … 咖啡), as what a compound is
(烤箱 … 电烤箱), or before a second word in one (蓝牙 … 蓝牙耳机). A stem that one character turns
into the name of another thing (文具袋/文具盒, 热水宝/热水器) is no repeat.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterable, Iterator, Sequence
from operator import add
from typing import NamedTuple

from titleopt.facts.lazy import lazy
from titleopt.facts.said import words
from titleopt.facts.specs import Spec
from titleopt.lexicon.entries import Piece

_TWICE = 2
# Two words of this many characters never fall together by chance.
_UNMISTAKABLE = 4

_KEYWORDS = frozenset(["term", "word"])
Place = tuple[int, int]


class Repeat(NamedTuple):
    """A keyword and every place where it stands, as ranges of the folded title."""

    word: str
    places: tuple[Place, ...]


def repeats(
    text: str,
    row: Sequence[Piece],
    boundaries: Sequence[int],
    specs: Iterable[Spec],
    lexicon: Container[str],
) -> list[Repeat]:
    """Return the keywords that stand in the title more than once, longest wording only.

    Args:
        text: A folded title.
        row: Its pieces.
        boundaries: Where its tokens begin or end.
        specs: Its spec spans; a model is a keyword, a measure is none.
        lexicon: What a token inside a piece must be in to be a word by itself.

    """
    doubled = _doubled(text)
    if not doubled:
        return []  # no two characters come twice, so no word does
    title = _Title(text, row, boundaries)
    candidates = set(title.words(doubled, lexicon))
    candidates.update(text[start:end] for start, end, kind in specs if kind == "model")
    often = [word for word in candidates if text.count(word) >= _TWICE]
    if not often:
        return []
    found: list[Repeat] = []
    for word in sorted(sorted(often), key=len, reverse=True):
        places = title.places(word)
        if len(places) < _TWICE or _covered(places, found):
            continue
        found.append(Repeat(text[slice(*places[0])], places))
    found.sort(key=lambda repeat: repeat.places[0])
    return found


def _doubled(text: str) -> set[str]:
    """Return the pairs of characters that stand in the text more than once."""
    seen: set[str] = set()
    doubled: set[str] = set()
    for pair in map(add, text, text[1:]):
        (doubled if pair in seen else seen).add(pair)
    return doubled


class _Title:
    """Where words may begin and end in a title."""

    def __init__(self, text: str, row: Sequence[Piece], boundaries: Sequence[int]) -> None:
        self.text = text
        self.row = row
        self.boundaries = boundaries
        self.starts = [piece[0] for piece in row]

    def words(self, doubled: Iterable[str], lexicon: Container[str]) -> Iterator[str]:
        """Yield the pieces that are words, and the words that pieces consist of.

        Only those that begin with two characters that stand in the title twice, ``doubled``.
        """
        text, find = self.text, self.text.find
        for pair in doubled:
            at = find(pair)
            while at >= 0:
                index = bisect_right(self.starts, at) - 1
                start, end, entry, kind = piece = self.row[index]
                # 适用 and 专用 join what they stand between; 配件 is also a thing.
                joins = entry is not None and entry.fit is not None and entry.category is None
                if kind in _KEYWORDS and not joins and at + 1 < end:
                    if at == start and not (index and _is_torn(text, self.row[index - 1], piece)):
                        yield text[start:end]
                    word = self._inside(piece, at) if end - start > _TWICE else ""
                    if len(word) > 1 and word in lexicon:
                        yield word
                at = find(pair, at + 1)

    def _inside(self, piece: Piece, start: int) -> str:
        """Return the Han word that begins here, of those that a piece consists of, if one does."""
        index = bisect_left(self.boundaries, start)
        if self.boundaries[index] == start:
            index += 1
        elif start != piece.start:
            return ""
        end = min(self.boundaries[index], piece.end)
        word = self.text[start:end]
        alone = start == piece.start and end == piece.end
        return "" if alone or word.isascii() or not word.isalpha() else word

    def _piece_at(self, at: int) -> Piece:
        return self.row[bisect_right(self.starts, at) - 1]

    @lazy
    def edges(self) -> frozenset[int]:
        """Where tokens begin or end."""
        return frozenset(self.boundaries)

    @lazy
    def parted(self) -> frozenset[int]:
        """Where pieces begin or end."""
        return frozenset([*self.starts, len(self.text)])

    @lazy
    def closed(self) -> frozenset[str]:
        """Pieces with nothing behind them, which are whole words."""
        return frozenset(
            self.text[p.start : p.end] for p in self.row if not _goes_on(self.text, p.end)
        )

    def places(self, word: str) -> tuple[Place, ...]:
        """Return where the word stands as a word, with what always goes on behind it.

        猛犸象|牙 is 猛犸象牙 wherever it stands.
        """
        places: list[Place] = []
        at = self.text.find(word)
        while at >= 0:
            if self._is_word_at(word, at, at + len(word)):
                places.append((at, at + len(word)))
            at = self.text.find(word, at + len(word))
        while len(places) >= _TWICE and self._goes_on_alike(places):
            places = [(start, end + 1) for start, end in places]
        return tuple(places)

    def _is_word_at(self, word: str, start: int, end: int) -> bool:
        if word.isascii():  # a Latin one stands for itself only: no snf in hsnf
            return not (_is_latin(self.text, start - 1) or _is_latin(self.text, end))
        if end - start >= _UNMISTAKABLE or (start in self.parted and end in self.parted):
            return True
        piece = self._piece_at(start)
        if end > piece.end:
            return word in self.closed and not _goes_on(self.text, start - 1)
        return end == piece.end or self._leads(word, start, piece)

    def _leads(self, word: str, start: int, piece: Piece) -> bool:
        """Whether the word stands before another word of the piece, not before a mere ending."""
        end = start + len(word)
        if start not in self.edges and start != piece.start:
            return False
        if piece.end - end > 1 or piece.kind == "word":
            return end in self.edges
        return self.text[end] in _adding_nothing() or word in self.closed

    def _goes_on_alike(self, places: Iterable[Place]) -> bool:
        ends = [end for _, end in places]
        if ends[-1] >= len(self.text):
            return False
        piece = self._piece_at(ends[0])
        alone = piece.kind == "word" and piece.end - piece.start == 1
        char = self.text[ends[0]]
        return (
            alone
            and char not in _adding_nothing()
            and all(self.text[end] == char and end in self.parted for end in ends)
        )


def _adding_nothing() -> Container[str]:
    """Return the characters behind a word that leave it the same keyword: 儿童款, 水貂毛."""
    return words("adds_nothing")


def _is_torn(text: str, before: Piece, piece: Piece) -> bool:
    """Whether the piece is the rest of a word that the lexicon does not hold: 铅|笔刀."""
    return (
        before.kind == "word"
        and before.end == piece.start
        and before.end - before.start == 1
        and text[before.start] not in _adding_nothing()
    )


def _goes_on(text: str, at: int) -> bool:
    return 0 <= at < len(text) and text[at].isalnum()


def _is_latin(text: str, at: int) -> bool:
    return _goes_on(text, at) and text[at].isascii()


def _covered(places: Iterable[Place], longer: Iterable[Repeat]) -> bool:
    """Whether every place is inside a place of a longer repeat."""
    ranges = [place for repeat in longer for place in repeat.places]
    return all(any(a <= start and end <= b for a, b in ranges) for start, end in places)
