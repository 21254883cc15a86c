"""A title or a search term as the row of words that a title can be put together from.

A part is what may be moved as a whole without breaking a word or its sense: a known term, an
unknown word, a measure, a word with its suffix (加厚|款), and a fit with what it fits
(适用|苹果15). Signs between two words (男/女) join them; blanks part them.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from titleopt.facts.said import characters
from titleopt.facts.title_facts import TitleFacts
from titleopt.lexicon.entries import Entry, Piece
from titleopt.market.names import DENIES

_LONGEST_NAME = 8
_LONGEST_HALF = 3
_BRACKETS = frozenset("()")
_JOINS = frozenset("/-+·&*~.×xX、和与的之'")


class Part(NamedTuple):
    """One word of a title: half-open range of code points of the *folded* title."""

    start: int
    end: int
    key: str
    """The word, folded."""
    typed: str
    role: str
    """What it says: brand, category, hot, spec, fits, word, broken, or the axis of an attribute."""
    entry: Entry | None


def parts(facts: TitleFacts) -> list[Part]:
    """Return the parts of a title in title order.

    >>> from titleopt.config import Settings
    >>> from titleopt.facts.knowledge import Knowledge
    >>> from titleopt.model import Product
    >>> facts = TitleFacts(Product(title="加厚款羽绒服 适用15.6寸"), Knowledge.of(Settings()))
    >>> [(part.typed, part.role) for part in parts(facts)]
    [('加厚款', 'thickness'), ('羽绒服', 'category'), ('适用15.6寸', 'fits')]
    """
    brands = {mention.start for mention in facts.brands}
    return [_part(facts, group, brands) for group in _groups(facts)]


def _groups(facts: TitleFacts) -> Iterator[list[Piece]]:
    """Yield the pieces that belong together."""
    row, text = facts.pieces, facts.text
    fitted = facts.fitted
    group: list[Piece] = []
    for index, piece in enumerate(row):
        if piece.kind == "space":
            after = row[index + 1] if index + 1 < len(row) else None
            if group and not _governs(group[-1]) and not _goes_on(text, group, after):
                yield group
                group = []
        elif group and (
            _belongs(text, group, piece, fitted)
            or _goes_on(text, group, piece)
            or _is_one_brand(facts, group[-1], piece)
            or _is_one_unknown(facts, group, piece)
        ):
            group.append(piece)
        else:
            if group:
                yield group
            group = [piece] if _begins(text, row, index) else []
    if group:
        yield group


def _is_one_brand(facts: TitleFacts, before: Piece, piece: Piece) -> bool:
    """Whether both are of one brand: 宝石|矿工, its two spellings, or its model: 红米|5A."""
    is_named = any(m.end == piece.start for m in facts.brands)
    attribute = piece.entry.attribute if piece.entry is not None else None
    if is_named and attribute is not None and attribute.axis == "edition":
        return facts.text[piece.start : piece.end].isascii()
    first = [m for m in facts.brands if m.start <= before.start < m.end]
    second = [m for m in facts.brands if m.start <= piece.start < m.end]
    return bool(first and second) and before.end == piece.start


def _is_one_unknown(facts: TitleFacts, group: Sequence[Piece], piece: Piece) -> bool:
    """Whether one of two pieces that touch may be half of a word nobody knows: 羊羔|米粒绒."""
    if group[-1].end != piece.start or len(group) > 1:
        return False
    return any(_is_unknown_half(facts, one) for one in (group[-1], piece))


def _is_unknown_half(facts: TitleFacts, piece: Piece) -> bool:
    word = facts.text[piece.start : piece.end]
    is_short = piece.kind == "word" and piece.entry is None and len(word) <= _LONGEST_HALF
    return is_short and not word.isascii() and not facts.knowledge.is_common(word)


def _goes_on(text: str, group: Sequence[Piece], after: Piece | None) -> bool:
    """Whether a name or a model goes on behind a blank: ELLE HOMME, FS901 902, PXC 550-II."""
    if after is None or len(group) >= _LONGEST_NAME:
        return False
    before = group[-1]
    if before.kind == after.kind == "spec":
        return before.end < after.start
    words = (text[before.start : before.end], text[after.start : after.end])
    if before.entry is None and before.kind == "word" and after.kind == "spec":
        return before.end < after.start and all(word.isascii() for word in words)
    return before.end < after.start and all(word.isascii() and word.isalpha() for word in words)


def _governs(piece: Piece) -> bool:
    """Whether this is a fit word whose target follows."""
    fit = piece.entry.fit if piece.entry is not None else None
    return fit is not None and fit.position == "before"


def _begins(text: str, row: Sequence[Piece], index: int) -> bool:
    """Whether a part can begin with this piece; lone signs are left out."""
    piece = row[index]
    return piece.kind != "mark" or text[piece.start].isalnum()


def _belongs(
    text: str, group: Sequence[Piece], piece: Piece, fitted: Sequence[tuple[int, int]]
) -> bool:
    """Whether a piece goes on with those before it."""
    before = group[-1]
    if _governs(before):
        return True
    if before.end != piece.start:
        return False
    if _is_fitted(before, piece, fitted):
        return True
    if piece.kind == "mark" or before.kind == "mark":
        sign = text[before.start if before.kind == "mark" else piece.start]
        beside = piece if before.kind == "mark" else before
        is_model = sign in _BRACKETS and text[beside.start : beside.end].isascii()
        return sign in _JOINS or is_model
    if _is_lone(piece) and text[piece.start] in DENIES:
        return False
    joins = _is_lone(piece) or (len(group) == 1 and _is_lone(before))
    return joins or _is_measured(text, before, piece)


def _is_fitted(before: Piece, piece: Piece, fitted: Sequence[tuple[int, int]]) -> bool:
    """Whether both say what the product fits, or the second is the fit word behind it."""
    if any(start <= before.start and piece.end <= end for start, end in fitted):
        return True
    is_behind = any(start <= before.start and before.end == end for start, end in fitted)
    return is_behind and piece.entry is not None and piece.entry.fit is not None


def _is_lone(piece: Piece) -> bool:
    """Whether this is an unknown single character, which is no word by itself."""
    return piece.kind == "word" and piece.entry is None and piece.end - piece.start == 1


def _is_measured(text: str, before: Piece, piece: Piece) -> bool:
    """Whether a measure goes on: 3-6个月|装."""
    if before.kind == "spec" and piece.kind == "spec":
        return True
    return (
        before.kind == "spec"
        and piece.end - piece.start == 1
        and text[piece.start] in characters("suffix")
    )


def _part(facts: TitleFacts, group: Sequence[Piece], brands: set[int]) -> Part:
    text = facts.text
    while len(group) > 1 and group[-1].kind == "mark" and not _closes(text, group):
        group = group[:-1]
    start, end = group[0].start, group[-1].end
    typed = facts.typed[slice(*facts.typed_range(start, end))]
    entry = group[0].entry if len(group) == 1 or group[0].entry else None
    return Part(start, end, text[start:end], typed, _role(text, group, brands), entry)


def _closes(text: str, group: Sequence[Piece]) -> bool:
    """Whether the last sign closes what the group opened: C2(G0)."""
    inner = text[group[0].start : group[-1].start]
    return text[group[-1].start] == ")" and inner.count("(") == inner.count(")") + 1


def _role(text: str, group: Sequence[Piece], brands: set[int]) -> str:
    """Return what a group of pieces says; a fit wherever it stands, else its first known word."""
    entries = [piece.entry for piece in group if piece.entry is not None]
    if any(entry.fit is not None for entry in entries):
        return "fits"
    if any(piece.start in brands for piece in group):
        return "brand"
    if any(_is_lone(piece) and text[piece.start] not in characters("suffix") for piece in group):
        return "broken"
    if entries:
        return role_of(entries[0])
    return "spec" if group[0].kind == "spec" else "word"


def role_of(entry: Entry) -> str:
    """Return what a known term says.

    >>> role_of(Entry("包邮"))
    'word'
    """
    if entry.category is not None:
        return "category"
    if entry.attribute is not None:
        return entry.attribute.axis
    if entry.fit is not None:
        return "fits"
    kinds = ("hot", "brand", "work", "junk")
    return next((kind for kind in kinds if getattr(entry, kind) is not None), "word")
