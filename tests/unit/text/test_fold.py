import pytest
from hypothesis import given
from hypothesis import strategies as st

from titleopt.text.fold import fold, fold_all, folded


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("ＬＥＤ 檯燈", "led 台灯"),
        ("復古連衣裙", "复古连衣裙"),
        ("乾隆年制", "乾隆年制"),
        ("化粧枱 衞浴 鞾", "化妆台 卫浴 靴"),
        ("㎡", "m2"),
        ("ﾊﾞｯｸﾞ", "バッグ"),
        ("", ""),
    ],
)
def test_one_spelling(typed, expected):
    assert fold(typed) == expected


some_texts = st.one_of(
    st.text(alphabet=st.characters(), max_size=40),
    st.text(alphabet="Ａa棉乾隆檯臺復古\n\ud800𠮷😀Σς ", max_size=12),
)


@given(st.lists(some_texts, max_size=8))
def test_many_at_once_are_folded_as_one_by_one(texts):
    assert fold_all(texts) == [fold(text) for text in texts]


@given(st.text(alphabet=st.characters(), max_size=40))
def test_the_offset_map_leads_every_position_back(typed):
    result = folded(typed)
    assert result.text == fold(typed)
    ranges = [result.typed(i, i + 1) for i in range(len(result.text))]
    assert all(0 <= start < end <= len(typed) for start, end in ranges)
    assert ranges == sorted(ranges)
    for start, end in ranges:
        assert fold(typed[start:end]) or not typed[start:end].strip()


def test_a_character_that_becomes_several_points_back_to_itself():
    result = folded("3㎡地毯")
    assert result.text == "3m2地毯"
    assert result.typed(1, 3) == (1, 2)
    assert result.typed(3, 5) == (2, 4)


def test_a_lone_surrogate_is_kept():
    assert folded("棉\ud800衣").text == "棉\ud800衣"
