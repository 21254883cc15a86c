"""The report at a terminal: carets under the words, whatever they are made of."""

import io

import pytest
from rich.cells import cell_len
from rich.console import Console

import titleopt
from titleopt.reports.terminal import print_report


def shown(title: str, *, colour: bool = False) -> str:
    file = io.StringIO()
    console = Console(
        file=file, width=200, force_terminal=colour, color_system="truecolor" if colour else None
    )
    print_report(console, titleopt.check(title))
    return file.getvalue()


@pytest.mark.parametrize(
    ("title", "wrong"), [("★纯棉T恤女★", "★"), ("ABS行李箱【包邮】登机箱", "【包邮】")]
)
def test_signs_stand_under_the_words(title: str, wrong: str) -> None:
    line, under = shown(title).splitlines()[:2]
    assert line == title
    start = cell_len(title[: title.index(wrong)])
    width = cell_len(wrong)
    assert set(under[start : start + width]) <= set("^~-")
    assert under[:start].strip() == ""


def test_width_and_score_are_shown() -> None:
    report = titleopt.check("纯棉T恤")
    assert f"宽度 {report.units}/{report.limit}" in shown("纯棉T恤")
    assert f"得分 {report.score:g} {report.grade}" in shown("纯棉T恤")


def test_colours_on_a_terminal_only() -> None:
    assert "\x1b[" in shown("★纯棉T恤", colour=True)
    assert "\x1b[" not in shown("★纯棉T恤")


def test_what_a_terminal_would_obey_is_made_visible() -> None:
    text = shown("纯棉\x1b[31mT恤\x07\n女")
    assert "\x1b" not in text
    assert "\x07" not in text
    assert text.splitlines()[0].endswith("女")


def test_an_empty_title_is_shown() -> None:
    assert "LEN003" in shown("")
