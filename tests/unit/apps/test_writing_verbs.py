"""The verbs that write titles, from the command line to the files they leave."""

import json

import pytest
from typer.testing import CliRunner

from titleopt.apps.cli.program import app

TERMS = "搜索词,搜索人气\n连衣裙女夏,8800\n雪纺连衣裙,6100\n法式连衣裙,5900\n"
SHEET = "商品ID,宝贝标题,材质,风格,季节\n1001,雪纺连衣裙女,雪纺,法式,夏季\n"
BEFORE = "商品ID,曝光量,点击量,访客数,支付订单数\n1,1000,50,50,2\n2,1000,50,50,2\n"
AFTER = "商品ID,曝光量,点击量,访客数,支付订单数\n1,1000,95,90,3\n2,1000,52,50,2\n"


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    files = {"terms.csv": TERMS, "sheet.csv": SHEET, "before.csv": BEFORE, "after.csv": AFTER}
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")

    def start(*arguments: str) -> str:
        result = CliRunner().invoke(app, arguments)
        assert result.exit_code == 0, result.output
        return result.output

    return start


def test_compose(run):
    attributes = ["-a", "材质=雪纺", "-a", "风格=法式", "-a", "季节=夏季"]
    out = run("compose", "雪纺连衣裙女", "--terms", "terms.csv", *attributes, "--json")
    assert json.loads(out.splitlines()[0])["demand"] == 20800


def test_optimise_then_apply(run, tmp_path):
    assert "1 个标题" in run("optimise", "sheet.csv", "--terms", "terms.csv", "-o", "out.xlsx")
    assert "采用 0 行" in run("apply", "out.xlsx", "-o", "new.csv")
    assert (tmp_path / "new.csv").exists()


def test_plan(run, tmp_path):
    out = run("plan", "雪纺连衣裙女", "法式雪纺连衣裙女", "--start", "2026-05-01", "-o", "plan.ics")
    assert "2026-05-01 00:00" in out
    assert (tmp_path / "plan.ics").read_bytes().startswith(b"BEGIN:VCALENDAR")


def test_compare(run):
    out = run("compare", "before.csv", "after.csv", "--changed", "1")
    assert "点击率从 5.00% 到 9.50%" in out
