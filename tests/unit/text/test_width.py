import pytest
from hypothesis import given
from hypothesis import strategies as st

from titleopt.text.width import units


@pytest.mark.parametrize(
    ("text", "gbk", "character"),
    [
        ("纯棉T恤", 7, 4),
        ("abc 123", 7, 7),
        ("ＡＢＣ", 6, 3),
        ("é", 2, 1),
        ("😀", 2, 1),
        ("\ud800", 2, 1),
        ("", 0, 0),
    ],
)
def test_units(text, gbk, character):
    assert units(text) == gbk
    assert units(text, "character") == character


@given(st.text())
def test_gbk_counts_as_the_definition_says(text):
    assert units(text) == sum(1 if ord(char) < 0x80 else 2 for char in text)
