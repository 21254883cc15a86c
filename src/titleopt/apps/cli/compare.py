"""``titleopt compare``: did the new titles change anything, or is it chance?"""

from pathlib import Path
from typing import Annotated

import typer

from titleopt.apps.cli.language import say
from titleopt.apps.cli.options import Json, Lang, settings_of
from titleopt.batch.compare_tables import compare_tables


def compare(  # noqa: PLR0913 - each is an option of the command
    before: Annotated[
        Path, typer.Argument(metavar="BEFORE", help=say("改标题之前的数据表", "Figures before"))
    ],
    after: Annotated[
        Path, typer.Argument(metavar="AFTER", help=say("改标题之后的数据表", "Figures after"))
    ],
    *,
    changed: Annotated[
        list[str] | None,
        typer.Option(
            "--changed",
            help=say(
                "改过标题的商品 ID，可重复；默认看两份表里标题不同的",
                "Id of a listing whose title was changed, may be repeated",
            ),
        ),
    ] = None,
    confidence: Annotated[
        float,
        typer.Option(min=0.5, max=0.999, help=say("区间的置信度", "Confidence")),
    ] = 0.95,
    json: Json = False,
    lang: Lang = None,
) -> None:
    """Compare daily figures before and after."""
    found = compare_tables(
        before, after, changed=changed, confidence=confidence, lang=settings_of(lang=lang).lang
    )
    if json:
        typer.echo(found.to_json())
        return
    for change in found.changes:
        typer.echo(change.sentence)
    for note in found.notes:
        typer.echo(note)
