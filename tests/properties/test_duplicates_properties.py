"""The index against a plain list: small alphabets, every threshold, any sequence of changes."""

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from duplicates_brute_force import similar_pairs, similarity
from titleopt.duplicates import MEASURES, TitleIndex, grams, grams_of_one
from titleopt.duplicates.bitmaps import bitmaps_of
from titleopt.duplicates.explain import explain
from titleopt.duplicates.texts import compared_text, compared_texts

ALPHABETS = ["甲乙", "甲乙丙", "abcdefgh", "纯棉T恤男女", "甲 😀\ud800乙", "Ａa檯台\u3000"]
measures = st.sampled_from(MEASURES)
thresholds = st.one_of(
    st.sampled_from([60, 66, 70, 75, 80, 90, 100]), st.floats(60, 100, allow_nan=False)
)


def titles_over(alphabet, longest=70):
    return st.text(st.sampled_from(alphabet), max_size=longest)


some_titles = st.sampled_from(ALPHABETS).flatmap(
    lambda alphabet: st.one_of(
        st.lists(titles_over(alphabet), max_size=25),
        st.lists(titles_over(alphabet, 4), max_size=25),
    )
)


def found_by(pairs):
    keys = zip(pairs.left.tolist(), pairs.right.tolist(), strict=True)
    return dict(zip(keys, pairs.similarity.tolist(), strict=True))


@pytest.mark.parametrize("way", ["scan", "prefix", "deep"])
@settings(max_examples=120)
@given(titles=some_titles, measure=measures, least=thresholds)
def test_a_join_is_brute_force(way, titles, measure, least):
    with pytest.MonkeyPatch.context() as patch:
        if way != "scan":
            patch.setattr("titleopt.duplicates.join._SCAN_BELOW", 0)
        if way == "deep":
            patch.setattr("titleopt.duplicates.prefix_join._PAIRS_PER_ENTRY", 0)
            patch.setattr("titleopt.duplicates.prefix_join._ENTRIES_AT_ONCE", 40)
            patch.setattr("titleopt.duplicates.neighbourhoods._LONG", 3)
            patch.setattr("titleopt.duplicates.neighbourhoods._ANCHORS_AT_ONCE", 20)
            patch.setattr("titleopt.duplicates.neighbourhoods._PAIRS_AT_ONCE", 30)
        pairs = TitleIndex(titles, measure=measure, min_similarity=least).join()
    texts = compared_texts(titles)
    assert found_by(pairs) == similar_pairs(texts, measure, least)


@settings(max_examples=100)
@given(own=some_titles, other=some_titles, measure=measures, least=thresholds)
def test_a_join_with_another_list_is_brute_force(own, other, measure, least):
    pairs = TitleIndex(own, measure=measure, min_similarity=60).join_with(
        TitleIndex(other, measure=measure, min_similarity=60), min_similarity=least
    )
    every = {
        (i, j): similarity(compared_text(left), compared_text(right), measure)
        for i, left in enumerate(own)
        for j, right in enumerate(other)
    }
    assert found_by(pairs) == {pair: value for pair, value in every.items() if value >= least}


@given(st.sampled_from(ALPHABETS).flatmap(lambda letters: titles_over(letters, 300)), measures)
def test_one_text_has_the_grams_and_bitmaps_it_has_among_many(text, measure):
    together = grams.grams_of(["甲", text, ""], measure)
    start = int(together.sizes[0])
    expected = sorted(together.codes[start:].tolist())
    assert sorted(grams_of_one.codes_of(text, measure)) == expected
    ones = [grams_of_one.gram_of(code) for code in expected]
    hashes = grams.hashes_of(together.codes)
    assert sorted(one.hash for one in ones) == sorted(hashes[start:].tolist())
    maps = bitmaps_of(together.sizes, hashes)
    wide = int.from_bytes(maps.wide[1].astype("<u8").tobytes(), "little")
    assert grams_of_one.parity_of(ones) == (int(maps.narrow[1]), wide)


