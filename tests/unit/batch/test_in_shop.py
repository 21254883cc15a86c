"""Repeats within a shop against plain loops over all rows."""

import io
import json
import time
from itertools import combinations
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import Indel

import titleopt
from titleopt.batch.find_duplicates import find_duplicates
from titleopt.batch.in_shop import LISTED, InShop
from titleopt.batch.listings import Listing, Listings, order_free_key
from titleopt.duplicates.texts import compared_text

ROWS = st.lists(
    st.tuples(
        st.sampled_from([None, None, "A", "B", "C"]),
        st.text(alphabet="纯棉恤女男", min_size=5, max_size=9),
        st.sampled_from([None, "甲", "乙"]),
    ),
    max_size=25,
)


def in_shop(listings: Listings) -> InShop:
    return InShop(listings, find_duplicates(listings.titles()))


def is_same_listing(rows: list[Listing], one: int, other: int) -> bool:
    own, there = rows[one], rows[other]
    return one == other or (own.id is not None and (own.id, own.shop) == (there.id, there.shop))


def relation(rows: list[Listing], one: int, other: int) -> str:
    """Return "same", "near" or "" for two rows."""
    left, right = compared_text(rows[one].title), compared_text(rows[other].title)
    if rows[one].shop != rows[other].shop or is_same_listing(rows, one, other):
        return ""
    if order_free_key(left) == order_free_key(right):
        return "same"
    return "near" if 100 * Indel.normalized_similarity(left, right) >= 80 - 1e-9 else ""


def first_of_listing(rows: list[Listing], position: int) -> int:
    return next(other for other in range(len(rows)) if is_same_listing(rows, position, other))


@given(ROWS)
def test_same_and_near_are_those_of_plain_loops(given_rows: list[tuple[str | None, ...]]) -> None:
    rows = [
        Listing(row, id_, str(title), shop) for row, (id_, title, shop) in enumerate(given_rows)
    ]
    found = in_shop(Listings.of(rows))
    for position in range(len(rows)):
        for kind, others in (("same", found.same(position)), ("near", found.near(position))):
            expected = {
                first_of_listing(rows, other)
                for other in range(len(rows))
                if relation(rows, position, other) == kind
            }
            assert {first_of_listing(rows, other) for other in others.positions} == expected
            assert all(relation(rows, position, other) == kind for other in others.positions)
            assert others.total == len(others.positions) == len(expected)
            assert others.similarity == sorted(others.similarity, reverse=True)


@given(ROWS)
def test_clusters_never_lead_through_another_shop(
    given_rows: list[tuple[str | None, ...]],
) -> None:
    rows = [
        Listing(row, id_, str(title), shop) for row, (id_, title, shop) in enumerate(given_rows)
    ]
    groups = [{position} for position in range(len(rows))]
    for one, other in combinations(range(len(rows)), 2):
        texts = [rows[place]._replace(id=None) for place in (one, other)]
        if relation(texts, 0, 1):
            left = next(group for group in groups if one in group)
            right = next(group for group in groups if other in group)
            if left is not right:
                groups.remove(right)
                left |= right
    expected = sorted(
        [
            sorted({first_of_listing_in(rows, sorted(group), place) for place in group})
            for group in groups
            if len({first_of_listing(rows, place) for place in group}) > 1
        ]
    )
    assert in_shop(Listings.of(rows)).clusters() == expected


def first_of_listing_in(rows: list[Listing], group: list[int], position: int) -> int:
    return next(other for other in group if is_same_listing(rows, position, other))


def test_a_chain_through_another_shop_links_nothing() -> None:
    titles = ["零一二三四五六七八九", "零一二三四五六七甲乙", "零一二三四五甲乙丙丁"]
    rows = [Listing(2 + i, str(i), titles[i], "甲乙甲"[i]) for i in range(3)]
    assert find_duplicates(titles).clusters[0].rows == (0, 1, 2)
    assert in_shop(Listings.of(rows)).clusters() == []
    alone = [row._replace(shop=None) for row in rows]
    assert in_shop(Listings.of(alone)).clusters() == [[0, 1, 2]]


@pytest.mark.parametrize("shops", [1, 1_500])
def test_many_rows_of_two_near_titles_take_no_square_of_time(shops: int) -> None:
    titles = ["纯棉T恤女短袖夏季", "纯棉T恤女短袖夏季新"]
    count = 6_000
    rows = (Listing(i, str(i), titles[i % 2], str(i // 2 % shops)) for i in range(count))
    start = time.process_time()
    found = in_shop(Listings.of(rows))
    for position in range(count):
        assert found.same(position).total == count // 2 // shops - 1
        near = found.near(position)
        assert near.total == count // 2 // shops
        assert len(near.positions) == min(near.total, LISTED)
    assert len(found.clusters()) == shops
    assert time.process_time() - start < 20


def test_a_sheet_without_rows() -> None:
    assert in_shop(Listings.of([])).clusters() == []


SHOPS = """商品ID,店铺,标题
1,甲,纯棉圆领T恤男夏季宽松短袖
2,乙,纯棉圆领T恤男夏季宽松短袖
3,甲,纯棉圆领T恤男士夏季宽松短袖
3,甲,纯棉圆领T恤男士夏季宽松短袖
4,,真皮公文包男士商务手提包
5,,真皮公文包男士商务手提包
"""


def test_the_workbook_shows_each_listing_once_and_shops_apart(tmp_path: Path) -> None:
    target = tmp_path / "out.xlsx"
    summary = titleopt.score_table(SHOPS.encode(), target)
    assert summary.clusters == 2
    sheet = openpyxl.load_workbook(target)["重复"]
    rows = [[cell.value for cell in row[:3]] for row in sheet.iter_rows(min_row=2)]
    assert sorted(rows) == [[1, 2, "1"], [1, 4, "3"], [2, 6, "4"], [2, 7, "5"]]


def test_findings_name_listings_of_the_own_shop_only() -> None:
    stream = io.BytesIO()
    titleopt.score_table(SHOPS.encode(), stream, format="jsonl")
    told = [
        {
            finding["code"]: finding["message"]
            for finding in json.loads(line)["findings"]
            if finding["code"].startswith("DUP")
        }
        for line in stream.getvalue().splitlines()
    ]
    near = (
        "与店内 1 个商品的标题近似：第 {} 行（编号 {}），最高相似度 96，只有“{}”不同；"
        "请写出各自的不同"
    )
    same = "与店内 1 个商品的标题相同：第 {} 行（编号 {}）；请改写成各自的卖点"
    assert told == [
        {"DUP002": near.format(4, 3, "男")},
        {},
        {"DUP002": near.format(2, 1, "男士")},
        {"DUP002": near.format(2, 1, "男士")},
        {"DUP001": same.format(7, 5)},
        {"DUP001": same.format(6, 4)},
    ]
