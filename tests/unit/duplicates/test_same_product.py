import pytest

from titleopt.duplicates.same_product import same_product
from titleopt.model import Product


def product(title, **attributes):
    return Product(title=title, attributes=attributes)


def test_the_same_listing_is_wholly_alike():
    one = product("小米手环8 NFC", 品牌="小米")
    assert same_product(one, one).likeness == 100


def test_what_nobody_states_counts_neither_for_nor_against():
    found = same_product(product("真皮公文包"), product("真皮公文包"))
    assert (found.titles, found.numbers, found.attributes) == (100, None, None)
    assert found.likeness == 75


@pytest.mark.parametrize(
    ("left", "right", "agreement"),
    [
        ({"品牌": "Xiaomi/小米"}, {"品牌": "小米"}, 100),
        ({"品牌": "小米"}, {"品牌": "华为"}, 0),
        ({"品牌": "小米", "颜色": "黑"}, {"品牌": "小米", "颜色": "白", "产地": "中国"}, 50),
        ({"品牌": "小米"}, {"产地": "中国"}, None),
        ({"品牌": ""}, {"品牌": ""}, None),
    ],
)
def test_only_attributes_of_both_are_compared(left, right, agreement):
    found = same_product(product("手环", **left), product("手环", **right))
    assert found.attributes == agreement


def test_other_numbers_speak_against():
    left, right = product("保温杯500ml"), product("保温杯350ml")
    assert same_product(left, right).numbers == 0
