"""What the command line prints is what the API returns, to the byte."""

import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

import titleopt
from titleopt.apps.cli.program import app

TITLES = [
    "★新款★纯棉T恤女短袖",
    "全国最低价男士夹克全网第一品牌顶级面料",
    "",
    "復古連衣裙女夏季",
    "bf-k5 18-55mm 镜头 适用佳能",
    "苹果手机壳华为小米防摔硅胶 加微信12345678",
]
ROOT = Path(__file__).resolve().parents[2]


def out(*arguments: str, stdin: str = "") -> bytes:
    done = CliRunner().invoke(app, list(arguments), input=stdin)
    assert done.exit_code == 0, done.stderr
    return done.stdout_bytes


@pytest.mark.parametrize("options", [{}, {"platform": "tmall"}, {"lang": "en"}])
def test_check_json_is_the_report(options: dict[str, str]) -> None:
    settings = titleopt.Settings(**options)
    words = [word for name, value in options.items() for word in (f"--{name}", value)]
    lines = out("check", "--json", *words, "--", *TITLES).decode().splitlines()
    assert lines == [titleopt.check(title, settings=settings).to_json() for title in TITLES]


def test_check_many_is_check() -> None:
    assert list(titleopt.check_many(TITLES)) == [titleopt.check(title) for title in TITLES]


def test_processes_change_nothing() -> None:
    assert list(titleopt.check_many(TITLES, jobs=2)) == list(titleopt.check_many(TITLES))


@pytest.mark.parametrize("form", ["csv", "jsonl"])
def test_score_writes_what_score_table_writes(form: str) -> None:
    sheet = ROOT / "examples" / "titles.xlsx"
    stream = io.BytesIO()
    titleopt.score_table(sheet, stream, format=form)
    assert out("score", str(sheet), "--format", form) == stream.getvalue()


def test_a_scored_row_is_the_checked_product() -> None:
    line = {"title": TITLES[0], "类目": "女装", "品牌": "拾柒裁", "材质": "纯棉"}
    stream = io.BytesIO()
    source = json.dumps(line, ensure_ascii=False).encode()
    titleopt.score_table(source, stream, format="jsonl")
    scored = json.loads(stream.getvalue())
    product = titleopt.Product(
        title=TITLES[0], category="女装", brand="拾柒裁", attributes={"材质": "纯棉"}
    )
    report = titleopt.check(product).to_dict()
    # The sheet adds what it knows of its other rows; what the title itself says is the same.
    for key in ("title", "fixed_title", "units", "limit", "platform", "facts", "findings"):
        assert scored[key] == report[key]
