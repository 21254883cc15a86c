"""Other words for the same thing: lexicon synonyms, and lines that are named by their maker."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from titleopt.lexicon.lexicon import Lexicon
from titleopt.market.words import Word, grouped_words, meaning_of, model_runs
from titleopt.resources import data_root, read_data


class Line(NamedTuple):
    """A product line that titles also name by its maker: iphone15 is 苹果15."""

    line: str
    maker: str
    behind: re.Pattern[str]
    """What stands behind the maker when this line is meant."""
    pattern: re.Pattern[str]
    """The maker with that behind it; group 1 is the maker alone."""


@cache
def product_lines() -> tuple[Line, ...]:
    """Return the lines of data/."""
    file = read_data(data_root() / "equivalents" / "lines.tsv")
    lines = []
    for record in file.records():
        behind = f" ?(?:{record['behind']})"
        maker = record["maker"]
        pattern = re.compile(f"({re.escape(maker)})(?={behind})")
        lines.append(Line(record["line"], maker, re.compile(behind), pattern))
    return tuple(lines)


def with_lines(folded: str, words: list[Word]) -> list[Word]:
    """Give a maker that stands for one of its lines the meaning of that line.

    苹果 in 苹果15手机壳 means iphone, and the model behind it is cut as behind that: 15|pro.
    """
    if not any(line.maker in folded for line in product_lines()):
        return words
    found: list[Word] = []
    for word in words:
        line = found and found[-1].end == word.start and found[-1].meaning in _line_meanings()
        found += model_runs(word) if line else [_as_line(folded, word)]
    return found


@cache
def _line_meanings() -> frozenset[str]:
    return frozenset(f"b:{line.line}" for line in product_lines())


def _as_line(folded: str, word: Word) -> Word:
    for line in product_lines():
        if word.text == line.maker and line.behind.match(folded, word.end):
            return word._replace(meaning=f"b:{line.line}")
    return word


class Synonyms:
    """For each meaning the words that carry it."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._words: dict[str, list[str]] = {}
        for term in lexicon:
            meaning = meaning_of(term, lexicon.get(term))
            if meaning != term:
                self._words.setdefault(meaning, []).append(term)
        for term, meaning in grouped_words().items():
            if term not in lexicon:
                self._words.setdefault(meaning, []).append(term)

    def of(self, meaning: str) -> tuple[str, ...]:
        """Return every word of the lexicon with this meaning."""
        return tuple(self._words.get(meaning, ()))


@lru_cache(maxsize=4)
def synonyms_of(lexicon: Lexicon) -> Synonyms:
    """Return the synonyms of a lexicon, gathered once."""
    return Synonyms(lexicon)
