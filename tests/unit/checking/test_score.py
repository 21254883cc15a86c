import pytest

import titleopt
from titleopt.checking.score import grade_of, part_of, score_of, verdict_of
from titleopt.model import Finding


def finding(severity):
    return Finding(code="XXX001", name="x", severity=severity, ground="guide", message="", spans=())


def test_score_is_the_weighted_mean():
    parts = [part_of("A", 30, 0.5, 50), part_of("B", 10, 1.0, 50), part_of("C", 10, 0.0, 50)]
    assert score_of(sum(part.weight * part.part for part in parts), 50) == 50.0
    assert [part.lost for part in parts] == [30.0, 0.0, 20.0]


def test_a_seller_can_rebuild_the_score_of_a_report():
    report = titleopt.check("★包邮★纯棉T恤 纯棉")
    total = sum(part.weight for part in report.parts)
    earned = sum(part.weight * part.part for part in report.parts)
    assert report.score == pytest.approx(100 * earned / total, abs=0.05)
    assert report.score == pytest.approx(100 - sum(p.lost for p in report.parts), abs=0.1)


def test_nothing_judged_scores_nothing():
    assert score_of(0.0, 0.0) == 0.0


@pytest.mark.parametrize(
    ("score", "grade"),
    [(100, "A"), (95, "A"), (94.9, "B"), (90, "B"), (80, "C"), (65, "D"), (64.9, "E"), (0, "E")],
)
def test_grades(score, grade):
    assert grade_of(score) == grade


@pytest.mark.parametrize(
    ("score", "severities", "verdict"),
    [
        (100, [], "good"),
        (90, ["warning", "info"], "good"),
        (89.9, [], "improve"),
        (100, ["info", "error"], "reject"),
        (10, ["error"], "reject"),
    ],
)
def test_an_error_rejects_whatever_the_number(score, severities, verdict):
    assert verdict_of(score, [finding(severity) for severity in severities]) == verdict
