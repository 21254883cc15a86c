from itertools import product

import numpy as np
import pytest

from duplicates_brute_force import CORPORA, similar_pairs
from titleopt.duplicates import MEASURES, TitleIndex
from titleopt.duplicates.measures import Bounds
from titleopt.errors import ConfigError, InputError, TitleError

ODD = ["", " ", "裙", "裙 ", "裙子", "长" * 300, "长" * 299 + "短", "短" + "长" * 299]
ODD += [
    "😀😀裙",
    "😀裙",
    "\ud800裙子",
    "\udc00裙子",
    "\ud83d\ude00",
    "e\u0301é",
    "ﬁ",
    "a\nb",
    "a\0b",
]
ODD += ["".join(map(chr, range(0x4E00, 0x4E00 + 400))), "".join(map(chr, range(0x4E05, 0x4F9A)))]


@pytest.mark.parametrize(("measure", "least"), list(product(MEASURES, (50, 60, 80, 100))))
@pytest.mark.parametrize("scan_below", [0, 5000])
def test_odd_titles_are_compared_exactly(measure, least, scan_below, monkeypatch):
    monkeypatch.setattr("titleopt.duplicates.join._SCAN_BELOW", scan_below)
    index = TitleIndex(ODD, measure=measure, min_similarity=least)
    texts = [index.query(title, limit=1)[0].compared for title in ODD]
    expected = similar_pairs(texts, measure, least)
    pairs = index.join()
    found = zip(pairs.left.tolist(), pairs.right.tolist(), strict=True)
    assert dict(zip(found, pairs.similarity.tolist(), strict=True)) == expected
    for place, title in enumerate(ODD):
        near = {match.key for match in index.query(title)} - {place}
        assert near == {a + b - place for a, b in expected if place in (a, b)}


def test_the_same_words_rearranged_are_the_same_to_an_order_free_measure():
    index = TitleIndex(["夏季纯棉T恤", "纯棉 Ｔ恤 夏季"], measure="bag")
    assert index.join().similarity.tolist() == [100.0]


def test_width_case_script_and_spaces_make_no_difference():
    index = TitleIndex(["復古 LED 檯燈"])
    match = index.query("复古ｌｅｄ台灯")[0]
    assert (match.similarity, match.title, match.compared) == (100, "復古 LED 檯燈", "复古led台灯")


@pytest.mark.parametrize("tenths", range(500, 1001, 7))
def test_a_similarity_of_exactly_the_minimum_is_enough(tenths):
    length = 1000
    shared = tenths
    left = "".join(map(chr, range(0x4E00, 0x4E00 + length)))
    right = left[:shared] + "".join(map(chr, range(0x9000, 0x9000 + length - shared)))
    index = TitleIndex([left, right], min_similarity=tenths / 10)
    assert index.join().similarity.tolist() == [tenths / 10]
    assert len(index.query(left)) == 2


def test_matches_come_most_similar_first_then_in_the_order_added():
    index = TitleIndex(["纯棉T恤女", "纯棉T恤男", "纯棉T恤女", "纯棉T恤女款"])
    assert [match.key for match in index.query("纯棉T恤女")] == [0, 2, 3, 1]
    assert [match.key for match in index.query("纯棉T恤女", limit=2)] == [0, 2]
    assert [match.key for match in index.query("纯棉T恤女", min_similarity=85)] == [0, 2, 3]


def test_keys_are_the_callers():
    index = TitleIndex({"A1": "纯棉T恤女", 7: "纯棉T恤男", "B": "真皮公文包"})
    pairs = index.join()
    assert (pairs.left.tolist(), pairs.right.tolist()) == (["A1"], [7])
    assert ("B" in index, 7 in index, "C" in index, None in index, [] in index) == (
        True,
        True,
        False,
        False,
        False,
    )
    assert index.title("B") == "真皮公文包"


def test_keys_of_a_join_open_the_index_again():
    index = TitleIndex(["纯棉T恤女", "真皮公文包", "纯棉T恤男"])
    pairs = index.join()
    assert index.title(pairs.right[0]) == "纯棉T恤男"
    index.remove(pairs.right[0])
    assert not len(index.join())


def test_an_added_title_is_found_and_a_removed_one_is_not():
    index = TitleIndex(["纯棉T恤女"])
    index.add("new", "纯棉T恤男")
    assert [match.key for match in index.query("纯棉T恤")] == [0, "new"]
    index.remove(0)
    assert [match.key for match in index.query("纯棉T恤")] == ["new"]
    index.add(0, "纯棉T恤童")
    assert len(index) == 2
    assert index.join().left.tolist() == ["new"]


