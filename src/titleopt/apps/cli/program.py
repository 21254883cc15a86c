"""The program ``titleopt``: its verbs, its version, and how every run ends.

Exit status: 0 all well, 1 something below the bar that was asked for, 2 could not run,
130 interrupted.
"""

import sys
from importlib import import_module
from typing import Annotated, Any, NamedTuple

import typer
from typer.core import TyperCommand, TyperGroup

from titleopt import __version__
from titleopt.apps.cli.language import say
from titleopt.apps.cli.options import Lang
from titleopt.apps.cli.pages import LocalContext, UsageError, told_usage
from titleopt.apps.cli.streams import speak_chinese
from titleopt.errors import (
    COULD_NOT_RUN,
    DID_YOU_MEAN,
    EXIT_STATUS,
    InputError,
    TitleoptError,
    did_you_mean,
)

INTERRUPTED = 130


class Verb(NamedTuple):
    """Where a verb lives and what it does, so that the list of verbs imports none of them."""

    module: str
    """Has a function of the verb's name, ``-`` being ``_``, or that name with ``_`` behind it."""
    help: str


VERBS: dict[str, Verb] = {
    "check": Verb(
        "titleopt.apps.cli.check",
        say("检查一个或几个标题", "Check one title or a few"),
    ),
    "score": Verb(
        "titleopt.apps.cli.score",
        say("给整张表的标题打分，写出工作簿", "Score the titles of a sheet into a workbook"),
    ),
    "duplicates": Verb(
        "titleopt.apps.cli.duplicates",
        say("找出互相重复的标题", "Find titles that repeat each other"),
    ),
    "rules": Verb(
        "titleopt.apps.cli.rules",
        say("列出规则，或解释其中一条", "List the rules, or explain one"),
    ),
    "compose": Verb(
        "titleopt.apps.cli.compose",
        say("为一个商品写新标题", "Write new titles for one product"),
    ),
    "optimise": Verb(
        "titleopt.apps.cli.optimise",
        say("为整张表写新标题，供批改", "Write new titles for a sheet, to be approved"),
    ),
    "apply": Verb(
        "titleopt.apps.cli.apply",
        say("导出批改过的新标题", "Export the approved titles"),
    ),
    "plan": Verb(
        "titleopt.apps.cli.plan",
        say("把改标题排成每次几个字的计划", "Plan the change in small edits"),
    ),
    "compare": Verb(
        "titleopt.apps.cli.compare",
        say("比较改标题前后的数据", "Compare figures before and after"),
    ),
    "terms": Verb(
        "titleopt.apps.cli.terms",
        say("整理搜索词表：合并、指标、词根", "Clean search-term exports: merge, measure, roots"),
    ),
    "suggest": Verb(
        "titleopt.apps.cli.suggest",
        say("推荐值得加进标题的搜索词", "Suggest search terms worth having in a title"),
    ),
    "match": Verb(
        "titleopt.apps.cli.match",
        say("标题能不能匹配这些搜索词", "Whether a title serves some search terms"),
    ),
    "schema": Verb(
        "titleopt.apps.cli.schema",
        say("打印报告的 JSON Schema", "Print the JSON schema of a report"),
    ),
}


class Program(TyperGroup):
    """A group that imports a verb when it is called, and ends every run with a sentence."""

    context_class = LocalContext

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - the group's interface
        """Return the verbs in the order they are shown."""
        return list(VERBS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002 - the group's interface
        """Return what the list of verbs shows of one, without importing it."""
        verb = VERBS.get(cmd_name)
        return verb and TyperCommand(cmd_name, help=verb.help)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Import the verb that is called."""
        if args and not args[0].startswith("-") and args[0] not in VERBS:
            raise InputError(
                f"没有命令 '{args[0]}'{did_you_mean(args[0], VERBS)}",
                hint="titleopt -h 列出全部命令",
                en=f"there is no command '{args[0]}'{did_you_mean(args[0], VERBS, DID_YOU_MEAN)}",
                hint_en="titleopt -h lists the commands",
            )
        name, command, rest = super().resolve_command(ctx, args)
        return name, command and _load(str(name)), rest

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run the program; a wrong command line becomes a sentence too."""
        extra["standalone_mode"] = False
        try:
            status = super().main(*args, **extra)
        except UsageError as error:
            status = COULD_NOT_RUN
            if type(error).__name__ == "NoArgsIsHelpError":
                error.show()
            else:
                typer.echo(told_usage(error), err=True)
        sys.exit(status if isinstance(status, int) else 0)

    def invoke(self, ctx: Any) -> Any:
        """Run the verb; an error raised on purpose becomes its sentence and its exit status."""
        try:
            return super().invoke(ctx)
        except TitleoptError as error:
            typer.echo(_told(error), err=True)
            raise typer.Exit(EXIT_STATUS[type(error)]) from None
        except KeyboardInterrupt:
            typer.echo(
                say("已中断，没有留下写到一半的文件", "Interrupted; no half file is left"), err=True
            )
            raise typer.Exit(INTERRUPTED) from None
        except (BrokenPipeError, SystemExit):
            # The reader has left (titleopt … | head): nothing more to say, also not at exit.
            # Only rich, which prints for us, raises the second.
            sys.stdout = None
            raise typer.Exit(0) from None


def _load(name: str) -> Any:
    module = import_module(VERBS[name].module)
    app = typer.Typer(add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)
    app.command(name, help=VERBS[name].help)(getattr(module, name.replace("-", "_")))
    command = typer.main.get_command(app)
    command.context_class = LocalContext
    return command


def _told(error: TitleoptError) -> str:
    message = say(error.message, error.context.get("en") or error.message)
    hint = say(error.hint, error.context.get("hint_en", ""))
    sentence = say(f"错误：{message}", f"Error: {message}")
    return f"{sentence}\n  → {hint}" if hint else sentence


def _version(asked: bool) -> None:  # noqa: FBT001 - the shape of an option's callback
    if asked:
        typer.echo(f"titleopt {__version__}")
        raise typer.Exit


# Boxed help cuts long Chinese sentences off; plain help shows them whole.
app = typer.Typer(
    cls=Program,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback(
    help=say(
        "给中文电商标题打分，指出问题、原因和改法。",
        "Score product titles for Chinese marketplaces: what is wrong, why, and how to mend it.",
    ),
    epilog=say(
        "退出状态：0 正常；1 有标题低于要求的分数；2 无法运行；130 被中断。"
        "英文界面：--lang en 或 TITLEOPT_LANG=en",
        "Exit status: 0 all well; 1 a title is below the bar asked for; 2 could not run; "
        "130 interrupted.",
    ),
)
def _program(
    *,
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_version, is_eager=True, help=say("显示版本", "Show the version")
        ),
    ] = False,
    lang: Lang = None,
) -> None:
    """Take the options before the verb; the language was read before anything was parsed."""


def main() -> None:
    """Run the program; the entry point of the package."""
    speak_chinese()
    app()
