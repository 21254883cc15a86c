"""The index against brute force over whole corpora: the same pairs, not one more or less."""

import os
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from rapidfuzz import fuzz, process
from scipy.sparse import csr_array

from duplicates_brute_force import CORPORA
from titleopt.duplicates import MEASURES, TitleIndex
from titleopt.duplicates.measures import Bounds
from titleopt.duplicates.texts import compared_text

SIZE = int(os.environ.get("TITLEOPT_ORACLE_SIZE", "5000"))
THRESHOLDS = (60, 70, 75, 80, 90, 97.5, 100)
REAL_TITLES = Path(
    os.environ.get("TITLEOPT_DATA", Path(__file__).resolve().parents[3] / "shared/data")
) / ("titles.tsv")
WAYS = ("scan", "prefix", "deep")
# rapidfuzz rounds twice, so 80 may read 79.99….
ROUNDING = 1e-9


@cache
def titles_of(corpus):
    if corpus != "real":
        return CORPORA[corpus](SIZE)
    lines = REAL_TITLES.read_text(encoding="utf-8").split("\n")[1:-1]
    return [line.split("\t")[3] for line in lines[:: max(1, len(lines) // SIZE)]][:SIZE]


@cache
def brute_force(corpus, measure):
    """Return left, right and similarity of all ordered pairs that any test asks for."""
    texts = [compared_text(title) for title in titles_of(corpus)]
    if measure == "bag":
        texts = ["".join(sorted(text)) for text in texts]
    if measure == "bigram":
        similarities = bigram_similarities(texts)
    else:
        similarities = process.cdist(texts, texts, scorer=fuzz.ratio, dtype=np.float64)
    left, right = np.nonzero(similarities >= min(THRESHOLDS) - ROUNDING)
    return left, right, similarities[left, right]


def bigram_similarities(texts):
    sets = [{text[i : i + 2] for i in range(len(text) - 1)} or set(text) for text in texts]
    numbers = {gram: number for number, gram in enumerate(sorted(set().union(*sets)))}
    rows = [row for row, grams in enumerate(sets) for _ in grams]
    columns = [numbers[gram] for grams in sets for gram in grams]
    matrix = csr_array((np.ones(len(rows)), (rows, columns)), shape=(len(sets), len(numbers)))
    shared = (matrix @ matrix.T).toarray()
    sizes = np.array([len(grams) for grams in sets])
    return 100 * shared / np.maximum(sizes[:, None] + sizes[None, :] - shared, 1)


def expected_pairs(corpus, measure, least):
    left, right, similarities = brute_force(corpus, measure)
    wanted = (left < right) & (similarities >= least - ROUNDING)
    return left[wanted] * SIZE + right[wanted]


def found_pairs(corpus, measure, least, workers=1):
    """Return the pairs of a join, each as one number."""
    index = TitleIndex(titles_of(corpus), measure=measure, min_similarity=least)
    pairs = index.join(workers=workers)
    return pairs.left * SIZE + pairs.right


@pytest.fixture(params=WAYS)
def way(request, monkeypatch):
    take(request.param, monkeypatch)
    return request.param


def take(way, monkeypatch):
    """Make the join go one of its ways whatever the size of the corpus."""
    if way != "scan":
        monkeypatch.setattr("titleopt.duplicates.join._SCAN_BELOW", 0)
    if way == "deep":
        monkeypatch.setattr("titleopt.duplicates.prefix_join._PAIRS_PER_ENTRY", 2)
        monkeypatch.setattr("titleopt.duplicates.prefix_join._ENTRIES_AT_ONCE", 30_000)
        monkeypatch.setattr("titleopt.duplicates.neighbourhoods._LONG", 100)
        monkeypatch.setattr("titleopt.duplicates.neighbourhoods._ANCHORS_AT_ONCE", 1_000)
        monkeypatch.setattr("titleopt.duplicates.neighbourhoods._PAIRS_AT_ONCE", 5_000)


@pytest.mark.parametrize("measure", MEASURES)
@pytest.mark.parametrize("corpus", CORPORA)
def test_the_join_finds_the_pairs_of_brute_force(corpus, measure, way):
    is_deep = way == "deep"
    for least in (70, 85) if is_deep else THRESHOLDS:
        found = found_pairs(corpus, measure, least, workers=2 if is_deep else 1)
        assert np.array_equal(found, expected_pairs(corpus, measure, least)), least


@pytest.mark.parametrize("measure", MEASURES)
@pytest.mark.skipif(not REAL_TITLES.exists(), reason="no real titles beside the checkout")
def test_the_join_finds_the_pairs_of_brute_force_among_real_titles(measure, monkeypatch):
    take("prefix", monkeypatch)
    for least in (60, 80):
        found = found_pairs("real", measure, least)
        assert np.array_equal(found, expected_pairs("real", measure, least))


@pytest.mark.parametrize("measure", MEASURES)
@pytest.mark.parametrize("corpus", CORPORA)
def test_each_query_finds_the_row_of_brute_force(corpus, measure):
    titles = titles_of(corpus)
    left, right, similarities = brute_force(corpus, measure)
    index = TitleIndex(titles, measure=measure, min_similarity=60)
    for row in range(0, len(titles), max(1, len(titles) // 60)):
        for least in (60, 80):
            found = index.query(titles[row], min_similarity=least)
            expected = (left == row) & (similarities >= least - ROUNDING)
            assert sorted(match.key for match in found) == right[expected].tolist()
            assert [match.similarity for match in found] == pytest.approx(
                sorted(similarities[expected], reverse=True)
            )


BROKEN = {
    "prefix too short": ("probe_length", lambda true: lambda *args: np.maximum(true(*args) - 3, 0)),
    "anchors too short": (
        "anchor_length",
        lambda true: lambda *args: np.maximum(true(*args) - 2, 0),
    ),
    "bitmaps too strict": ("most_different", lambda true: lambda *args: true(*args) // 2),
    "sizes too narrow": ("largest_partner", lambda true: lambda *args: true(*args) - 3),
}


@pytest.mark.parametrize("fault", BROKEN)
def test_the_oracle_notices_a_broken_filter(fault, monkeypatch):
    method, broken = BROKEN[fault]
    true = getattr(Bounds, method)
    monkeypatch.setattr(Bounds, method, broken(true))
    take("prefix", monkeypatch)
    found, expected = found_pairs("normal", "ratio", 70), expected_pairs("normal", "ratio", 70)
    assert set(found.tolist()) < set(expected.tolist())
