"""The standard streams: readable Chinese whatever the locale, a sentence when they are closed."""

import sys
from contextlib import suppress
from io import TextIOWrapper
from typing import BinaryIO, TextIO

from titleopt.apps.cli.language import say
from titleopt.errors import InputError

_CHINESE = "标题"


def standard_input() -> BinaryIO:
    """Return standard input as bytes.

    Raises:
        InputError: it is closed.

    """
    return _bytes_of(
        sys.stdin,
        say("标准输入是关闭的，读不到内容", "standard input is closed"),
        say("请把文件名写在命令里，或用 | 送入内容", "name a file, or pipe something in"),
    )


def standard_output() -> BinaryIO:
    """Return standard output as bytes.

    Raises:
        InputError: it is closed.

    """
    return _bytes_of(
        sys.stdout,
        say("标准输出是关闭的，写不出内容", "standard output is closed"),
        say("请用 -o 指定输出文件", "name a file with -o"),
    )


def _bytes_of(stream: TextIO | None, closed: str, hint: str) -> BinaryIO:
    if stream is None:
        raise InputError(closed, hint=hint)
    return stream.buffer


def speak_chinese() -> None:
    """Let the standard streams take any text: what they cannot show becomes a question mark."""
    for stream in (sys.stdout, sys.stderr):
        if not isinstance(stream, TextIOWrapper):
            continue
        stream.reconfigure(errors="replace")
        with suppress(LookupError):
            if "?" in _CHINESE.encode(stream.encoding, "replace").decode(stream.encoding):
                stream.reconfigure(encoding="utf-8", errors="replace")
