"""The plan file: what is done is known next week, and a torn write loses nothing."""

import sqlite3
from datetime import UTC, datetime, timedelta

import pytest

from titleopt.errors import InputError
from titleopt.writing.ledger import Ledger
from titleopt.writing.revise import revise

START = datetime(2026, 5, 1, tzinfo=UTC)
PLAN = revise("雪纺连衣裙女", "纯棉连衣裙女夏季长款", start=START)


def test_plans_and_edits_are_there_again(tmp_path):
    path = tmp_path / "plans.db"
    with Ledger(path) as ledger:
        ledger.save({"1001": PLAN})
        ledger.record("1001", PLAN.steps[0].title, START)
    with Ledger(path) as ledger:
        (progress,) = ledger.progress()
        assert progress.plan == PLAN
        assert progress.done == 1
        assert not progress.is_finished
        assert ledger.history("1001") == [START]


def test_the_last_step_finishes_a_plan(tmp_path):
    with Ledger(tmp_path / "plans.db") as ledger:
        ledger.save({"1001": PLAN})
        for number, step in enumerate(PLAN.steps):
            ledger.record("1001", step.title, START + timedelta(hours=number))
        assert ledger.progress()[0].is_finished


def test_an_interrupted_save_leaves_what_was_there(tmp_path):
    path = tmp_path / "plans.db"
    with Ledger(path) as ledger:
        ledger.save({"1001": PLAN})

        class Torn:
            def to_json(self):
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            ledger.save({"1001": PLAN.model_copy(update={"target": "别的"}), "1002": Torn()})
        assert [one.listing for one in ledger.progress()] == ["1001"]
        assert ledger.progress()[0].plan == PLAN


def test_another_database_is_refused(tmp_path):
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE stock (id)")
    other.close()
    with pytest.raises(InputError, match=r"other\.db"):
        Ledger(path)


def test_a_file_that_is_no_database_is_refused(tmp_path):
    path = tmp_path / "notes.txt"
    path.write_text("没有数据库" * 100, encoding="utf-8")
    with pytest.raises(InputError, match=r"notes\.txt"):
        Ledger(path)


def test_moments_need_a_zone(tmp_path):
    with Ledger(tmp_path / "plans.db") as ledger, pytest.raises(InputError, match="时区"):
        ledger.record("1001", "T恤", datetime(2026, 5, 1))  # noqa: DTZ001 - that is the point
