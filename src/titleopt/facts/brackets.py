"""Brackets of a title and what they are for."""

import re
from typing import NamedTuple

_PAIRS = {
    "【": "】", "[": "]", "［": "］", "（": "）", "(": ")", "「": "」", "『": "』",
    "〔": "〕", "〖": "〗", "｛": "｝", "{": "}", "《": "》", "〈": "〉", "<": ">",
}  # fmt: skip
WORK_MARKS = frozenset("《〈")
LOUD_MARKS = frozenset("【「『〖[［{｛")
_OPENING = re.compile(f"[{re.escape(''.join(_PAIRS))}]")


class Bracket(NamedTuple):
    """A pair of brackets: half-open range of code points of the typed title, marks included."""

    start: int
    end: int
    mark: str
    content: str


def brackets(typed: str) -> list[Bracket]:
    """Return the outermost pairs of brackets that hold something, in title order.

    >>> [b.content for b in brackets("【包邮】连衣裙（加厚）")]
    ['包邮', '加厚']
    """
    found: list[Bracket] = []
    position = 0
    while opening := _OPENING.search(typed, position):
        start = opening.start()
        close = typed.find(_PAIRS[opening.group()], start + 1)
        if close < 0:
            position = start + 1
            continue
        content = typed[start + 1 : close].strip()
        if content:
            found.append(Bracket(start, close + 1, opening.group(), content))
        position = close + 1
    return found
