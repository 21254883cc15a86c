"""How the thing is: attribute terms, spec spans, and words that say what it is for."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from titleopt.lexicon.entries import Attribute, Piece


class AttributeMention(NamedTuple):
    """One attribute: half-open range of code points of the folded title.

    ``attribute`` is None for spec spans, for things the product is for, and for unknown words
    that no other reading explains.
    """

    start: int
    end: int
    attribute: Attribute | None


# Suffixes that belong to the attribute before them: 加厚款, 瓶装, 入耳式.
_SUFFIXES = frozenset("款型式装版系风用色级味")


def attribute_mentions(
    text: str, row: Sequence[Piece], taken: Iterable[tuple[int, int]]
) -> list[AttributeMention]:
    """Return the attributes of a title, in title order.

    Args:
        text: A folded title.
        row: Its pieces.
        taken: Ranges that are something else: heads, brands, hot and junk words.

    """
    spoken_for: set[int] = set()
    for start, end in taken:
        spoken_for.update(range(start, end))
    found: list[AttributeMention] = []
    for piece in row:
        if piece.start in spoken_for or not _may_be_attribute(piece):
            continue
        if found and _is_suffix(text, piece, found[-1]):
            found[-1] = found[-1]._replace(end=piece.end)
            continue
        if piece.kind == "word" and piece.end - piece.start == 1:
            continue
        attribute = piece.entry.attribute if piece.entry is not None else None
        found.append(AttributeMention(piece.start, piece.end, attribute))
    return found


def _may_be_attribute(piece: Piece) -> bool:
    if piece.kind in {"spec", "word"}:
        return True
    return piece.entry is not None and piece.entry.fit is None


def _is_suffix(text: str, piece: Piece, before: AttributeMention) -> bool:
    return (
        piece.kind == "word"
        and piece.start == before.end
        and piece.end - piece.start == 1
        and text[piece.start] in _SUFFIXES
    )
