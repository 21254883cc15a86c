from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from titleopt.config import OwnWords
from titleopt.errors import ConfigError, DataError
from titleopt.lexicon.entries import Entries, Entry
from titleopt.lexicon.lexicon import Lexicon, load_lexicon

HEADER = "# title: t\n# kind: {kind}\n# source: s\n# date: 2026-01-01\n# licence: MIT\n"


def found(words, text, boundaries=None):
    cover = Lexicon(Entries(Entry(word) for word in words)).cover(
        text, boundaries or range(len(text) + 1)
    )
    return [term.entry.term for term in cover]


@pytest.mark.parametrize(
    ("words", "text", "expected"),
    [
        (["连衣裙", "裙"], "雪纺连衣裙", ["连衣裙"]),
        (["雪纺", "收腰", "显瘦"], "雪纺收腰显瘦", ["雪纺", "收腰", "显瘦"]),
        (["大小", "小便盆", "便盆"], "大小便盆", ["大小", "便盆"]),
        (["gap", "only"], "gaps only", ["only"]),
        (["iphone"], "iphone15", ["iphone"]),
        (["u盘"], "cu盘 u盘", ["u盘"]),
        ([], "连衣裙", []),
        (["裙"], "", []),
    ],
)
def test_cover(words, text, expected):
    assert found(words, text) == expected


def test_terms_that_end_where_tokens_end_are_preferred():
    words = ["和服", "面料", "服饰"]
    assert found(words, "面料和服饰", [0, 2, 3, 5]) == ["面料", "服饰"]


@given(
    st.lists(st.text("裙衣ab1", min_size=1, max_size=3), max_size=8),
    st.text("裙衣ab1 ", max_size=20),
)
def test_a_cover_never_overlaps_and_stands_in_the_text(words, text):
    cover = Lexicon(Entries(Entry(word) for word in set(words))).cover(text, range(len(text) + 1))
    assert all(text[term.start : term.end] == term.entry.term for term in cover)
    assert all(a.end <= b.start for a, b in pairwise(cover))


def test_a_lone_surrogate_does_no_harm():
    assert found(["裙"], "\ud800裙") == ["裙"]


def test_own_words_are_found_folded():
    own = OwnWords(category=("水晶魔方塔",), brand=("ＡＢＣＤＥ",), junk=("老板娘跑路",))
    lexicon = load_lexicon(own)
    assert lexicon.get("水晶魔方塔").category is not None
    assert lexicon.get("abcde").brand is not None
    assert lexicon.get("老板娘跑路").junk is not None
    assert "水晶魔方塔" not in load_lexicon()


def test_an_own_file_of_unknown_kind_is_refused(tmp_path):
    file = tmp_path / "mine.tsv"
    file.write_text(HEADER.format(kind="catgory") + "term\n裙\n", encoding="utf-8")
    with pytest.raises(ConfigError, match="catgory"):
        load_lexicon(OwnWords(files=(file,)))


def test_an_own_file_without_header_says_what_is_missing(tmp_path):
    file = tmp_path / "mine.tsv"
    file.write_text("裙\n", encoding="utf-8")
    with pytest.raises(DataError, match="title"):
        load_lexicon(OwnWords(files=(file,)))


def test_a_row_of_the_wrong_width_names_its_line(tmp_path):
    file = tmp_path / "mine.tsv"
    file.write_text(HEADER.format(kind="category") + "term\tsynonyms\taxes\n裙\n", encoding="utf-8")
    with pytest.raises(DataError, match="第 7 行"):
        load_lexicon(OwnWords(files=(file,)))
