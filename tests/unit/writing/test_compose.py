"""Candidates: true, better, within the width, each with its reasons."""

import pytest

from titleopt.errors import InputError, TitleError
from titleopt.market.market import Market
from titleopt.model import Product
from titleopt.text.fold import fold
from titleopt.text.width import units
from titleopt.writing.compose import compose
from writing_market import small_market

DRESS = Product(
    title="雪纺连衣裙女",
    category="连衣裙",
    attributes={"材质": "雪纺", "风格": "法式", "季节": "夏季", "图案": "碎花", "腰型": "收腰"},
)
MARKET = small_market()


@pytest.fixture(scope="module")
def best():
    return compose(DRESS, market=MARKET)[0]


def test_more_demand_is_covered_and_proven(best):
    assert best.demand > best.current_demand
    assert best.gap == 0
    assert best.value == best.bound >= best.greedy
    assert {one.term for one in best.gained} >= {"连衣裙女夏", "法式连衣裙"}
    assert not best.lost


def test_the_rules_agree(best):
    assert best.report.title == best.title
    assert best.report.score >= best.current_score
    assert not any(finding.severity == "error" for finding in best.report.findings)
    assert units(best.title) <= 60


def test_every_word_has_its_source(best):
    record = fold("".join([DRESS.title, DRESS.category, *DRESS.attributes.values()]))
    for one in best.sources:
        assert one.source in {"title", "record", "name"}
        assert fold(one.word) in record or one.source == "name"
    assert fold("".join(one.word for one in best.sources)) != ""


def test_what_is_not_known_is_asked_and_not_written(best):
    asked = {one.word for one in best.to_confirm}
    assert "显瘦" in asked
    assert not any(word in best.title for word in asked)


def test_what_the_record_denies_is_neither_written_nor_asked():
    product = DRESS.model_copy(update={"attributes": {**DRESS.attributes, "适用性别": "女"}})
    for one in compose(product, market=MARKET):
        assert "男" not in one.title
        assert "男" not in {confirm.word for confirm in one.to_confirm}


def test_kept_words_stay_and_avoided_ones_do_not_come():
    for one in compose(DRESS, market=MARKET, keep=["仙女"], avoid=["法式"]):
        assert "仙女" in one.title
        assert "法式" not in one.title
        assert "法式" not in {confirm.word for confirm in one.to_confirm}


def test_kept_words_that_cannot_fit_are_an_error():
    with pytest.raises(TitleError):
        compose(DRESS, market=MARKET, keep=["很长的词" * 10])


def test_words_with_findings_are_not_carried_on():
    product = DRESS.model_copy(update={"title": "★质量保证★雪纺连衣裙女 全网最低价 雪纺连衣裙"})
    for one in compose(product, market=MARKET):
        assert "质量保证" not in one.title
        assert "最低" not in one.title
        assert one.title.count("连衣裙") == 1


def test_candidates_differ_and_say_how():
    found = compose(DRESS, market=MARKET, n=3)
    assert len({one.title for one in found}) == len(found) == len({one.strategy for one in found})
    assert all(one.notes for one in found)


def test_a_title_from_nothing():
    found = compose(DRESS, market=MARKET, current="")
    assert "连衣裙" in found[0].title
    assert found[0].current_score is None


def test_without_terms_the_record_still_fills_the_title():
    found = compose(DRESS, market=Market(None))
    assert found
    assert found[0].report.units > units(DRESS.title)


def test_the_same_question_has_the_same_answer():
    assert compose(DRESS, market=MARKET) == compose(DRESS, market=small_market())


def test_no_candidate_repeats_a_competitor():
    (first, *_) = compose(DRESS, market=MARKET)
    rival = Market(MARKET.terms, competitors=[*MARKET.competitors, first.title])
    assert all(one.title != first.title for one in compose(DRESS, market=rival))


@pytest.mark.parametrize(
    "wrong", [{"market": None}, {"n": -1}, {"keep": "法式"}, {"avoid": "法式"}, {"shop": "法式裙"}]
)
def test_a_wrong_argument_is_answered_with_a_sentence(wrong):
    with pytest.raises(InputError) as caught:
        compose(DRESS, **{"market": MARKET, **wrong})
    assert caught.value.hint


def test_a_word_is_not_kept_and_avoided():
    with pytest.raises(TitleError, match="既要保留又要避开"):
        compose(DRESS, market=MARKET, keep=["法式"], avoid=["法式"])


def test_a_title_near_one_of_the_shop_is_no_error():
    assert isinstance(compose("雪纺连衣裙女", market=MARKET, shop=["雪纺连衣裙女夏"]), list)


def test_added_words_take_the_script_of_the_title():
    product = Product(title="雪紡連衣裙女", attributes={"图案": "条纹"})
    titles = [one.title for one in compose(product, market=MARKET)]
    assert any("裙子" in title for title in titles)
    assert not any("条" in title or "连" in title for title in titles)
