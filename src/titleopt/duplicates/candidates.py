"""Pairs of documents that passed the cheap filters, on their way to the exact check."""

import numpy as np

from titleopt.duplicates.arrays import changes
from titleopt.duplicates.gram_table import GramTable
from titleopt.duplicates.measures import Bounds, Integers, Sides

OWN_SIDE = np.uint8(1)
OTHER_SIDE = np.uint8(2)
_BOTH_SIDES = OWN_SIDE | OTHER_SIDE
_PAIRS_AT_ONCE = 1 << 15  # few enough to stay in the processor's cache


class Candidates:
    """Collects pairs whose bitmaps allow them to be similar enough.

    Args:
        table: The documents.
        bounds: What similar enough implies.
        sides: For a join of two lists, which of them each document is in (``OWN_SIDE``,
            ``OTHER_SIDE`` or both bits): pairs within one list are dropped.
    """

    def __init__(self, table: GramTable, bounds: Bounds, sides: Sides | None = None) -> None:
        self._table = table
        self._bounds = bounds
        self._sides = sides
        self._found: list[Integers] = []

    def offer(self, left: Integers, right: Integers) -> None:
        """Keep the pairs that the wide bitmaps (and the sides) allow."""
        # Alike titles share many grams and meet as often: sorting is cheaper than looking again.
        keys = _each_once(
            np.minimum(left, right) * len(self._table.sizes) + np.maximum(left, right)
        )
        for start in range(0, len(keys), _PAIRS_AT_ONCE):
            self._keep_allowed(keys[start : start + _PAIRS_AT_ONCE])

    def pairs(self) -> tuple[Integers, Integers]:
        """Return each pair once, the smaller document number left."""
        if not self._found:
            return np.empty(0, np.int64), np.empty(0, np.int64)
        keys = _each_once(np.concatenate(self._found))
        self._found.clear()
        left, right = np.divmod(keys, len(self._table.sizes))
        return left, right

    def _keep_allowed(self, keys: Integers) -> None:
        sizes = self._table.sizes
        left, right = np.divmod(keys, len(sizes))
        limit = self._bounds.most_different(sizes[left] + sizes[right])
        allowed = self._table.bitmaps.wide_distances(left, right) <= limit
        allowed &= left != right
        if self._sides is not None:
            allowed &= (self._sides[left] | self._sides[right]) == _BOTH_SIDES
        if allowed.any():
            self._found.append(keys[allowed])


def _each_once(keys: Integers) -> Integers:
    """Sort ``keys`` and leave out repeats; np.unique hashes, which is ten times slower here."""
    keys.sort()
    return keys[changes(keys)]
