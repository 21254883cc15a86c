"""Help pages and wrong command lines, told in the language of this run.

The command-line package speaks English: its few words are put into Chinese here. What it says
otherwise (another version of it) stays as it is.
"""

import re
from collections.abc import Sequence
from typing import Any

import typer
from typer.core import TyperGroup

from titleopt.apps.cli.language import say
from titleopt.errors import did_you_mean

Context: Any = TyperGroup.context_class
UsageError: Any = typer.BadParameter.__base__

_HEADINGS = {"Options": "选项", "Arguments": "参数", "Commands": "命令"}
_WORDS = (
    (re.compile(r"^Show this message and exit\.$"), "显示这段帮助"),
    (re.compile(r"\[required\]"), "[必填]"),
    (re.compile(r"\[default: ([^;\]]*)(?:; [^\]]*)?\]"), r"[默认 \1]"),
)
# The kinds of values; behind a name that says more they say nothing.
_KINDS = (
    (re.compile(r"… <list\[\w+\]>"), "…"),
    (re.compile(r"\] <\w+>"), "]"),
    (re.compile(r"^([A-Z]+) (?:<\w+>|TEXT|FILE)$"), r"\1"),
    (re.compile(r"<(?:int|float) range>|<int>|<float>"), "N"),
    (re.compile(r"<path>|<list\[Path\]>"), "FILE"),
    (re.compile(r"<str>|<list\[str\]>"), "TEXT"),
    (re.compile(r"<%Y-%m-%d>|<datetime>"), "YYYY-MM-DD"),
)
_FAULTS = (
    (re.compile(r".*less than or equal to (\S+?)\.?"), r"不能大于 \1"),
    (re.compile(r".*greater than or equal to (\S+?)\.?"), r"不能小于 \1"),
    (re.compile(r".*is not in the range (\S+?)\.?"), r"应在 \1 之内"),
    (re.compile(r".*is not one of (.+?)\.?"), r"可选：\1"),
    (re.compile(r".*valid (?:integer|int).*"), "应为整数"),
    (re.compile(r".*valid (?:number|float).*"), "应为数字"),
    (re.compile(r".*does not match the formats? '%Y-%m-%d'\.?"), "应写成 2026-05-01 这样"),
)
_SENTENCES = (
    (re.compile(r"Got unexpected extra argument(?:s|\(s\))? \((.+)\)"), r"多余的参数：\1"),
    (re.compile(r"Option '?([^' ]+)'? requires an argument\.?"), r"选项 \1 后面缺少值"),
    (re.compile(r"Missing command\.?"), "缺少命令"),
)


def _rewritten(text: str, table: Sequence[tuple[re.Pattern[str], str]]) -> str:
    for pattern, words in table:
        text = pattern.sub(words, text)
    return text


def _answer(text: str, table: Sequence[tuple[re.Pattern[str], str]]) -> str:
    """Return the words for the first pattern that is the whole text, else the text."""
    for pattern, words in table:
        if found := pattern.fullmatch(text):
            return found.expand(words)
    return text


class HelpFormatter(Context.formatter_class):  # type: ignore[misc]
    """Writes help pages with headings and remarks in the language of this run."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write the line of usage."""
        args = say(args.replace("OPTIONS", "选项").replace("COMMAND [ARGS]", "命令 [参数]"), args)
        super().write_usage(prog, args, prefix or say("用法：", "Usage: "))

    def write_heading(self, heading: str) -> None:
        """Write the heading of a list."""
        super().write_heading(say(_HEADINGS.get(heading, heading), heading))

    def write_dl(self, rows: Sequence[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        """Write a list of names and what they mean."""
        told = [(_rewritten(name, _KINDS), say(_rewritten(m, _WORDS), m)) for name, m in rows]
        super().write_dl(told, *args, **kwargs)


class LocalContext(Context):  # type: ignore[misc]
    """The context of a command whose help page is written in the language of this run."""

    formatter_class = HelpFormatter


def told_usage(error: Any) -> str:
    """Return the sentence for a wrong command line, and where to read more."""
    path = getattr(error.ctx, "command_path", "titleopt")
    sentence = say(_fault(error), f"Error: {error.format_message()}")
    return f"{sentence}\n  → {say(f'{path} -h 显示用法', f'{path} -h shows how it is used')}"


def _fault(error: Any) -> str:
    kind, message = type(error).__name__, str(error.message or "")
    if kind == "NoSuchOption":
        near = did_you_mean(error.option_name, error.possibilities or ())
        return f"错误：没有选项 '{error.option_name}'{near}"
    if kind == "MissingParameter":
        return f"错误：缺少参数 {_name(error.param)}"
    if kind == "BadParameter":
        return f"错误：{_name(error.param)} 的值不对（{_answer(message, _FAULTS)}）"
    return f"错误：{_answer(message, _SENTENCES)}"


def _name(parameter: Any) -> str:
    if parameter is None:
        return ""
    is_option = parameter.param_type_name == "option"
    return str(parameter.opts[0] if is_option else parameter.metavar or parameter.name)
