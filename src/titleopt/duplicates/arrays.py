"""Runs in arrays: neighbours that belong together."""

import numpy as np
from numpy.typing import NDArray

from titleopt.duplicates.measures import Flags, Integers


def changes(values: NDArray[np.generic]) -> Flags:
    """Return where a value differs from the one before it; the first always does.

    >>> changes(np.array([4, 4, 7])).tolist()
    [True, False, True]
    """
    changed = np.ones(len(values), bool)
    np.not_equal(values[1:], values[:-1], out=changed[1:])
    return changed


def starts_of(sizes: Integers) -> Integers:
    """Return where each run of ``sizes`` begins, and where the last one ends.

    >>> starts_of(np.array([2, 0, 3])).tolist()
    [0, 2, 2, 5]
    """
    starts = np.zeros(len(sizes) + 1, np.int64)
    np.cumsum(sizes, out=starts[1:])
    return starts


def runs(starts: Integers, sizes: Integers) -> Integers:
    """Return the positions of the runs that begin at ``starts``, one run after the other.

    >>> runs(np.array([7, 2]), np.array([2, 3])).tolist()
    [7, 8, 2, 3, 4]
    """
    before = np.cumsum(sizes) - sizes
    return np.repeat(starts - before, sizes) + np.arange(int(sizes.sum()))
