"""The command line: what it prints, where, and how it ends."""

import contextlib
import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest
from typer.testing import CliRunner

from titleopt.apps.cli.program import app

TITLE = "★新款★纯棉T恤女短袖"
PROGRAM = [sys.executable, "-c", "from titleopt.apps.cli import main; main()"]


class Done(NamedTuple):
    """How a run ended."""

    returncode: int
    stdout: bytes
    stderr: bytes


def run(*arguments: str, stdin: bytes = b"", cwd: Path | None = None) -> Done:
    """Run the program in this process, which spares its start."""
    with contextlib.chdir(cwd or Path.cwd()):
        done = CliRunner().invoke(app, list(arguments), input=stdin)
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    return Done(done.exit_code, done.stdout_bytes, done.stderr_bytes)


def start(*arguments: str, **env: str) -> Done:
    """Run the program as a user does."""
    done = subprocess.run(
        [*PROGRAM, *arguments],
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", **env},
        check=False,
    )
    return Done(done.returncode, done.stdout, done.stderr)


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    path = tmp_path / "titles.csv"
    path.write_text(f"商品ID,标题\n001,{TITLE}\n002,\n", encoding="utf-8")
    return path


def test_check_shows_findings_under_the_title() -> None:
    done = run("check", TITLE)
    lines = done.stdout.decode().splitlines()
    assert done.returncode == 0
    assert lines[0] == TITLE
    assert set(lines[1]) <= set(" ~^-")
    assert "SYM001" in done.stdout.decode()


def test_check_reads_lines_from_standard_input() -> None:
    done = run("check", "-", "--json", stdin="纯棉T恤\r\n雪纺衫\n".encode())
    assert [json.loads(line)["title"] for line in done.stdout.splitlines()] == ["纯棉T恤", "雪纺衫"]


def test_score_without_an_output_lists_on_the_terminal(sheet: Path) -> None:
    done = run("score", str(sheet))
    assert TITLE in done.stdout.decode()
    assert "标题为空" in done.stdout.decode()
    assert "评分 1 个标题" in done.stderr.decode()


def test_score_writes_what_the_name_says(sheet: Path, tmp_path: Path) -> None:
    for name in ("out.xlsx", "out.csv", "out.jsonl", "new/out.xlsx"):
        done = run("score", str(sheet), "-o", str(tmp_path / name))
        assert done.returncode == 0, done.stderr.decode()
        assert (tmp_path / name).stat().st_size > 0
        assert name.split("/")[-1] in done.stdout.decode()


def test_score_streams_json_lines() -> None:
    lines = '{"title": "★纯棉T恤", "sku": "007"}\n{"title": ""}\n'
    done = run("score", "-", stdin=lines.encode())
    first, second = (json.loads(line) for line in done.stdout.splitlines())
    assert (first["row"], first["source"]) == (1, {"title": "★纯棉T恤", "sku": "007"})
    assert second["problem"]["kind"] == "blank"


def test_score_streams_bare_lines() -> None:
    done = run("score", "-", "--format", "csv", stdin="★纯棉T恤女短袖\n雪纺衫女夏季\n".encode())
    assert len(done.stdout.decode("utf-8-sig").splitlines()) >= 3


def test_several_sheets_go_to_a_folder(sheet: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.csv"
    other.write_bytes(sheet.read_bytes())
    done = run("score", str(sheet), str(other), "-o", str(tmp_path / "out"), "-f", "csv")
    assert done.returncode == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "other-scored.csv",
        "titles-scored.csv",
    ]


def test_a_workbook_without_a_name_goes_to_the_current_folder(sheet: Path, tmp_path: Path) -> None:
    (tmp_path / "work").mkdir()
    done = run("score", str(sheet), "--format", "xlsx", cwd=tmp_path / "work")
    assert done.returncode == 0
    assert (tmp_path / "work" / "titles-scored.xlsx").exists()


def test_titleopt_toml_of_the_folder_is_used(tmp_path: Path) -> None:
    (tmp_path / "titleopt.toml").write_text('platform = "momo"\nlang = "en"\n', encoding="utf-8")
    done = run("check", "--json", TITLE, cwd=tmp_path)
    assert json.loads(done.stdout)["platform"] == "momo"
    done = run("check", "--json", "--platform", "pdd", TITLE, cwd=tmp_path)
    assert json.loads(done.stdout)["platform"] == "pdd"
    assert "score" in run("check", TITLE, cwd=tmp_path).stdout.decode()


def test_english_by_option_or_environment() -> None:
    assert "width" in run("check", TITLE, "--lang", "en").stdout.decode()
    assert "width" in start("check", TITLE, TITLEOPT_LANG="en").stdout.decode()
    assert "Check one title" in start("--lang", "en", "--help").stdout.decode()
    assert "检查" in run("--help").stdout.decode()


def test_rules_lists_all_and_explains_one() -> None:
    from titleopt.rules import RULES  # noqa: PLC0415 - only here

    listed = run("rules").stdout.decode()
    assert all(rule.code in listed and rule.name in listed for rule in RULES)
    page = run("rules", "special-symbol").stdout.decode()
    assert "SYM001" in page
    assert "依据只是运营指南" in page


