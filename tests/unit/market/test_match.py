"""Does a title serve a term."""

import pytest

from titleopt import match


@pytest.mark.parametrize(
    ("title", "term", "kind", "missing"),
    [
        ("雪纺连衣裙女夏", "连衣裙女", "contiguous", ()),
        ("雪紡 連衣裙 女", "雪纺连衣裙", "contiguous", ()),
        ("女夏雪纺连衣裙", "连衣裙女", "split", ()),
        ("大容量拉杆箱女", "行李箱女", "split", ()),
        ("适用苹果15手机壳", "iphone15手机壳", "split", ()),
        ("iPhone 15手机壳", "苹果15手机壳", "split", ()),
        ("饭盒保温不锈钢", "不锈钢饭盒", "split", ()),
        ("纯棉T恤女", "t恤女短袖", "partial", ("短袖",)),
        ("二手机械键盘", "手机", "missing", ("手机",)),
        ("牛奶", "奶牛", "missing", ("奶牛",)),
        ("", "连衣裙", "missing", ("连衣裙",)),
    ],
)
def test_kinds(title, term, kind, missing):
    found = match(title, term)
    assert found.kind == kind
    assert found.missing == missing
    assert found.served == (kind in {"contiguous", "split"})


def test_cost_in_units():
    assert match("纯棉T恤女", "t恤女短袖").added_units == 4


def test_places_are_of_the_typed_title():
    title = "【包邮】Ｔ恤女"
    word = match(title, "t恤").words[0]
    assert title[word.start : word.end] == "Ｔ恤"


def test_synonyms_are_shown():
    found = match("大容量拉杆箱", "行李箱")
    assert found.synonyms
    assert [(word.kind, word.by) for word in found.words] == [("synonym", "拉杆箱")]


@pytest.mark.parametrize("title", ["iPhone 15 Pro手机壳", "苹果15 pro手机壳", "苹果15Pro手机壳"])
@pytest.mark.parametrize("term", ["苹果15pro手机壳", "iphone15pro手机壳", "苹果15 pro手机壳"])
def test_a_model_is_served_however_line_and_number_are_written(title, term):
    assert match(title, term).served


def test_a_measure_behind_a_maker_stays_whole():
    assert match("美的电饭煲5升", "美的5升电饭煲").served
    assert not match("苹果14手机壳", "苹果15pro手机壳").served
