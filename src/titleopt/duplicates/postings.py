"""Which documents have a gram among their rarest: answers one query without a scan."""

from typing import NamedTuple

import numpy as np

from titleopt.duplicates.grams import GramTable, runs, starts_of
from titleopt.duplicates.measures import Bits, Bounds, Integers, SmallIntegers

_MOST_BITS = 64
_RANKS_PER_CHUNK = 1 << 20


class Postings(NamedTuple):
    """Documents by rank of gram, ascending, each with its narrow bitmap beside it.

    ``documents[starts[r]:starts[r + 1]]`` have the gram of rank r in their prefix.
    """

    starts: Integers
    documents: SmallIntegers
    bitmaps: Bits


class Probe(NamedTuple):
    """A query: its grams' ranks (ascending, 0 = known to nobody) and bitmap."""

    size: int
    ranks: list[int]
    bitmap: np.uint64


def build_postings(table: GramTable, bounds: Bounds) -> Postings:
    """Return the postings that answer any similarity ``bounds`` allows."""
    lengths = bounds.probe_length(table.sizes)
    documents = np.repeat(np.arange(len(lengths), dtype=np.int32), lengths)
    ranks = table.ranks[runs(table.starts[:-1], lengths)]
    keys = (ranks.astype(np.int64) << 32) | documents
    keys.sort()
    documents = (keys & 0xFFFFFFFF).astype(np.int32)
    counts = np.bincount(keys >> 32, minlength=int(table.vocabulary.rank_of_bucket.max()) + 1)
    return Postings(starts_of(counts), documents, table.bitmaps.narrow[documents])


def near_documents(
    postings: Postings, first_of_size: Integers, bounds: Bounds, probe: Probe
) -> Integers:
    """Return the documents whose prefix and narrow bitmap allow them to be similar, ascending."""
    ranges = _ranges(postings, first_of_size, bounds, probe)
    if not ranges:
        return np.empty(0, np.int64)
    largest = int(bounds.largest_partner(probe.size))
    limit = np.uint8(min(int(bounds.most_different(probe.size + largest)), _MOST_BITS))
    found: list[SmallIntegers] = []
    for start, end in ranges:
        different = np.bitwise_count(postings.bitmaps[start:end] ^ probe.bitmap)
        near = np.flatnonzero(different <= limit)
        if len(near):
            found.append(postings.documents[start:end][near])
    if not found:
        return np.empty(0, np.int64)
    documents = np.sort(np.concatenate(found)).astype(np.int64)
    return documents[np.append(True, documents[1:] != documents[:-1])]


def _ranges(
    postings: Postings, first_of_size: Integers, bounds: Bounds, probe: Probe
) -> list[tuple[int, int]]:
    """Return the part of each posting list that sizes and places allow."""
    beyond = len(first_of_size) - 1
    smallest = int(bounds.smallest_partner(probe.size))
    first = int(first_of_size[min(smallest, beyond)])
    ranges: list[tuple[int, int]] = []
    for place in range(int(bounds.probe_length(probe.size))):
        rank = probe.ranks[place]
        start, end = int(postings.starts[rank]), int(postings.starts[rank + 1])
        if rank == 0 or start == end:
            continue
        largest = int(bounds.largest_partner(probe.size, place))
        last = int(first_of_size[min(largest + 1, beyond)])
        documents = postings.documents[start:end]
        begin = start + int(documents.searchsorted(np.int32(first)))
        end = start + int(documents.searchsorted(np.int32(last)))
        if begin < end:
            ranges.append((begin, end))
    return ranges
