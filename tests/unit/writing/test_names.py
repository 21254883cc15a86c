"""Names of the thing: own, synonyms, wider; and what a title counts for by other names."""

import pytest

from titleopt.config import Settings
from titleopt.facts.knowledge import Knowledge
from titleopt.facts.title_facts import TitleFacts
from titleopt.market.names import thing_names, wider_names
from titleopt.model import Product
from titleopt.writing.demand import demanded
from titleopt.writing.parts import parts
from titleopt.writing.truth import true_words
from titleopt.writing.wanted import BY_ANOTHER_NAME, Demanded, served, wanted
from writing_market import small_market

KNOWLEDGE = Knowledge.of(Settings())


def facts_of(title: str, **record: object) -> TitleFacts:
    return TitleFacts(Product.model_validate({"title": title, **record}), KNOWLEDGE)


@pytest.mark.parametrize(
    ("name", "wider"),
    [
        ("牛仔裤", {"裤子"}),
        ("保温水杯", {"水杯", "杯子"}),
        ("双肩包", {"包包"}),
        ("纸尿裤", {"尿裤"}),
        ("眼镜", set()),
        ("电冰箱", {"冰箱"}),
        ("阳台灯", set()),
        ("面包", set()),
    ],
)
def test_the_wider_name_is_true_of_every_such_thing(name, wider):
    assert set(wider_names(name, KNOWLEDGE)) == wider


def test_a_thing_has_no_wider_name_of_another_department():
    assert "包子" not in thing_names(facts_of("红豆面包早餐")).wider


def test_what_the_thing_is_for_is_none_of_its_names():
    assert "零食" not in thing_names(facts_of("透明收纳盒零食储物箱")).keys


def test_the_category_of_the_record_names_the_thing_of_an_empty_title():
    names = thing_names(facts_of("", category="女装/连衣裙"))
    assert names.keys
    assert "裙子" in names.wider


@pytest.mark.parametrize(
    ("title", "share"), [("连衣裙冬季", 1.0), ("冬天连衣裙", BY_ANOTHER_NAME), ("连衣裙夏季", 0)]
)
def test_a_term_counts_less_by_another_name(title, share):
    counted = served(title, [Demanded("连衣裙冬季", 10.0)], KNOWLEDGE)
    assert counted.get(0, 0) == pytest.approx(10 * share)


def test_terms_that_name_another_thing_are_no_demand():
    terms = {one.text for one in demanded(small_market(), Product(title="雪纺连衣裙女夏季"))}
    assert {"连衣裙女夏", "裙子女夏季", "法式连衣裙"} <= terms
    assert not terms & {"牛仔裤男", "手机壳苹果15", "休闲裤男秋季"}


def test_terms_that_deny_the_title_are_no_demand():
    terms = {one.text for one in demanded(small_market(), Product(title="纯棉T恤女短袖"))}
    assert "T恤女" in terms
    assert "男士T恤" not in terms


def test_another_name_replaces_a_word_and_never_stands_beside_it():
    facts = facts_of("纯棉连衣裙女冬季")
    words = true_words(facts, ())
    found = wanted(words, [Demanded("连衣裙冬天", 5.0), Demanded("裙子冬季", 3.0)])
    other = {word.text: word.why for word in found.words.words if word.source == "name"}
    assert other == {"冬天": "冬季", "裙子": "连衣裙"}


@pytest.mark.parametrize(
    ("title", "record", "kept_out"),
    [
        ("小白鞋女厚底", {"款式": "男鞋"}, "男鞋"),
        ("连衣裙女秋冬", {"季节": "春秋"}, "春秋"),
        ("休闲裤女", {"服装款式细节": "纽扣"}, "纽扣"),
    ],
)
def test_the_record_adds_nothing_that_the_title_denies_or_that_is_another_thing(
    title, record, kept_out
):
    words = true_words(facts_of(title, attributes=record), ())
    assert kept_out not in words.keys


@pytest.mark.parametrize(
    ("title", "whole"),
    [
        ("格兰仕微波炉G90F25CSLVIII-C2(G0)家用", "G90F25CSLVIII-C2(G0)"),
        ("红米5A手机壳", "红米5A"),
        ("羊羔米粒绒睡衣", "羊羔米粒绒"),
    ],
)
def test_what_belongs_together_is_one_part(title, whole):
    assert whole in [part.typed for part in parts(facts_of(title))]


@pytest.mark.parametrize(("title", "is_plate"), [("陶瓷碗盘", True), ("厨房碗盘置物架", False)])
def test_what_a_holder_holds_is_not_the_thing(title, is_plate):
    words = true_words(facts_of(title), ())
    found = wanted(words, [Demanded("盘子", 9.0)])
    assert ("盘子" in found.words.keys) is is_plate
