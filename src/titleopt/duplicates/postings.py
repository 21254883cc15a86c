"""Which documents have a gram among their rarest: answers one query without a scan."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate

import numpy as np

from titleopt.duplicates.arrays import runs, starts_of
from titleopt.duplicates.gram_table import GramTable, Vocabulary
from titleopt.duplicates.measures import Bits, Bounds, Integers, SmallIntegers
from titleopt.duplicates.query import Query

_MOST_BITS = 64


@dataclass(frozen=True)
class Plan:
    """What the bounds say of a query of one size."""

    smallest: int
    largest_at: tuple[int, ...]
    """Greatest size of a similar document whose first shared gram is the query's i-th rarest."""
    limit: np.uint8
    """Most bits in which the narrow bitmaps of similar texts differ."""

    @classmethod
    @lru_cache(maxsize=1024)
    def of(cls, bounds: Bounds, size: int) -> "Plan":
        """Work the plan out, once for each size."""
        if size == 0:
            return cls(0, (), np.uint8(0))
        places = np.arange(int(bounds.probe_length(size)))
        total = size + int(bounds.largest_partner(size))
        limit = min(int(bounds.most_different(total)), _MOST_BITS)
        largest_at = bounds.largest_partner(size, places).tolist()
        return cls(int(bounds.smallest_partner(size)), tuple(largest_at), np.uint8(limit))


@dataclass(frozen=True, eq=False)
class Postings:
    """Documents by rank of gram, ascending, each with its narrow bitmap beside it.

    ``documents[starts[r]:starts[r + 1]]`` have the gram of rank r in their prefix.
    """

    vocabulary: Vocabulary
    starts: Integers
    documents: SmallIntegers
    bitmaps: Bits
    first_of_size: list[int]
    """The first document of each size or more; the last element counts the documents."""

    @classmethod
    def build(cls, table: GramTable, bounds: Bounds) -> "Postings":
        """Return the postings that answer any similarity ``bounds`` allows."""
        lengths = bounds.probe_length(table.sizes)
        owners = np.repeat(np.arange(len(lengths), dtype=np.int32), lengths)
        keys = table.ranks[runs(table.starts[:-1], lengths)].astype(np.int64)
        keys <<= 32
        keys |= owners
        keys.sort()
        documents = keys.astype(np.int32)
        keys >>= 32
        counts = np.bincount(keys, minlength=int(table.vocabulary.rank_of_bucket.max()) + 1)
        return cls(
            table.vocabulary,
            starts_of(counts),
            documents,
            table.bitmaps.narrow[documents],
            table.first_of_size.tolist(),
        )

    @cached_property
    def _plain_starts(self) -> memoryview:
        return self.starts.data

    @cached_property
    def _plain_documents(self) -> memoryview:
        return self.documents.data

    def ranges(self, ranks: Sequence[int], plan: Plan) -> Iterator[tuple[int, int]]:
        """Yield the part of each rank's list that sizes and places allow."""
        # Plain memory and bisect: numpy's calls would cost more than the search itself.
        starts, documents = self._plain_starts, self._plain_documents
        firsts, beyond = self.first_of_size, len(self.first_of_size) - 1
        first = firsts[min(plan.smallest, beyond)]
        for rank, largest in zip(ranks, plan.largest_at, strict=False):
            start, end = starts[rank], starts[rank + 1]
            if rank and start < end:
                start = bisect_left(documents, first, start, end)
                end = bisect_left(documents, firsts[min(largest + 1, beyond)], start, end)
                if start < end:
                    yield start, end

    def near(self, query: Query, plan: Plan) -> Integers:
        """Return the documents whose prefix and narrow bitmap allow them to be similar."""
        ranks = sorted(self.vocabulary.ranks(query.hashes).tolist())
        ranges = list(self.ranges(ranks, plan))
        if not ranges:
            return np.empty(0, np.int64)
        ends = list(accumulate(end - start for start, end in ranges))
        different = np.empty(ends[-1], np.uint64)
        for (start, end), last in zip(ranges, ends, strict=True):
            part = different[last - (end - start) : last]
            np.bitwise_xor(self.bitmaps[start:end], query.narrow, out=part)
        near = (np.bitwise_count(different) <= plan.limit).nonzero()[0]
        shifts = np.array([end - last for (_, end), last in zip(ranges, ends, strict=True)])
        places = near + shifts[np.searchsorted(ends, near, "right")]
        return np.array(sorted(set(self.documents[places].tolist())), np.int64)
