"""``titleopt compose``: new titles for one product."""

from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from titleopt.apps.cli.language import say
from titleopt.apps.cli.options import Json, Lang, Platform, SettingsFile, settings_of
from titleopt.apps.cli.writing_options import Avoid, Competitors, Keep, Terms, market_of
from titleopt.errors import InputError
from titleopt.model import Product
from titleopt.reports.candidates import candidate_lines
from titleopt.writing.compose import compose as write

_Title = Annotated[str, typer.Argument(metavar="TEXT", help=say("现标题", "The title now"))]
_Category = Annotated[str | None, typer.Option(help=say("类目", "Category"))]
_Brand = Annotated[str | None, typer.Option(help=say("品牌", "Brand"))]
_Attributes = Annotated[
    list[str] | None,
    typer.Option(
        "--attribute",
        "-a",
        help=say("商品属性，如 材质=雪纺，可重复", "An attribute, as 材质=雪纺, may be repeated"),
    ),
]
_Count = Annotated[
    int, typer.Option("-n", "--count", min=1, max=3, help=say("候选个数", "Candidates"))
]


def compose(  # noqa: PLR0913 - each is an option of the command
    title: _Title,
    *,
    terms: Terms = None,
    competitors: Competitors = None,
    category: _Category = None,
    brand: _Brand = None,
    attribute: _Attributes = None,
    keep: Keep = None,
    avoid: Avoid = None,
    count: _Count = 3,
    json: Json = False,
    platform: Platform = None,
    lang: Lang = None,
    settings: SettingsFile = None,
) -> None:
    """Write new titles for one product."""
    chosen = settings_of(platform, lang, settings)
    attributes = dict(_pair(one) for one in attribute or ())
    product = Product(title=title, category=category, brand=brand, attributes=attributes)
    market = market_of(terms, competitors, chosen)
    found = write(
        product, market=market, keep=keep or (), avoid=avoid or (), n=count, settings=chosen
    )
    if json:
        for one in found:
            typer.echo(one.to_json())
        return
    console = Console(highlight=False)
    if not found:
        console.print(say("没有找到更好的真实标题", "No better true title was found"))
    for number, one in enumerate(found, start=1):
        for text, style in candidate_lines(number, one, chosen.lang):
            console.print(Text(text, style=style), soft_wrap=True)


def _pair(text: str) -> tuple[str, str]:
    name, separator, value = text.partition("=")
    if not separator or not name.strip():
        raise InputError(
            f"属性“{text}”没有写成 名称=值",
            hint="请写成 -a 材质=雪纺 这样",
            en=f"the attribute '{text}' is not name=value",
            hint_en="write it as -a 材质=雪纺",
        )
    return name.strip(), value.strip()
