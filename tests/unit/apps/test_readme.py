"""The README files: their commands run, their examples hold, their tables are the code's."""

import contextlib
import doctest
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from titleopt.apps.cli.program import app
from titleopt.reports.manual_sheet import grade_words

ROOT = Path(__file__).resolve().parents[3]
READMES = ("README.md", "README.zh-CN.md")
BLOCK = re.compile(r"<!-- run -->\n```\n(.*?)```", re.DOTALL)


def blocks() -> list[tuple[str, list[str]]]:
    """Return the commands of every block marked to be run; those of one block go on together."""
    return [
        (name, block.splitlines())
        for name in READMES
        for block in BLOCK.findall((ROOT / name).read_text("utf-8"))
    ]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    return tmp_path


@pytest.mark.parametrize(("name", "lines"), blocks())
def test_commands_run(name: str, lines: list[str], folder: Path) -> None:
    for line in lines:
        program, *arguments = shlex.split(line)
        assert program == "titleopt", name
        with contextlib.chdir(folder):
            done = CliRunner().invoke(app, arguments)
        assert done.exit_code == 0, (line, done.stderr)
        if "-o" in arguments:
            assert (folder / arguments[arguments.index("-o") + 1]).stat().st_size > 0


@pytest.mark.parametrize("name", READMES)
def test_python_examples_hold(name: str, folder: Path) -> None:
    with contextlib.chdir(folder):
        found = doctest.testfile(str(ROOT / name), module_relative=False, encoding="utf-8")
    assert found.attempted > 0
    assert found.failed == 0


def test_tables_are_up_to_date() -> None:
    script = ROOT / "scripts" / "readme_tables.py"
    done = subprocess.run(
        [sys.executable, str(script), "--check"], capture_output=True, check=False
    )
    assert done.returncode == 0, done.stdout.decode()


def test_grades_are_those_of_the_code() -> None:
    assert grade_words("en") in (ROOT / "README.md").read_text("utf-8")
    assert grade_words("zh") in (ROOT / "README.zh-CN.md").read_text("utf-8")


@pytest.mark.parametrize("name", READMES)
def test_links_lead_somewhere(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    for link in re.findall(r"\]\(([^)#:]+)\)", text):
        assert (ROOT / link).exists(), link