def test_it_rebuilds_itself_before_queries_slow_down(monkeypatch):
    monkeypatch.setattr("titleopt.duplicates.index._MOST_RECENT", 10)
    titles = CORPORA["normal"](60)
    index = TitleIndex(titles[:5], min_similarity=60)
    for key, title in enumerate(titles[5:], start=5):
        index.add(key, title)
    again = TitleIndex(titles, min_similarity=60)
    assert np.array_equal(index.join().left, again.join().left)
    assert all(index.query(title) == again.query(title) for title in titles)


def test_few_titles_against_many_are_the_same_as_many_against_few():
    titles = CORPORA["shop"](400)
    few, many = TitleIndex(titles[:5]), TitleIndex(titles[5:])
    forth, back = few.join_with(many), many.join_with(few)
    assert len(forth)
    assert sorted(zip(forth.left, forth.right, strict=True)) == sorted(
        zip(back.right, back.left, strict=True)
    )
    whole = TitleIndex(titles).join()
    crossing = (whole.left < 5) & (whole.right >= 5)
    assert forth.left.tolist() == whole.left[crossing].tolist()
    assert (forth.right + 5).tolist() == whole.right[crossing].tolist()


def test_clusters_follow_chains_or_do_not():
    chain = ["甲乙丙丁戊己庚辛壬癸", "甲乙丙丁戊己庚辛壬子", "甲乙丙丁戊己庚辛丑子"]
    index = TitleIndex([*chain, "真皮公文包", "", ""], min_similarity=90)
    assert index.clusters() == [[0, 1, 2], [4, 5]]
    assert index.clusters(linkage="complete") == [[0, 1], [4, 5]]
    index.remove(1)
    assert index.clusters() == [[4, 5]]


@pytest.mark.parametrize("corpus", CORPORA)
def test_in_a_complete_cluster_every_two_titles_are_similar(corpus):
    index = TitleIndex(CORPORA[corpus](200), measure="bag", min_similarity=70)
    pairs = index.join()
    similar = set(zip(pairs.left.tolist(), pairs.right.tolist(), strict=True))
    clusters = index.clusters(linkage="complete")
    assert all((a, b) in similar for rows in clusters for a in rows for b in rows if a < b)
    assert len(clusters) == len({row for rows in clusters for row in rows[:1]})


def test_an_empty_index_answers():
    index = TitleIndex()
    assert (len(index), index.query("裙"), len(index.join()), index.clusters()) == (0, [], 0, [])
    assert len(index.join_with(TitleIndex(["裙"]))) == 0


def test_what_cannot_be_used_is_refused_with_a_sentence():
    index = TitleIndex(["裙"])
    with pytest.raises(ConfigError, match="没有相似度算法 'cosine'"):
        TitleIndex([], measure="cosine")
    for wrong in (49, 101, float("nan"), "80", None):
        with pytest.raises(ConfigError, match="超出范围"):
            TitleIndex([], min_similarity=wrong)
    with pytest.raises(ConfigError, match="请填 80 到 100"):
        index.query("裙", min_similarity=70)
    with pytest.raises(ConfigError, match="线程数 0 超出范围"):
        index.join(workers=0)
    with pytest.raises(ConfigError, match="条数 -1 超出范围"):
        index.query("裙", limit=-1)
    with pytest.raises(InputError, match="要的是标题索引，不是 list"):
        index.join_with(["裙"])
    with pytest.raises(ConfigError, match="没有归组方式"):
        index.clusters(linkage="single")
    with pytest.raises(InputError, match="已有键为 0"):
        index.add(0, "裙")
    with pytest.raises(InputError, match="没有键为 'x'"):
        index.remove("x")
    with pytest.raises(InputError, match="整数或文本"):
        index.add(1.5, "裙")
    with pytest.raises(InputError, match="相似度算法不同"):
        index.join_with(TitleIndex([], measure="bag"))
    with pytest.raises(TitleError, match="第 2 个标题不是文字"):
        TitleIndex(["裙", None])
    with pytest.raises(TitleError, match="一列标题"):
        TitleIndex("裙")


@pytest.mark.parametrize("share", [0.25, 0.3, 0.4, 0.45, 0.5])
def test_the_bounds_lose_nothing(share):
    bounds = Bounds(share)
    for own, other in product(range(1, 40), repeat=2):
        for shared in range(min(own, other) + 1):
            if shared >= share * (own + other):
                assert shared >= bounds.needed(own + other)
                assert bounds.smallest_partner(own) <= other <= bounds.largest_partner(own)
                assert own + other - 2 * shared <= bounds.most_different(own + other)
                assert bounds.probe_length(own) > own - shared
