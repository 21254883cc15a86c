"""All pairs by the rarest grams they share: every pair exactly, few pairs looked at.

Two similar texts share many grams, so they must share one of their few rarest (the *prefix*).
Documents are grouped by each gram of their prefix, and only pairs within a group are looked
at. Where a group is too heavy, because even the rarest grams are common ones, its members are
grouped again by a second shared gram, a third, and so on: *depth* is how many grams the
members of a group share.

An *entry* is one document in one group, packed into 64 bits so that sorting brings groups
together and orders them by size: hash of the shared grams | document | place of the last
shared gram among the document's grams.
"""

from dataclasses import dataclass

import numpy as np

from titleopt.duplicates.arrays import changes, runs
from titleopt.duplicates.candidates import Candidates
from titleopt.duplicates.gram_table import GramTable
from titleopt.duplicates.measures import Bits, Bounds, Flags, Integers, SmallIntegers
from titleopt.duplicates.neighbourhoods import offer_neighbours

_DEEPEST = 5
# Regrouping an entry costs about as much as looking at this many pairs.
_PAIRS_PER_ENTRY = 25
_ENTRIES_AT_ONCE = 1_000_000
_FEWEST_HASH_BITS = 24
_MIX = np.uint64(0xD6E8FEB86659FD93)
_GOLDEN = np.uint64(0x9E3779B97F4A7C15)


@dataclass(frozen=True)
class _Layout:
    """How the 64 bits of an entry are shared out."""

    place_bits: np.uint64
    document_bits: np.uint64

    @classmethod
    def of(cls, table: GramTable) -> "_Layout":
        largest = int(table.sizes[-1]) if len(table.sizes) else 0
        return cls(np.uint64(largest.bit_length()), np.uint64(len(table.sizes).bit_length()))

    @property
    def low_bits(self) -> np.uint64:
        return self.place_bits + self.document_bits

    def pack(self, groups: Bits, documents: Integers, places: Integers) -> Bits:
        packed = groups << self.low_bits
        packed |= documents.astype(np.uint64) << self.place_bits
        packed |= places.astype(np.uint64)
        return packed

    def group(self, groups: Bits, ranks: SmallIntegers) -> Bits:
        """Return the groups that ``groups`` fall into by one more gram."""
        mixed = (groups * _GOLDEN + ranks.astype(np.uint64)) * _MIX
        mixed ^= mixed >> np.uint64(32)
        mixed *= _MIX
        return mixed >> self.low_bits


def can_join(table: GramTable) -> bool:
    """Whether an entry leaves enough bits to tell groups apart (false for giant texts only)."""
    return 64 - int(_Layout.of(table).low_bits) >= _FEWEST_HASH_BITS


def prefix_join(table: GramTable, bounds: Bounds, candidates: Candidates) -> None:
    """Offer every pair of documents that can be similar enough."""
    _PrefixJoin(table, bounds, candidates).run()


class _Level:
    """Sorted entries that share ``depth`` grams within each group."""

    def __init__(self, layout: _Layout, entries: Bits, depth: int) -> None:
        entries.sort()
        self.entries = entries
        self.depth = depth
        document_mask = (np.uint64(1) << layout.document_bits) - np.uint64(1)
        place_mask = (np.uint64(1) << layout.place_bits) - np.uint64(1)
        self.documents = ((entries >> layout.place_bits) & document_mask).astype(np.int64)
        self.places = (entries & place_mask).astype(np.int64)
        self.groups = entries >> layout.low_bits
        is_first = changes(self.groups)
        self.starts = np.flatnonzero(is_first)
        self.counts = np.diff(np.append(self.starts, len(entries)))
        self.group_of_entry = np.cumsum(is_first) - 1


