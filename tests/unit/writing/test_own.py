"""The words of the current title: whole, at their places, with what they lean on."""

import pytest

from titleopt.config import Settings
from titleopt.facts.knowledge import Knowledge
from titleopt.facts.title_facts import TitleFacts
from titleopt.model import Product
from titleopt.writing.own import own_words

KNOWLEDGE = Knowledge.of(Settings())


def own(title: str, bad: str = "") -> dict[str, tuple[int, str]]:
    start = title.index(bad) if bad else 0
    ranges = [(start, start + len(bad))] if bad else []
    words = own_words(TitleFacts(Product(title=title), KNOWLEDGE), ranges)
    return {word.text: (word.place, word.leans_on) for word in words}


def test_a_word_before_a_noun_leans_on_it():
    words = own("手机支架懒人支架家用可调节")
    assert words["懒人"] == (4, "支架")
    assert words["手机支架"] == (0, "")
    assert words["家用"][1] == ""


def test_a_word_before_a_noun_that_is_gone_may_go_anywhere():
    assert own("碗柜厨房塑料碗柜家用")["塑料"] == (-1, "")


def test_a_blank_parts_a_word_from_the_noun():
    assert own("塑料 碗柜")["塑料"] == (0, "")


@pytest.mark.parametrize(
    ("title", "whole"),
    [("睡觉放衣服衣架", "睡觉放衣服"), ("2021年的新款连衣裙", "2021年的新款")],
)
def test_half_words_stay_with_what_they_touch(title, whole):
    assert whole in own(title)


def test_half_a_word_at_the_end_stays_there():
    assert own("面膜补水保湿深层补")["保湿深层补"] == (4, "$")


def test_an_unknown_word_goes_with_the_bad_word_it_stood_before():
    assert "后备" in own("收纳盒零食后备储物箱")
    assert "后备" not in own("收纳盒零食后备储物箱", bad="储物箱")


def test_what_stands_in_brackets_stays_or_goes_as_one():
    assert "新品" in own("【新品 2021年】连衣裙女")
    assert "新品" not in own("【新品 2021年】连衣裙女", bad="2021")


def test_a_denial_stays_with_what_it_denies():
    assert "不用手洗" in own("九阳不用手洗破壁机")


def test_a_number_behind_a_model_stays():
    assert "7" in own("vivo iQOO 7 骁龙888手机")
