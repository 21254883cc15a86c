"""Documents in groups of shared grams, packed into numbers that sorting brings together.

An *entry* is one document in one group, 64 bits that order groups, and the documents of a
group by size: hash of the shared grams | document | place of the last shared gram among the
document's grams.
"""

from dataclasses import dataclass

import numpy as np

from titleopt.duplicates.arrays import changes
from titleopt.duplicates.gram_table import GramTable
from titleopt.duplicates.measures import Bits, Integers, SmallIntegers

_MIX = np.uint64(0xD6E8FEB86659FD93)
_GOLDEN = np.uint64(0x9E3779B97F4A7C15)


@dataclass(frozen=True)
class Layout:
    """How the 64 bits of an entry are shared out."""

    place_bits: np.uint64
    document_bits: np.uint64

    @classmethod
    def of(cls, table: GramTable) -> "Layout":
        """Leave as many bits to the hash as the table allows."""
        largest = int(table.sizes[-1]) if len(table.sizes) else 0
        return cls(np.uint64(largest.bit_length()), np.uint64(len(table.sizes).bit_length()))

    @property
    def low_bits(self) -> np.uint64:
        """How many bits are below the hash."""
        return self.place_bits + self.document_bits

    def pack(self, groups: Bits, documents: Integers, places: Integers) -> Bits:
        """Return entries."""
        packed = groups << self.low_bits
        packed |= documents.astype(np.uint64) << self.place_bits
        packed |= places.astype(np.uint64)
        return packed

    def documents(self, entries: Bits) -> Integers:
        """Return the document of each entry."""
        mask = (np.uint64(1) << self.document_bits) - np.uint64(1)
        return ((entries >> self.place_bits) & mask).astype(np.int64)

    def places(self, entries: Bits) -> Integers:
        """Return the place of the last shared gram of each entry."""
        mask = (np.uint64(1) << self.place_bits) - np.uint64(1)
        return (entries & mask).astype(np.int64)

    def group(self, groups: Bits, ranks: SmallIntegers) -> Bits:
        """Return the groups that ``groups`` fall into by one more gram."""
        mixed = (groups * _GOLDEN + ranks.astype(np.uint64)) * _MIX
        mixed ^= mixed >> np.uint64(32)
        mixed *= _MIX
        return mixed >> self.low_bits


class Level:
    """Sorted entries that share ``depth`` grams within each group of two or more."""

    def __init__(self, layout: Layout, table: GramTable, entries: Bits, depth: int) -> None:
        entries.sort()
        self.entries = entries = _in_company(entries, layout.low_bits)
        self.depth = depth
        self.documents = layout.documents(entries)
        self.places = layout.places(entries)
        self.sizes = table.sizes[self.documents]
        self.groups = entries >> layout.low_bits
        is_first = changes(self.groups)
        self.starts = np.flatnonzero(is_first)
        self.counts = np.diff(np.append(self.starts, len(entries)))
        self.group_of_entry = np.cumsum(is_first) - 1


def _in_company(entries: Bits, low_bits: np.uint64) -> Bits:
    """Leave out the entries that are alone in their group."""
    groups = entries >> low_bits
    alone = changes(groups)
    alone[:-1] &= alone[1:]
    return entries[~alone]
