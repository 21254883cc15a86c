"""Pairs of an anchor and each entry behind it, compared by bitmap without writing them down."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from titleopt.duplicates.candidates import Candidates
from titleopt.duplicates.entries import Level
from titleopt.duplicates.gram_table import GramTable
from titleopt.duplicates.measures import Bounds, Integers
from titleopt.duplicates.scan_join import near_pairs

# An anchor with so many partners is worth calls of its own.
_LONG = 3000
_ANCHORS_AT_ONCE = 1 << 15
_PAIRS_AT_ONCE = 1 << 19
_MOST_BITS = 64


class Ranges(NamedTuple):
    """Anchors, each with how many of the entries behind it are its partners."""

    anchors: Integers
    reaches: Integers

    def of(self, some: Integers) -> "Ranges":
        """Return the ranges of some of the anchors."""
        return Ranges(self.anchors[some], self.reaches[some])


class Neighbourhoods:
    """The entries of a level by bitmap."""

    def __init__(
        self, table: GramTable, bounds: Bounds, candidates: Candidates, level: Level
    ) -> None:
        self._bounds = bounds
        self._candidates = candidates
        self._sizes = level.sizes
        self._documents = level.documents
        self._bitmaps = table.bitmaps.narrow[level.documents]

    def pieces(self, ranges: Ranges) -> Iterator[Callable[[], None]]:
        """Yield calls that each offer the pairs of some of the anchors."""
        falling = np.maximum(_LONG - ranges.reaches, -1) + 1
        # Numbers of 16 bits are sorted in no time.
        order = np.argsort(falling.astype(np.uint16), kind="stable")
        long = int(np.count_nonzero(falling == 0))
        if long:
            yield partial(self._offer_singly, ranges, order[:long])
        for start in range(long, len(order), _ANCHORS_AT_ONCE):
            yield partial(self._offer_together, ranges, order[start : start + _ANCHORS_AT_ONCE])

    def _limits(self, ranges: Ranges) -> NDArray[np.uint8]:
        """Return how many bits the largest, last partner of each anchor may differ in."""
        anchors, reaches = ranges
        totals = self._sizes[anchors] + self._sizes[anchors + reaches]
        return np.minimum(self._bounds.most_different(totals), _MOST_BITS).astype(np.uint8)

    def _offer_singly(self, ranges: Ranges, some: Integers) -> None:
        chosen = ranges.of(some)
        plain = (chosen.anchors.tolist(), chosen.reaches.tolist(), self._limits(chosen).tolist())
        for anchor, reach, limit in zip(*plain, strict=True):
            behind = slice(anchor + 1, anchor + reach + 1)
            near = near_pairs(self._bitmaps[behind], self._bitmaps[anchor], limit)
            if len(near):
                left = np.full(len(near), self._documents[anchor])
                self._candidates.offer(left, self._documents[behind][near])

    def _offer_together(self, ranges: Ranges, some: Integers) -> None:
        """Compare all anchors with their next entry, then with the one after it, and so on.

        The anchors come by falling reach, so those that still have a partner are the first.
        """
        chosen = ranges.of(some)
        anchors, reaches = chosen
        limits = self._limits(chosen)
        own = self._bitmaps[anchors]
        other = np.empty(len(anchors), np.uint64)
        different = np.empty(len(anchors), np.uint8)
        found = _Found(self._candidates, self._documents)
        active = np.searchsorted(-reaches, -np.arange(1, int(reaches[0]) + 1), "right")
        for step, count in enumerate(active.tolist(), start=1):
            self._bitmaps[step:].take(anchors[:count], out=other[:count], mode="clip")
            np.bitwise_xor(other[:count], own[:count], out=other[:count])
            np.bitwise_count(other[:count], out=different[:count])
            near = (different[:count] <= limits[:count]).nonzero()[0]
            if len(near):
                found.add(anchors[near], step)
        found.offer()


class _Found:
    """Pairs of entries on their way to the candidates, many at a time."""

    def __init__(self, candidates: Candidates, documents: Integers) -> None:
        self._candidates = candidates
        self._documents = documents
        self._lefts: list[Integers] = []
        self._rights: list[Integers] = []
        self._count = 0

    def add(self, left: Integers, step: int) -> None:
        """Take each entry with the one ``step`` behind it."""
        self._lefts.append(left)
        self._rights.append(left + step)
        self._count += len(left)
        if self._count >= _PAIRS_AT_ONCE:
            self.offer()

    def offer(self) -> None:
        """Hand all over."""
        if self._count:
            left, right = np.concatenate(self._lefts), np.concatenate(self._rights)
            self._candidates.offer(self._documents[left], self._documents[right])
        self._lefts.clear()
        self._rights.clear()
        self._count = 0
