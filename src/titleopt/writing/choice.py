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


class Lean(NamedTuple):
    """A word that may be there only with one of others."""

    word: int
    on: frozenset[int]


@dataclass(frozen=True, slots=True)
class Choice:
    """What there is to choose from: words by number, with their units, and what they earn."""

    units: tuple[int, ...]
    wishes: tuple[Wish, ...]
    limit: int
    kept: frozenset[int] = frozenset()
    quotas: tuple[Quota, ...] = ()
    leans: tuple[Lean, ...] = ()

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
            and all(word not in chosen or chosen & on for word, on in self.leans)
        )

    def narrowest(self, words: Iterable[int]) -> int:
        """Return the narrowest of some words, of equal ones the first."""
        return min(words, key=lambda word: (self.units[word], word))

    def upheld(self, words: Iterable[int], chosen: Iterable[int] = ()) -> frozenset[int]:
        """Return words with the narrowest ones that they lean on and that are not chosen yet.

        >>> Choice((2, 4), (), 6, leans=(Lean(0, frozenset({1})),)).upheld([0])
        frozenset({0, 1})
        """
        words, chosen = frozenset(words), frozenset(chosen)
        while more := frozenset(
            self.narrowest(on)
            for word, on in self.leans
            if word in words and on and on.isdisjoint(words | chosen)
        ):
            words |= more
        return words
