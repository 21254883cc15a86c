"""The wheel, installed alone in an empty folder (TITLEOPT_PACKAGING=1: takes a minute or two)."""

import json
import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TITLE = "★新款★纯棉T恤女短袖"

pytestmark = pytest.mark.skipif(
    os.environ.get("TITLEOPT_PACKAGING") != "1", reason="set TITLEOPT_PACKAGING=1"
)


def run(*command: str | Path, cwd: Path) -> str:
    environment = {k: v for k, v in os.environ.items() if k not in {"PYTHONPATH", "VIRTUAL_ENV"}}
    environment["PYTHONIOENCODING"] = "utf-8"
    done = subprocess.run(
        [str(word) for word in command],
        cwd=cwd,
        env=environment,
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "-q")
    run(*pip, "wheel", "--no-deps", "-w", folder, ROOT, cwd=folder)
    return next(folder.glob("titleopt-*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of programs of an environment that holds the wheel and what it needs."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=True)
    programs = folder / ("Scripts" if os.name == "nt" else "bin")
    run(programs / "python", "-m", "pip", "-q", "install", wheel, cwd=folder)
    return programs


def test_the_wheel_holds_the_lexicons(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        packed = {name for name in archive.namelist() if name.startswith("titleopt/data/")}
    data = ROOT / "data"
    files = {f"titleopt/data/{p.relative_to(data).as_posix()}" for p in data.rglob("*.t*ml")}
    files |= {f"titleopt/data/{p.relative_to(data).as_posix()}" for p in data.rglob("*.tsv")}
    assert len(files) > 100
    assert files <= packed


def test_check_runs_in_an_empty_folder(installed: Path, tmp_path: Path) -> None:
    report = json.loads(run(installed / "titleopt", "check", "--json", TITLE, cwd=tmp_path))
    assert report["title"] == TITLE
    assert report["facts"]["category_terms"] == ["T恤"]
    assert list(tmp_path.iterdir()) == []


def test_score_runs_in_an_empty_folder(installed: Path, tmp_path: Path) -> None:
    run(
        installed / "titleopt",
        "score",
        ROOT / "examples/titles.xlsx",
        "-o",
        "out.xlsx",
        cwd=tmp_path,
    )
    assert [path.name for path in tmp_path.iterdir()] == ["out.xlsx"]


def test_without_the_fast_extra_the_tokens_are_the_same(installed: Path, tmp_path: Path) -> None:
    import titleopt  # noqa: PLC0415 - only here

    report = json.loads(run(installed / "titleopt", "check", "--json", TITLE, cwd=tmp_path))
    assert report == titleopt.check(TITLE).to_dict()
