"""Compounds the lexicon does not hold: an unseen 封管机 is a machine, 西瓜灯 a lamp."""

from bisect import bisect_right
from collections.abc import Sequence

from titleopt.facts.said import words
from titleopt.lexicon.entries import Category, Entry, Piece
from titleopt.lexicon.heads import Head, Heads

# Longer compounds are two words that happen to touch.
_LONGEST = 6
_REMEDIES = "health"
# What these axes say is said of a title's things one by one: 二合一|卡, 2024|茶.
_COUNTS = frozenset(("quantity", "year"))


def join_compounds(
    text: str, row: Sequence[Piece], heads: Heads, boundaries: Sequence[int]
) -> list[Piece]:
    """Return the pieces with unknown compounds joined into category terms.

    A head morpheme alone joins the piece it touches (西瓜|灯); an unknown word that ends in
    one is a compound by itself (封管机).
    """
    joined: list[Piece] = []
    for piece in row:
        read = piece
        if piece[3] == "word":
            if joined and _begins_with_head(text, joined[-1], piece, heads, boundaries):
                cut = piece.start + 1
                joined.append(_named(text, joined, piece._replace(end=cut), heads))
                read = piece._replace(start=cut)
            read = _named(text, joined, read, heads)
        entry = read[2]
        category = entry.category if entry is not None else None
        if category is not None and category.department == _REMEDIES:
            read = _remedy(text, joined, read, category)
        joined.append(read)
    return joined


def _begins_with_head(
    text: str, before: Piece, piece: Piece, heads: Heads, boundaries: Sequence[int]
) -> bool:
    """Whether an unknown word is the head of what stands before it and another word: 喝水|器|猪."""
    start, end, _, _ = piece
    return (
        end - start > 1
        and text[start] in heads
        and _says_what_sort(before, piece)
        and heads.of(text[start:end]) is None
        and boundaries[bisect_right(boundaries, start)] == start + 1
    )


def _says_what_sort(before: Piece, head: Piece) -> bool:
    """Whether an attribute touches the head: 喝水|器."""
    entry = before.entry
    return (
        before.end == head.start
        and entry is not None
        and entry.attribute is not None
        and entry.category is None
        and _names_a_sort(before)
    )


def _remedy(text: str, before: list[Piece], piece: Piece, category: Category) -> Piece:
    """Read a form of medicine with the unknown name before it: 甲钴胺|胶囊, 木香|槟榔丸."""
    if not text.endswith(words("medicine_form"), 0, piece.end):
        return piece
    if not _may_modify(before, piece) or not _is_substance(before[-1]):
        return piece
    start = before.pop().start
    term = text[start : piece.end]
    return Piece(start, piece.end, Entry(term, category=category._replace(canonical=term)))


def _is_substance(modifier: Piece) -> bool:
    """Whether the modifier is an unknown name or something that is taken in."""
    if modifier.kind == "word":
        return modifier.end - modifier.start > 1
    entry = modifier.entry
    attribute = entry.attribute if entry is not None else None
    return attribute is not None and attribute.axis in {"ingredient", "scent"}


def _named(text: str, before: list[Piece], piece: Piece, heads: Heads) -> Piece:
    """Read an unknown word as a compound, alone or together with the piece it touches."""
    word = text[piece.start : piece.end]
    head = heads.of(word)
    if head is not None:
        return _category(text, piece.start, piece.end, head)
    if word in heads and _may_modify(before, piece) and _names_a_sort(before[-1]):
        start = before[-1].start
        head = heads.of(text[start : piece.end])
        if head is not None:
            before.pop()
            return _category(text, start, piece.end, head)
    return piece


def _names_a_sort(modifier: Piece) -> bool:
    """Whether the modifier says what sort of thing it is (防水|袋), not how many (双面|旗)."""
    entry = modifier.entry
    if entry is None or entry.category is not None:
        return True
    return entry.attribute is not None and entry.attribute.axis not in _COUNTS


def _may_modify(before: Sequence[Piece], piece: Piece) -> bool:
    """Whether the piece before can be the modifier of a compound."""
    if not before or before[-1].end != piece.start:
        return False
    modifier = before[-1]
    if modifier.kind not in {"term", "word"} or piece.end - modifier.start > _LONGEST:
        return False
    entry = modifier.entry
    return entry is None or (entry.hot is None and entry.junk is None and entry.fit is None)


def _category(text: str, start: int, end: int, head: Head) -> Piece:
    term = text[start:end]
    category = Category(term, head.departments[0], ())
    return Piece(start, end, Entry(term, category=category))
