from datetime import datetime
from pathlib import Path

import pytest

from titleopt.batch.plan_table import write_plans
from titleopt.errors import InputError, TableError
from titleopt.writing.revise import revise

PLANS = {"1001": revise("雪纺连衣裙女", "纯棉连衣裙女夏季", start=datetime(2026, 5, 1))}  # noqa: DTZ001 - Chinese time


@pytest.mark.parametrize(("lang", "first"), [("zh", "商品,步骤"), ("en", "Listing,Step")])
def test_steps_are_rows_under_headers_in_the_language_asked_for(tmp_path: Path, lang, first):
    target = tmp_path / "plan.csv"
    write_plans(PLANS, target, lang)
    lines = target.read_text(encoding="utf-8-sig").splitlines()
    assert lines[0].startswith(first)
    assert len(lines) == 1 + len(PLANS["1001"].steps)


def test_a_calendar_appears_whole_or_not_at_all(tmp_path: Path):
    target = tmp_path / "plan.ics"
    write_plans(PLANS, target)
    assert target.read_bytes().startswith(b"BEGIN:VCALENDAR")
    with pytest.raises(TableError, match="文件夹"):
        write_plans(PLANS, _folder(tmp_path / "calendars.ics"))


def _folder(path: Path) -> Path:
    path.mkdir()
    return path


def test_another_kind_of_file_is_refused(tmp_path: Path):
    with pytest.raises(InputError, match="pdf"):
        write_plans(PLANS, tmp_path / "plan.pdf")
    assert not list(tmp_path.iterdir())
