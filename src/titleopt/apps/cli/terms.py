"""``titleopt terms``: search-term exports cleaned, merged and measured."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from titleopt.apps.cli.language import say
from titleopt.apps.cli.options import Lang, Platform, SettingsFile, SheetName, settings_of
from titleopt.batch.formats import require_workbook
from titleopt.facts.knowledge import Knowledge
from titleopt.market.term_list import TermList
from titleopt.reports.terms_workbook import write_terms_workbook

_SHOWN = 20


_Files = Annotated[
    list[Path], typer.Argument(metavar="FILE…", help=say("搜索词表", "Search-term exports"))
]
_Output = Annotated[
    Path | None, typer.Option("-o", "--output", help=say("要写的工作簿", "Workbook to write"))
]
_Title = Annotated[
    str | None,
    typer.Option(help=say("标出这个标题已有的词根", "Marks the roots this title serves")),
]
_Brands = Annotated[list[str] | None, typer.Option(help=say("自有品牌", "A brand of your own"))]
_Day = Annotated[
    datetime | None,
    typer.Option(formats=["%Y-%m-%d"], help=say("按哪天判断当季", "Day seasons are judged on")),
]
_TermColumn = Annotated[
    str | None,
    typer.Option(
        help=say("搜索词列：表头文字、列字母或序号", "Term column: header, letters or number")
    ),
]


def terms(  # noqa: PLR0913 - each is an option of the command
    files: _Files,
    *,
    output: _Output = None,
    title: _Title = None,
    brand: _Brands = None,
    on: _Day = None,
    sheet: SheetName = None,
    term_column: _TermColumn = None,
    platform: Platform = None,
    lang: Lang = None,
    settings: SettingsFile = None,
) -> None:
    """Read search-term exports and say what was understood."""
    chosen = settings_of(platform, lang, settings)
    require_workbook(output)
    found = TermList.read(*files, sheet=sheet, term_column=term_column)
    console = Console(highlight=False)
    for export in found.understood:
        words = export.zh if chosen.lang == "zh" else export.en
        console.print(
            say(f"{export.file}：{words}", f"{export.file}: {words}"), markup=False, soft_wrap=True
        )
    for row in found.dropped[:_SHOWN]:
        reason = row.reason_zh if chosen.lang == "zh" else row.reason_en
        console.print(
            say(
                f"  舍弃第 {row.row} 行：{row.text}（{reason}）",
                f"  dropped row {row.row}: {row.text} ({reason})",
            ),
            markup=False,
            soft_wrap=True,
        )
    if output is not None:
        write_terms_workbook(
            found,
            output,
            knowledge=Knowledge.of(chosen),
            title=title,
            own_brands=brand or (),
            on=on.date() if on is not None else None,
            inputs=files,
            lang=chosen.lang,
        )
        console.print(say(f"已写出 {output}", f"Wrote {output}"), markup=False)
        return
    _show(console, found)


def _show(console: Console, found: TermList) -> None:
    table = Table(say("搜索词", "Term"), say("需求", "Demand"))
    order = sorted(range(len(found)), key=lambda place: -found.weights[place])
    for place in order[:_SHOWN]:
        demand = found[place].demand
        table.add_row(found.texts[place], "–" if demand is None else f"{demand:,.0f}")
    console.print(table)
    console.print(say(f"共 {len(found)} 个搜索词", f"{len(found)} search terms"), markup=False)
