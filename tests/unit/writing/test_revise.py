"""Edit plans: the fewest edits, wrong arguments, what staying is worth."""

from datetime import datetime

import pytest

from titleopt.errors import ConfigError, InputError
from titleopt.writing.revise import revise

START = datetime(2026, 1, 5)  # noqa: DTZ001 - Chinese time
CURRENT = "法式碎花雪纺连衣裙女夏季新款收腰显瘦气质长裙子"


@pytest.mark.parametrize(
    ("target", "steps"),
    [
        ("法式雪纺连衣裙女夏季新款高腰显瘦气质长裙子", 1),
        ("法式雪纺碎花裙子女夏季新款高腰显瘦气质长裙子", 2),
        ("法式雪纺碎花裙子女夏季新款高腰显瘦气质连衣裙", 3),
    ],
)
def test_names_of_the_thing_change_places_in_few_edits(target, steps):
    plan = revise(CURRENT, target, start=START)
    assert len(plan.steps) == steps
    assert plan.is_shortest
    assert all(step.changed <= 3 for step in plan.steps)


def test_only_the_word_that_cannot_be_divided_exceeds():
    plan = revise(CURRENT, "法式雪纺碎花裙子女2024夏季新款高腰显瘦气质连衣裙", start=START)
    assert [step.changed for step in plan.steps if step.exceeds] == [4]
    assert "2024" in next(step.reason for step in plan.steps if step.exceeds)


def test_a_plan_of_many_changes_still_goes_in_small_edits():
    words = ["法式", "碎花", "雪纺", "夏季", "新款", "收腰", "显瘦", "气质", "复古", "短袖", "高腰"]
    plan = revise("".join(words) + "连衣裙", "".join(words[::-1]) + "连衣裙", start=START)
    assert plan.steps[-1].title == plan.target
    assert all(step.changed <= 3 for step in plan.steps)


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        ({"start": "2026-01-05"}, InputError),
        ({"history": ["2026-01-05"]}, InputError),
        ({"window": "00:00-06:00"}, InputError),
        ({"window": ("25:00", "26:00")}, InputError),
        ({"max_chars": 0}, ConfigError),
        ({"max_edits_per_day": 0}, ConfigError),
    ],
)
def test_a_wrong_argument_is_answered_with_a_sentence(wrong, error):
    with pytest.raises(error) as caught:
        revise(CURRENT, "连衣裙", **wrong)
    assert caught.value.hint


def test_a_title_is_text():
    with pytest.raises(InputError):
        revise(5, "连衣裙")  # type: ignore[arg-type]


def test_models_are_taken_out_whole():
    titles = [step.title for step in revise("苹果13/13pro手机壳女", "苹果手机壳女").steps]
    assert titles == ["苹果手机壳女"]
