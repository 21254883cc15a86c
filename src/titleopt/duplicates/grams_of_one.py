"""The grams of one text without numpy, whose calls cost more than so few characters.

Says the same as ``grams``, number for number; a property test holds them together.
"""

from collections.abc import Sequence
from functools import lru_cache, reduce
from itertools import pairwise
from operator import xor
from typing import NamedTuple

from titleopt.duplicates.bitmaps import WIDE_WORDS
from titleopt.duplicates.grams import CODE_BITS, GOLDEN
from titleopt.duplicates.measures import Measure

_64_BITS = (1 << 64) - 1
_SIX_BITS = 63


def codes_of(text: str, measure: Measure) -> list[int]:
    """Return the grams of ``text``, in no particular order.

    >>> [divmod(code, 1 << CODE_BITS) for code in codes_of("aba", "bag")]
    [(0, 97), (0, 98), (1, 97)]
    """
    if measure == "bigram":
        return _bigrams(text)
    seen: dict[int, int] = {}
    codes = list(map(ord, text))
    for place, code in enumerate(codes):
        if code in seen:
            codes[place] = (seen[code] << CODE_BITS) | code
            seen[code] += 1
        else:
            seen[code] = 1
    return codes


def _bigrams(text: str) -> list[int]:
    points = [ord(char) for char in text]
    if len(points) == 1:
        return points
    return list({(a + 1) << CODE_BITS | b for a, b in pairwise(points)})


class Gram(NamedTuple):
    """A gram's hash and the bit it flips in a wide bitmap."""

    hash: int
    flip: int


@lru_cache(maxsize=1 << 16)
def gram_of(code: int) -> Gram:
    """Spread a gram over 64 bits, and take from these the bit it flips.

    >>> hex(gram_of(1).hash), gram_of(1).flip == 1 << 205
    ('0x9e3779b97f4a7c15', True)
    """
    value = (code * GOLDEN) & _64_BITS
    word = (value >> 48) & (WIDE_WORDS - 1)
    return Gram(value, 1 << (64 * word + ((value >> 50) & _SIX_BITS)))


def parity_of(grams: Sequence[Gram]) -> tuple[int, int]:
    """Return the narrow and the wide bitmap of a text with these grams."""
    wide = reduce(xor, (gram.flip for gram in grams), 0)
    return reduce(xor, (wide >> 64 * word & _64_BITS for word in range(WIDE_WORDS))), wide
