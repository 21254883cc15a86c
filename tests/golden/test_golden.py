"""Reports and screens as they were last read and approved.

A change of a rule, a word or a weight shows here. To approve what is new, run
``TITLEOPT_GOLDEN=write python -m pytest tests/golden`` and read the difference.
"""

import io
import json
import os
from pathlib import Path

import pytest
from rich.console import Console

import titleopt
from titleopt.config import Settings
from titleopt.reports.manual import rule_page
from titleopt.reports.terminal import print_report
from titleopt.rules.registry import find_rule

HERE = Path(__file__).parent
TITLES = (HERE / "titles.txt").read_text("utf-8").split("\n")[:-1]


def approve(name: str, text: str) -> None:
    """Compare with the approved text, or write it when asked to."""
    path = HERE / name
    if os.environ.get("TITLEOPT_GOLDEN") == "write":
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text("utf-8")


def console() -> Console:
    return Console(file=io.StringIO(), width=100, color_system=None)


def test_reports() -> None:
    reports = [report.to_dict() for report in titleopt.check_many(TITLES)]
    approve("reports.json", json.dumps(reports, ensure_ascii=False, indent=1) + "\n")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_screens(lang: str) -> None:
    screen = console()
    settings = titleopt.Settings(lang=lang)
    for report in titleopt.check_many(TITLES, settings=settings):
        print_report(screen, report, settings.lang)
        screen.print()
    approve(f"screens.{lang}.txt", screen.file.getvalue())


def test_manual_page() -> None:
    screen = console()
    screen.print(rule_page(find_rule("SYM001"), Settings()), soft_wrap=True)
    approve("manual_page.txt", screen.file.getvalue())


def test_listing() -> None:
    stream = io.BytesIO()
    titleopt.score_table("\n".join(["标题", *TITLES]).encode(), stream, format="table")
    approve("listing.txt", stream.getvalue().decode())
