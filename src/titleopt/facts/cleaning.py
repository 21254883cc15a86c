"""The title without what means nothing: remains, lost characters, decoration, stray blanks.

Everything else is understood on this text, so no safe fix can change what a title says: the
title before a fix and the title after it are cleaned to the same text.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from titleopt.facts.brackets import Bracket, brackets, emphasis_marks, emphasising
from titleopt.facts.remains import Remain, broken_characters, full_width_ascii, html_remains
from titleopt.facts.symbols import Symbol, symbols
from titleopt.lexicon.entries import maker
from titleopt.lexicon.lexicon import Lexicon

Range = tuple[int, int]

# Words with single blanks and ordinary signs between them: nothing to clean.
_WORD = r"[0-9A-Za-z\u4e00-\u4e27\u4e29-\u9fff]+"
_PLAIN = re.compile(rf"{_WORD}(?:[ /+.、，,。：%'·-]{_WORD})*")
_BLANKS = re.compile(r"\s+")
_PASSES = 6
# Stands for a remain that must leave a gap, until the gaps are closed.
_GAP = "\ufffd"


class Edit(NamedTuple):
    """Replace the half-open range of code points by ``text``."""

    start: int
    end: int
    text: str


class Cleaning(NamedTuple):
    """What there is to clean, as ranges of the typed title, and the cleaned title.

    ``origins[i]`` is the typed range behind character ``i`` of ``text``; None when the text is
    as typed. Edits stand in the order of the ranges they belong to.
    """

    text: str
    origins: tuple[Range, ...] | None = None
    html: tuple[Remain, ...] = ()
    broken: tuple[Remain, ...] = ()
    wide: tuple[Remain, ...] = ()
    symbols: tuple[Symbol, ...] = ()
    brackets: tuple[Bracket, ...] = ()
    emphasis: tuple[tuple[Bracket, tuple[Edit, ...]], ...] = ()
    symbol_edits: tuple[Edit, ...] = ()
    html_edits: tuple[Edit, ...] = ()
    broken_edits: tuple[Edit, ...] = ()
    blank_edits: tuple[Edit, ...] = ()
    dirty: bool = False
    """Whether there is anything to clean."""


_cleaning = maker(Cleaning)
_NOTHING = Cleaning("")[1:]


def clean(typed: str, lexicon: Lexicon) -> Cleaning:
    """Find everything to clean in a title and clean it.

    >>> from titleopt.lexicon.entries import Entries
    >>> clean("★新款★连衣裙", Lexicon(Entries())).text
    '新款 连衣裙'
    """
    if _PLAIN.fullmatch(typed):
        return _cleaning((typed, *_NOTHING))
    html = html_remains(typed)
    taken = [remain[:2] for remain in html]
    broken = [remain for remain in broken_characters(typed) if not _overlaps(remain, taken)]
    wide = [remain for remain in full_width_ascii(typed) if not _overlaps(remain, taken)]
    spelled = _Text(typed, None).edited(
        [
            (r.start, r.end, _GAP if r.replacement == " " else r.replacement)
            for r in (*html, *broken, *wide)
        ]
    )
    first = _Loud.of(spelled.text, lexicon)
    blank_edits = tuple(_blank_edits(typed))
    if not (spelled.origins or first.symbols or first.marks or blank_edits):
        return Cleaning(typed, brackets=tuple(first.brackets))
    gaps = _gaps(html, broken, first, spelled)
    edits = dict(zip(gaps, _gap_edits(typed, gaps), strict=True))
    # A sign that only an entity hides (&amp;) is mended with the entity.
    signs = [spelled.typed(*found) for found in first.symbols]
    signs = [sign for sign in signs if sign not in taken] if taken else signs
    return Cleaning(
        *_settled(spelled, first, lexicon),
        html=tuple(html),
        broken=tuple(broken),
        wide=tuple(wide),
        symbols=tuple([Symbol(*found) for found in signs]),
        brackets=tuple([_moved(pair, spelled) for pair in first.brackets]),
        emphasis=tuple(_emphasis(first, spelled, edits)),
        symbol_edits=tuple([edits[found] for found in signs]),
        html_edits=tuple([edits.get(r[:2], Edit(*r)) for r in html]),
        broken_edits=tuple([edits.get(r[:2], Edit(*r)) for r in broken]),
        blank_edits=blank_edits,
        dirty=True,
    )


class _Text(NamedTuple):
    """A text with the typed range behind each of its characters."""

    text: str
    origins: tuple[Range, ...] | None

    def typed(self, start: int, end: int) -> Range:
        if self.origins is None:
            return start, end
        return self.origins[start][0], self.origins[end - 1][1]

    def edited(self, edits: Sequence[tuple[int, int, str]]) -> "_Text":
        """Return the text after edits that do not overlap."""
        if not edits:
            return self
        ordered = sorted(edits)
        before = self.origins or tuple(pairwise(range(len(self.text) + 1)))
        pieces: list[str] = []
        origins: list[Range] = []
        position = 0
        for start, end, text in ordered:
            pieces += [self.text[position:start], text]
            origins += before[position:start]
            origins += [(before[start][0], before[end - 1][1])] * len(text)
            position = end
        pieces.append(self.text[position:])
        origins += before[position:]
        return _Text("".join(pieces), tuple(origins))


class _Loud(NamedTuple):
    """What decorates or emphasises in a text without remains."""

    symbols: list[Symbol]
    brackets: list[Bracket]
    emphasis: list[Bracket]
    marks: list[Range]

    @classmethod
    def of(cls, text: str, lexicon: Lexicon) -> "_Loud":
        pairs = brackets(text)
        signs = symbols(text)
        if not pairs:
            return cls(signs, [], [], [])
        held = [(pair.start, pair.end) for pair in pairs if pair.mark in "《〈"]
        signs = [sign for sign in signs if not _overlaps(sign, held)]
        emphasis = emphasising(pairs, lexicon)
        return cls(signs, pairs, emphasis, list(emphasis_marks(text, emphasis)))


def _settled(spelled: _Text, loud: _Loud, lexicon: Lexicon) -> tuple[str, tuple[Range, ...] | None]:
    """Take decoration out, again and again until none is left, and tidy the blanks."""
    now = spelled
    for _ in range(_PASSES):
        gaps = {*loud.marks, *((s.start, s.end) for s in loud.symbols)}
        if _GAP in now.text:
            gaps.update((i, i + 1) for i, char in enumerate(now.text) if char == _GAP)
        cleaned = now.edited(list(_run_edits(now.text, gaps)))
        if cleaned.text == now.text or _PLAIN.fullmatch(cleaned.text):
            now = cleaned
            break
        now, loud = cleaned, _Loud.of(cleaned.text, lexicon)
    return now.text, now.origins


def _run_edits(text: str, gaps: Iterable[Range]) -> Iterator[Edit]:
    """Yield one edit for every run of gaps and blanks: one blank where it parted two words."""
    for start, end in _runs(text, gaps):
        wanted = _between(text, start, end)
        if wanted != text[start:end]:
            yield Edit(start, end, wanted)


def _runs(text: str, gaps: Iterable[Range]) -> Iterator[Range]:
    """Yield the maximal ranges that hold only gaps and blanks."""
    run_start, run_end = -1, -1
    for start, end in sorted((*gaps, *(match.span() for match in _BLANKS.finditer(text)))):
        if start <= run_end:
            run_end = max(run_end, end)
            continue
        if run_end >= 0:
            yield run_start, run_end
        run_start, run_end = start, end
    if run_end >= 0:
        yield run_start, run_end


def _between(text: str, start: int, end: int) -> str:
    """Return what must stand where the range is taken out: a blank or nothing."""
    if start == 0 or end == len(text):
        return ""
    if any(char.isspace() for char in text[start:end]):
        return " "
    return " " if text[start - 1].isalnum() and text[end].isalnum() else ""


def _gaps(
    html: Sequence[Remain], broken: Sequence[Remain], loud: _Loud, spelled: _Text
) -> list[Range]:
    """Return the typed ranges that are taken out whole, in title order."""
    ranges = {remain[:2] for remain in (*html, *broken) if remain.replacement == " "}
    ranges |= {spelled.typed(*found) for found in (*loud.symbols, *loud.marks)}
    return sorted(ranges)


def _gap_edits(typed: str, gaps: Sequence[Range]) -> Iterator[Edit]:
    """Yield an edit for each gap that leaves no stray blank, made alone or with the others."""
    runs = list(_runs(typed, gaps))
    at = 0
    blank_given = -1
    for start, end in gaps:
        while runs[at][1] < end:
            at += 1
        run_start, run_end = runs[at]
        left = _blank_before(typed, start)
        right = _blank_after(typed, end)
        if left < start and (right > end or end == len(typed)):
            yield Edit(left if end == len(typed) else start, right, "")
        elif start == 0 and right > end:
            yield Edit(start, right, "")
        elif blank_given == at or any(c.isspace() for c in typed[run_start:run_end]):
            yield Edit(start, end, "")
        else:
            blank_given = at
            yield Edit(start, end, _between(typed, run_start, run_end))


def _blank_before(typed: str, position: int) -> int:
    while position > 0 and typed[position - 1].isspace():
        position -= 1
    return position


def _blank_after(typed: str, position: int) -> int:
    while position < len(typed) and typed[position].isspace():
        position += 1
    return position


def _blank_edits(typed: str) -> Iterator[Edit]:
    """Yield an edit for each run of blanks that is not one plain blank between words."""
    for match in _BLANKS.finditer(typed):
        start, end = match.span()
        wanted = "" if start == 0 or end == len(typed) else " "
        if match.group() != wanted:
            yield Edit(start, end, wanted)


def _emphasis(
    loud: _Loud, spelled: _Text, edits: dict[Range, Edit]
) -> Iterator[tuple[Bracket, tuple[Edit, ...]]]:
    for pair in loud.emphasis:
        marks = [mark for mark in loud.marks if pair.start <= mark[0] < pair.end]
        yield _moved(pair, spelled), tuple(edits[spelled.typed(*mark)] for mark in marks)


def _moved(pair: Bracket, spelled: _Text) -> Bracket:
    start, end = spelled.typed(pair.start, pair.end)
    return pair._replace(start=start, end=end)


def _overlaps(found: Remain | Symbol, ranges: Sequence[Range]) -> bool:
    return any(found.start < end and start < found.end for start, end in ranges)
