"""``titleopt optimise``: new titles for a sheet, in a workbook to approve."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from titleopt.apps.cli.language import say
from titleopt.apps.cli.options import (
    Lang,
    Platform,
    Processes,
    SettingsFile,
    TitleColumn,
    settings_of,
)
from titleopt.apps.cli.progress import progress_bar
from titleopt.apps.cli.writing_options import Avoid, Competitors, Keep, Terms, market_of
from titleopt.batch.optimise_table import optimise_table

_Sheet = Annotated[Path, typer.Argument(metavar="SHEET", help=say("商品表", "The product sheet"))]
_Output = Annotated[
    Path, typer.Option("-o", "--output", help=say("要写的工作簿", "Workbook to write"))
]
_Seconds = Annotated[
    float, typer.Option(min=0.01, help=say("每次精确求解最多几秒", "Most seconds for each choice"))
]


def optimise(  # noqa: PLR0913 - each is an option of the command
    sheet_file: _Sheet,
    *,
    terms: Terms = None,
    competitors: Competitors = None,
    output: _Output = Path("titles-new.xlsx"),
    title_column: TitleColumn = None,
    keep: Keep = None,
    avoid: Avoid = None,
    seconds: _Seconds = 2.0,
    jobs: Processes = 1,
    platform: Platform = None,
    lang: Lang = None,
    settings: SettingsFile = None,
) -> None:
    """Write new titles for a sheet."""
    chosen = settings_of(platform, lang, settings)
    with progress_bar(Console(stderr=True, highlight=False)) as progress:
        done = optimise_table(
            sheet_file,
            output,
            market=market_of(terms, competitors, chosen),
            settings=chosen,
            title_column=title_column,
            keep=keep or (),
            avoid=avoid or (),
            jobs=jobs,
            seconds=seconds,
            progress=progress,
        )
    typer.echo(
        say(
            f"{done.titles} 个标题，{done.improved} 个有候选（其中 {done.proven} 个已证明最优），"
            f"覆盖需求 {done.demand_before:,.0f} → {done.demand_after:,.0f}。已写出 {output}，"
            "请在“采用”列填候选号码，再运行 titleopt apply",
            f"{done.titles} titles, {done.improved} with candidates ({done.proven} proven best), "
            f"demand {done.demand_before:,.0f} → {done.demand_after:,.0f}. Written {output}; "
            "fill in the approval column, then run titleopt apply",
        )
    )
