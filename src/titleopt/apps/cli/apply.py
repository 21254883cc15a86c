"""``titleopt apply``: the approved titles, in the layout of the original file."""

from pathlib import Path
from typing import Annotated

import typer

from titleopt.apps.cli.language import say
from titleopt.batch.apply_table import apply_table

REFUSED = 1


def apply(
    reviewed: Annotated[
        Path,
        typer.Argument(
            metavar="WORKBOOK", help=say("optimise 写出、已批改的工作簿", "The approved workbook")
        ),
    ],
    *,
    output: Annotated[
        Path, typer.Option("-o", "--output", help=say("要写的文件", "File to write"))
    ] = Path("titles-approved.xlsx"),
    source: Annotated[
        Path | None,
        typer.Option(
            "--source", help=say("今天重新导出的商品表，用来核对", "The sheet as of today")
        ),
    ] = None,
    back: Annotated[
        Path | None,
        typer.Option("--back", help=say("另写一份改回原标题的文件", "Also write the way back")),
    ] = None,
) -> None:
    """Export the approved titles."""
    done = apply_table(reviewed, output, source=source, back=back)
    typer.echo(
        say(
            f"采用 {done.approved} 行，写出 {done.written} 行：{output}",
            f"{done.approved} approved, {done.written} written: {output}",
        )
    )
    for row in done.refused:
        typer.echo(
            say(f"  第 {row.row} 行没有写出：{row.reason}", f"  row {row.row}: {row.reason}"),
            err=True,
        )
    if done.refused:
        raise typer.Exit(REFUSED)
