"""Which rules judge a title, arranged so that most of them need not be called."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from math import fsum

from titleopt.checking.score import part_of, score_of
from titleopt.model import Part
from titleopt.rules.base import Rule


class Plan:
    """The rules that judge titles of one kind, with what is the same for all these titles.

    Most rules find nothing in most titles. So the parts and weights of a title without fault
    are made once, and rules that watch a fact are only called when it holds something.

    Args:
        rules: The rules that judge, in the order of their parts.
        weights: The weight of each by its code.
        not_applicable: Codes of the rules that have nothing to judge.

    """

    def __init__(
        self, rules: Sequence[Rule], weights: Mapping[str, float], not_applicable: Iterable[str]
    ) -> None:
        self.rules = rules
        self.not_applicable = tuple(not_applicable)
        self.watches = watches(rules)
        self._weights = weights
        self._places = {rule.code: place for place, rule in enumerate(rules)}
        self._earned = [weights[rule.code] for rule in rules]
        self._total = fsum(self._earned)
        self._parts = [part_of(rule.code, weights[rule.code], 1.0, 1.0) for rule in rules]

    def score(self, shares: Mapping[str, float]) -> tuple[float, tuple[Part, ...]]:
        """Return the score and its parts.

        Args:
            shares: The share of its weight that each rule with a fault leaves, by code.

        """
        earned, parts = self._earned.copy(), self._parts.copy()
        for code, share in shares.items():
            place, weight = self._places[code], self._weights[code]
            earned[place] = weight * share
            parts[place] = part_of(code, weight, share, self._total)
        return score_of(fsum(earned), self._total), tuple(parts)

    def without(self, crashed: Sequence[str]) -> "Plan":
        """Return the plan of a title at which these rules crashed."""
        rules = [rule for rule in self.rules if rule.code not in crashed]
        return Plan(rules, self._weights, self.not_applicable)


def watches(rules: Iterable[Rule]) -> tuple[tuple[str, tuple[Rule, ...]], ...]:
    """Return rules by the fact they watch."""
    ordered = sorted(rules, key=_watched)
    return tuple((fact, tuple(group)) for fact, group in groupby(ordered, key=_watched))


def _watched(rule: Rule) -> str:
    return rule.watches
