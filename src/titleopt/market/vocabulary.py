"""The words of a term list as numbers: what each means, how rare it is, where a title has it."""

from collections.abc import Container, Sequence
from itertools import chain
from typing import NamedTuple

import numpy as np

from titleopt.facts.knowledge import Knowledge
from titleopt.market.grams import Floats, Grams, Integers, grams_of, places_in
from titleopt.market.synonyms import synonyms_of, with_lines
from titleopt.market.title_words import Place, WordFinder, line_places
from titleopt.market.words import Word, parts_of, words_of


class Bag(NamedTuple):
    """Rows of numbers, row after row: row i is ``items[starts[i] : starts[i + 1]]``."""

    starts: Integers
    items: Integers

    @property
    def sizes(self) -> Integers:
        """How many items each row has."""
        return np.diff(self.starts)

    def row(self, index: int) -> Integers:
        """Return one row."""
        return self.items[self.starts[index] : self.starts[index + 1]]


def bag_of(rows: Sequence[Sequence[int]]) -> Bag:
    """Make a bag of rows."""
    sizes = np.fromiter(map(len, rows), np.int64, len(rows))
    items = np.fromiter(chain.from_iterable(rows), np.int64, int(sizes.sum()))
    return Bag(np.concatenate([[0], np.cumsum(sizes)]), items)


class Vocabulary:
    """All meanings in a list's terms.

    Args:
        folded: The folded terms.
        knowledge: Lexicon and tokenizer.

    Attributes:
        words: The words of each term, in order.
        terms: The meanings of each term as numbers.
        meanings: Name of each meaning.
        texts: A word for each meaning, as the list has it first.

    """

    def __init__(self, folded: Sequence[str], knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        lexicon, cut = knowledge.lexicon, knowledge.cut
        self.words: list[list[Word]] = [with_lines(t, words_of(t, lexicon, cut)) for t in folded]
        numbers: dict[str, int] = {}
        self.texts: list[str] = []
        rows: list[list[int]] = []
        surfaces: dict[str, int] = {}
        for words in self.words:
            row = []
            for word in words:
                number = numbers.setdefault(word.meaning, len(numbers))
                if number == len(self.texts):
                    self.texts.append(word.text)
                surfaces.setdefault(word.text, number)
                row.append(number)
            rows.append(row)
        self.meanings = list(numbers)
        self.numbers = numbers
        self.terms = bag_of(rows)
        self.counts = np.bincount(self.terms.items, minlength=len(numbers))
        self._surfaces = surfaces
        self._finder, self._compounds = self._made_finder(surfaces)

    def __len__(self) -> int:
        return len(self.meanings)

    def _made_finder(
        self, surfaces: dict[str, int]
    ) -> tuple[WordFinder, list[tuple[int, int, int]]]:
        lexicon = self._knowledge.lexicon
        synonyms = synonyms_of(lexicon)
        every = dict(surfaces)
        for meaning, number in self.numbers.items():
            for synonym in synonyms.of(meaning):
                every.setdefault(synonym, number)
        compounds: list[tuple[int, int, int]] = []
        parts: dict[str, int] = {}
        for text, number in surfaces.items():
            split = parts_of(text, lexicon)
            if split:
                first, last = (
                    every.get(part, parts.setdefault(part, len(self.numbers) + len(parts)))
                    for part in split
                )
                compounds.append((number, first, last))
        for part, number in parts.items():
            every.setdefault(part, number)
        finder = WordFinder(list(every), list(every.values()))
        return finder, compounds

    def found_in(self, text: str, inside: Sequence[int]) -> dict[int, Place]:
        """Return the meanings a folded title serves, with the place of each.

        Args:
            text: The folded title.
            inside: As of ``inner_positions``.

        """
        found = self._finder.find(text, inside)
        for meaning, start, end in line_places(text):
            number = self.numbers.get(meaning)
            if number is not None:
                found.setdefault(number, (start, end))
        by_first = self._by_first
        for first in list(found):
            for number, last in by_first.get(first, ()):
                if last in found:
                    found.setdefault(number, found[last])
        size = len(self.meanings)
        return {number: place for number, place in found.items() if number < size}

    @property
    def _by_first(self) -> dict[int, list[tuple[int, int]]]:
        made = self.__dict__.get("_grouped")
        if made is None:
            made = {}
            for number, first, last in self._compounds:
                made.setdefault(first, []).append((number, last))
            self.__dict__["_grouped"] = made
        return made

    def says(self, term: int, number: int, names: Container[str]) -> bool:
        """Whether a term says a meaning by one of these words."""
        return any(
            word.text in names and self.numbers[word.meaning] == number for word in self.words[term]
        )

    def grams(self) -> Grams:
        """Return the grams of the word of each meaning."""
        return grams_of(self.texts)


class Rarity(NamedTuple):
    """How rare each gram is in the list and the lexicon together, as idf."""

    codes: Integers
    idf: Floats
    unseen: float


def rarity(*corpora: Sequence[str]) -> Rarity:
    """Count the grams of all texts."""
    counted = [np.unique(grams_of(texts).codes, return_counts=True) for texts in corpora if texts]
    codes = np.unique(np.concatenate([codes for codes, _ in counted]))
    total = sum(map(len, corpora))
    counts = np.zeros(len(codes))
    for own, count in counted:
        counts[places_in(codes, own)] += count
    idf = (np.log((1 + total) / (1 + counts)) + 1).astype(np.float32)
    return Rarity(codes, idf, float(np.log(1 + total) + 1))
