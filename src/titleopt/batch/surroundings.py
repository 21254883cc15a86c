"""What a sheet knows of each of its titles: which others, and which rivals', say the same."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from titleopt.batch.find_duplicates import Duplicates, find_duplicates
from titleopt.batch.listings import Listing, Listings
from titleopt.facts.context import Context, Neighbour
from titleopt.text.fold import fold
from titleopt.text.tokenizer import tokenize

# A finding names a few and counts the rest.
LISTED = 20
# Of very many rows with one title no more are looked at one by one.
LOOKED_AT = 1000
NEAR_FROM = 80.0
# Beyond this the index of near titles would not fit the memory promised for large sheets.
MOST_NEAR = 100_000
SAME = 100.0


class Surroundings:
    """The listings of a sheet among each other and among rivals' titles.

    Args:
        listings: The sheet's titled rows.
        rivals: Competitors' titles; None when nobody gave any.
        near: Whether near duplicates are looked for beside exact repeats; None for yes
            up to ``MOST_NEAR`` rows.

    """

    def __init__(
        self, listings: Listings, rivals: Listings | None = None, *, near: bool | None = None
    ) -> None:
        self.listings = listings
        self.rivals = rivals
        self.looked_near = len(listings) <= MOST_NEAR if near is None else near
        self._near = self._find_near() if self.looked_near else None
        self._near_rows = frozenset(self._near.rows) if self._near else frozenset()
        self._rival_words = _words_of(rivals) if rivals is not None else frozenset()

    def _find_near(self) -> Duplicates:
        against = self.rivals.titles() if self.rivals is not None else []
        return find_duplicates(
            self.listings.titles(), measure="ratio", min_similarity=NEAR_FROM, against=against
        )

    def context(self, position: int) -> Context:
        """Return what is known of the title at this position."""
        key = self.listings.key(position)
        same = self.listings.same(key)
        near: list[Neighbour] | None = None
        near_rivals: list[Neighbour] | None = None
        if self._near is not None:
            near, near_rivals = self._near_of(position, set(same.tolist()), key)
        return Context(
            same_in_shop=self._same_in_shop(position, same),
            near_in_shop=_cut(near),
            same_as_competitor=self._same_rivals(key),
            near_competitor=None if self.rivals is None else _cut(near_rivals),
            own_words=None if self.rivals is None else self._own_words(position),
        )

    def _same_in_shop(self, position: int, same: NDArray[np.int64]) -> tuple[Neighbour, ...]:
        """Name some of the other listings of the shop with this title; count all."""
        looked = same[:LOOKED_AT].tolist()
        others = [p for p in looked if self.listings.two_of_one_shop(position, p)]
        listed = [_neighbour(self.listings[other], SAME) for other in others[:LISTED]]
        return _listed(listed, len(others) + len(same) - len(looked))

    def _same_rivals(self, key: int) -> tuple[Neighbour, ...] | None:
        if self.rivals is None:
            return None
        same = self.rivals.same(key)
        listed = [_neighbour(self.rivals[other], SAME) for other in same[:LISTED].tolist()]
        return _listed(listed, len(same))

    def _near_of(
        self, position: int, same: set[int], key: int
    ) -> tuple[list[Neighbour], list[Neighbour]]:
        own: list[Neighbour] = []
        rivals: list[Neighbour] = []
        if self._near is None or position not in self._near_rows:
            return own, rivals
        for found in self._near.neighbours(position):
            other = int(found.key)
            if found.is_rival and self.rivals is not None:
                if self.rivals.key(other) != key:
                    rivals.append(_neighbour(self.rivals[other], found.similarity))
            elif other not in same and self.listings.two_of_one_shop(position, other):
                own.append(_neighbour(self.listings[other], found.similarity))
        return own, rivals

    def _own_words(self, position: int) -> tuple[str, ...]:
        words = _words(self.listings[position].title)
        return tuple(word for word in words if word not in self._rival_words)

    def clusters(self) -> list[list[int]]:
        """Return the positions of the listings of each group that repeats itself in a shop."""
        groups = [group.tolist() for group in self.listings.repeated()]
        if self._near is not None:
            groups += [list(cluster.rows) for cluster in self._near.clusters]
        return sorted(
            listings for group in _united(groups) for listings in self.listings.distinct(group)
        )


def _neighbour(listing: Listing, similarity: float) -> Neighbour:
    return Neighbour(listing.title, similarity, listing.row or None, listing.id)


def _listed(some: Iterable[Neighbour], count: int) -> tuple[Neighbour, ...]:
    listed = list(some)[:LISTED]
    if listed and count > len(listed):
        listed[-1] = listed[-1]._replace(more=count - len(listed))
    return tuple(listed)


def _cut(found: list[Neighbour] | None) -> tuple[Neighbour, ...] | None:
    return None if found is None else _listed(found, len(found))


def _words_of(rivals: Listings) -> frozenset[str]:
    return frozenset(
        word for position in range(len(rivals)) for word in _words(rivals[position].title)
    )


def _words(title: str) -> list[str]:
    """Return the words of a title that can say what is special: no single characters."""
    texts = [token.text for token in tokenize(fold(title))]
    return [text for text in texts if len(text) > 1 and not text.isdigit() and text.isalnum()]


def _united(groups: list[list[int]]) -> list[list[int]]:
    """Join groups that share a member.

    >>> _united([[4, 5], [0, 1], [1, 2]])
    [[0, 1, 2], [4, 5]]
    """
    leader: dict[int, int] = {}

    def lead(position: int) -> int:
        while (above := leader.setdefault(position, position)) != position:
            leader[position] = position = leader[above]
        return position

    for group in groups:
        for position in group[1:]:
            first, other = lead(group[0]), lead(position)
            leader[max(first, other)] = min(first, other)
    united: dict[int, list[int]] = {}
    for position in sorted(leader):
        united.setdefault(lead(position), []).append(position)
    return sorted(united.values())
