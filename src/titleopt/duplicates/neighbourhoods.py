"""Pairs of an anchor and each entry behind it, compared by bitmap without writing them down."""

import numpy as np

from titleopt.duplicates.candidates import Candidates
from titleopt.duplicates.gram_table import GramTable
from titleopt.duplicates.measures import Bits, Bounds, Integers
from titleopt.duplicates.scan_join import near_pairs

_LONG = 3000
_ANCHORS_AT_ONCE = 1 << 16
_MOST_BITS = 64


def offer_neighbours(
    table: GramTable,
    bounds: Bounds,
    candidates: Candidates,
    documents: Integers,
    ranges: tuple[Integers, Integers],
) -> None:
    """Offer ``documents[anchor]`` with each of ``documents[anchor + 1:end]``."""
    anchors, ends = ranges
    if not len(anchors):
        return
    _Neighbourhoods(table, bounds, candidates, documents).offer(anchors, ends)


class _Neighbourhoods:
    def __init__(
        self, table: GramTable, bounds: Bounds, candidates: Candidates, documents: Integers
    ) -> None:
        self._sizes = table.sizes
        self._bounds = bounds
        self._candidates = candidates
        self._documents = documents
        self._bitmaps = table.bitmaps.narrow[documents]

    def offer(self, anchors: Integers, ends: Integers) -> None:
        reaches = ends - anchors - 1
        limits = self._limits(anchors, ends)
        is_long = reaches > _LONG
        for place in np.flatnonzero(is_long).tolist():
            self._offer_long(int(anchors[place]), int(ends[place]), int(limits[place]))
        short = np.flatnonzero(~is_long)
        for start in range(0, len(short), _ANCHORS_AT_ONCE):
            part = short[start : start + _ANCHORS_AT_ONCE]
            part = part[np.argsort(-reaches[part], kind="stable")]
            self._offer_short(anchors[part], reaches[part], limits[part])

    def _limits(self, anchors: Integers, ends: Integers) -> Integers:
        """Return how many bits the largest, last partner of each anchor may differ in."""
        sizes = self._sizes
        totals = sizes[self._documents[anchors]] + sizes[self._documents[ends - 1]]
        return np.minimum(self._bounds.most_different(totals), _MOST_BITS)

    def _offer_long(self, anchor: int, end: int, limit: int) -> None:
        near = near_pairs(self._bitmaps[anchor + 1 : end], self._bitmaps[anchor], limit)
        if len(near):
            left = np.full(len(near), self._documents[anchor])
            self._candidates.offer(left, self._documents[near + anchor + 1])

    def _offer_short(self, anchors: Integers, reaches: Integers, limits: Integers) -> None:
        """Compare all anchors with their next entry, then with the one after it, and so on.

        The anchors come by falling reach, so those that still have a partner are the first.
        """
        own: Bits = self._bitmaps[anchors]
        small_limits = limits.astype(np.uint8)
        partners = anchors.copy()
        other = np.empty(len(anchors), np.uint64)
        different = np.empty(len(anchors), np.uint8)
        lefts: list[Integers] = []
        rights: list[Integers] = []
        active = np.searchsorted(-reaches, -np.arange(1, int(reaches[0]) + 1), "right")
        for step, count in enumerate(active.tolist(), start=1):
            np.add(anchors[:count], step, out=partners[:count])
            np.take(self._bitmaps, partners[:count], out=other[:count], mode="clip")
            np.bitwise_xor(other[:count], own[:count], out=other[:count])
            np.bitwise_count(other[:count], out=different[:count])
            near = (different[:count] <= small_limits[:count]).nonzero()[0]
            if len(near):
                lefts.append(anchors[near])
                rights.append(partners[near])
        if lefts:
            left, right = np.concatenate(lefts), np.concatenate(rights)
            self._candidates.offer(self._documents[left], self._documents[right])
