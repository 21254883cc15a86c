"""Texts as sets of grams: numbers to sort, hash and count, never strings.

A gram is 42 bits: a code point and the count of the same code point before it, or two
neighbouring code points. Its hash is a multiplication by an odd number, so it names the gram
as exactly as the gram itself does.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from titleopt.duplicates.measures import Bits, Integers, Measure, SmallIntegers

CODE_BITS = 21
_CODE_MASK = (1 << CODE_BITS) - 1
GRAM_BITS = 2 * CODE_BITS
GOLDEN = 0x9E3779B97F4A7C15
_SIX_BITS = np.uint64(63)
WIDE_WORDS = 4
_BUCKET_BITS = range(10, 23)
_CHUNK = 1 << 16


class Grams(NamedTuple):
    """The grams of several texts, text after text: ``sizes[i]`` of them belong to text i."""

    sizes: Integers
    codes: Integers


def grams_of(texts: Sequence[str], measure: Measure) -> Grams:
    """Return the grams of at most 2**21 texts; no gram occurs twice within a text."""
    lengths = np.fromiter(map(len, texts), np.int64, len(texts))
    raw = "".join(texts).encode("utf-32-le", "surrogatepass")
    characters = np.frombuffer(raw, np.uint32).astype(np.int64)
    owners = np.repeat(np.arange(len(texts)), lengths)
    if measure == "bigram":
        return _bigrams(characters, owners, lengths)
    return Grams(lengths, _counted_characters(characters, owners))


def _counted_characters(characters: Integers, owners: Integers) -> Integers:
    """Tell equal characters of one text apart by how many of them stand before."""
    keys = (owners << CODE_BITS) | characters
    keys.sort()
    is_first = np.ones(len(keys), bool)
    is_first[1:] = keys[1:] != keys[:-1]
    places = np.arange(len(keys))
    occurrences = places - np.maximum.accumulate(np.where(is_first, places, 0))
    return (np.minimum(occurrences, _CODE_MASK) << CODE_BITS) | (keys & _CODE_MASK)


def _bigrams(characters: Integers, owners: Integers, lengths: Integers) -> Grams:
    """Return each text's distinct pairs of neighbours, or its only character."""
    follows = np.zeros(len(owners), bool)
    follows[1:] = owners[1:] == owners[:-1]
    alone = lengths[owners] == 1
    before = np.zeros_like(characters)
    # One more than the code point, so that a lone character is no pair that starts with NUL.
    before[1:] = characters[:-1] + 1
    before[alone] = 0
    keys = ((owners << GRAM_BITS) | (before << CODE_BITS) | characters)[follows | alone]
    keys.sort()
    is_first = np.ones(len(keys), bool)
    is_first[1:] = keys[1:] != keys[:-1]
    keys = keys[is_first]
    sizes = np.bincount(keys >> GRAM_BITS, minlength=len(lengths))
    return Grams(sizes.astype(np.int64), keys & ((1 << GRAM_BITS) - 1))


def starts_of(sizes: Integers) -> Integers:
    """Return where each run of ``sizes`` begins, and where the last one ends.

    >>> starts_of(np.array([2, 0, 3])).tolist()
    [0, 2, 2, 5]
    """
    starts = np.zeros(len(sizes) + 1, np.int64)
    np.cumsum(sizes, out=starts[1:])
    return starts


def runs(starts: Integers, sizes: Integers) -> Integers:
    """Return the positions of the runs that begin at ``starts``, one run after the other.

    >>> runs(np.array([7, 2]), np.array([2, 3])).tolist()
    [7, 8, 2, 3, 4]
    """
    before = np.cumsum(sizes) - sizes
    return np.repeat(starts - before, sizes) + np.arange(int(sizes.sum()))


def hashes_of(codes: Integers) -> Bits:
    """Spread grams over 64 bits, each to a number of its own."""
    return codes.astype(np.uint64) * np.uint64(GOLDEN)


