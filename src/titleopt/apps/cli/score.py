"""``titleopt score``: sheets in, scored sheets out."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from titleopt.apps.cli.language import say
from titleopt.apps.cli.options import (
    Lang,
    MinScore,
    Platform,
    Processes,
    SettingsFile,
    SheetName,
    TitleColumn,
    settings_of,
)
from titleopt.apps.cli.progress import progress_bar
from titleopt.apps.cli.targets import jobs_for
from titleopt.apps.cli.writing_options import Competitors, Terms, market_of
from titleopt.batch.score_table import score_table
from titleopt.reports.listing import summary_text

BELOW_BAR = 1


class OutputFormat(StrEnum):
    """What to write."""

    xlsx = "xlsx"
    csv = "csv"
    jsonl = "jsonl"
    html = "html"
    table = "table"


_Files = Annotated[
    list[str],
    typer.Argument(
        metavar="FILE…",
        help=say(
            "表格：xlsx、xls、xlsb、ods、csv、tsv、txt、jsonl；- 表示标准输入",
            "Sheets: xlsx, xls, xlsb, ods, csv, tsv, txt, jsonl; - is standard input",
        ),
    ),
]
_Output = Annotated[
    Path | None,
    typer.Option(
        "-o",
        "--output",
        help=say("输出文件；几个输入时是文件夹", "File to write; a folder for several inputs"),
    ),
]
_Format = Annotated[
    OutputFormat | None,
    typer.Option(
        "--format",
        "-f",
        help=say(
            "输出格式；默认看 -o 的扩展名，没有 -o 时在终端列表",
            "Format; from the name given with -o, else a table on the terminal",
        ),
    ),
]


def score(  # noqa: PLR0913 - each is an option of the command
    files: _Files,
    *,
    output: _Output = None,
    output_format: _Format = None,
    title_column: TitleColumn = None,
    sheet: SheetName = None,
    terms: Terms = None,
    competitors: Competitors = None,
    jobs: Processes = 1,
    min_score: MinScore = None,
    platform: Platform = None,
    lang: Lang = None,
    settings: SettingsFile = None,
) -> None:
    """Score the titles of sheets."""
    chosen = settings_of(platform, lang, settings)
    market = market_of(terms, competitors, chosen) if terms or competitors else None
    errors = Console(stderr=True, highlight=False)
    below = 0
    for job in jobs_for(files, output, output_format and output_format.value):
        with progress_bar(errors) as progress:
            summary = score_table(
                job.source,
                job.target,
                settings=chosen,
                format=job.form,
                title_column=title_column,
                sheet=sheet,
                competitors=competitors,
                market=market,
                jobs=jobs,
                min_score=min_score,
                progress=progress,
            )
        # Where rows go to standard output, figures must not mix with them.
        figures = Console(highlight=False) if isinstance(job.target, Path) else errors
        figures.print(summary_text(summary, chosen.lang), soft_wrap=True)
        below += summary.below_bar
    if below:
        raise typer.Exit(BELOW_BAR)
