"""One spelling for every way of typing the same text: width, case and script.

The folded text stands beside the typed text, never instead of it: ``Folded.start`` and
``Folded.end`` lead every position back to the characters the seller typed.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from titleopt.kept import build_of, kept
from titleopt.resources import data_files, read_data

if TYPE_CHECKING:
    from opencc import OpenCC


class Folded(NamedTuple):
    """A folded text with the way back to the typed one.

    ``offsets`` is None when both texts have the same length and every character stands for
    itself; otherwise ``offsets[i]`` is the half-open typed range of folded character ``i``.
    """

    text: str
    offsets: tuple[tuple[int, int], ...] | None = None

    def typed(self, start: int, end: int) -> tuple[int, int]:
        """Return the typed range of the folded range [start, end).

        >>> folded("㎡布").typed(0, 1)
        (0, 1)
        """
        if self.offsets is None:
            return start, end
        if start == end:
            here = self.offsets[start][0] if start < len(self.offsets) else self._typed_length()
            return here, here
        return self.offsets[start][0], self.offsets[end - 1][1]

    def through(self, origins: Sequence[tuple[int, int]]) -> "Folded":
        """Return the same folded text, led back further to what the typed text was made of.

        Args:
            origins: For each character of the typed text the range it stands for.

        """
        if self.offsets is None:
            return Folded(self.text, tuple(origins))
        return Folded(
            self.text, tuple([(origins[a][0], origins[b - 1][1]) for a, b in self.offsets])
        )

    def _typed_length(self) -> int:
        return self.offsets[-1][1] if self.offsets else 0


_IDEOGRAPHS = (range(0x3400, 0xA000), range(0xF900, 0xFB00), range(0x20000, 0x33480))


@cache
def _converter(config: str) -> "OpenCC":
    from opencc import OpenCC  # noqa: PLC0415 - most titles need no conversion

    return OpenCC(config)


def _simplified(text: str) -> str:
    converted: str = _converter("t2s").convert(text.translate(_variants()))
    return converted


@cache
def _variants() -> dict[int, str]:
    """Return the usual form of each variant that the converter does not know: 衞, 粧, 枱."""
    rows = (row for path in data_files("script") for row in read_data(path).rows)
    return {ord(char): usual for usual, variants in rows for char in variants.split("|")}


@cache
def _traditional() -> frozenset[str]:
    """Return the characters that conversion may change; most titles hold none."""

    def changed() -> bytes:
        every = "".join(map(chr, chain(*_IDEOGRAPHS)))
        pairs = zip(every, _simplified(every), strict=True)
        return "".join(a for a, b in pairs if a != b).encode()

    variants = crc32(repr(_variants()).encode())
    return frozenset(kept("script", f"{build_of('opencc')}-{variants:x}", changed).decode())


def in_script_of(text: str, example: str) -> str:
    """Return ``text`` in traditional characters when the example is written in them.

    >>> in_script_of("连衣裙", "雪紡 女"), in_script_of("连衣裙", "雪纺 女")
    ('連衣裙', '连衣裙')
    """
    if _traditional().isdisjoint(example):
        return text
    converted: str = _converter("s2tw").convert(text)
    return converted


def simplify(text: str) -> str:
    """Return ``text`` in simplified characters, position by position.

    >>> simplify("復古連衣裙")
    '复古连衣裙'
    """
    if _traditional().isdisjoint(text):
        return text
    # A lone surrogate cannot cross into the native library.
    safe = text.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
    if safe != text:
        return text
    converted = _simplified(text)
    if len(converted) == len(text):
        return converted
    return "".join(_one(char) for char in text)


def _one(char: str) -> str:
    converted = _simplified(char)
    return converted if len(converted) == 1 else char


def fold(text: str) -> str:
    """Return ``text`` in NFKC, lower case and simplified script.

    >>> fold("ＬＥＤ 檯燈")
    'led 台灯'
    """
    return simplify(unicodedata.normalize("NFKC", text).lower())


def fold_all(texts: Sequence[str]) -> list[str]:
    """Fold many texts at once: the same answers as ``fold``, several times as fast.

    >>> fold_all(["ＬＥＤ 檯燈", "Ｔ恤"])
    ['led 台灯', 't恤']
    """
    normalize = unicodedata.normalize
    found = [normalize("NFKC", text).lower() for text in texts]
    may_change = _changeable().search
    places = [place for place, text in enumerate(found) if may_change(text)]
    for start in range(0, len(places), _TEXTS_PER_CALL):
        some = places[start : start + _TEXTS_PER_CALL]
        for place, text in zip(some, _simplify_all([found[p] for p in some]), strict=True):
            found[place] = text
    return found


_TEXTS_PER_CALL = 4096


@cache
def _changeable() -> re.Pattern[str]:
    """Return a pattern that finds a character that conversion may change."""
    return re.compile(f"[{''.join(sorted(_traditional()))}]")


def _simplify_all(texts: list[str]) -> list[str]:
    """Simplify with one call of the native library wherever rows can be told apart after it."""
    joined = "\n".join(texts)
    if joined.count("\n") == len(texts) - 1 and _is_encodable(joined):
        converted = _simplified(joined).split("\n")
        if list(map(len, converted)) == list(map(len, texts)):
            return converted
    return [simplify(text) for text in texts]


def _is_encodable(text: str) -> bool:
    """Whether ``text`` is free of lone surrogates."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def folded(text: str) -> Folded:
    """Fold ``text`` and keep the way back to its characters.

    >>> folded("Ｔ恤").text
    't恤'
    """
    if text.isascii() or unicodedata.is_normalized("NFKC", text):
        lowered = text.lower()
        if len(lowered) == len(text):
            return Folded(simplify(lowered))
    pieces: list[str] = []
    offsets: list[tuple[int, int]] = []
    for start, end in _clusters(text):
        piece = unicodedata.normalize("NFKC", text[start:end]).lower()
        pieces.append(piece)
        offsets.extend([(start, end)] * len(piece))
    plain = simplify("".join(pieces))
    if len(offsets) == len(text) and all(b - a == 1 for a, b in offsets):
        return Folded(plain)
    return Folded(plain, tuple(offsets))


def _clusters(text: str) -> list[tuple[int, int]]:
    """Split into runs that NFKC may compose: a starter and the marks behind it."""
    runs: list[tuple[int, int]] = []
    start = 0
    for index in range(1, len(text) + 1):
        if index == len(text) or not _joins(text[index]):
            runs.append((start, index))
            start = index
    return runs


def _joins(char: str) -> bool:
    """Whether NFKC may compose ``char`` with what stands before it."""
    # Hangul vowels and finals, and half-width kana marks, compose though they are starters.
    return bool(
        unicodedata.combining(char)
        or "\u1160" <= char <= "\u11ff"
        or char in "\uff9e\uff9f"
        or unicodedata.combining(unicodedata.normalize("NFKC", char)[:1] or " ")
    )
