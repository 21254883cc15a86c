"""Which words a title lacks it could truthfully and sensibly take in."""

from functools import cache

import numpy as np

from titleopt.facts.title_facts import TitleFacts
from titleopt.lexicon.entries import Attribute, Entry
from titleopt.market.attribute_worth import (
    CLAIM,
    OTHER_NAME,
    PLAIN,
    SAID_OF_ALL,
    SURE,
    UNWANTED,
    Worth,
    worth_of_attribute,
)
from titleopt.market.evidence import Evidence
from titleopt.market.features import TitleView
from titleopt.market.grams import Integers
from titleopt.market.sold import VISIBLE, Sold, SoldThings
from titleopt.market.term_index import TermIndex
from titleopt.market.words import Word
from titleopt.resources import data_root, read_data

# The only promotion that is said of every product.
_NEW = frozenset(["新款", "新品"])
# What a term counts that names the thing by another name (地垫 for 脚垫), and by a wider one
# (玩具 for 积木玩具).
_BY_ANOTHER, _WIDER = 0.9, 0.4


class WantedWords:
    """Judges the words of one list's terms."""

    def __init__(self, index: TermIndex) -> None:
        self._index = index
        self._evidence = Evidence(index)
        self._things = SoldThings(index)

    def sold(self, facts: TitleFacts, view: TitleView) -> Sold:
        """Gather what is known of a product."""
        return self._things.read(facts, view)

    def naming(self, sold: Sold) -> Integers:
        """Return the terms whose thing is the one sold, by any of its names."""
        named = np.zeros(len(self._index.vocabulary) + 1, np.bool_)
        named[list(sold.things | sold.wider)] = True
        return np.flatnonzero(named[self._index.head])

    def thing_worth(self, term: int, sold: Sold) -> float:
        """Return 0–1 how far the thing a term names is the one sold.

        1 by a name that title or record use, less by another or a wider one.
        """
        head = int(self._index.head[term])
        if head not in sold.things:
            return _WIDER if head in sold.wider else 0.0
        return 1.0 if self._index.vocabulary.says(term, head, sold.names.keys) else _BY_ANOTHER

    def lacking(self, term: int, sold: Sold) -> list[tuple[Word, Worth]]:
        """Return the words of a term that a title lacks, each with its worth.

        Where it lacks none but says the thing by another name, that name: 滑鼠 for 鼠标.
        """
        vocabulary, found = self._index.vocabulary, sold.view.found
        numbers = vocabulary.terms.row(term).tolist()
        rows = list(zip(vocabulary.words[term], numbers, strict=True))
        lacked = [
            (word, self.worth(word, number, sold)) for word, number in rows if number not in found
        ]
        if lacked:
            return lacked
        return [
            (word, OTHER_NAME)
            for word, number in rows
            if number in sold.things and word.text not in sold.facts.text
        ]

    def worth(self, word: Word, number: int, sold: Sold) -> Worth:
        """Return how well a missing word would suit the title.

        Unwanted are junk, another's brand or work, another thing, an audience of its own, a fact
        that cannot be seen or that title or record give otherwise, and a word that does not go
        with the title's thing in the list.
        """
        entry = word.entry
        if _is_recorded(word.text, sold.facts):
            return SURE
        if any(char.isdigit() for char in word.text) or _is_anothers(entry, sold.view):
            return UNWANTED
        if word.text in _taste_words():
            return SAID_OF_ALL
        if entry is None:
            is_common = sold.facts.knowledge.is_common
            is_said = self._evidence.is_no_name(number, sold.things, is_common)
            return CLAIM if is_said else UNWANTED
        if entry.attribute is None:
            return _worth_of_name(word, entry, number, sold)
        return self._worth_of_attribute(word.text, entry.attribute, number, sold)

    def _worth_of_attribute(
        self, word: str, attribute: Attribute, number: int, sold: Sold
    ) -> Worth:
        evidence, axis, departments = self._evidence, attribute.axis, sold.view.departments
        if _begins_with_brand(word, sold.facts):
            return UNWANTED
        worth = worth_of_attribute(word, attribute, sold)
        if axis == "season" or (axis == "audience" and attribute.exclusive is not None):
            is_said = True  # it is said of anything
        elif worth.claims and axis in sold.usual & VISIBLE:
            is_said = evidence.is_usual(number, departments)
        elif worth.claims and axis in sold.usual & PLAIN:
            is_said = evidence.suits(number, departments)
        else:
            is_said = evidence.is_said_of(number, sold.things, departments)
        return worth if is_said else UNWANTED


def _is_anothers(entry: Entry | None, view: TitleView) -> bool:
    """Whether a word is another's brand or work, or junk."""
    if entry is None:
        return False
    brand = entry.brand
    is_foreign = brand is not None and brand.entity not in view.entities
    return is_foreign or entry.work is not None or entry.junk is not None


def _begins_with_brand(text: str, facts: TitleFacts) -> bool:
    """Whether a word is made with a brand's name: 爱马仕橙."""
    beginnings = map(facts.knowledge.lexicon.get, (text[:size] for size in range(2, len(text))))
    brands = (entry.brand for entry in beginnings if entry is not None)
    return any(brand is not None and not brand.needs for brand in brands)


def _worth_of_name(word: Word, entry: Entry, number: int, sold: Sold) -> Worth:
    """Return what a word is worth that says no more than whose or what a thing is, or sells it."""
    if entry.hot is not None:
        return SAID_OF_ALL if word.text in _NEW else UNWANTED
    if entry.category is None:
        return SURE if entry.brand is not None else UNWANTED
    if any(word.text in name for name in sold.names.keys):
        return SURE
    return OTHER_NAME if number in sold.things | sold.wider else UNWANTED


@cache
def _taste_words() -> frozenset[str]:
    """Return the words that any seller may say of a thing."""
    return frozenset(term for (term,) in read_data(data_root() / "taste_words" / "words.tsv").rows)


def _is_recorded(text: str, facts: TitleFacts) -> bool:
    return any(text in value for one in facts.record.attributes for value in one.values)
