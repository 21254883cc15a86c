"""A seller can rebuild every score from what the report shows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import titleopt
from titleopt.reports.sentences import sentences, told_losses

PIECES = ["★", "连衣裙", "包邮", "最好", "女", "ＬＥＤ", " ", "&amp;"]

TITLES = [
    "★新款★纯棉T恤女短袖",
    "全国最低价男士夹克全网第一品牌顶级面料国家级品质春秋外套",
    "连衣裙女连衣裙夏季连衣裙",
    "",
    "行李箱拉杆箱女20寸万向轮密码箱小型旅行箱皮箱男24寸登机箱轻便",
]


@pytest.mark.parametrize("title", TITLES)
def test_score_is_100_minus_what_was_lost(title: str) -> None:
    report = titleopt.check(title)
    assert report.score == pytest.approx(100 - sum(part.lost for part in report.parts), abs=0.2)


@pytest.mark.parametrize("title", TITLES)
def test_lines_show_each_rules_loss_once(title: str) -> None:
    report = titleopt.check(title)
    shown = [sentence.lost for sentence in sentences(report) if sentence.lost is not None]
    assert round(sum(shown), 1) == round(100 - report.score, 1)


@given(st.lists(st.sampled_from(PIECES), max_size=12))
def test_the_points_shown_add_up_to_the_tenth(words: list[str]) -> None:
    report = titleopt.check("".join(words))
    told = told_losses(report)
    assert round(100 - sum(told.values()), 1) == report.score
    for part in report.parts:
        assert abs(told.get(part.code, 0.0) - part.lost) < 0.101
