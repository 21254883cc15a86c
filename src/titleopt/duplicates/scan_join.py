"""All pairs by looking at all pairs, 64 bits each: the best way for a few thousand titles."""

import numpy as np

from titleopt.duplicates.candidates import Candidates
from titleopt.duplicates.gram_table import GramTable
from titleopt.duplicates.measures import Bits, Bounds, Integers

_ROWS = 16
_COLUMNS = 8192
_MOST_BITS = 64


def scan_join(table: GramTable, bounds: Bounds, candidates: Candidates) -> None:
    """Offer every pair of documents of similar size whose first bitmaps are alike.

    Documents are numbered by size, so the partners of a block of rows are one range.
    """
    ends = table.first_at_least(bounds.largest_partner(table.sizes) + 1)
    for top in range(0, len(table.sizes), _ROWS):
        bottom = min(top + _ROWS, len(table.sizes))
        last = int(ends[bottom - 1])
        for start in range(top, last, _COLUMNS):
            _scan_block(
                table, bounds, candidates, (top, bottom), (start, min(start + _COLUMNS, last))
            )


def _scan_block(
    table: GramTable,
    bounds: Bounds,
    candidates: Candidates,
    rows: tuple[int, int],
    columns: tuple[int, int],
) -> None:
    (top, bottom), (start, end) = rows, columns
    bitmaps = table.bitmaps.narrow
    limit = int(bounds.most_different(int(table.sizes[bottom - 1] + table.sizes[end - 1])))
    near = near_pairs(bitmaps[top:bottom, None], bitmaps[None, start:end], limit)
    if len(near):
        left, right = np.divmod(near, end - start)
        left, right = left + top, right + start
        once = left < right
        candidates.offer(left[once], right[once])


def near_pairs(left: Bits, right: Bits, limit: int) -> Integers:
    """Return the flat positions of the pairs that differ in at most ``limit`` bits."""
    different = np.bitwise_count(left ^ right)
    return np.flatnonzero(different <= np.uint8(min(limit, _MOST_BITS)))
