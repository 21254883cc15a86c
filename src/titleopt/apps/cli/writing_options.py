"""Options of the verbs that write titles, and the market they make."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from titleopt.apps.cli.language import say
from titleopt.config import Settings
from titleopt.model import Product

if TYPE_CHECKING:
    from titleopt.market.market import Market

Terms = Annotated[
    list[Path] | None,
    typer.Option(
        "--terms",
        help=say(
            "搜索词表（生意参谋、直通车、商智等导出），可重复",
            "Search-term exports, may be repeated",
        ),
    ),
]
Competitors = Annotated[
    Path | None,
    typer.Option("--competitors", help=say("同行标题的表格", "A sheet of competitors' titles")),
]
Keep = Annotated[
    list[str] | None,
    typer.Option("--keep", help=say("一定保留的词，可重复", "A word to keep, may be repeated")),
]
Avoid = Annotated[
    list[str] | None,
    typer.Option("--avoid", help=say("不要出现的词，可重复", "A word to avoid, may be repeated")),
]


def market_of(
    terms: Sequence[Path] | None, competitors: Path | None, settings: Settings
) -> "Market":
    """Return the market of files."""
    # A check without files of the market must not wait for what reads them.
    from titleopt.market.market import Market  # noqa: PLC0415 - starts stay short
    from titleopt.market.term_list import TermList  # noqa: PLC0415 - starts stay short

    found = TermList.read(*terms) if terms else None
    return Market(found, competitors=titles_of(competitors), settings=settings)


def titles_of(file: Path | None) -> list[str]:
    """Return the titles of a sheet; none when there is no file."""
    if file is None:
        return []
    from titleopt.tables import products, read_table  # noqa: PLC0415 - as above

    return [item.title for _, item in products(read_table(file)) if isinstance(item, Product)]
