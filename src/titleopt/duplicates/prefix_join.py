"""All pairs by the rarest grams they share: every pair exactly, few pairs looked at.

Two similar texts share many grams, so they must share one of their few rarest (the *prefix*).
Documents are grouped by each gram of their prefix, and only pairs within a group are looked
at. Where a group is too heavy, because even the rarest grams are common ones, its members are
grouped again by a second shared gram, a third, and so on: *depth* is how many grams the
members of a group share.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import numpy as np

from titleopt.duplicates.arrays import runs
from titleopt.duplicates.candidates import Candidates
from titleopt.duplicates.entries import Layout, Level
from titleopt.duplicates.gram_table import GramTable
from titleopt.duplicates.measures import Bits, Bounds, Flags, Integers
from titleopt.duplicates.neighbourhoods import Neighbourhoods, Ranges

_DEEPEST = 5
# Regrouping an entry costs about as much as looking at this many pairs.
_PAIRS_PER_ENTRY = 25
_ENTRIES_AT_ONCE = 1 << 18
_FEWEST_HASH_BITS = 24

Piece = Callable[[], None]
"""A part of the work that touches no other part."""


def can_join(table: GramTable) -> bool:
    """Whether an entry leaves enough bits to tell groups apart (false for giant texts only)."""
    return 64 - int(Layout.of(table).low_bits) >= _FEWEST_HASH_BITS


def prefix_join(
    table: GramTable, bounds: Bounds, candidates: Candidates, *, workers: int = 1
) -> None:
    """Offer every pair of documents that can be similar enough, in ``workers`` threads."""
    pieces = _PrefixJoin(table, bounds, candidates).pieces()
    if workers == 1:
        for piece in pieces:
            piece()
        return
    with ThreadPoolExecutor(workers) as pool:
        for _ in pool.map(lambda piece: piece(), pieces):
            pass


class _PrefixJoin:
    def __init__(self, table: GramTable, bounds: Bounds, candidates: Candidates) -> None:
        self._table = table
        self._bounds = bounds
        self._candidates = candidates
        self._layout = Layout.of(table)
        sizes = np.arange(len(table.first_of_size))
        self._probe_lengths = bounds.probe_length(sizes)
        self._anchor_lengths = bounds.anchor_length(sizes)
        self._fewest_shared = bounds.needed(2 * sizes)

    def pieces(self) -> Iterator[Piece]:
        """Group all documents and yield what there is to do."""
        lengths = self._probe_lengths[self._table.sizes]
        documents = np.repeat(np.arange(len(lengths)), lengths)
        places = runs(np.zeros_like(lengths), lengths)
        no_groups = np.zeros(len(documents), np.uint64)
        return self._pieces(self._entries(no_groups, documents, places), depth=1)

    def _entries(self, groups: Bits, documents: Integers, places: Integers) -> Bits:
        ranks = self._table.ranks[self._table.starts[documents] + places]
        return self._layout.pack(self._layout.group(groups, ranks), documents, places)

    def _pieces(self, entries: Bits, depth: int) -> Iterator[Piece]:
        level = Level(self._layout, self._table, entries, depth)
        anchors, reaches = self._anchors(level)
        rooms = heavy = np.empty(0, np.int64)
        if depth < _DEEPEST and len(anchors):
            rooms = self._rooms(level)
            is_heavy = self._heavy_groups(level, anchors, reaches, rooms)
            # A pair that needs no more shared grams than this may have no deeper group.
            here = ~is_heavy[level.group_of_entry[anchors]]
            here |= self._fewest_shared[level.sizes[anchors]] <= depth
            anchors, reaches = anchors[here], reaches[here]
            heavy = np.flatnonzero(is_heavy)
        if len(anchors):
            near = Neighbourhoods(self._table, self._bounds, self._candidates, level)
            yield from near.pieces(Ranges(anchors, reaches))
        yield from self._regroupings(level, heavy, rooms)

    def _anchors(self, level: Level) -> tuple[Integers, Integers]:
        """Return the entries with partners behind them in their group, and how many.

        An anchor is the smaller document of its pairs, so it need not look beyond its shorter
        prefix, and the sizes that its place still allows are one range of the group.
        """
        behind = level.places - (level.depth - 1)
        anchors = np.flatnonzero(behind < self._anchor_lengths[level.sizes])
        largest = self._bounds.largest_partner(level.sizes[anchors], behind[anchors])
        last = self._table.first_at_least(largest + 1)
        nowhere = np.zeros_like(last)
        bound = self._layout.pack(level.groups[anchors], last, nowhere)
        ends = np.searchsorted(level.entries, bound)
        reaches = ends - anchors - 1
        has_partner = reaches > 0
        return anchors[has_partner], reaches[has_partner]

    def _rooms(self, level: Level) -> Integers:
        """Return into how many deeper groups each entry would go."""
        last = np.minimum(self._probe_lengths[level.sizes] + level.depth, level.sizes)
        return np.maximum(last - 1 - level.places, 0)

    def _heavy_groups(
        self, level: Level, anchors: Integers, reaches: Integers, rooms: Integers
    ) -> Flags:
        pairs = np.bincount(
            level.group_of_entry[anchors],
            weights=reaches,
            minlength=len(level.starts),
        )
        costs = np.add.reduceat(rooms, level.starts) + level.counts
        heavy: Flags = pairs > _PAIRS_PER_ENTRY * costs
        return heavy

    def _regroupings(self, level: Level, heavy: Integers, rooms: Integers) -> Iterator[Piece]:
        """Join the heavy groups one gram deeper, some at a time to bound the memory."""
        if not len(heavy):
            return
        sums = np.cumsum(np.add.reduceat(rooms, level.starts)[heavy])
        start = 0
        while start < len(heavy):
            done = int(sums[start - 1]) if start else 0
            end = int(np.searchsorted(sums, done + _ENTRIES_AT_ONCE, "right"))
            end = max(end, start + 1)
            yield partial(self._regroup, level, heavy[start:end], rooms)
            start = end

    def _regroup(self, level: Level, groups: Integers, rooms: Integers) -> None:
        members = runs(level.starts[groups], level.counts[groups])
        for piece in self._pieces(self._deeper(level, members, rooms[members]), level.depth + 1):
            piece()

    def _deeper(self, level: Level, members: Integers, rooms: Integers) -> Bits:
        origins = np.repeat(members, rooms)
        places = runs(level.places[members] + 1, rooms)
        return self._entries(level.groups[origins], level.documents[origins], places)
