"""What a sheet knows of each of its titles: which others, and which rivals', say the same."""

from collections.abc import Iterable

from titleopt.batch.find_duplicates import Duplicates, find_duplicates
from titleopt.batch.in_shop import LISTED, InShop, Others
from titleopt.batch.listings import Listing, Listings
from titleopt.duplicates.explain import explain
from titleopt.facts.context import Context, Neighbour
from titleopt.text.fold import fold
from titleopt.text.tokenizer import tokenize

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
        self._in_shop = InShop(listings, self._near)
        self._rival_words = _words_of(rivals) if rivals is not None else frozenset()

    def _find_near(self) -> Duplicates:
        against = self.rivals.titles() if self.rivals is not None else []
        return find_duplicates(
            self.listings.titles(), measure="ratio", min_similarity=NEAR_FROM, against=against
        )

    def context(self, position: int) -> Context:
        """Return what is known of the title at this position."""
        key = self.listings.key(position)
        near = self._near
        return Context(
            same_in_shop=self._named(self._in_shop.same(position)),
            near_in_shop=None if near is None else self._near_in_shop(position),
            same_as_competitor=self._same_rivals(key),
            near_competitor=self._near_rivals(position, key),
            own_words=None if self.rivals is None else self._own_words(position),
        )

    def _named(self, others: Others) -> tuple[Neighbour, ...]:
        listed = [
            _neighbour(self.listings[position], similarity)
            for position, similarity in zip(others.positions, others.similarity, strict=True)
        ]
        return _listed(listed, others.total)

    def _near_in_shop(self, position: int) -> tuple[Neighbour, ...]:
        return _compared(self.listings[position].title, self._named(self._in_shop.near(position)))

    def _same_rivals(self, key: int) -> tuple[Neighbour, ...] | None:
        if self.rivals is None:
            return None
        same = self.rivals.same(key)
        listed = [_neighbour(self.rivals[other], SAME) for other in same[:LISTED].tolist()]
        return _listed(listed, len(same))

    def _near_rivals(self, position: int, key: int) -> tuple[Neighbour, ...] | None:
        rivals = self.rivals
        if self._near is None or rivals is None:
            return None
        found = sorted(self._near.rival_neighbours(position), key=lambda near: -near.similarity)
        near = [one for one in found if rivals.key(int(one.key)) != key]
        listed = [_neighbour(rivals[int(one.key)], one.similarity) for one in near[:LISTED]]
        return _compared(self.listings[position].title, _listed(listed, len(near)))

    def _own_words(self, position: int) -> tuple[str, ...]:
        words = _words(self.listings[position].title)
        return tuple(word for word in words if word not in self._rival_words)

    def clusters(self) -> list[list[int]]:
        """Return the positions of the listings of each group that repeats itself in a shop."""
        return self._in_shop.clusters()


def _neighbour(listing: Listing, similarity: float) -> Neighbour:
    return Neighbour(listing.title, similarity, listing.row or None, listing.id)


def _listed(some: Iterable[Neighbour], count: int) -> tuple[Neighbour, ...]:
    listed = list(some)[:LISTED]
    if listed and count > len(listed):
        listed[-1] = listed[-1]._replace(more=count - len(listed))
    return tuple(listed)


def _compared(title: str, near: tuple[Neighbour, ...]) -> tuple[Neighbour, ...]:
    """Say of the most similar title, which is the first, where the title is unlike it."""
    if not near:
        return near
    changes = explain(title, near[0].title).of("replaced", "dropped")
    unlike = tuple(change.left.text for change in changes if change.left is not None)
    return (near[0]._replace(unlike=unlike), *near[1:])


def _words_of(rivals: Listings) -> frozenset[str]:
    return frozenset(
        word for position in range(len(rivals)) for word in _words(rivals[position].title)
    )


def _words(title: str) -> list[str]:
    """Return the words of a title that can say what is special: no single characters."""
    texts = [token.text for token in tokenize(fold(title))]
    return [text for text in texts if len(text) > 1 and not text.isdigit() and text.isalnum()]
