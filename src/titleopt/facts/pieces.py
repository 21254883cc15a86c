"""The title as one row of pieces: known terms, spec spans, unknown words and marks."""

from bisect import bisect_right
from collections.abc import Sequence
from operator import itemgetter

from titleopt.facts.said import characters
from titleopt.facts.specs import Spec
from titleopt.lexicon.entries import Piece, Term, maker

_piece = maker(Piece)
# An unknown word rarely has more characters; a longer stretch is two words.
_LONGEST_UNKNOWN = 4


def pieces(
    text: str, terms: Sequence[Term], specs: Sequence[Spec], boundaries: Sequence[int]
) -> list[Piece]:
    """Cover a folded title with pieces, in title order.

    A spec span wins over a term it overlaps, unless the term holds the whole span (3d打印机).
    """
    row: list[Piece] = []
    position = 0
    for known in _merged(text, terms, specs) if specs else terms:
        start, end, _, _ = known
        if start > position:
            _add_gap(row, text, position, start, boundaries)
        row.append(known)  # type: ignore[arg-type] # a Term is a Piece whose entry is known
        position = end
    if position < len(text):
        _add_gap(row, text, position, len(text), boundaries)
    return row


def _merged(text: str, terms: Sequence[Term], specs: Sequence[Spec]) -> list[Piece | Term]:
    """Return terms and spec spans without overlaps, in title order."""
    known: list[Piece | Term] = []
    hidden: list[Term] = []
    for start, end, _ in specs:
        touched = [term for term in terms if term[0] < end and start < term[1]]
        if touched and _begins_in(text, touched[-1], start, end):
            end = touched.pop()[0]  # noqa: PLW2901 - the spec ends where the term begins
        if not (touched and any(a <= start and end <= b for a, b, *_ in touched)):
            known.append(_piece((start, end, None, "spec")))
            hidden += touched
    known += [term for term in terms if term not in hidden] if hidden else terms
    known.sort(key=itemgetter(0))
    return known


def _begins_in(text: str, term: Term, start: int, end: int) -> bool:
    """Whether a unit only looks like one: 打 begins 打印机 in 3055打印机 and counts no dozens."""
    first = term[0]
    return start < first < end < term[1] and text[first - 1].isdigit() and text[first] > "z"


def _add_gap(row: list[Piece], text: str, start: int, end: int, boundaries: Sequence[int]) -> None:
    """Cut an unknown stretch at its tokens; tokens join up to four characters.

    纸藤|花 and 惊艳|奢养 are one unknown name each.
    """
    first = len(row)
    at = bisect_right(boundaries, start)
    while start < end:
        stop = boundaries[at] if at < len(boundaries) and boundaries[at] < end else end
        at += 1
        char = text[start]
        if char == " " or char.isspace():
            row.append(_piece((start, stop, None, "space")))
        elif not char.isalnum() or (stop - start == 1 and char in characters("particle")):
            row.append(_piece((start, stop, None, "mark")))
        elif (
            len(row) > first
            and not _opens(text, start, stop)
            and _joins(row[-1], text, start, stop)
        ):
            row[-1] = _piece((row[-1].start, stop, None, "word"))
        else:
            row.append(_piece((start, stop, None, "word")))
        start = stop


def _opens(text: str, start: int, stop: int) -> bool:
    """Whether a single character belongs to the word behind it: 公众 免|执照."""
    return (
        stop - start == 1
        and text[start] in characters("before_attribute")
        and text[stop : stop + 1].isalpha()
    )


def _joins(before: Piece, text: str, start: int, stop: int) -> bool:
    """Whether an unknown token goes on with the unknown word before it."""
    return (
        before.kind == "word"
        and not (stop - start == 1 and text[start] in characters("how_many"))
        and stop - before.start <= _LONGEST_UNKNOWN
        and text[start].isascii() == text[start - 1].isascii()
    )
