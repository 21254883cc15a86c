"""Symbols of a title, and which of them serve only to decorate or emphasise."""

import re
from typing import NamedTuple

# Signs that never belong to a product's name.
_DECORATION = re.compile(
    "[★☆◆◇■□●○▲△▼▽♥♡❤♪♫✿❀✦✧✨❄☀☁☂☎☏✔✓✘✗✪➤►◄→←↑↓※§¤◎⊙¥$￥!！?？#＃^丨|｜~～"
    "\u2190-\u21ff\u2460-\u24ff\u2500-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]+"
)
_DASHES = re.compile(r"[-—–_=]{2,}|[*＊.。…]{2,}(?!\d)|[&＆@]+")
_BETWEEN_NUMBERS = frozenset("~～|#@&")


class Symbol(NamedTuple):
    """A run of decorating characters: half-open range of code points of the typed title."""

    start: int
    end: int


def symbols(typed: str) -> list[Symbol]:
    """Return the runs of characters that decorate, in title order.

    >>> symbols("★新款★连衣裙 36~46码 AT&T")
    [Symbol(start=0, end=1), Symbol(start=3, end=4)]
    """
    found = [
        Symbol(*match.span())
        for pattern in (_DECORATION, _DASHES)
        for match in pattern.finditer(typed)
        if not _carries_meaning(typed, *match.span())
    ]
    found.sort()
    return found


def _carries_meaning(typed: str, start: int, end: int) -> bool:
    """Whether the sign stands inside a model, a range or a brand name."""
    sign = typed[start:end]
    before = typed[start - 1] if start else ""
    after = typed[end] if end < len(typed) else ""
    if sign in _BETWEEN_NUMBERS or sign in {"！", "!"}:
        return _is_latin(before) and _is_latin(after)
    if sign == "#":
        return before.isdigit() or after.isdigit()
    return sign in {"$", "¥", "￥", "→"} and after.isdigit()


def _is_latin(char: str) -> bool:
    return bool(char) and (char.isdigit() or (char.isascii() and char.isalpha()))
