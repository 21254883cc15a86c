"""How often a word stands among the things of a department in the market's data."""

from collections.abc import Set as AbstractSet
from typing import NamedTuple

import numpy as np

from titleopt.market.companions import Companions

# Smooths counts of which many are none.
_FEW = 0.3


class Among(NamedTuple):
    """How often a word stands among things of departments in the market."""

    documents: int
    """How many documents name such things."""
    beside: int
    """In how many of them it stands."""
    expected: float
    """In how many it would stand by chance."""

    @property
    def log_ratio(self) -> float:
        """How much more often than by chance, as a logarithm."""
        return float(np.log((self.beside + _FEW) / (self.expected + _FEW)))


def among(
    companions: Companions,
    word: int,
    departments: AbstractSet[str],
    without: AbstractSet[str] | None = None,
) -> Among:
    """Count a word among the things of departments.

    Args:
        companions: The market's counts.
        word: The word's number.
        departments: The departments.
        without: Those of a document with the word that is left out; None when none is.

    """
    beside, documents = companions.among(word, departments)
    count = int(companions.counts[word])
    if without is not None:
        left_out = len(departments & without)
        beside, documents, count = beside - left_out, documents - left_out, count - 1
    expected = max(count, 0) * max(documents, 0) / max(companions.documents, 1)
    return Among(max(documents, 0), max(beside, 0), expected)
