"""Texts as sets of grams: numbers to sort, hash and count, never strings.

A gram is 42 bits: a code point and the count of the same code point before it, or two
neighbouring code points. Its hash is a multiplication by an odd number, so it names the gram
as exactly as the gram itself does.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from titleopt.duplicates.arrays import changes
from titleopt.duplicates.measures import Bits, Integers, Measure

CODE_BITS = 21
_CODE_MASK = (1 << CODE_BITS) - 1
GRAM_BITS = 2 * CODE_BITS
GOLDEN = 0x9E3779B97F4A7C15
# A code point and the number of its text fit into 32 bits, and all of them into the
# processor's cache.
_TEXTS_AT_ONCE = 1 << (32 - CODE_BITS)


class Grams(NamedTuple):
    """The grams of several texts, text after text: ``sizes[i]`` of them belong to text i."""

    sizes: Integers
    codes: Integers


def grams_in_parts(texts: Sequence[str], measure: Measure) -> Iterator[Grams]:
    """Yield the grams of some texts after the other; no gram occurs twice within a text."""
    count = _bigrams if measure == "bigram" else _counted_characters
    for start in range(0, len(texts), _TEXTS_AT_ONCE):
        part = texts[start : start + _TEXTS_AT_ONCE]
        raw = "".join(part).encode("utf-32-le", "surrogatepass")
        lengths = np.fromiter(map(len, part), np.int64, len(part))
        yield count(np.frombuffer(raw, np.uint32), lengths)


def grams_of(texts: Sequence[str], measure: Measure) -> Grams:
    """Return the grams of ``texts``."""
    parts = [Grams(np.empty(0, np.int64), np.empty(0, np.int64)), *grams_in_parts(texts, measure)]
    return Grams(*map(np.concatenate, zip(*parts, strict=True)))


def _counted_characters(characters: NDArray[np.uint32], lengths: Integers) -> Grams:
    """Tell equal characters of one text apart by how many of them stand before."""
    keys = np.repeat(np.arange(len(lengths), dtype=np.uint32) << np.uint32(CODE_BITS), lengths)
    keys |= characters
    keys.sort()
    codes = (keys & np.uint32(_CODE_MASK)).astype(np.int64)
    again = np.flatnonzero(keys[1:] == keys[:-1]) + 1
    # The first that stands again is behind the first of all.
    begins = changes(again - np.arange(len(again)))
    before = again - again[begins][np.cumsum(begins) - 1] + 1
    codes[again] |= np.minimum(before, _CODE_MASK) << CODE_BITS
    return Grams(lengths, codes)


def _bigrams(characters: NDArray[np.uint32], lengths: Integers) -> Grams:
    """Return each text's distinct pairs of neighbours, or its only character."""
    owners = np.repeat(np.arange(len(lengths)), lengths)
    follows = ~changes(owners)
    alone = lengths[owners] == 1
    before = np.zeros(len(owners), np.int64)
    # One more than the code point, so that a lone character is no pair that starts with NUL.
    before[1:] = characters[:-1] + np.int64(1)
    before[alone] = 0
    keys = ((owners << GRAM_BITS) | (before << CODE_BITS) | characters)[follows | alone]
    keys.sort()
    keys = keys[changes(keys)]
    sizes = np.bincount(keys >> GRAM_BITS, minlength=len(lengths))
    return Grams(sizes.astype(np.int64), keys & ((1 << GRAM_BITS) - 1))


def hashes_of(codes: Integers) -> Bits:
    """Spread grams over 64 bits, each to a number of its own."""
    return codes.astype(np.uint64) * np.uint64(GOLDEN)
