"""The scripts of examples/ that show how other tools call titleopt."""

import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).resolve().parents[3] / "examples"


def run(script: str, folder: Path, *arguments: str) -> tuple[int, str, str]:
    done = subprocess.run(
        [sys.executable, str(EXAMPLES / script), *arguments],
        capture_output=True,
        check=False,
        cwd=folder,
        env={"PYTHONIOENCODING": "utf-8", "PYTHONPATH": ":".join(sys.path)},
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def test_a_publishing_tool_refuses_and_mends(tmp_path: Path) -> None:
    status, told, errors = run("before_publishing.py", tmp_path)
    assert (status, errors) == (0, "")
    passed, refused = told.splitlines()
    assert passed.startswith("A-001 发布")
    assert "★" not in passed
    assert refused.startswith("A-002 不发布")
    assert "最低价" in refused


def test_a_nightly_job_writes_the_workbook(tmp_path: Path) -> None:
    status, told, errors = run("nightly_report.py", tmp_path)
    assert (status, errors) == (1, "")
    assert told.startswith("84 个标题")
    assert (tmp_path / "scored.xlsx").stat().st_size > 0


def test_a_nightly_job_tells_what_it_cannot_read(tmp_path: Path) -> None:
    status, told, errors = run("nightly_report.py", tmp_path, "none.xlsx")
    assert (status, told) == (2, "")
    assert "找不到文件" in errors


def test_json_lines_bring_the_callers_record_back(tmp_path: Path) -> None:
    status, told, errors = run("from_another_language.py", tmp_path)
    assert (status, errors) == (0, "")
    first, second = told.splitlines()
    assert first.startswith("007 ")
    assert "SYM001" in first
    assert "REP001" in second


@pytest.mark.parametrize("script", sorted(EXAMPLES.glob("*.py")), ids=lambda path: path.stem)
def test_every_script_says_how_it_is_used(script: Path) -> None:
    assert "Usage: python examples/" in script.read_text("utf-8").split('"""')[1]
