"""``titleopt suggest``: search terms worth having in a title."""

from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from titleopt.apps.cli.language import say
from titleopt.apps.cli.options import Json, Lang, Platform, SettingsFile, settings_of
from titleopt.apps.cli.writing_options import Competitors, Terms, market_of


def suggest(  # noqa: PLR0913 - each is an option of the command
    title: Annotated[str, typer.Argument(metavar="TITLE", help=say("标题", "The title"))],
    *,
    terms: Terms = None,
    competitors: Competitors = None,
    limit: Annotated[int, typer.Option(min=0, help=say("最多几个", "Most to show"))] = 10,
    json: Json = False,
    platform: Platform = None,
    lang: Lang = None,
    settings: SettingsFile = None,
) -> None:
    """Suggest search terms for a title, each with its reason."""
    chosen = settings_of(platform, lang, settings)
    found = market_of(terms, competitors, chosen).suggest(title, limit=limit)
    if json:
        for one in found:
            typer.echo(one.to_json())
        return
    console = Console(highlight=False)
    if not found:
        console.print(say("没有找到值得加的搜索词", "No search term worth having was found"))
        return
    table = Table(
        say("搜索词", "Term"),
        say("缺的词", "Missing"),
        say("宽度", "Units"),
        say("放得下", "Fits"),
        say("理由", "Reason"),
    )
    for one in found:
        fits = say("是", "yes") if one.fits else say("否", "no")
        table.add_row(
            one.term, say("、", ", ").join(one.missing), str(one.added_units), fits, one.reason
        )
    console.print(table)
