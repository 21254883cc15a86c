"""``titleopt duplicates``: which titles of some sheets repeat each other, or another seller's."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated, BinaryIO

import typer
from rich.console import Console

from titleopt.apps.cli.language import say
from titleopt.apps.cli.options import (
    Lang,
    Platform,
    SettingsFile,
    SheetName,
    Threads,
    TitleColumn,
    settings_of,
)
from titleopt.apps.cli.progress import progress_bar
from titleopt.apps.cli.streams import standard_input, standard_output
from titleopt.batch.duplicates_table import RepeatsFormat, duplicates_table
from titleopt.reports.repeats_listing import totals


class MeasureName(StrEnum):
    """What similar means."""

    ratio = "ratio"
    bag = "bag"
    bigram = "bigram"


class LinkageName(StrEnum):
    """How pairs make groups."""

    connected = "connected"
    complete = "complete"


class RepeatsForm(StrEnum):
    """What to write."""

    xlsx = "xlsx"
    csv = "csv"
    jsonl = "jsonl"
    table = "table"


_Files = Annotated[
    list[str],
    typer.Argument(
        metavar="FILE…",
        help=say(
            "表格，几个文件一起比；- 表示标准输入",
            "Sheets, compared together; - is standard input",
        ),
    ),
]
_Against = Annotated[
    Path | None,
    typer.Option(
        "--against",
        help=say("同行标题的表格：找与它重复的", "A sheet of titles that must not be repeated"),
    ),
]
_Measure = Annotated[
    MeasureName,
    typer.Option(
        "--measure",
        help=say(
            "怎样算相似：ratio 看字的先后，bag 不看先后，bigram 比相邻两字、最严",
            "Similarity: ratio (order counts), bag (any order), bigram (strictest)",
        ),
    ),
]
_MinSimilarity = Annotated[
    float,
    typer.Option(
        "--min-similarity",
        min=50,
        max=100,
        help=say("相似度不低于它才算重复，50–100", "Least similarity, 50–100"),
    ),
]
_Linkage = Annotated[
    LinkageName,
    typer.Option(
        "--linkage",
        help=say(
            "怎样归组：connected 甲像乙、乙像丙就是一组；complete 组内两两都像",
            "Groups: connected by a chain, or complete: all alike",
        ),
    ),
]
_Output = Annotated[
    Path | None,
    typer.Option(
        "-o",
        "--output",
        help=say(
            "输出文件：xlsx、csv、jsonl；没有时在终端列出",
            "File to write: xlsx, csv, jsonl; listed on the terminal without",
        ),
    ),
]
_Format = Annotated[
    RepeatsForm | None, typer.Option("--format", "-f", help=say("输出格式", "Format"))
]


def duplicates(  # noqa: PLR0913 - each is an option of the command
    files: _Files,
    *,
    against: _Against = None,
    measure: _Measure = MeasureName.ratio,
    min_similarity: _MinSimilarity = 80,
    linkage: _Linkage = LinkageName.connected,
    output: _Output = None,
    output_format: _Format = None,
    title_column: TitleColumn = None,
    sheet: SheetName = None,
    jobs: Threads = 1,
    platform: Platform = None,
    lang: Lang = None,
    settings: SettingsFile = None,
) -> None:
    """Find titles that repeat each other."""
    chosen = settings_of(platform, lang, settings)
    errors = Console(stderr=True, highlight=False)
    target: Path | BinaryIO = output or standard_output()
    form: RepeatsFormat | None = output_format.value if output_format else None
    if output is None and form is None:
        form = "table"
    with progress_bar(errors) as progress:
        found = duplicates_table(
            [standard_input() if file == "-" else file for file in files],
            target,
            against=against,
            measure=measure.value,
            min_similarity=min_similarity,
            linkage=linkage.value,
            settings=chosen,
            format=form,
            title_column=title_column,
            sheet=sheet,
            jobs=jobs,
            progress=progress,
        )
    if form != "table" or output is not None:
        # Where rows go to standard output, figures must not mix with them.
        figures = errors if output is None else Console(highlight=False)
        figures.print(totals(found, chosen.lang), soft_wrap=True)
