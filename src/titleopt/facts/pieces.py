"""The title as one row of pieces: known terms, spec spans, unknown words and marks."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from titleopt.facts.specs import Spec
from titleopt.lexicon.entries import Entry, Term

PieceKind = Literal["term", "spec", "word", "mark", "space"]


class Piece(NamedTuple):
    """Half-open range of code points of the folded title that belong together."""

    start: int
    end: int
    kind: PieceKind
    entry: Entry | None = None


# Function words join or end a phrase and name nothing.
_PARTICLES = frozenset("的和与及或之在是了也")


def pieces(
    text: str, terms: Sequence[Term], specs: Sequence[Spec], boundaries: Sequence[int]
) -> list[Piece]:
    """Cover a folded title with pieces, in title order.

    A spec span wins over a term it overlaps, unless the term holds the whole span (3d打印机).
    """
    row: list[Piece] = []
    position = 0
    for known in _merged(terms, specs):
        if known.start > position:
            row.extend(_gap(text, position, known.start, boundaries))
        row.append(known)
        position = known.end
    if position < len(text):
        row.extend(_gap(text, position, len(text), boundaries))
    return row


def _merged(terms: Sequence[Term], specs: Sequence[Spec]) -> Iterator[Piece]:
    """Yield terms and spec spans without overlaps, in title order."""
    if not specs:
        for start, end, entry in terms:
            yield Piece(start, end, "term", entry)
        return
    held = [s for s in specs if not any(t.start <= s.start and s.end <= t.end for t in terms)]
    known = [Piece(s.start, s.end, "spec") for s in held]
    known += [
        Piece(t.start, t.end, "term", t.entry)
        for t in terms
        if not any(s.start < t.end and t.start < s.end for s in held)
    ]
    known.sort()
    yield from known


def _gap(text: str, start: int, end: int, boundaries: Iterable[int]) -> Iterator[Piece]:
    """Cut an unknown stretch into words, marks and spaces."""
    cuts = {b for b in boundaries if start < b < end}
    run = start
    for index in range(start, end):
        kind = _kind(text[index])
        if index > run and (
            kind != "word" or (index in cuts and _breaks(text, run, index, end, cuts))
        ):
            yield Piece(run, index, "word")
            run = index
        if kind != "word":
            yield Piece(index, index + 1, kind)
            run = index + 1
    if run < end:
        yield Piece(run, end, "word")


def _kind(char: str) -> PieceKind:
    if char.isspace():
        return "space"
    return "word" if char.isalnum() and char not in _PARTICLES else "mark"


def _breaks(text: str, run: int, index: int, end: int, cuts: set[int]) -> bool:
    """Whether a token boundary inside an unknown stretch parts two words.

    A change of script does, and so does a boundary between two tokens of two or more
    characters; a single character joins its neighbour (纸藤|花).
    """
    if text[index - 1].isascii() != text[index].isascii():
        return True
    if index - run < 2:  # noqa: PLR2004 - two characters make a word
        return False
    after = min((cut for cut in cuts if cut > index), default=end)
    return after - index >= 2  # noqa: PLR2004
