import pytest

from titleopt.batch.find_duplicates import find_duplicates
from titleopt.duplicates import TitleIndex
from titleopt.errors import InputError, TitleError

TITLES = ["纯棉圆领T恤男", "真皮公文包", "纯棉圆领 T恤 男", "纯棉圆领T恤男士", "雪纺连衣裙", ""]


def test_each_cluster_comes_once_with_the_row_to_keep():
    found = find_duplicates(TITLES)
    assert [(cluster.number, cluster.rows, cluster.keep) for cluster in found.clusters] == [
        (1, (0, 2, 3), 0)
    ]
    assert found.cluster_of(3) == found.clusters[0]
    assert found.cluster_of(1) is None
    assert found.rows == [0, 2, 3]


def test_the_row_of_most_worth_is_kept():
    assert find_duplicates(TITLES, worth=[1, 9, 5, 5, 0, 0]).clusters[0].keep == 2
    with pytest.raises(InputError, match="标题有 6 个"):
        find_duplicates(TITLES, worth=[1])


def test_a_row_has_its_neighbours_most_similar_first_with_their_differences():
    found = find_duplicates(TITLES)
    near = found.neighbours(0)
    assert [(one.key, one.is_same, one.is_rival) for one in near] == [
        (2, True, False),
        (3, False, False),
    ]
    changed = near[1].explain(TITLES[0]).of("replaced", "added")
    assert [change.right.text for change in changed] == ["男士"]


@pytest.mark.parametrize("as_index", [False, True])
def test_rivals_are_neighbours_but_in_no_cluster(as_index):
    rivals = {"r1": "雪纺 连衣裙", "r2": "纯棉圆领T恤男"}
    against = TitleIndex(rivals) if as_index else list(rivals.values())
    found = find_duplicates(TITLES, against=against)
    names = ["r1", "r2"] if as_index else [0, 1]
    assert [(one.key, one.is_rival) for one in found.neighbours(4)] == [(names[0], True)]
    assert [one.key for one in found.neighbours(0)] == [2, names[1], 3]
    assert found.clusters[0].rows == (0, 2, 3)
    assert found.rows == [0, 2, 3, 4]


def test_a_row_has_words_of_its_own():
    found = find_duplicates(["纯棉圆领T恤男 刺绣", "纯棉圆领T恤男", "公文包"], min_similarity=70)
    assert [span.text for span in found.own_words(0)] == ["刺绣"]
    assert found.own_words(1) == ()
    assert [span.text for span in found.own_words(2)] == ["公文包"]


def test_a_thousand_equal_titles_are_one_cluster():
    found = find_duplicates(["纯棉T恤"] * 1000 + ["纯棉T恤男"])
    assert [len(cluster.rows) for cluster in found.clusters] == [1001]
    assert len(found.neighbours(1000)) == 1000


def test_one_title_is_no_list_of_titles():
    with pytest.raises(TitleError, match="一列标题"):
        find_duplicates("纯棉T恤")
    with pytest.raises(TitleError, match="一列标题"):
        find_duplicates(["纯棉T恤"], against="纯棉T恤")


def test_a_sheet_without_rows_has_no_duplicates():
    found = find_duplicates([])
    assert (found.clusters, found.rows, len(found.pairs)) == ((), [], 0)
