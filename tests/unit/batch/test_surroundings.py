"""What a sheet knows of each of its titles."""

from titleopt.batch.listings import Listing, Listings
from titleopt.batch.surroundings import LISTED, Surroundings

SHOP = [
    "行李箱拉杆箱女20寸万向轮",
    "万向轮行李箱拉杆箱女20寸",
    "行李箱拉杆箱女24寸万向轮",
    "真皮公文包",
]


def listings(titles: list[str], first_row: int = 2) -> Listings:
    return Listings.of(
        Listing(row, f"id{row}", title) for row, title in enumerate(titles, start=first_row)
    )


def test_same_and_near_in_shop() -> None:
    context = Surroundings(listings(SHOP)).context(0)
    assert [(near.row, near.id) for near in context.same_in_shop or ()] == [(3, "id3")]
    assert [near.row for near in context.near_in_shop or ()] == [4]
    assert context.same_as_competitor is None


def test_a_lone_title_was_looked_at() -> None:
    context = Surroundings(listings(SHOP)).context(3)
    assert (context.same_in_shop, context.near_in_shop) == ((), ())


def test_rivals_same_and_near_and_own_words() -> None:
    rivals = listings(["萬向輪 行李箱拉杆箱女20寸", "行李箱拉杆箱男20寸万向轮"])
    around = Surroundings(listings(SHOP), rivals)
    context = around.context(0)
    assert [near.row for near in context.same_as_competitor or ()] == [2]
    assert [near.row for near in context.near_competitor or ()] == [3]
    assert not context.own_words
    assert "公文包" in "".join(around.context(3).own_words or ())


def test_without_near_only_exact_repeats_are_known() -> None:
    context = Surroundings(listings(SHOP), near=False).context(0)
    assert context.near_in_shop is None
    assert len(context.same_in_shop or ()) == 1


def test_a_finding_names_some_and_counts_all() -> None:
    context = Surroundings(listings(["纯棉T恤女短袖"] * 100), near=False).context(5)
    found = context.same_in_shop or ()
    assert len(found) == LISTED
    assert len(found) + sum(near.more for near in found) == 99
    assert 7 not in {near.row for near in found}


def test_clusters_join_same_and_near() -> None:
    assert Surroundings(listings(SHOP)).clusters() == [[0, 1, 2]]


def test_rows_of_one_listing_are_no_repeats() -> None:
    days = Listings.of(Listing(row, "A1", "纯棉T恤女短袖夏季") for row in (2, 3))
    around = Surroundings(days)
    assert around.context(0).same_in_shop == ()
    assert around.clusters() == []


def test_another_shops_title_is_not_in_the_shop() -> None:
    titles = ["纯棉T恤女短袖夏季", "纯棉T恤女短袖夏季新", "纯棉T恤女短袖夏季"]
    shops = Listings.of(
        Listing(row, str(row), title, shop)
        for row, (title, shop) in enumerate(zip(titles, "甲甲乙", strict=True))
    )
    around = Surroundings(shops)
    assert around.context(0).same_in_shop == ()
    assert [near.id for near in around.context(0).near_in_shop or ()] == ["1"]
    assert around.clusters() == [[0, 1]]