class _PrefixJoin:
    def __init__(self, table: GramTable, bounds: Bounds, candidates: Candidates) -> None:
        self._table = table
        self._bounds = bounds
        self._candidates = candidates
        self._layout = _Layout.of(table)
        self._probe_lengths = bounds.probe_length(table.sizes)
        self._anchor_lengths = bounds.anchor_length(table.sizes)
        self._fewest_shared = bounds.needed(2 * table.sizes)

    def run(self) -> None:
        lengths = self._probe_lengths
        documents = np.repeat(np.arange(len(lengths)), lengths)
        places = runs(np.zeros_like(lengths), lengths)
        no_groups = np.zeros(len(documents), np.uint64)
        self._join_level(self._entries(no_groups, documents, places), depth=1)

    def _entries(self, groups: Bits, documents: Integers, places: Integers) -> Bits:
        ranks = self._table.ranks[self._table.starts[documents] + places]
        return self._layout.pack(self._layout.group(groups, ranks), documents, places)

    def _join_level(self, entries: Bits, depth: int) -> None:
        level = _Level(self._layout, entries, depth)
        anchors, ends = self._anchors(level)
        if depth < _DEEPEST and len(anchors):
            rooms = self._rooms(level)
            heavy = self._heavy_groups(level, anchors, ends, rooms)
            # A pair that needs no more shared grams than this may have no deeper group.
            deferred = heavy[level.group_of_entry[anchors]] & (
                self._fewest_shared[level.documents[anchors]] > depth
            )
            anchors, ends = anchors[~deferred], ends[~deferred]
            self._offer(level, anchors, ends)
            self._regroup(level, np.flatnonzero(heavy), rooms)
        else:
            self._offer(level, anchors, ends)

    def _anchors(self, level: _Level) -> tuple[Integers, Integers]:
        """Return the entries with partners behind them in their group, and where those end.

        An anchor is the smaller document of its pairs, so it need not look beyond its shorter
        prefix, and the sizes that its place still allows are one range of the group.
        """
        limits = self._anchor_lengths[level.documents] + (level.depth - 1)
        in_company = np.repeat(level.counts > 1, level.counts)
        anchors = np.flatnonzero(in_company & (level.places < limits))
        documents = level.documents[anchors]
        behind = level.places[anchors] - (level.depth - 1)
        largest = self._bounds.largest_partner(self._table.sizes[documents], behind)
        last = self._table.first_at_least(largest + 1)
        nowhere = np.zeros_like(last)
        bound = self._layout.pack(level.groups[anchors], last, nowhere)
        ends = np.searchsorted(level.entries, bound)
        has_partner = ends > anchors + 1
        return anchors[has_partner], ends[has_partner]

    def _rooms(self, level: _Level) -> Integers:
        """Return into how many deeper groups each entry would go."""
        last = np.minimum(
            self._probe_lengths[level.documents] + level.depth,
            self._table.sizes[level.documents],
        )
        return np.maximum(last - 1 - level.places, 0)

    def _heavy_groups(
        self, level: _Level, anchors: Integers, ends: Integers, rooms: Integers
    ) -> Flags:
        pairs = np.bincount(
            level.group_of_entry[anchors],
            weights=ends - anchors - 1,
            minlength=len(level.starts),
        )
        costs = np.add.reduceat(rooms, level.starts) + level.counts
        heavy: Flags = pairs > _PAIRS_PER_ENTRY * costs
        return heavy

    def _regroup(self, level: _Level, heavy: Integers, rooms: Integers) -> None:
        """Join the heavy groups one gram deeper, some at a time to bound the memory."""
        if not len(heavy):
            return
        sums = np.cumsum(np.add.reduceat(rooms, level.starts)[heavy])
        start = 0
        while start < len(heavy):
            done = int(sums[start - 1]) if start else 0
            end = int(np.searchsorted(sums, done + _ENTRIES_AT_ONCE, "right"))
            end = max(end, start + 1)
            chosen = heavy[start:end]
            members = runs(level.starts[chosen], level.counts[chosen])
            self._join_level(self._deeper(level, members, rooms[members]), level.depth + 1)
            start = end

    def _deeper(self, level: _Level, members: Integers, rooms: Integers) -> Bits:
        origins = np.repeat(members, rooms)
        places = runs(level.places[members] + 1, rooms)
        return self._entries(level.groups[origins], level.documents[origins], places)

    def _offer(self, level: _Level, anchors: Integers, ends: Integers) -> None:
        offer_neighbours(
            self._table, self._bounds, self._candidates, level.documents, (anchors, ends)
        )
