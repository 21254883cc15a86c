"""What a candidate is written for: most demand, little competition, or few changes."""

from collections.abc import Sequence
from dataclasses import replace

from titleopt.writing.candidate import Strategy
from titleopt.writing.choice import Choice, Lean, Quota, Wish
from titleopt.writing.wanted import Demanded, Wanted

STRATEGIES: tuple[Strategy, ...] = ("most-demand", "blue-ocean", "smallest-change")
SAID: dict[Strategy, tuple[str, str]] = {
    "most-demand": ("覆盖最多搜索需求", "most demand"),
    "blue-ocean": ("蓝海词优先（需求大、竞争小）", "blue ocean: much demand, little supply"),
    "smallest-change": ("改动最小", "smallest change"),
}
# Words of the current title that the smallest change may drop.
_DROPPED_AT_MOST = 3
# What a word of the current title is worth beside its terms, of all demand that can be matched.
_LOYALTY = 0.015
# Without figures of supply, longer terms stand for less competition.
_LONG = 2


def choice_of(  # noqa: PLR0913 - all that a choice is made of
    strategy: Strategy,
    found: Wanted,
    limit: int,
    *,
    quotas: Sequence[Quota] = (),
    leans: Sequence[Lean] = (),
    kept: frozenset[int] = frozenset(),
) -> Choice:
    """Return what there is to choose from, weighed as the strategy wants it.

    A word of the current title that stays counts as much as a small share of all demand that
    true words match: no word is exchanged for next to nothing.
    """
    units = tuple(word.units for word in found.words.words)
    own = frozenset(n for n, word in enumerate(found.words.words) if word.source == "title")
    wishes = blue_ocean(found.terms, found.wishes) if strategy == "blue-ocean" else found.wishes
    worth = _LOYALTY * sum(wish.demand for wish in wishes)
    loyal = tuple(Wish(worth, (frozenset({number}),)) for number in sorted(own))
    choice = Choice(units, (*wishes, *loyal), limit, kept, tuple(quotas), tuple(leans))
    if strategy == "smallest-change":
        low = max(0, len(own) - _DROPPED_AT_MOST)
        return replace(choice, quotas=(*choice.quotas, Quota(own, low, len(own))))
    return choice


def blue_ocean(terms: Sequence[Demanded], wishes: Sequence[Wish]) -> tuple[Wish, ...]:
    """Return the wishes weighed by demand against supply.

    The weight is demand × demand ÷ (demand + supply). Where the list tells no supply, terms of
    more words stand for less competition: demand × (words − 1), one word counting a tenth.

    >>> terms = [Demanded("裙", 10.0, 90.0), Demanded("碎花裙", 10.0, 0.0)]
    >>> either = [Wish(10.0, (frozenset({0}),)), Wish(10.0, (frozenset({1}),))]
    >>> [wish.demand for wish in blue_ocean(terms, either)]
    [1.0, 10.0]
    """
    told = any(term.supply is not None for term in terms)
    weights = [
        _against_supply(term) if told else _by_length(wish)
        for term, wish in zip(terms, wishes, strict=True)
    ]
    return tuple(
        wish._replace(demand=wish.demand * weight)
        for wish, weight in zip(wishes, weights, strict=True)
    )


def _against_supply(term: Demanded) -> float:
    if term.supply is None:
        return 0.5
    both = term.demand + term.supply
    return term.demand / both if both else 0.0


def _by_length(wish: Wish) -> float:
    return max(0.1, min(len(wish.needs) - 1.0, _LONG))
