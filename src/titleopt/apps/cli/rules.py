"""``titleopt rules``: the list of rules, or the manual page of one."""

from typing import Annotated

import typer
from rich.console import Console

from titleopt.apps.cli.language import say
from titleopt.apps.cli.options import Lang, SettingsFile, settings_of
from titleopt.reports.manual import rule_list, rule_page
from titleopt.rules.registry import find_rule


def rules(
    code: Annotated[
        str | None,
        typer.Argument(
            metavar="[CODE]",
            help=say("规则代码或名称，如 LEN001", "Code or name of a rule, such as LEN001"),
        ),
    ] = None,
    *,
    lang: Lang = None,
    settings: SettingsFile = None,
) -> None:
    """List the rules, or explain one."""
    chosen = settings_of(None, lang, settings)
    console = Console(highlight=False)
    if code is None:
        console.print(rule_list(chosen))
    else:
        console.print(rule_page(find_rule(code), chosen), soft_wrap=True)