def test_schema_describes_what_check_prints() -> None:
    schema = json.loads(run("schema").stdout)
    report = json.loads(run("check", "--json", TITLE).stdout)
    assert set(schema["required"]) <= set(report) <= set(schema["properties"])


def test_schema_describes_the_lines_of_a_sheet(sheet: Path) -> None:
    schema = json.loads(run("schema").stdout)
    lines = run("score", str(sheet), "-f", "jsonl").stdout.splitlines()
    reports = [line for line in map(json.loads, lines) if "problem" not in line]
    assert reports
    for line in reports:
        assert set(schema["required"]) | {"row", "source"} <= set(line) <= set(schema["properties"])


def test_nothing_heavy_is_imported_for_a_check() -> None:
    code = (
        "import sys; sys.argv = ['titleopt', 'check', '--json', '纯棉T恤']\n"
        "from titleopt.apps.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "heavy = {'scipy', 'sklearn', 'xlsxwriter', 'python_calamine'} & set(sys.modules)\n"
        "sys.exit(', '.join(sorted(heavy)) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()


def test_no_colours_and_no_progress_in_a_pipe(sheet: Path, tmp_path: Path) -> None:
    done = run("score", str(sheet), "-o", str(tmp_path / "out.csv"))
    assert b"\x1b" not in done.stdout + done.stderr


def test_version() -> None:
    import titleopt  # noqa: PLC0415 - only here

    assert run("--version").stdout.decode().strip() == f"titleopt {titleopt.__version__}"


WRONG_LINES = [
    ("scor x.csv", "没有命令 'scor'，是不是想写 'score'？"),
    ("score", "缺少参数 FILE…"),
    ("score x.csv --form csv", "没有选项 '--form'，是不是想写 '--format'？"),
    ("score x.csv --min-score 101", "--min-score 的值不对（"),
    ("score x.csv --min-score x", "--min-score 的值不对（应为数字）"),
    ("score x.csv --jobs 0", "--jobs 的值不对（"),
    ("score x.csv --lang fr", "--lang 的值不对（可选：'zh', 'en'）"),
    ("score x.csv -o", "-o 后面缺少值"),
    ("schema x", "多余的参数：x"),
]


@pytest.mark.parametrize(("line", "sentence"), WRONG_LINES)
def test_a_wrong_command_line_is_a_chinese_sentence(line: str, sentence: str) -> None:
    done = run(*line.split())
    told = done.stderr.decode()
    assert done.returncode == 2
    assert sentence in told
    assert "-h" in told
    assert not re.search(r"[A-Za-z]+ [a-z]+ [a-z]+", told)


def test_help_pages_are_chinese() -> None:
    from titleopt.apps.cli.program import VERBS  # noqa: PLC0415 - only here

    for verb in ("", *VERBS):
        page = run(*verb.split(), "--help").stdout.decode()
        assert "用法：" in page
        assert "选项:" in page
        assert not re.search(r"Usage|Options|Commands|required|default|Show this|<(str|path)", page)


def test_english_errors_have_english_hints(tmp_path: Path) -> None:
    done = start("score", str(tmp_path / "none.csv"), TITLEOPT_LANG="en")
    assert done.returncode == 2
    assert "check the name and the folder" in done.stderr.decode()
    done = start("scor", TITLEOPT_LANG="en")
    assert "there is no command 'scor'" in done.stderr.decode()


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "gbk", "utf-8"])
def test_output_in_any_encoding(encoding: str) -> None:
    done = start("check", TITLE + "😀", PYTHONIOENCODING=encoding)
    assert done.returncode == 0, done.stderr
    spoken = "gbk" if encoding == "gbk" else "utf-8"
    assert "得分" in done.stdout.decode(spoken)
    done = start("check", "--json", TITLE + "😀", PYTHONIOENCODING=encoding)
    assert json.loads(done.stdout)["title"] == TITLE + "😀"


def piped(line: str) -> Done:
    """Run the program in a shell, the program being ``$T``."""
    quoted = " ".join(shlex.quote(word) for word in PROGRAM)
    done = subprocess.run(
        ["/bin/bash", "-o", "pipefail", "-c", line.replace("$T", quoted)],
        capture_output=True,
        check=False,
    )
    return Done(done.returncode, done.stdout, done.stderr)


@pytest.mark.skipif(not Path("/bin/bash").exists(), reason="needs bash")
@pytest.mark.parametrize("verb", ["check -", "check - --json", "score -"])
def test_a_reader_that_leaves_early_is_no_error(verb: str) -> None:
    done = piped(f"printf '纯棉T恤女%s\\n' $(seq 3000) | $T {verb} | head -1")
    assert done == Done(0, done.stdout, b"")
    assert "纯棉T恤女1".encode() in done.stdout


@pytest.mark.skipif(not Path("/bin/bash").exists(), reason="needs bash")
@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("$T score - <&-", "标准输入是关闭的"),
        ("$T check - <&-", "标准输入是关闭的"),
        ("echo 纯棉T恤 | $T score - >&-", "标准输出是关闭的"),
    ],
)
def test_closed_streams_are_told(line: str, sentence: str) -> None:
    done = piped(line)
    assert done.returncode == 2
    assert sentence in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()
