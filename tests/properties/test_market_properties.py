"""What holds for every title and every term."""

from hypothesis import given, settings
from hypothesis import strategies as st

from titleopt import Market, TermList, match
from titleopt.market.equivalence import spelling_key
from titleopt.market.numbers import number
from titleopt.text.fold import fold

WORDS = [
    "雪纺",
    "连衣裙",
    "女",
    "夏季",
    "收腰",
    "手机壳",
    "苹果15",
    "T恤",
    "15.6寸",
    "行李箱",
    "nike",
    "不锈钢饭盒",
]
TITLES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=7).map("".join)
MARKET = Market([("".join(pair), 10.0) for pair in zip(WORDS, WORDS[1:] + WORDS[:1], strict=True)])


@given(st.text(max_size=30))
def test_any_cell_is_a_number_or_none(text):
    found = number(text)
    assert found is None or found.low <= found.high


@given(TITLES, TITLES)
def test_a_match_names_every_word_once(title, term):
    found = match(title, term)
    missing = [word.word for word in found.words if word.kind == "missing"]
    assert list(found.missing) == list(dict.fromkeys(missing))
    assert found.served == (not missing)
    for word in found.words:
        if word.start is not None:
            assert fold(title[word.start : word.end]) == word.by


@given(TITLES)
def test_a_title_serves_itself(title):
    assert match(title, title).served


@given(st.text(max_size=20), st.text(max_size=20))
@settings(max_examples=200)
def test_match_takes_any_text(title, term):
    match(title, term)


@given(st.lists(st.text(alphabet="连衣裙女 -Tt恤ＴＸx1５", min_size=1, max_size=6), max_size=8))
def test_a_list_holds_each_spelling_once(texts):
    terms = TermList.of(texts)
    kept = [text for text in texts if text.strip()]
    assert len(terms) == len({spelling_key(fold(text.strip())) for text in kept})
    for text in kept:
        assert terms.find(text.strip()) is not None


@given(TITLES, st.integers(0, 15))
def test_rank_is_ordered_complete_and_repeatable(title, limit):
    ranked = MARKET.rank(title, limit=limit)
    assert len(ranked) == min(limit, len(MARKET.terms))
    values = [one.relevance for one in ranked]
    assert values == sorted(values, reverse=True)
    assert ranked == MARKET.rank(title, limit=limit)


@given(TITLES)
def test_suggestions_add_words_the_title_lacks(title):
    for one in MARKET.suggest(title):
        assert one.missing
        assert set(one.missing) >= set(match(title, one.term).missing)


@given(TITLES)
def test_coverage_is_within_its_total(title):
    coverage = MARKET.coverage(MARKET.facts(title))
    assert 0 <= coverage.covered <= coverage.total
