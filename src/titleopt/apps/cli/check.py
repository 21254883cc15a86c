"""``titleopt check``: titles given on the command line, or one a line on standard input."""

from collections.abc import Iterable, Iterator
from io import TextIOWrapper
from typing import Annotated

import typer
from rich.console import Console

from titleopt.apps.cli.language import say
from titleopt.apps.cli.options import Json, Lang, MinScore, Platform, SettingsFile, settings_of
from titleopt.apps.cli.streams import standard_input
from titleopt.apps.cli.writing_options import Competitors, Terms, market_of
from titleopt.batch.check import check as check_title
from titleopt.reports.terminal import print_report

BELOW_BAR = 1


def check(  # noqa: PLR0913 - each is an option of the command
    titles: Annotated[
        list[str],
        typer.Argument(
            metavar="TEXT…",
            help=say(
                "标题；- 表示从标准输入逐行读取", "Titles; - reads one a line from standard input"
            ),
        ),
    ],
    *,
    json: Json = False,
    terms: Terms = None,
    competitors: Competitors = None,
    min_score: MinScore = None,
    platform: Platform = None,
    lang: Lang = None,
    settings: SettingsFile = None,
) -> None:
    """Check titles and show what is wrong with each."""
    chosen = settings_of(platform, lang, settings)
    market = market_of(terms, competitors, chosen) if terms or competitors else None
    console = Console(highlight=False)
    below = False
    # One by one: whoever types titles waits for the answer to each.
    for number, title in enumerate(_titles(titles)):
        report = check_title(title, settings=chosen, market=market)
        if json:
            typer.echo(report.to_json().encode())  # UTF-8 whatever the terminal speaks
        else:
            if number:
                console.print()
            print_report(console, report, chosen.lang)
        below = below or (min_score is not None and report.score < min_score)
    if below:
        raise typer.Exit(BELOW_BAR)


def _titles(given: Iterable[str]) -> Iterator[str]:
    for title in given:
        if title != "-":
            yield title
            continue
        with TextIOWrapper(standard_input(), encoding="utf-8-sig", errors="replace") as lines:
            for line in lines:
                yield line.rstrip("\r\n")
