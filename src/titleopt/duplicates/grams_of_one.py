"""The grams of one text without numpy, whose calls cost more than so few characters.

Says the same as ``grams``, number for number; a property test holds them together.
"""

from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise

from titleopt.duplicates.grams import CODE_BITS, GOLDEN, WIDE_WORDS
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
    seen: defaultdict[str, int] = defaultdict(int)
    codes = []
    for char in text:
        codes.append((seen[char] << CODE_BITS) | ord(char))
        seen[char] += 1
    return codes


def _bigrams(text: str) -> list[int]:
    points = [ord(char) for char in text]
    if len(points) == 1:
        return points
    return list({(a + 1) << CODE_BITS | b for a, b in pairwise(points)})


def hash_of(code: int) -> int:
    """Spread a gram over 64 bits.

    >>> hex(hash_of(1))
    '0x9e3779b97f4a7c15'
    """
    return (code * GOLDEN) & _64_BITS


def parity_of(hashes: Iterable[int]) -> tuple[int, list[int]]:
    """Return the narrow and the wide bitmap of a text with these grams.

    >>> parity_of([1 << 58, 1 << 58, 1 << 50])
    (1, [2, 0, 0, 0])
    """
    narrow = 0
    wide = [0] * WIDE_WORDS
    for value in hashes:
        narrow ^= 1 << (value >> 58)
        wide[(value >> 48) & (WIDE_WORDS - 1)] ^= 1 << ((value >> 50) & _SIX_BITS)
    return narrow, wide
