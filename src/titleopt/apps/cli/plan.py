"""``titleopt plan``: small edits from the old titles to the approved ones, each with its time."""

from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console

from titleopt.apps.cli.language import say
from titleopt.apps.cli.options import Lang, Platform, SettingsFile, settings_of
from titleopt.batch.plan_table import Planned, plan_table, write_plans
from titleopt.errors import InputError
from titleopt.writing.plan import EditPlan
from titleopt.writing.revise import in_zone, revise

_TWO = 2


_What = Annotated[
    list[str],
    typer.Argument(
        metavar="WORKBOOK | CURRENT TARGET",
        help=say(
            "批改过的 optimise 工作簿；或现标题和目标标题两段文字",
            "An approved workbook of optimise, or the current and the target title",
        ),
    ),
]
_Output = Annotated[
    list[Path] | None,
    typer.Option(
        "-o",
        "--output",
        help=say("要写的文件 .xlsx .csv .ics，可重复", "Files to write: .xlsx .csv .ics"),
    ),
]
_Source = Annotated[
    Path | None,
    typer.Option("--source", help=say("今天的商品表，用来核对", "The sheet as of today")),
]
_History = Annotated[
    Path | None,
    typer.Option("--history", help=say("以前的编辑时间表", "A sheet of earlier edits")),
]
_LedgerFile = Annotated[
    Path | None,
    typer.Option("--ledger", help=say("计划文件（SQLite）", "Plan file (SQLite)")),
]
_Start = Annotated[
    datetime | None,
    typer.Option("--start", help=say("最早时间，北京时间", "Earliest moment, Chinese time")),
]
_MaxChars = Annotated[
    int, typer.Option("--max-chars", min=1, help=say("每次最多改几个字", "Characters an edit"))
]
_PerDay = Annotated[
    int, typer.Option("--per-day", min=1, help=say("24 小时内最多改几次", "Edits in 24 hours"))
]
_Window = Annotated[str, typer.Option("--window", help=say("编辑时段", "Hours to edit in"))]


def plan(  # noqa: PLR0913 - each is an option of the command
    what: _What,
    *,
    output: _Output = None,
    source: _Source = None,
    history: _History = None,
    ledger: _LedgerFile = None,
    start: _Start = None,
    max_chars: _MaxChars = 3,
    per_day: _PerDay = 2,
    window: _Window = "00:00-06:00",
    platform: Platform = None,
    lang: Lang = None,
    settings: SettingsFile = None,
) -> None:
    """Plan small edits."""
    if len(what) > _TWO:
        raise InputError(say("最多给两段文字", "at most two titles"))
    opening, _, closing = window.partition("-")
    chosen = settings_of(platform, lang, settings)
    options: dict[str, Any] = {
        "start": in_zone(start) if start is not None else None,
        "max_chars": max_chars,
        "max_edits_per_day": per_day,
        "window": (opening.strip(), closing.strip()),
        "settings": chosen,
    }
    if len(what) == _TWO:
        found = Planned(plans={"": revise(*what, **options)}, refused={})
    else:
        found = plan_table(what[0], source=source, history=history, ledger=ledger, **options)
    for file in output or ():
        write_plans(found.plans, file, chosen.lang)
    _show(found)


def _show(found: Planned) -> None:
    console = Console(highlight=False)
    for listing, one in found.plans.items():
        if listing:
            console.print(listing, style="bold")
        _show_steps(console, one)
    for listing, reason in found.refused.items():
        typer.echo(f"{listing}: {reason}", err=True)


def _show_steps(console: Console, one: EditPlan) -> None:
    for number, step in enumerate(one.steps, start=1):
        when = f"{step.at:%Y-%m-%d %H:%M}"
        note = f"  {step.reason}" if step.reason else ""
        console.print(f"{number}. {when}  {step.title}  ({step.changed}){note}", soft_wrap=True)
