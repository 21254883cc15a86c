"""Brackets of a title, and which of them only make a word stand out."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from titleopt.facts.said import words
from titleopt.facts.specs import spec_spans
from titleopt.lexicon.lexicon import Lexicon
from titleopt.text.fold import fold

_PAIRS = {
    "【": "】", "[": "]", "［": "］", "（": "）", "(": ")", "「": "」", "『": "』",
    "〔": "〕", "〖": "〗", "｛": "｝", "{": "}", "《": "》", "〈": "〉", "<": ">",
}  # fmt: skip
WORK_MARKS = frozenset("《〈")
ROUND_MARKS = frozenset("（(")
LOUD_MARKS = frozenset("【「『〖〔[［{｛<")
_OPENING = re.compile(f"[{re.escape(''.join(_PAIRS))}]")

# Axes whose words praise; those of others name the variant or what is in the box.
_PRAISING_AXES = frozenset(["thickness", "season", "style", "fit", "craft", "occasion"])
# What a loud bracket may hold without being loud: sizes, counts, models, editions.
_PLAIN_CONTENT = re.compile(
    r"[\d.\-~～*×x/+a-z\s]*\d[\d.\-~～*×x/+a-z\s]*"
    r"(?:寸|英寸|吋|英吋|个装?|只装?|片装?|支装?|张|米|mm|cm|m|ml|g|kg|l|克|升|毫升|斤|公斤|码|号|w|v|匹|升|条装?|双装?|本装?|包装?|盒装?|瓶装?|套)?"
    r"|[xsml]{1,4}|[2-9]xl|[全上中下][一二三四五六七八九十\d]*[册卷辑部集]|第[一二三四五六七八九十百\d]+[册卷辑部集季版期]"
)


class Bracket(NamedTuple):
    """A pair of brackets, marks included, as a half-open range of code points."""

    start: int
    end: int
    mark: str
    content: str


def brackets(text: str) -> list[Bracket]:
    """Return the outermost pairs of brackets that hold something, in title order.

    >>> [b.content for b in brackets("【包邮】连衣裙（加厚）")]
    ['包邮', '加厚']
    """
    found: list[Bracket] = []
    position = 0
    while opening := _OPENING.search(text, position):
        start = opening.start()
        close = _closing(text, start)
        if close < 0:
            position = start + 1
            continue
        content = text[start + 1 : close].strip()
        if content:
            found.append(Bracket(start, close + 1, opening.group(), content))
        position = close + 1
    return found


def _closing(text: str, start: int) -> int:
    """Return where the bracket at ``start`` closes, brackets of its own kind inside it counted."""
    opening, closing = text[start], _PAIRS[text[start]]
    depth = 0
    for index in range(start, len(text)):
        if text[index] == opening:
            depth += 1
        elif text[index] == closing:
            depth -= 1
            if not depth:
                return index
    return text.find(closing, start + 1)


def emphasising(pairs: Sequence[Bracket], lexicon: Lexicon) -> list[Bracket]:
    """Return the brackets that serve only to make a word stand out."""
    return [pair for pair in pairs if _emphasises(pair, lexicon)]


def _emphasises(pair: Bracket, lexicon: Lexicon) -> bool:
    content = fold(pair.content)
    if pair.mark in LOUD_MARKS:
        if pair.mark == "【" and pair.content in words("author_of"):
            return False
        entry = lexicon.get(content)
        if pair.mark in "「『" and entry is not None and entry.work is not None:
            return False
        is_plain = _PLAIN_CONTENT.fullmatch(content) is not None or _is_specs(content)
        return not is_plain or (pair.mark == "【" and not any(map(str.isalpha, content)))
    if pair.mark in WORK_MARKS:
        entry = lexicon.get(content)
        return entry is not None and entry.work is None and bool(entry.hot or entry.junk)
    return _only_praises(content, lexicon)


def _is_specs(content: str) -> bool:
    """Whether a bracket holds measures and models only (50个2cm)."""
    said = content
    for spec in reversed(spec_spans(content)):
        said = said[: spec.start] + said[spec.end :]
    return said != content and not any(map(str.isalnum, said))


def _only_praises(content: str, lexicon: Lexicon) -> bool:
    """Whether a round bracket holds nothing but selling words (加厚, 包邮, 2024新款)."""
    entry = lexicon.get(content)
    if entry is not None and (entry.category or entry.brand or entry.work):
        return False
    covered = 0
    for term in lexicon.cover(content, range(len(content) + 1)):
        known = term.entry
        if known.category or known.brand or known.work or known.fit:
            return False
        praises = known.attribute is not None and known.attribute.axis in _PRAISING_AXES
        if not (known.hot or known.junk or praises):
            return False
        covered += term.end - term.start
    return covered > 0 and covered == len(content.replace(" ", ""))


def emphasis_marks(text: str, pairs: Sequence[Bracket]) -> Iterator[tuple[int, int]]:
    """Yield the ranges of the marks of emphasising brackets, loud marks inside them included."""
    for pair in pairs:
        inner = {pair.mark, _PAIRS[pair.mark]}
        for index in range(pair.start, pair.end):
            if index in {pair.start, pair.end - 1} or text[index] in inner:
                yield index, index + 1
