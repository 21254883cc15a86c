"""Packed listings against plain lists."""

from hypothesis import given
from hypothesis import strategies as st

from titleopt.batch.listings import Listing, Listings, order_free_key
from titleopt.duplicates.texts import compared_text

TITLES = st.text(alphabet="纯棉T恤女Ａ ", max_size=9)


@given(st.lists(TITLES, max_size=30))
def test_the_same_titles_are_those_of_equal_keys(titles: list[str]) -> None:
    listings = Listings.of(Listing(row, None, title) for row, title in enumerate(titles))
    by_key: dict[str, list[int]] = {}
    for position, title in enumerate(titles):
        by_key.setdefault(order_free_key(compared_text(title)), []).append(position)
    for group in by_key.values():
        for position in group:
            assert listings.same(listings.key(position)).tolist() == group


@given(st.lists(st.tuples(st.integers(0, 10**9), st.none() | st.text(min_size=1), st.text())))
def test_everything_comes_back(given_listings: list[tuple[int, str | None, str]]) -> None:
    listings = Listings.of(Listing(*one) for one in given_listings)
    assert [tuple(listings[place])[:3] for place in range(len(listings))] == given_listings


def test_half_surrogates_are_kept() -> None:
    assert Listings.of([Listing(1, None, "纯棉\ud83d")])[0].title == "纯棉\ud83d"


def test_rows_of_one_shop_with_one_id_are_one_listing() -> None:
    rows = [("A", "甲"), (None, "甲"), ("A", "乙"), ("A", "甲"), (None, "甲"), ("A", None)]
    listings = Listings.of(Listing(2, id_, "纯棉T恤", shop) for id_, shop in rows)
    assert listings.listing_numbers().tolist() == [0, 1, 2, 0, 4, 5]
    assert listings.shops.tolist() == [0, 0, 1, 0, 0, 2]
