"""Symbols of a title that serve only to decorate or emphasise."""

import re
from collections.abc import Callable
from typing import NamedTuple

# Signs that never belong to a product's name. U+FE0F, U+200D and U+20E3 follow emoji.
_SIGNS = (
    "★☆◆◇■□●○▲△▼▽♥♡❤♪♫※§¤◎⊙¥$￥!！?？#＃^丨|｜‖¦~～〜∼﹏_＿√•‼⁉〃〓〒〶㊣℘"
    "\u2190-\u21ff\u2300-\u23ff\u2460-\u24ff\u2500-\u27bf\u2900-\u297f\u2b00-\u2bff"
    "\u3280-\u32b0\U0001f000-\U0001faff"
)
_DECORATION = f"[{_SIGNS}][\ufe0f\u200d\u20e3]*"
# Signs that are ordinary alone and loud in a row: -- .. ,, ++ //
_ROWS = r"[-—–=]{2,}|[.。…]{2,}|[,，、;；:：]{2,}|[+＋]{2,}|[/／\\]{2,}|·{2,}|[<>＜＞]{2,}"
# Signs that join words, where there is no word to join to.
_DANGLING = r"^[。，、,;；:：/\\=·]+|[。，、;；]+$"
_SYMBOL = re.compile(rf"(?:{_DECORATION})+|{_ROWS}|{_DANGLING}|[*＊]+|[&＆@]+|\ufe0f?\u20e3")
# Most titles hold none of all these, which one pass tells.
_ANY = re.compile(rf"[{_SIGNS}\u20e3\-—–=.。…,，、;；:：+＋/／\\·<>＜＞*＊&＆@]")
# Signs that join two Latin words or numbers: AT&T, 16G|512G, Type_C, 36~46.
_JOINS_LATIN = frozenset("~～〜|丨｜#@&＆_^")


class Symbol(NamedTuple):
    """A run of decorating characters, as a half-open range of code points."""

    start: int
    end: int


def symbols(text: str) -> list[Symbol]:
    """Return the runs of characters that decorate, in title order.

    >>> symbols("★新款★连衣裙 36~46码 AT&T")
    [Symbol(start=0, end=1), Symbol(start=3, end=4)]
    """
    if not _ANY.search(text):
        return []
    found: list[Symbol] = []
    for match in _SYMBOL.finditer(text):
        start, end = match.span()
        if _carries_meaning(text, start, end):
            continue
        if found and found[-1].end == start:
            start = found.pop().start
        found.append(Symbol(start, end))
    return found


def _carries_meaning(text: str, start: int, end: int) -> bool:
    """Whether the sign stands inside a model, a measure, a range, a price or a brand name."""
    sign = text[start:end]
    before, after = text[max(0, start - 3) : start], text[end : end + 3]
    if sign in _JOINS_LATIN and _is_latin(before[-1:]) and _is_latin(after[:1]):
        return True
    judge = _JUDGES.get(sign) or _JUDGES.get(sign[:2])
    return judge is not None and judge(before, after)


def _is_range(before: str, after: str) -> bool:
    """36码~46码, 1.3~1.5斤."""
    return after[:1].isdigit() and any(char.isdigit() for char in before)


def _joins_names(before: str, after: str) -> bool:
    """Dolce & Gabbana."""
    return _is_latin(before.rstrip()[-1:]) and _is_latin(after.lstrip()[:1])


def _is_number_sign(before: str, after: str) -> bool:
    """45#, #3."""
    return before[-1:].isdigit() or after[:1].isdigit()


def _multiplies(before: str, after: str) -> bool:
    """30片*2盒, 1750g *2; never beside a bare word."""
    if after[:1].isdigit() and _is_latin(before.rstrip()[-1:]):
        return True
    if not (before[-1:].strip() and after[:1].strip()):
        return False
    return any(_is_latin(char) for char in before + after)


def _ends_name(before: str, after: str) -> bool:
    """Love Live! Superstar."""
    return _is_latin(before[-1:]) and (after[:1] == " " or _is_latin(after[:1]))


def _follows_latin(before: str, _: str) -> bool:
    """C++, PA+++."""
    return _is_latin(before[-1:])


def _joins_numbers(before: str, after: str) -> bool:
    """第1--4卷."""
    return before[-1:].isdigit() and after[:1].isdigit()


def _joins_characters(before: str, after: str) -> bool:
    """马克•吐温."""
    return before[-1:].isalnum() and after[:1].isalnum()


def _is_price(_: str, after: str) -> bool:
    """¥99."""
    return after[:1].isdigit()


def _is_latin(char: str) -> bool:
    return bool(char) and (char.isdigit() or (char.isascii() and char.isalpha()))


_JUDGES: dict[str, Callable[[str, str], bool]] = {
    **dict.fromkeys("~～〜", _is_range),
    **dict.fromkeys("&＆", _joins_names),
    **dict.fromkeys("#＃", _is_number_sign),
    **dict.fromkeys("*＊", _multiplies),
    **dict.fromkeys("!！", _ends_name),
    **dict.fromkeys(("++", "＋＋"), _follows_latin),
    **dict.fromkeys(("--", "——"), _joins_numbers),
    **dict.fromkeys("$¥￥→↑↓", _is_price),
    "•": _joins_characters,
}
