"""The format to write: the one that was asked for, else what the target's name says."""

from collections.abc import Sequence
from os import PathLike
from pathlib import Path
from typing import TypeVar

from titleopt.errors import InputError
from titleopt.tables.aside import type_of_target

Name = TypeVar("Name", bound=str)

_OTHER_NAMES = {"ndjson": "jsonl", "json": "jsonl", "htm": "html", "txt": "table"}


def require_workbook(target: type_of_target | None) -> None:
    """Raise when a target's name says that it is no workbook.

    Raises:
        InputError: It does.

    """
    format_of(target, None, ("xlsx",), "xlsx")


def format_of(
    target: type_of_target | None, chosen: str | None, known: Sequence[Name], default: Name
) -> Name:
    """Return the format to write to a target.

    Args:
        target: Its name is looked at when it has one.
        chosen: The format that was asked for; None for what the name says.
        known: All formats there are.
        default: For a target without a name.

    Raises:
        InputError: There is no such format.

    >>> format_of("scored.htm", None, ("xlsx", "html"), "xlsx")
    'html'
    """
    if chosen is None:
        if not isinstance(target, (str, PathLike)):
            return default
        suffix = Path(target).suffix.lower().lstrip(".")
        chosen = _OTHER_NAMES.get(suffix, suffix)
    for form in known:
        if chosen == form:
            return form
    raise InputError(
        f"不支持的输出格式“{chosen}”",
        hint=f"可选：{'、'.join(known)}",
        en=f"cannot write the format '{chosen}'",
        hint_en=f"choose one of {', '.join(known)}",
    )
