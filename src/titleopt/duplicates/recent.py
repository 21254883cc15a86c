"""Titles added since the library was built: few, so every query looks at all of them."""

from collections.abc import Sequence

import numpy as np

from titleopt.duplicates.bitmaps import bitmaps_of, empty_bitmaps
from titleopt.duplicates.grams import grams_of, hashes_of
from titleopt.duplicates.measures import Bounds, Floats, Integers, Measure
from titleopt.duplicates.postings import Plan
from titleopt.duplicates.query import Query
from titleopt.duplicates.texts import compared_texts

_FIRST_ROOM = 64


class Recent:
    """An appendable list of titles with their bitmaps.

    >>> recent = Recent("ratio")
    >>> recent.add("T恤", Query.read("t恤", "ratio"))
    >>> recent.similar(Query.read("t恤", "ratio"), 80)
    (array([0]), array([100.]))
    """

    def __init__(self, measure: Measure, titles: Sequence[str] = ()) -> None:
        self._measure = measure
        self.titles = list(titles)
        self.texts = compared_texts(titles)
        grams = grams_of(self.texts, measure)
        maps = bitmaps_of(grams.sizes, hashes_of(grams.codes))
        self._sizes, self._bitmaps = grams.sizes, maps

    def __len__(self) -> int:
        return len(self.titles)

    def add(self, title: str, query: Query) -> None:
        """Append one title, read as a query."""
        place = len(self)
        if place == len(self._sizes):
            self._grow()
        self._sizes[place] = query.size
        self._bitmaps.narrow[place] = query.narrow
        self._bitmaps.wide[place] = query.wide
        self.titles.append(title)
        self.texts.append(query.text)

    def similar(self, query: Query, min_similarity: float) -> tuple[Integers, Floats]:
        """Return the places at least ``min_similarity`` like the query, and how like."""
        if not self.titles:
            return np.empty(0, np.int64), np.empty(0)
        bounds = Bounds.at(self._measure, min_similarity)
        limit = Plan.of(bounds, query.size).limit
        different = np.bitwise_count(self._bitmaps.narrow[: len(self)] ^ query.narrow)
        near = (different <= limit).nonzero()[0]
        near = query.possible(near, self._sizes, self._bitmaps, bounds)
        texts = [self.texts[place] for place in near.tolist()]
        return query.confirmed(near, texts, min_similarity)

    def _grow(self) -> None:
        room = max(2 * len(self._sizes), _FIRST_ROOM)
        sizes, bitmaps = np.zeros(room, np.int64), empty_bitmaps(room)
        sizes[: len(self)] = self._sizes
        bitmaps.narrow[: len(self)], bitmaps.wide[: len(self)] = self._bitmaps
        self._sizes, self._bitmaps = sizes, bitmaps
