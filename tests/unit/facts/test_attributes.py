"""Where an attribute begins and ends."""

import pytest

import titleopt


def attributes(title):
    return titleopt.check(title).facts.attributes


@pytest.mark.parametrize(
    ("title", "shade"),
    [
        ("手机壳 优雅黑 荣耀9x", "优雅黑"),
        ("保温杯典雅白(加强版)", "典雅白"),
        ("收纳盒(蓝)10个", "蓝"),
        ("充电线1.5米 灰", "灰"),
        ("本子 淡米色a5", "淡米色"),
        ("耳机 白银色-升级版", "白银色"),
    ],
)
def test_a_single_character_names_a_colour_with_the_word_before_it(title, shade):
    assert shade in attributes(title)


@pytest.mark.parametrize(
    ("title", "apart"),
    [
        ("手机壳加长黑", ("加长", "黑")),
        ("灯红光红", ("红光", "红")),
        ("白色黑板擦", ("白色",)),
    ],
)
def test_what_is_no_part_of_a_shade_stands_apart(title, apart):
    found = attributes(title)
    assert [word for word in found if word in apart] == list(apart)


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("文具盒学生用用品", ("学生用",)),
        ("对讲机公众免执照", ("公众", "免执照")),
        ("手串1.2cm15颗", ("1.2cm", "15颗")),
        ("手机壳全包防摔", ("全包", "防摔")),
    ],
)
def test_where_words_touch(title, words):
    assert set(words) <= set(attributes(title))


def test_a_longer_word_does_not_begin_inside_a_known_one():
    assert "女" in attributes("帽子女夏天")
    assert "人群" not in missing("帽子女夏天")


def missing(title):
    findings = titleopt.check(title).findings
    return "".join(one.message for one in findings if one.name == "missing-attribute")
