"""How the thing is: attribute terms, spec spans, and words that say what it is for.

How finely a title is read follows people who listed the attributes of real ones: each word that
a buyer could filter by is one (家用|小型, not 家用小型), with its suffix (加厚款) or prefix
(可触屏); a model is one with the letters or the maker of the device before it (eos 80d, 苹果13),
a shade with its number (06偏见), a quantity with its sign (*2). Of a longer stretch the lexicon
does not know, each word is one. Single characters count when they are known (男, 潮), function
words and lone digits never.
"""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from typing import Any, NamedTuple

from titleopt.facts.said import characters
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
# What is said in these axes is no part of a shade: 加长|黑, 两件|灰.
_NO_PART_OF_A_SHADE = frozenset(
    [
        *("age", "capacity", "closure", "fit", "length", "quantity"),
        *("season", "size", "sleeve", "thickness", "year"),
    ]
)
# An unknown stretch of so many characters is two words when a token ends in its middle.
_TWO_WORDS = 4
_COLOUR = "colour"
# Signs before how many there are: dha*2.
_TIMES = frozenset("*×")


def attribute_mentions(
    text: str,
    row: Sequence[Piece],
    taken: Iterable[tuple[Any, ...]],
    boundaries: Sequence[int],
    idle: AbstractSet[str],
) -> list[AttributeMention]:
    """Return the attributes of a title, in title order.

    Args:
        text: A folded title.
        row: Its pieces.
        taken: What begins with a range that is something else: heads, brands, hot words …
        boundaries: Where its tokens begin or end.
        idle: Words that carry nothing in a title.

    """
    spoken_for = bytearray(len(text))
    for start, end, *_ in taken:
        spoken_for[start:end] = b"\1" * (end - start)
    found: list[AttributeMention] = []
    prefixes = _prefixes()
    prefix = -1
    for piece in _by_words(row, boundaries):
        start, end, entry, kind = piece
        if spoken_for[start] or kind == "space" or kind == "mark":  # noqa: PLR1714 - hot
            prefix = -1
        elif (
            entry is not None
            and prefix < 0
            and (known := entry.attribute) is not None
            and not known.not_in
            and entry.fit is None
        ):
            found.append(_mention((start, end, known)))  # as most are
        elif found and found[-1][1] == start and _completes(text, piece):
            found[-1] = _mention((found[-1].start, end, found[-1].attribute))
            prefix = -1
        elif kind == "word" and end - start == 1:
            prefix = start if text[start] in prefixes else -1
            if _is_shade(text, start):
                found.append(_shade(text, found, start))
        elif (entry is None or entry.fit is None) and not _says_nothing(text, piece, idle):
            mention = _mention_of(text, piece, prefix, row)
            if mention.attribute is None and found and _goes_on(text, found[-1], piece):
                mention = _mention((found.pop().start, end, None))
            found.append(mention)
            spoken_for[end : mention.end] = b"\1" * (mention.end - end)
            prefix = -1
    return found


def _is_shade(text: str, at: int) -> bool:
    """Whether a single character ends a stretch and names a colour: 优雅|黑, (蓝)."""
    if text[at] not in characters("hue"):
        return False
    return at + 1 == len(text) or text[at + 1].isascii() or not text[at + 1].isalnum()


def _shade(text: str, found: list[AttributeMention], at: int) -> AttributeMention:
    """Return the colour a single character names, with the word before it: 优雅|黑, 雪山|白."""
    start = at
    if found and found[-1].end == at and not text[at - 1].isascii():
        first, _, before = found[-1]
        is_named = text[at] in text[first:at]  # 红光|红
        if not is_named and (before is None or before.axis not in _NO_PART_OF_A_SHADE):
            start = found.pop().start
    return _mention((start, at + 1, Attribute(text[start : at + 1], _COLOUR, None, ())))


def with_makers(
    text: str, mentions: Sequence[AttributeMention], makers: Mapping[int, int]
) -> list[AttributeMention]:
    """Return the mentions, a model with the maker of the device it touches: 苹果13, iphone13pro.

    Args:
        text: A folded title.
        mentions: Its attributes.
        makers: Start of each maker named, by its end.

    """
    return [
        _mention((makers[mention.start], mention.end, None))
        if mention.attribute is None and mention.start in makers and text[mention.start].isascii()
        else mention
        for mention in mentions
    ]


@cache
def _prefixes() -> frozenset[str]:
    """Characters that make one attribute with the word behind them: 可|触屏, 淡|米色."""
    return characters("before_attribute") | characters("before_colour")


def _by_words(row: Sequence[Piece], boundaries: Sequence[int]) -> Iterable[Piece]:
    """Yield the pieces, a stretch of two unknown words as two."""
    for piece in row:
        start, end, _, kind = piece
        if kind == "word" and end - start == _TWO_WORDS and _is_cut(boundaries, start + 2):
            yield piece._replace(end=start + 2)
            yield piece._replace(start=start + 2)
        else:
            yield piece


def _is_cut(boundaries: Sequence[int], position: int) -> bool:
    """Whether one token ends and another begins here."""
    at = bisect_left(boundaries, position)
    return at < len(boundaries) and boundaries[at] == position


def _says_nothing(text: str, piece: Piece, idle: AbstractSet[str]) -> bool:
    """Whether it is a function word, or a lone digit that no sign makes a quantity."""
    start, end, _, kind = piece
    if kind == "word":
        return text[start:end] in idle
    return (
        kind == "spec"
        and end - start == 1
        and text[start].isdigit()
        and (not start or text[start - 1] not in _TIMES)
    )


def _mention_of(text: str, piece: Piece, prefix: int, row: Sequence[Piece]) -> AttributeMention:
    """Return what a piece of the row says, with the prefix or sign before it."""
    start, end, entry, kind = piece
    attribute = entry.attribute if entry is not None else None
    if prefix >= 0 and kind != "spec":
        if text[prefix] in characters("before_attribute"):
            return _mention((prefix, end, None))
        if attribute is not None and attribute.axis == _COLOUR:
            return _mention((prefix, end, attribute))
    if kind == "spec" and start and text[start - 1] in _TIMES:
        return _mention((start - 1, end, None))
    if attribute is not None and attribute.not_in:
        return _in_context(text, piece, attribute, row)
    return _mention((start, end, attribute))


def _completes(text: str, piece: Piece) -> bool:
    """Whether the piece only completes the attribute it touches: 加厚|款, 美术生|专用."""
    start, end, entry, kind = piece
    if text[start] == text[start - 1]:  # 学生用|用品
        return False
    if kind == "word":
        return end - start == 1 and text[start] in characters("after_attribute")
    return entry is not None and entry.fit is not None and entry.fit.follows


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


def _in_context(
    text: str, piece: Piece, attribute: Attribute, row: Sequence[Piece]
) -> AttributeMention:
    """Return the longer word that the attribute only is a part of (鱼尾 in 鱼尾纹), else itself.

    A word that would begin inside a known one is none: 帽子|女 holds no 子女.
    """
    start, end, _, _ = piece
    touches = any(one.end == start and one.entry is not None for one in row)
    for word in attribute.not_in:
        at = text.find(word, start if touches else max(0, end - len(word)), start + len(word))
        if 0 <= at <= start and end <= at + len(word):
            return _mention((start, at + len(word), None))
    return _mention((start, end, attribute))
