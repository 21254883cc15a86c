"""Parity maps of texts: what two texts do not share, counted by one exclusive or."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from titleopt.duplicates.measures import Bits, Integers

WIDE_WORDS = 4
_WORD_MASK = np.uint64(WIDE_WORDS - 1)
_SIX_BITS = np.uint64(63)


class Bitmaps(NamedTuple):
    """Parity maps of texts: a gram flips one bit of each.

    So the bits in which the maps of two texts differ are at most the grams that only one of
    them has. ``wide`` (256 bits, a row of words for each text) still tells long texts apart;
    ``narrow`` (64 bits) is quick to look at: the exclusive or of the wide words.
    """

    narrow: Bits
    wide: Bits

    def of(self, texts: Integers) -> "Bitmaps":
        """Return the maps of some of the texts."""
        return Bitmaps(self.narrow[texts], self.wide[texts])

    def wide_distances(self, left: Integers, right: Integers) -> NDArray[np.uint16]:
        """Return in how many bits the wide maps of each ``left`` and ``right`` differ."""
        different = np.bitwise_count(self.wide[left] ^ self.wide[right])
        distances: NDArray[np.uint16] = different[:, 0].astype(np.uint16)
        for word in range(1, WIDE_WORDS):
            distances += different[:, word]
        return distances


def empty_bitmaps(count: int) -> Bitmaps:
    """Return room for the maps of ``count`` texts."""
    return Bitmaps(np.zeros(count, np.uint64), np.zeros((count, WIDE_WORDS), np.uint64))


def bitmaps_of(sizes: Integers, hashes: Bits) -> Bitmaps:
    """Return the maps of texts that have ``sizes`` grams each."""
    flips = np.left_shift(np.uint64(1), (hashes >> np.uint64(50)) & _SIX_BITS)
    words = ((hashes >> np.uint64(48)) & _WORD_MASK).astype(np.int64)
    words += np.repeat(np.arange(len(sizes)) * WIDE_WORDS, sizes)
    maps = empty_bitmaps(len(sizes))
    np.bitwise_xor.at(maps.wide.reshape(-1), words, flips)
    np.bitwise_xor.reduce(maps.wide, axis=1, out=maps.narrow)
    return maps
