"""What there is to choose from: words with their units, and what they earn together."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

Needs = tuple[frozenset[int], ...]


class Wish(NamedTuple):
    """One class of search terms: its demand, and what the title must hold to match it.

    Each need is a set of word numbers of which any one meets it: the word, its synonyms, and
    longer words that hold it.
    """

    demand: float
    needs: Needs

    def is_met(self, chosen: frozenset[int]) -> bool:
        """Whether these words match the term; one without words is never matched."""
        return bool(self.needs) and not any(need.isdisjoint(chosen) for need in self.needs)


class Quota(NamedTuple):
    """At least ``low`` and at most ``high`` of these words."""

    words: frozenset[int]
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Choice:
    """What there is to choose from: words by number, with their units, and what they earn."""

    units: tuple[int, ...]
    wishes: tuple[Wish, ...]
    limit: int
    kept: frozenset[int] = frozenset()
    quotas: tuple[Quota, ...] = ()

    def value(self, words: Iterable[int]) -> float:
        """Return the demand that these words match together.

        >>> Choice((2, 4), (Wish(5.0, (frozenset({0}), frozenset({1}))),), 6).value([0, 1])
        5.0
        """
        chosen = frozenset(words)
        return sum(wish.demand for wish in self.wishes if wish.is_met(chosen))

    def allows(self, words: Iterable[int]) -> bool:
        """Whether these words may be chosen together."""
        chosen = frozenset(words)
        return (
            self.kept <= chosen
            and sum(self.units[word] for word in chosen) <= self.limit
            and all(low <= len(chosen & of) <= high for of, low, high in self.quotas)
        )