class Bitmaps(NamedTuple):
    """Parity maps of texts: a gram flips one bit of each.

    So the bits in which the maps of two texts differ are at most the grams that only one of
    them has. ``narrow`` (64 bits) is quick to look at; ``wide`` (256 bits) still tells long
    texts apart.
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
    narrow = _parity(sizes, np.left_shift(np.uint64(1), hashes >> np.uint64(58)))
    wide = np.zeros((len(sizes), WIDE_WORDS), np.uint64)
    flips = np.left_shift(np.uint64(1), (hashes >> np.uint64(50)) & _SIX_BITS)
    words = (hashes >> np.uint64(48)) & np.uint64(WIDE_WORDS - 1)
    for word in range(WIDE_WORDS):
        wide[:, word] = _parity(sizes, flips * (words == word))
    return Bitmaps(narrow, wide)


def _parity(sizes: Integers, flips: Bits) -> Bits:
    """Return the exclusive or of each run of ``flips``."""
    parity = np.zeros(len(sizes), np.uint64)
    filled = np.flatnonzero(sizes)
    if len(filled):
        parity[filled] = np.bitwise_xor.reduceat(flips, starts_of(sizes)[filled])
    return parity


class Vocabulary(NamedTuple):
    """Ranks of grams, the rarest first; 0 for grams never seen.

    Grams share a rank when their hashes fall into one of 2**bits buckets; that only brings
    more pairs to check.
    """

    bits: int
    rank_of_bucket: SmallIntegers

    def ranks(self, hashes: Bits) -> SmallIntegers:
        """Return the rank of each gram."""
        found: SmallIntegers = self.rank_of_bucket[hashes >> np.uint64(64 - self.bits)]
        return found


class GramTable(NamedTuple):
    """Distinct texts as sorted ranks of grams, numbered by size; such a number is a *document*.

    ``ranks[starts[d]:starts[d + 1]]`` are the grams of document d, the rarest first.
    ``first_of_size[s]`` is the first document of at least s grams.
    """

    sizes: Integers
    starts: Integers
    ranks: SmallIntegers
    bitmaps: Bitmaps
    first_of_size: Integers
    vocabulary: Vocabulary

    def first_at_least(self, size: Integers) -> Integers:
        """Return the first document of at least ``size`` grams, or the number of documents."""
        found: Integers = self.first_of_size[np.clip(size, 0, len(self.first_of_size) - 1)]
        return found


def first_of_sizes(sizes: Integers) -> Integers:
    """Return, for ascending ``sizes``, the first position of each size or more."""
    largest = int(sizes[-1]) if len(sizes) else 0
    return np.searchsorted(sizes, np.arange(largest + 2))


def build_table(texts: Sequence[str], measure: Measure) -> tuple[GramTable, Integers]:
    """Return the table of distinct ``texts`` and the position of each document's text."""
    total = sum(map(len, texts))
    bits = min(max(total.bit_length(), _BUCKET_BITS.start), _BUCKET_BITS.stop - 1)
    sizes = np.zeros(len(texts), np.int64)
    bitmaps = empty_bitmaps(len(texts))
    frequencies = np.zeros(1 << bits, np.int64)
    buckets: list[SmallIntegers] = []
    for start, end in _chunks(len(texts)):
        grams = grams_of(texts[start:end], measure)
        hashes = hashes_of(grams.codes)
        sizes[start:end] = grams.sizes
        part = bitmaps_of(grams.sizes, hashes)
        bitmaps.narrow[start:end], bitmaps.wide[start:end] = part
        buckets.append((hashes >> np.uint64(64 - bits)).astype(np.int32))
        frequencies += np.bincount(buckets[-1], minlength=1 << bits)
    vocabulary = Vocabulary(bits, _rarest_first(frequencies))
    order = np.argsort(sizes, kind="stable")
    all_buckets = np.concatenate(buckets) if buckets else np.empty(0, np.int32)
    ranks = _sorted_ranks(vocabulary.rank_of_bucket[all_buckets], sizes, order)
    sizes = sizes[order]
    table = GramTable(
        sizes, starts_of(sizes), ranks, bitmaps.of(order), first_of_sizes(sizes), vocabulary
    )
    return table, order


def _chunks(length: int) -> Iterator[tuple[int, int]]:
    for start in range(0, length, _CHUNK):
        yield start, min(start + _CHUNK, length)


def _rarest_first(frequencies: Integers) -> SmallIntegers:
    seen = np.flatnonzero(frequencies)
    ranks = np.zeros(len(frequencies), np.int32)
    ranks[seen[np.argsort(frequencies[seen], kind="stable")]] = np.arange(1, len(seen) + 1)
    return ranks


def _sorted_ranks(ranks: SmallIntegers, sizes: Integers, order: Integers) -> SmallIntegers:
    """Bring the texts' ranks into ``order``, and those of each text into ascending order."""
    result = np.empty_like(ranks)
    starts = starts_of(sizes)
    done = 0
    for first, last in _chunks(len(order)):
        texts = order[first:last]
        owners = np.repeat(np.arange(len(texts)), sizes[texts])
        keys = (owners << 32) | ranks[runs(starts[texts], sizes[texts])]
        keys.sort()
        result[done : done + len(keys)] = keys & 0xFFFFFFFF
        done += len(keys)
    return result
