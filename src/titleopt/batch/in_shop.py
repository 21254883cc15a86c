"""Which listings of a sheet repeat each other within one shop.

Rows of one shop with one id are one listing, seen on several days or in several sizes: they
never repeat each other, and count and are named once. Rows without a shop are one shop.
"""

from functools import cached_property
from typing import NamedTuple

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from titleopt.batch.find_duplicates import Duplicates
from titleopt.batch.listings import Listings
from titleopt.duplicates.arrays import changes, runs
from titleopt.duplicates.measures import Flags, Floats, Integers

# How many other listings a finding may name; the rest is counted.
LISTED = 20
_PAIRS_AT_ONCE = 1 << 20
_ANSWERS_KEPT = 256


class Others(NamedTuple):
    """Other listings of the shop: some of them, the most similar first, and how many."""

    positions: list[int]
    similarity: list[float]
    total: int


_NOBODY = Others([], [], 0)


class _Near(NamedTuple):
    """What all rows of one shop with one compared text are near to, each listing once."""

    positions: Integers
    similarity: Floats
    listings: Integers
    """Ascending."""


class InShop:
    """The same and the near titles of each row's own shop.

    Args:
        listings: All titled rows.
        near: The near duplicates of their titles, whatever the shop; None when nobody looked.

    """

    def __init__(self, listings: Listings, near: Duplicates | None) -> None:
        self._shops = listings.shops
        self._listings = listings.listing_numbers()
        self._by_group = np.lexsort((self._listings, listings.keys, self._shops))
        is_new = changes(listings.keys[self._by_group]) | changes(self._shops[self._by_group])
        self._groups = np.empty(len(listings), np.int64)
        self._groups[self._by_group] = np.cumsum(is_new) - 1
        is_first = is_new | changes(self._listings[self._by_group])
        self._firsts = self._by_group[is_first]
        self._starts = np.append(np.flatnonzero(is_new[is_first]), len(self._firsts))
        self._near = None if near is None else _ShopTexts(near, self._shops)
        self._answers: dict[int, _Near] = {}

    def same(self, position: int) -> Others:
        """Return the other listings that say the same, in the order of the sheet."""
        group = self._groups[position]
        start, end = int(self._starts[group]), int(self._starts[group + 1])
        firsts = self._firsts[start : min(end, start + LISTED + 1)]
        others = firsts[self._listings[firsts] != self._listings[position]][:LISTED].tolist()
        return Others(others, [100.0] * len(others), end - start - 1)

    def near(self, position: int) -> Others:
        """Return the other listings that say nearly the same."""
        if self._near is not None and not self._near.has_neighbours(position):
            return _NOBODY
        found = self._near_of(position)
        own = self._listings[position]
        place = int(np.searchsorted(found.listings, own))
        is_there = place < len(found.listings) and found.listings[place] == own
        first = slice(LISTED + 1)
        other = self._listings[found.positions[first]] != own
        return Others(
            found.positions[first][other][:LISTED].tolist(),
            found.similarity[first][other][:LISTED].tolist(),
            len(found.listings) - is_there,
        )

    def _near_of(self, position: int) -> _Near:
        if self._near is None:
            raise AssertionError("nobody looked for near titles")
        text = self._near.text_of(position)
        if text in self._answers:
            return self._answers[text]
        positions, similarity = self._near.neighbours(text)
        other = self._groups[positions] != self._groups[position]
        positions, similarity = positions[other], similarity[other]
        listings, first = np.unique(self._listings[positions], return_index=True)
        first.sort()
        found = _Near(positions[first], similarity[first], listings)
        if len(self._answers) >= _ANSWERS_KEPT:
            self._answers.clear()
        self._answers[text] = found
        return found

    def clusters(self) -> list[list[int]]:
        """Return the positions of the listings of each group that repeats itself in a shop."""
        same = ~changes(self._groups[self._by_group])[1:]
        edges = [(self._by_group[:-1][same], self._by_group[1:][same])]
        if self._near is not None:
            edges += self._near.edges()
        labels = _components(len(self._groups), edges)
        order = np.lexsort((self._listings, labels))
        is_new = changes(labels[order])
        is_first = is_new | changes(self._listings[order])
        firsts = order[is_first]
        bounds = np.append(np.flatnonzero(is_new[is_first]), len(firsts))
        several = np.flatnonzero(np.diff(bounds) > 1)
        return sorted(
            sorted(firsts[start:end].tolist())
            for start, end in zip(bounds[several], bounds[several + 1], strict=True)
        )


class _ShopTexts:
    """The texts of each shop: what its rows with equal compared titles have in common.

    A text of a shop is numbered document · shops + shop.
    """

    def __init__(self, near: Duplicates, shops: Integers) -> None:
        self._duplicates = near
        self._shops = int(shops.max(initial=0)) + 1
        self._text_of_row = near.documents * np.int64(self._shops) + shops
        self._rows = np.argsort(self._text_of_row, kind="stable")
        self._sorted = self._text_of_row[self._rows]

    @cached_property
    def _is_linked(self) -> Flags:
        """Of each row, whether a text is near its own; asked for when the first row is scored."""
        linked: Flags = self._duplicates.degrees()[self._duplicates.documents] > 0
        return linked

    def text_of(self, position: int) -> int:
        """Return the number of a row's text."""
        return int(self._text_of_row[position])

    def has_neighbours(self, position: int) -> bool:
        """Whether any text is near a row's, in whatever shop."""
        return bool(self._is_linked[position])

    def neighbours(self, text: int) -> tuple[Integers, Floats]:
        """Return the rows of the same shop near a text, the most similar first."""
        document, shop = divmod(text, self._shops)
        others, similarity = self._duplicates.linked(document)
        order = np.argsort(-similarity, kind="stable")
        wanted = others[order] * self._shops + shop
        starts = np.searchsorted(self._sorted, wanted, "left")
        counts = np.searchsorted(self._sorted, wanted, "right") - starts
        return self._rows[runs(starts, counts)], np.repeat(similarity[order], counts)

    def edges(self) -> list[tuple[Integers, Integers]]:
        """Return pairs of rows that link the near texts of each shop, one for two texts."""
        is_first = changes(self._sorted)
        texts, rows = self._sorted[is_first], self._rows[is_first]
        left, right, _ = self._duplicates.document_pairs
        found: list[tuple[Integers, Integers]] = []
        spread = np.bincount(texts // self._shops, minlength=self._duplicates.document_count)
        few = np.where(spread[left] <= spread[right], left, right)
        many = left + right - few
        starts = np.searchsorted(texts, few * self._shops)
        sums = np.cumsum(spread[few])
        place = 0
        while place < len(few):
            done = int(sums[place - 1]) if place else 0
            end = max(int(np.searchsorted(sums, done + _PAIRS_AT_ONCE, "right")), place + 1)
            part = slice(place, end)
            own = runs(starts[part], spread[few[part]])
            wanted = np.repeat(many[part], spread[few[part]]) * self._shops
            wanted += texts[own] % self._shops
            there = np.minimum(np.searchsorted(texts, wanted), len(texts) - 1)
            both = texts[there] == wanted
            found.append((rows[own[both]], rows[there[both]]))
            place = end
        return found


def _components(count: int, edges: list[tuple[Integers, Integers]]) -> Integers:
    left = np.concatenate([pair[0] for pair in edges])
    right = np.concatenate([pair[1] for pair in edges])
    graph = coo_array((np.ones(len(left), np.int8), (left, right)), shape=(count, count))
    _, labels = connected_components(graph, directed=False)
    return np.asarray(labels, np.int64)
