"""How the thing is: attribute terms, spec spans, and words that say what it is for.

How finely a title is read follows people who listed the attributes of real ones: each word that
a buyer could filter by is one (家用|小型, not 家用小型), with its suffix (加厚款) or prefix
(可触屏); a model is one with the letters before it (eos 80d), a shade with its number (06偏见),
a quantity with its sign (*2). A name the lexicon does not know is one however long it is.
Single characters count when they are known (男, 潮), function words never.
"""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
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
# Signs before how many there are: dha*2.
_TIMES = frozenset("*×")


def attribute_mentions(
    text: str,
    row: Sequence[Piece],
    taken: Iterable[tuple[int, int]],
    idle: AbstractSet[str] = frozenset(),
) -> list[AttributeMention]:
    """Return the attributes of a title, in title order.

    Args:
        text: A folded title.
        row: Its pieces.
        taken: Ranges that are something else: heads, brands, hot and junk words.
        idle: Words that carry nothing in a title.

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
            if kind != "word" or text[start:end] not in idle:
                mention = _mention_of(text, piece, prefix)
                if mention.attribute is None and found and _goes_on(text, found[-1], piece):
                    found[-1] = _mention((found[-1].start, end, None))
                else:
                    found.append(mention)
                    if mention.end > end:
                        spoken_for[end : mention.end] = b"\1" * (mention.end - end)
            prefix = -1
    return found


def _mention_of(text: str, piece: Piece, prefix: int) -> AttributeMention:
    """Return what a piece says, with the prefix or sign before it."""
    start, end, entry, kind = piece
    attribute = entry.attribute if entry is not None else None
    if prefix >= 0 and kind != "spec":
        return _mention((prefix, end, None))
    if kind == "spec" and start and text[start - 1] in _TIMES:
        return _mention((start - 1, end, None))
    if attribute is not None and attribute.not_in:
        return _in_context(text, start, end, attribute)
    return _mention((start, end, attribute))


def _completes(text: str, piece: Piece) -> bool:
    """Whether the piece only completes the attribute it touches: 加厚|款, 美术生|专用."""
    if piece.kind == "word":
        return piece.end - piece.start == 1 and text[piece.start] in _SUFFIXES
    return piece.entry is not None and piece.entry.fit is not None and piece.entry.fit.follows


def _goes_on(text: str, before: AttributeMention, piece: Piece) -> bool:
    """Whether the piece goes on with the name before it: eos|80d, color|run, 06|偏见."""
    if before.attribute is not None:
        return False
    word = text[before.start : before.end]
    if before.end == piece.start:
        return piece.kind == "word" and word.isdigit() and not text[piece.start].isascii()
    return (
        piece.start - before.end == 1
        and text[before.end] == " "
        and word.replace(" ", "").isalpha()
        and word.isascii()
        and text[piece.start].isascii()
        and piece.entry is None
    )


def _in_context(text: str, start: int, end: int, attribute: Attribute) -> AttributeMention:
    """Return the longer word that the attribute only is a part of (鱼尾 in 鱼尾纹), else itself."""
    for word in attribute.not_in:
        at = text.find(word, max(0, end - len(word)), start + len(word))
        if 0 <= at <= start and end <= at + len(word):
            return _mention((start, at + len(word), None))
    return _mention((start, end, attribute))
