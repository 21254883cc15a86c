"""``titleopt match``: does a title serve some search terms."""

from typing import Annotated

import typer

from titleopt.apps.cli.language import say
from titleopt.apps.cli.options import Json, Lang, Platform, SettingsFile, settings_of
from titleopt.market.match import match as match_term
from titleopt.market.values import Match

_KINDS = {
    "contiguous": say("完整", "in one piece"),
    "split": say("拆开", "in parts"),
    "partial": say("部分", "partly"),
    "missing": say("没有", "not at all"),
}


def match(  # noqa: PLR0913 - each is an option of the command
    title: Annotated[str, typer.Argument(metavar="TITLE", help=say("标题", "The title"))],
    terms: Annotated[
        list[str], typer.Argument(metavar="TERM…", help=say("搜索词", "Search terms"))
    ],
    *,
    json: Json = False,
    platform: Platform = None,
    lang: Lang = None,
    settings: SettingsFile = None,
) -> None:
    """Say how far a title serves search terms."""
    chosen = settings_of(platform, lang, settings)
    for term in terms:
        found = match_term(title, term, settings=chosen)
        typer.echo(found.to_json() if json else _told(found))


def _told(found: Match) -> str:
    kind = _KINDS[found.kind]
    line = say(f"{found.term}：{kind}", f"{found.term}: {kind}")
    others = [f"{w.word}~{w.by}" for w in found.words if w.kind in {"synonym", "equivalent"}]
    if others:
        line += say("；同义：", "; synonyms: ") + say("、", ", ").join(others)
    if found.missing:
        line += say("；缺：", "; missing: ") + say("、", ", ").join(found.missing)
        line += say(f"（占 {found.added_units} 个字符宽度）", f" ({found.added_units} units)")
    return line
