import pytest

from titleopt.checking.score import grade_of, part_of, score_of, verdict_of
from titleopt.model import Finding


def finding(severity):
    return Finding(code="XXX001", name="x", severity=severity, ground="guide", message="", spans=())


def test_score_is_the_weighted_mean():
    parts = [part_of("A", 30, 0.5, 50), part_of("B", 10, 1.0, 50), part_of("C", 10, 0.0, 50)]
    assert score_of(parts) == 50.0
    assert [part.lost for part in parts] == [30.0, 0.0, 20.0]


def test_lost_points_add_up_to_what_is_missing():
    parts = [part_of("A", 7, 0.3, 20), part_of("B", 13, 0.9, 20)]
    assert score_of(parts) == pytest.approx(100 - sum(part.lost for part in parts), abs=0.1)


def test_nothing_judged_scores_nothing():
    assert score_of([]) == 0.0
    assert score_of([part_of("A", 0, 1.0, 0)]) == 0.0


@pytest.mark.parametrize(
    ("score", "grade"),
    [(100, "A"), (90, "A"), (89.9, "B"), (80, "B"), (70, "C"), (60, "D"), (59.9, "E"), (0, "E")],
)
def test_grades(score, grade):
    assert grade_of(score) == grade


@pytest.mark.parametrize(
    ("score", "severities", "verdict"),
    [
        (100, [], "good"),
        (80, ["warning", "info"], "good"),
        (79.9, [], "improve"),
        (100, ["info", "error"], "reject"),
        (10, ["error"], "reject"),
    ],
)
def test_an_error_rejects_whatever_the_number(score, severities, verdict):
    assert verdict_of(score, [finding(severity) for severity in severities]) == verdict