@settings(max_examples=150)
@given(titles=st.lists(titles_over(ALPHABETS[3], 30), min_size=2, max_size=2))
def test_an_explanation_covers_every_word_of_both_titles_once(titles):
    left, right = titles
    found = explain(left, right)
    for title, side in ((left, "left"), (right, "right")):
        spans = sorted(
            (span.start, span.end)
            for change in found.changes
            if (span := getattr(change, side)) is not None
        )
        covered = "".join(title[start:end] for start, end in spans)
        assert covered == title
    same = [change for change in found.changes if change.kind in ("same", "moved")]
    assert all(
        compared_text(change.left.text) == compared_text(change.right.text) for change in same
    )


class AgainstAList(RuleBasedStateMachine):
    """Add, remove, rebuild, save and load in any order; ask after each."""

    titles = st.sampled_from(ALPHABETS[2:5]).flatmap(lambda letters: titles_over(letters, 9))

    @initialize(
        measure=measures, titles=st.lists(titles, min_size=1, max_size=8), has_keys=st.booleans()
    )
    def start(self, measure, titles, has_keys):
        self.folder = Path(tempfile.mkdtemp())
        self.measure = measure
        self.next_key = 100
        names = [f"k{i}" if has_keys else i for i in range(len(titles))]
        self.plain = dict(zip(names, titles, strict=True))
        given = dict(self.plain) if has_keys else titles
        self.index = TitleIndex(given, measure=measure, min_similarity=60)

    @rule(title=titles, is_text=st.booleans())
    def add(self, title, is_text):
        self.next_key += 1
        key = f"n{self.next_key}" if is_text else self.next_key
        self.index.add(key, title)
        self.plain[key] = title

    @precondition(lambda self: self.plain)
    @rule(data=st.data(), title=st.none() | titles)
    def remove_or_change(self, data, title):
        key = data.draw(st.sampled_from(list(self.plain)))
        self.index.remove(key)
        del self.plain[key]
        if title is not None:
            self.index.add(key, title)
            self.plain[key] = title

    @rule()
    def rebuild(self):
        self.index.rebuild()

    @rule()
    def save_and_load(self):
        self.index.save(self.folder / "index")
        self.index = TitleIndex.load(self.folder / "index")

    @rule(title=titles, least=thresholds, limit=st.none() | st.integers(0, 3))
    def query(self, title, least, limit):
        found = self.index.query(title, min_similarity=least, limit=limit)
        values = {
            key: similarity(compared_text(title), compared_text(other), self.measure)
            for key, other in self.plain.items()
        }
        expected = sorted(
            (key for key, value in values.items() if value >= least),
            key=lambda key: -values[key],
        )[:limit]
        assert [match.similarity for match in found] == [values[key] for key in expected]
        assert all(values[match.key] == match.similarity for match in found)
        assert all(match.title == self.plain[match.key] for match in found)
        assert all(match.compared == compared_text(match.title) for match in found)

    @rule(least=thresholds)
    def join(self, least):
        pairs = self.index.join(min_similarity=least)
        names, titles = list(self.plain), compared_texts(list(self.plain.values()))
        expected = {
            frozenset((names[i], names[j])): value
            for (i, j), value in similar_pairs(titles, self.measure, least).items()
        }
        keys = zip(pairs.left.tolist(), pairs.right.tolist(), strict=True)
        assert dict(zip(map(frozenset, keys), pairs.similarity.tolist(), strict=True)) == expected

    @invariant()
    def knows_its_keys(self):
        if hasattr(self, "index"):
            assert len(self.index) == len(self.plain)
            assert all(key in self.index for key in self.plain)
            assert "nobody" not in self.index

    def teardown(self):
        if hasattr(self, "folder"):
            shutil.rmtree(self.folder)


TestAgainstAList = AgainstAList.TestCase
TestAgainstAList.settings = settings(max_examples=60, stateful_step_count=25)
