"""Search terms that deny what a title or its record says: 男 where it says 女."""

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from titleopt.facts.contradictions import recorded_classes
from titleopt.facts.said import says
from titleopt.facts.title_facts import TitleFacts
from titleopt.market.words import Word

# Of these a product has one value.
_ONE_VALUE = frozenset(
    ["gender", "sleeve", "heel", "waist", "condition", "leather", "powered", "thickness", "season"]
)


class Denials:
    """The exclusive classes that each term of a list names."""

    def __init__(self, terms: Sequence[Sequence[Word]]) -> None:
        classes: dict[tuple[str, str], int] = {}
        owners: list[int] = []
        numbers: list[int] = []
        for term, words in enumerate(terms):
            for key in _classes(words):
                owners.append(term)
                numbers.append(classes.setdefault(key, len(classes)))
        self._owners = np.array(owners, np.int64)
        self._numbers = np.array(numbers, np.int64)
        self._classes = classes
        self._count = len(terms)

    def denied(self, facts: TitleFacts) -> NDArray[np.bool_]:
        """Return which terms name a value that the title or its record excludes."""
        stated = stated_classes(facts)
        excluded = np.zeros(len(self._classes) + 1, np.bool_)
        for (key, value), number in self._classes.items():
            excluded[number] = key in stated and value not in stated[key]
        denied = np.zeros(self._count, np.bool_)
        if excluded.any():
            denied[self._owners[excluded[self._numbers]]] = True
        return denied


def stated_classes(facts: TitleFacts) -> dict[str, set[str]]:
    """Return for each class the values that the title and its record state."""
    stated: dict[str, set[str]] = {}
    for mention in facts.attributes:
        exclusive = mention.attribute.exclusive if mention.attribute is not None else None
        if exclusive is not None and exclusive[0] in _ONE_VALUE:
            stated.setdefault(exclusive[0], set()).add(exclusive[1])
    if says(facts.text, "any_value"):
        stated = {}
    for key, (value, _) in recorded_classes(facts.record, facts.knowledge.lexicon).items():
        if key in _ONE_VALUE:
            stated.setdefault(key, set()).add(value)
    return stated


def _classes(words: Iterable[Word]) -> list[tuple[str, str]]:
    found = []
    for word in words:
        attribute = word.entry.attribute if word.entry is not None else None
        if attribute is not None and attribute.exclusive is not None:
            found.append(attribute.exclusive)
    return found
