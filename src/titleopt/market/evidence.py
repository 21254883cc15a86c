"""What one list of search terms shows of its words: beside which things and names they stand."""

from collections.abc import Callable, Iterable
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from titleopt.lexicon.entries import Entry
from titleopt.market.features import numbers_among
from titleopt.market.grams import Integers
from titleopt.market.term_index import TermIndex
from titleopt.market.vocabulary import Bag

# In a long list a word goes with a thing when it stands beside that in so many terms, or in more
# of things like it; in a short list in one of fifty that name it.
_TOGETHER, _WITH_KIN = 2, 5
_SHORT_LIST, _ONE_CLAIM_IN = 1000, 50
# And so many times as often beside things like it as beside any; less is asked of what buyers of
# such a thing usually look at.
_LIFT, _LIFT_OF_USUAL = 2.0, 1.5
# An unknown word must stand in one of a thousand terms, up to this many and in two at least.
_COMMON, _ONE_IN = 8, 1000
# Share of an unknown word's terms that must name the title's own thing.
_GOES_WITH = 0.5
# A word is no name when it describes things of so many brands, or goes with so many attributes.
_COMPANY = 2


class Evidence:
    """Counts over the terms of one list."""

    def __init__(self, index: TermIndex) -> None:
        self._index = index
        self._common = max(_TOGETHER, min(_COMMON, len(index) // _ONE_IN))

    @cached_property
    def _holders(self) -> Bag:
        """For each meaning the terms that hold it."""
        terms = self._index.vocabulary.terms
        owners = np.repeat(np.arange(len(self._index)), terms.sizes)
        order = np.argsort(terms.items, kind="stable")
        starts = np.searchsorted(terms.items[order], np.arange(len(self._index.vocabulary) + 1))
        return Bag(starts, owners[order])

    @cached_property
    def _named(self) -> dict[int, int]:
        """For each thing the number of terms that name it."""
        things, counts = np.unique(self._index.head, return_counts=True)
        return dict(zip(things.tolist(), counts.tolist(), strict=True))

    def is_said_of(self, number: int, things: frozenset[int], departments: frozenset[str]) -> bool:
        """Whether the list says a word of one of these things, or often of things like them.

        Args:
            number: The word's meaning.
            things: The meanings of the thing's names.
            departments: The thing's departments.

        """
        holders = self._holders.row(number)
        beside = self._beside(holders, things)
        if len(self._index) < _SHORT_LIST:
            named = sum(self._named.get(thing, 0) for thing in things)
            return beside >= max(1, named / _ONE_CLAIM_IN)
        if beside < _TOGETHER and self._with_kin(holders, departments) < _WITH_KIN:
            return False
        return self._lift(holders, departments) >= _LIFT

    def suits(self, number: int, departments: frozenset[str]) -> bool:
        """Whether the list says a word of things like it rather than of others."""
        holders = self._holders.row(number)
        if len(self._index) < _SHORT_LIST:
            return True
        with_kin = self._with_kin(holders, departments)
        return with_kin >= _TOGETHER and self._lift(holders, departments) >= _LIFT_OF_USUAL

    def is_usual(self, number: int, departments: frozenset[str]) -> bool:
        """Whether the list says a word of several things like it: a colour goes with anything."""
        if len(self._index) < _SHORT_LIST:
            return True
        return self._with_kin(self._holders.row(number), departments) > _TOGETHER

    def _with_kin(self, terms: Integers, departments: frozenset[str]) -> int:
        kin = numbers_among(self._index.departments, departments)
        return int(kin[self._index.department[terms]].sum())

    def _lift(self, holders: Integers, departments: frozenset[str]) -> float:
        """Return how much more often than by chance the terms name things of departments."""
        every = np.arange(len(self._index))
        expected = self._with_kin(every, departments) * len(holders) / len(every)
        return self._with_kin(holders, departments) / max(expected, 1e-9)

    def is_no_name(
        self, number: int, things: frozenset[int], is_common: Callable[[str], bool]
    ) -> bool:
        """Whether an unknown word surely describes these things and is nobody's name.

        Names stand alone, beside 旗舰店, or before one thing only. What describes a thing stands
        beside two brands; of a word of the common dictionary two attributes say the same.
        """
        holders = self._holders.row(number)
        text = self._index.vocabulary.texts[number]
        if len(text) < 2 or len(holders) < self._common:  # noqa: PLR2004 - a character is no word
            return False
        if self._beside(holders, things) < max(1, _GOES_WITH * len(holders)):
            return False
        words = [self._index.vocabulary.words[term] for term in holders.tolist()]
        beside = [[word.entry for word in row if word.meaning != text] for row in words]
        if any(not row or any(map(_is_of_a_shop, row)) for row in beside):
            return False
        known = [entry for row in beside for entry in row if entry is not None]
        brands = {entry.brand.entity for entry in known if entry.brand is not None}
        attributes = {entry.term for entry in known if entry.attribute is not None}
        company = len(brands) + (len(attributes) if is_common(text) else 0)
        return company >= _COMPANY

    def _beside(self, holders: Integers, things: Iterable[int]) -> int:
        """Return how many of these terms name one of the things."""
        named: NDArray[np.bool_] = np.isin(self._index.head[holders], list(things))
        return int(named.sum())


def _is_of_a_shop(entry: Entry | None) -> bool:
    return entry is not None and (entry.hot is not None or entry.junk is not None)
