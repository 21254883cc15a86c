"""docs/exit_status.md, line by line."""

import contextlib
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner

from titleopt.apps.cli.program import app
from titleopt.errors import EXIT_STATUS, HTTP_STATUS, TitleoptError

ROOT = Path(__file__).resolve().parents[3]
PROGRAM = [sys.executable, "-c", "from titleopt.apps.cli import main; main()"]
PAGE = ROOT / "docs" / "exit_status.md"


def status(*arguments: str, stdin: str = "", cwd: Path | None = None) -> tuple[int, str]:
    with contextlib.chdir(cwd or Path.cwd()):
        done = CliRunner().invoke(app, list(arguments), input=stdin)
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done.exit_code, done.stderr


def cases() -> list[tuple[int, str]]:
    """Return each example of the page with the status it promises."""
    rows = re.findall(r"^\| `titleopt ([^`]+)` \| (\d+) \|", PAGE.read_text("utf-8"), re.MULTILINE)
    return [(int(code), command) for command, code in rows]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "titles.csv").write_text("标题\n★纯棉T恤\n", encoding="utf-8")
    (tmp_path / "empty.csv").write_text("", encoding="utf-8")
    (tmp_path / "wrong.toml").write_text('platfrom = "tmall"\n', encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(("expected", "command"), cases())
def test_the_page_tells_the_truth(expected: int, command: str, folder: Path) -> None:
    found, errors = status(*command.split(), cwd=folder)
    assert found == expected, errors
    assert "Traceback" not in errors


def test_the_page_has_an_example_of_every_status() -> None:
    assert {code for code, _ in cases()} == {0, 1, 2}


def classes(base: type[TitleoptError] = TitleoptError) -> set[type[TitleoptError]]:
    return {base}.union(*(classes(below) for below in base.__subclasses__()))


def test_every_error_has_an_exit_and_an_http_status() -> None:
    assert classes() == set(EXIT_STATUS) == set(HTTP_STATUS)
    assert set(EXIT_STATUS.values()) == {2}
    assert all(400 <= code < 600 for code in HTTP_STATUS.values())


def test_an_error_is_a_sentence_and_a_hint(folder: Path) -> None:
    code, errors = status("check", "x", "--settings", "wrong.toml", cwd=folder)
    assert code == 2
    assert "platfrom" in errors
    assert "platform" in errors
    assert errors.count("\n") <= 2


@pytest.mark.skipif(sys.platform == "win32", reason="signals are another thing there")
def test_ctrl_c_leaves_no_half_file(tmp_path: Path) -> None:
    rows = "".join(f"{i},纯棉T恤女{i}号短袖夏季宽松圆领★\n" for i in range(60_000))
    (tmp_path / "in.csv").write_text(f"id,标题\n{rows}", encoding="utf-8")
    with subprocess.Popen(
        [*PROGRAM, "score", "in.csv", "-o", "out.xlsx"],
        cwd=tmp_path,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    ) as running:
        deadline = time.monotonic() + 600
        while not list(tmp_path.glob(".out.xlsx.*.part")) and time.monotonic() < deadline:
            time.sleep(0.05)
        running.send_signal(signal.SIGINT)
        _, errors = running.communicate(timeout=600)
    assert running.returncode == 130, errors.decode()
    assert b"Traceback" not in errors
    assert [path.name for path in tmp_path.iterdir()] == ["in.csv"]
