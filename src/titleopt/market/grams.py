"""Texts as characters and pairs of neighbours, in numbers: fast enough for a hundred thousand."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Integers = NDArray[np.int64]
Floats = NDArray[np.float32]
_CODE_BITS = 21


class Grams(NamedTuple):
    """The distinct grams of several texts: text ``owners[i]`` holds ``codes[i]``."""

    owners: Integers
    codes: Integers


def grams_of(texts: Sequence[str]) -> Grams:
    """Return the characters and neighbour pairs of each text, each once.

    >>> len(grams_of(["棉棉衣"]).codes)
    4
    """
    lengths = np.fromiter(map(len, texts), np.int64, len(texts))
    raw = "".join(texts).encode("utf-32-le", "surrogatepass")
    characters = np.frombuffer(raw, np.uint32).astype(np.int64) + 1
    owners = np.repeat(np.arange(len(texts)), lengths)
    joined = owners[1:] == owners[:-1]
    pairs = ((characters[:-1] << _CODE_BITS) | characters[1:])[joined]
    every = np.concatenate([characters, pairs])
    of = np.concatenate([owners, owners[:-1][joined]])
    order = np.lexsort((every, of))
    of, every = of[order], every[order]
    is_first = np.ones(len(every), bool)
    is_first[1:] = (every[1:] != every[:-1]) | (of[1:] != of[:-1])
    return Grams(of[is_first], every[is_first])


def gram_counts(text: str) -> tuple[Integers, Integers]:
    """Return the distinct grams of one text with how often it holds each.

    >>> gram_counts("棉棉衣")[1].tolist()
    [2, 1, 1, 1]
    """
    raw = text.encode("utf-32-le", "surrogatepass")
    characters = np.frombuffer(raw, np.uint32).astype(np.int64) + 1
    pairs = (characters[:-1] << _CODE_BITS) | characters[1:]
    codes, counts = np.unique(np.concatenate([characters, pairs]), return_counts=True)
    return codes, counts


def is_pair(codes: Integers) -> NDArray[np.bool_]:
    """Return which grams are pairs and not single characters."""
    paired: NDArray[np.bool_] = codes >= (1 << _CODE_BITS)
    return paired


def places_in(vocabulary: Integers, codes: Integers) -> Integers:
    """Return the place of each code in a sorted vocabulary, -1 where it is not in it."""
    if not len(vocabulary):
        return np.full(len(codes), -1)
    places = np.searchsorted(vocabulary, codes)
    places[places == len(vocabulary)] = 0
    return np.where(vocabulary[places] == codes, places, -1)


def ranges(starts: Integers, counts: Integers) -> Integers:
    """Return the numbers of many ranges one after the other.

    >>> ranges(np.array([5, 1]), np.array([2, 3])).tolist()
    [5, 6, 1, 2, 3]
    """
    total = int(counts.sum())
    if not total:
        return np.zeros(0, np.int64)
    before = np.cumsum(counts) - counts
    ranges: np.ndarray = np.arange(total) + np.repeat(starts - before, counts)
    return ranges
