"""Distinct texts as sorted ranks of grams: what prefixes and postings are cut from."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from titleopt.duplicates.arrays import runs, starts_of
from titleopt.duplicates.bitmaps import Bitmaps, bitmaps_of, empty_bitmaps
from titleopt.duplicates.grams import grams_in_parts, hashes_of
from titleopt.duplicates.measures import Bits, Integers, Measure, SmallIntegers

# A few thousand characters and the counts of each, or a million pairs of them.
_MOST_BUCKET_BITS: dict[Measure, int] = {"ratio": 18, "bag": 18, "bigram": 22}
_LEAST_BUCKET_BITS = 10
_GRAMS_AT_ONCE = 1 << 20


class Vocabulary(NamedTuple):
    """Ranks of grams, the rarest first; 0 for grams never seen.

    Grams share a rank when their hashes fall into one of 2**bits buckets; that only brings
    more pairs to check.
    """

    bits: int
    rank_of_bucket: SmallIntegers

    @classmethod
    def of(cls, bits: int, buckets: SmallIntegers) -> "Vocabulary":
        """Rank the buckets by how often they occur."""
        frequencies = np.zeros(1 << bits, np.int64)
        for start in range(0, len(buckets), _GRAMS_AT_ONCE):
            part = buckets[start : start + _GRAMS_AT_ONCE]
            frequencies += np.bincount(part, minlength=1 << bits)
        seen = np.flatnonzero(frequencies)
        ranks = np.zeros(1 << bits, np.int32)
        ranks[seen[np.argsort(frequencies[seen], kind="stable")]] = np.arange(1, len(seen) + 1)
        return cls(bits, ranks)

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
    bits = min(max(total.bit_length(), _LEAST_BUCKET_BITS), _MOST_BUCKET_BITS[measure])
    sizes = np.zeros(len(texts), np.int64)
    bitmaps = empty_bitmaps(len(texts))
    buckets = np.empty(total, np.int32)
    text = gram = 0
    for grams in grams_in_parts(texts, measure):
        last_text, last_gram = text + len(grams.sizes), gram + len(grams.codes)
        hashes = hashes_of(grams.codes)
        sizes[text:last_text] = grams.sizes
        bitmaps.narrow[text:last_text], bitmaps.wide[text:last_text] = bitmaps_of(
            grams.sizes, hashes
        )
        buckets[gram:last_gram] = hashes >> np.uint64(64 - bits)
        text, gram = last_text, last_gram
    buckets = buckets[:gram]
    vocabulary = Vocabulary.of(bits, buckets)
    order = np.argsort(sizes, kind="stable")
    ranks = _sorted_ranks(vocabulary, buckets, sizes, order)
    sizes = sizes[order]
    table = GramTable(
        sizes, starts_of(sizes), ranks, bitmaps.of(order), first_of_sizes(sizes), vocabulary
    )
    return table, order


def _sorted_ranks(
    vocabulary: Vocabulary, buckets: SmallIntegers, sizes: Integers, order: Integers
) -> SmallIntegers:
    """Return the texts' ranks in ``order`` of the texts, those of each text ascending."""
    result = np.empty_like(buckets)
    starts = starts_of(sizes)
    rank_bits = np.uint32(vocabulary.bits + 1)
    # A rank and the number of its text fit into 32 bits.
    at_once = 1 << (31 - vocabulary.bits)
    done = 0
    for first in range(0, len(order), at_once):
        texts = order[first : first + at_once]
        own = buckets[runs(starts[texts], sizes[texts])]
        keys = np.repeat(np.arange(len(texts), dtype=np.uint32) << rank_bits, sizes[texts])
        keys |= vocabulary.rank_of_bucket[own].view(np.uint32)
        keys.sort()
        keys &= (np.uint32(1) << rank_bits) - np.uint32(1)
        result[done : done + len(keys)] = keys
        done += len(keys)
    return result
