"""The answers: one match of a query, all pairs of a join."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from pydantic import Field

from titleopt.duplicates.measures import Floats
from titleopt.model import Value

Key = int | str
"""What the caller calls a title: its position, or an id."""

KeyArray = NDArray[np.int64] | NDArray[np.object_]


class Match(Value):
    """One title of the index that is similar enough to the one asked about."""

    key: Key
    title: str = Field(description="as it was added")
    similarity: float = Field(ge=0, le=100)
    compared: str = Field(description="the title as it was compared: folded, no white space")


@dataclass(frozen=True, eq=False)
class Pairs:
    """All similar pairs as three arrays of one length, ascending by position.

    ``left`` and ``right`` hold keys: int64 positions in the order given when the titles have
    no keys of their own (or integer ones), else an object array.
    """

    left: KeyArray
    right: KeyArray
    similarity: Floats

    def __len__(self) -> int:
        return len(self.similarity)
