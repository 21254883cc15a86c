"""Words that the settings allow, so that no rule finds fault with them."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from titleopt.config import Allow
from titleopt.facts.title_facts import TitleFacts
from titleopt.model import Product
from titleopt.rules.base import Fault, Rule
from titleopt.rules.registry import find_rule
from titleopt.text.fold import fold


class AllowList:
    """All allowed words, each for some rules, shops and categories.

    Raises:
        UnknownRuleError: a rule named by the settings does not exist.

    """

    def __init__(self, allowed: Iterable[Allow]) -> None:
        self._allowed = tuple(map(_Allowed.of, allowed))

    def others(self, rule: Rule, faults: Sequence[Fault], facts: TitleFacts) -> Sequence[Fault]:
        """Return the faults of one rule that are not about allowed words only."""
        if not (faults and self._allowed):
            return faults
        words = frozenset(
            word
            for allowed in self._allowed
            if allowed.covers(rule, facts.product)
            for word in allowed.words
        )
        return [fault for fault in faults if not _is_about(fault, facts, words)]


class _Allowed(NamedTuple):
    """Words that are no finding, folded, and where; None for everywhere."""

    words: frozenset[str]
    codes: frozenset[str]
    shop: str | None
    category: str | None

    @classmethod
    def of(cls, allow: Allow) -> "_Allowed":
        return cls(
            frozenset(map(fold, allow.words)),
            frozenset(find_rule(name).code for name in allow.rules),
            allow.shop,
            allow.category,
        )

    def covers(self, rule: Rule, product: Product) -> bool:
        return (
            (not self.codes or rule.code in self.codes)
            and self.shop in {None, product.shop}
            and (self.category is None or self.category in (product.category or ""))
        )


def _is_about(fault: Fault, facts: TitleFacts, words: frozenset[str]) -> bool:
    return bool(fault.spans) and all(
        fold(facts.typed[start:end]) in words for start, end in fault.spans
    )
