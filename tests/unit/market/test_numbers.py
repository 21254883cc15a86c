"""Numbers as exports write them."""

from math import inf

import pytest

from titleopt.market.numbers import is_missing, number


@pytest.mark.parametrize(
    ("text", "low", "high", "point"),
    [
        ("18,399", 18399, 18399, 18399),
        ("18.07%", 0.1807, 0.1807, 0.1807),
        ("173%", 1.73, 1.73, 1.73),
        ("5000 ~ 1万", 5000, 10000, 7500),
        ("15万~30万", 150000, 300000, 225000),
        ("5~10万", 50000, 100000, 75000),
        ("0 ~ 20", 0, 20, 10),
        ("1% ~ 2.5%", 0.01, 0.025, 0.0175),
        ("10%-20%", 0.1, 0.2, 0.15),
        ("1~2.5%", 0.01, 0.025, 0.0175),
        ("1.5万", 15000, 15000, 15000),
        ("5万+", 50000, inf, 50000),
        ("1.32", 1.32, 1.32, 1.32),
        ("0", 0, 0, 0),
        ("∞", inf, inf, inf),
        ("<10", 0, 10, 5),
        ("¥3.5", 3.5, 3.5, 3.5),
        ("１２３", 123, 123, 123),
    ],
)
def test_forms(text, low, high, point):
    found = number(text)
    assert found is not None
    assert (found.low, found.high, found.point) == pytest.approx((low, high, point))
    assert found.text == text


@pytest.mark.parametrize("text", ["", "-", "--", "—", "N/A", " "])
def test_missing_is_not_zero(text):
    assert number(text) is None
    assert is_missing(text)
    assert not is_missing("0")


@pytest.mark.parametrize("text", ["高", "1.2.3", "约5", "%"])
def test_words_are_no_numbers_and_not_missing(text):
    assert number(text) is None
    assert not is_missing(text)
