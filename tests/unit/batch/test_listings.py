"""Packed listings against plain lists."""

from hypothesis import given
from hypothesis import strategies as st

from titleopt.batch.listings import Listing, Listings, order_free_key
from titleopt.duplicates.texts import compared_text

TITLES = st.text(alphabet="纯棉T恤女Ａ ", max_size=9)


@given(st.lists(TITLES, max_size=30))
def test_groups_are_those_of_equal_keys(titles: list[str]) -> None:
    listings = Listings.of(Listing(row, None, title) for row, title in enumerate(titles))
    by_key: dict[str, list[int]] = {}
    for position, title in enumerate(titles):
        by_key.setdefault(order_free_key(compared_text(title)), []).append(position)
    expected = sorted(group for group in by_key.values() if len(group) > 1)
    assert sorted(group.tolist() for group in listings.repeated()) == expected
    for group in by_key.values():
        for position in group:
            assert listings.same(listings.key(position)).tolist() == group


@given(st.lists(st.tuples(st.integers(0, 10**9), st.none() | st.text(min_size=1), st.text())))
def test_everything_comes_back(given_listings: list[tuple[int, str | None, str]]) -> None:
    listings = Listings.of(Listing(*one) for one in given_listings)
    assert [tuple(listings[place])[:3] for place in range(len(listings))] == given_listings


def test_half_surrogates_are_kept() -> None:
    assert Listings.of([Listing(1, None, "纯棉\ud83d")])[0].title == "纯棉\ud83d"
