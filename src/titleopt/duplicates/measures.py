"""What "similar" means, and what it implies of sizes and shared grams.

Every measure compares *compared texts*: the title folded (NFKC, lower case, simplified
script) without white space. All are 0–100, two equal compared texts are 100 and an empty one
is 0 to any other.

``ratio``
    200 · c / (a + b): *a* and *b* count the characters of the two texts, *c* those of their
    longest common subsequence. Sees small changes; the order of the words counts. The number
    ``rapidfuzz.fuzz.ratio`` gives, up to its rounding.
``bag``
    200 · c / (a + b): *c* counts the characters both texts have, as often as both have them,
    in any order. The same words rearranged are the same title. Never below ``ratio``.
``bigram``
    100 · c / (a + b - c): *a* and *b* count the distinct pairs of neighbouring characters, *c*
    those of both. Nearly order-free, far stricter than ``bag`` at the same number. A text of
    one character has itself as its only gram.

The *grams* of a text are what a measure counts: its characters, each told apart by how many
of the same stand before it, or its bigrams.
"""

from dataclasses import dataclass
from numbers import Real
from typing import Literal, get_args

import numpy as np
from numpy.typing import NDArray

from titleopt.errors import ConfigError, InputError

Measure = Literal["ratio", "bag", "bigram"]
MEASURES: tuple[Measure, ...] = get_args(Measure)

LOWEST_SIMILARITY = 50.0
"""Below this nearly every title of a category resembles every other."""

Integers = NDArray[np.int64]
SmallIntegers = NDArray[np.int32]
Bits = NDArray[np.uint64]
Sides = NDArray[np.uint8]
Flags = NDArray[np.bool_]
Floats = NDArray[np.float64]

# Filters may let too much pass, never too little: keeps float noise on the safe side.
_SLACK = 1e-9


@dataclass(frozen=True)
class Bounds:
    """What a similarity of at least some minimum implies.

    Two texts of sizes *a* and *b* (in grams) that are similar enough share at least
    ``share`` · (a + b) grams.

    >>> bounds = Bounds.at("ratio", 80)
    >>> int(bounds.needed(60)), int(bounds.smallest_partner(30)), int(bounds.largest_partner(30))
    (24, 20, 45)
    """

    share: float

    @classmethod
    def at(cls, measure: Measure, min_similarity: float) -> "Bounds":
        """Return the bounds of ``measure`` at ``min_similarity`` (0–100)."""
        part = min_similarity / 100
        return cls(part / (1 + part) if measure == "bigram" else part / 2)

    def needed(self, total: Integers | int) -> Integers:
        """Return how many grams two texts of ``total`` grams together must share."""
        return np.ceil(self.share * np.asarray(total) - _SLACK).astype(np.int64)

    def smallest_partner(self, size: Integers | int) -> Integers:
        """Return the least size a similar text can have."""
        return np.ceil(np.asarray(size) * self.share / (1 - self.share) - _SLACK).astype(np.int64)

    def largest_partner(self, size: Integers | int, behind: Integers | int = 0) -> Integers:
        """Return the greatest size of a similar text, ``behind`` grams being known not shared."""
        size = np.asarray(size)
        return np.floor((size - behind) / self.share - size + _SLACK).astype(np.int64)

    def most_different(self, total: Integers | int) -> Integers:
        """Return how many grams may stand in one text only, of ``total`` in both."""
        return np.floor((1 - 2 * self.share) * np.asarray(total) + _SLACK).astype(np.int64)

    def probe_length(self, size: Integers | int) -> Integers:
        """Return how many of its rarest grams a text shares one of with *any* similar text."""
        size = np.asarray(size)
        lengths: Integers = size - self.needed(size + self.smallest_partner(size)) + 1
        return np.minimum(lengths, size)

    def anchor_length(self, size: Integers | int) -> Integers:
        """Return the same for similar texts that are not smaller: fewer grams will do."""
        size = np.asarray(size)
        lengths: Integers = size - self.needed(2 * size) + 1
        return np.minimum(lengths, size)


def check_measure(measure: str) -> Measure:
    """Return ``measure`` if there is one of that name.

    Raises:
        ConfigError: There is none.

    >>> check_measure("bag")
    'bag'
    """
    for known in MEASURES:
        if measure == known:
            return known
    raise ConfigError(
        f"没有相似度算法 {measure!r}",
        hint=f"可选：{'、'.join(MEASURES)}",
        en=f"there is no measure {measure!r}",
        hint_en=f"choose one of {', '.join(MEASURES)}",
    )


def check_similarity(value: float, lowest: float = LOWEST_SIMILARITY) -> float:
    """Return ``value`` as a float if it lies in [lowest, 100].

    Raises:
        ConfigError: It does not.

    >>> check_similarity(80)
    80.0
    """
    if not (isinstance(value, Real) and lowest <= value <= 100):  # noqa: PLR2004 - the top
        raise ConfigError(
            f"最低相似度 {value} 超出范围",
            hint=f"请填 {lowest:g} 到 100",
            en=f"a similarity of {value} is out of range",
            hint_en=f"take {lowest:g} to 100",
        )
    return float(value)


def check_limit(limit: int | None) -> None:
    """Refuse a number of answers below 0.

    Raises:
        ConfigError: It is negative.

    """
    if limit is not None and limit < 0:
        raise ConfigError(
            f"条数 {limit} 超出范围",
            hint="请填 0 或更大的数",
            en=f"the limit {limit} is out of range",
            hint_en="take 0 or more",
        )


def check_same_measure(one: Measure, other: Measure) -> None:
    """Refuse to compare titles that were read for different measures.

    Raises:
        InputError: They differ.

    """
    if one != other:
        raise InputError(
            f"两个索引的相似度算法不同：{one} 与 {other}",
            en=f"two indexes of different measures: {one} and {other}",
        )
