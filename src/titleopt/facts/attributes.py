"""How the thing is: attribute terms, spec spans, and words that say what it is for."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from titleopt.lexicon.entries import Attribute, Piece, maker


class AttributeMention(NamedTuple):
    """One attribute: half-open range of code points of the folded title.

    ``attribute`` is None for spec spans, for things the product is for, and for unknown words
    that no other reading explains.
    """

    start: int
    end: int
    attribute: Attribute | None


_mention = maker(AttributeMention)
# Suffixes that belong to the attribute before them: 加厚款, 瓶装, 入耳式.
_SUFFIXES = frozenset("款型式装版系风用色级味")
# Prefixes that make an attribute of the word behind them: 可|触屏, 免|执照, 大|蝴蝶结.
_PREFIXES = frozenset("不可免防带无含超仿纯全大小多双老新护去抗高低真")


def attribute_mentions(
    text: str, row: Sequence[Piece], taken: Iterable[tuple[int, int]]
) -> list[AttributeMention]:
    """Return the attributes of a title, in title order.

    Args:
        text: A folded title.
        row: Its pieces.
        taken: Ranges that are something else: heads, brands, hot and junk words.

    """
    spoken_for = bytearray(len(text))
    for start, end in taken:
        spoken_for[start:end] = b"\1" * (end - start)
    found: list[AttributeMention] = []
    prefix = -1
    for piece in row:
        start, end, entry, kind = piece
        if spoken_for[start] or kind == "space" or kind == "mark":  # noqa: PLR1714 - hot
            prefix = -1
        elif found and found[-1][1] == start and _completes(text, piece):
            found[-1] = _mention((found[-1].start, end, found[-1].attribute))
            prefix = -1
        elif kind == "word" and end - start == 1:
            prefix = start if text[start] in _PREFIXES else -1
        elif entry is None or entry.fit is None:
            attribute = entry.attribute if entry is not None else None
            if prefix >= 0 and kind != "spec":
                found.append(_mention((prefix, end, None)))
            else:
                found.append(_mention((start, end, attribute)))
            prefix = -1
    return found


def _completes(text: str, piece: Piece) -> bool:
    """Whether the piece only completes the attribute it touches: 加厚|款, 美术生|专用."""
    if piece.kind == "word":
        return piece.end - piece.start == 1 and text[piece.start] in _SUFFIXES
    return piece.entry is not None and piece.entry.fit is not None and piece.entry.fit.follows
