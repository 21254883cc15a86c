"""The baseline beside the exact choice: always the words that bring most for their units."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations

from titleopt.writing.choice import Choice, Wish

# Terms that lack more words than this are looked at only by what they bring themselves.
_SUBSETS_UP_TO = 4


def choose_greedily(choice: Choice) -> frozenset[int] | None:
    """Return the words of a greedy choice, None when it finds none that is allowed.

    It starts with the kept words and what quotas demand, then adds the words one term lacks,
    again and again, whichever bring the most demand for their units.

    >>> choose_greedily(Choice((4, 2), (Wish(3.0, (frozenset({0}),)),), 4))
    frozenset({0})
    """
    chosen = _start(choice)
    if not choice.allows(chosen):
        return None
    while best := _best_addition(choice, chosen):
        chosen |= best
    return chosen


def _start(choice: Choice) -> frozenset[int]:
    """Return the kept words with, for each quota, the words of most demand it asks for."""
    demand = _demand_of_words(choice.wishes)
    chosen = choice.upheld(choice.kept)
    for words, low, _ in choice.quotas:
        ranked = sorted(words - chosen, key=lambda word: (-demand[word], choice.units[word], word))
        for word in ranked:
            if len(chosen & words) >= low:
                break
            added = choice.upheld({word}, chosen)
            if _fits(choice, chosen | added):
                chosen |= added
    return chosen


def _demand_of_words(wishes: Iterable[Wish]) -> dict[int, float]:
    demand: dict[int, float] = defaultdict(float)
    for wish in wishes:
        for need in wish.needs:
            for word in need:
                demand[word] += wish.demand
    return demand


def _best_addition(choice: Choice, chosen: frozenset[int]) -> frozenset[int] | None:
    """Return the words that bring the most demand for their units, None when none fit."""
    gains: dict[frozenset[int], float] = defaultdict(float)
    for wish in choice.wishes:
        if lacking := _lacking(choice, wish, chosen):
            gains[lacking] += wish.demand
    best: tuple[float, tuple[int, ...]] | None = None
    for words in gains:
        if _fits(choice, chosen | words):
            ratio = _gain(gains, words) / max(1, sum(choice.units[word] for word in words))
            key = (-ratio, tuple(sorted(words)))
            best = key if best is None else min(best, key)
    return frozenset(best[1]) if best is not None else None


def _lacking(choice: Choice, wish: Wish, chosen: frozenset[int]) -> frozenset[int]:
    """Return the narrowest words that would complete a term, with those they lean on."""
    lacking = frozenset(
        choice.narrowest(need) for need in wish.needs if need and need.isdisjoint(chosen)
    )
    return choice.upheld(lacking, chosen)


def _gain(gains: dict[frozenset[int], float], words: frozenset[int]) -> float:
    """Return the demand of all terms that these words complete."""
    if len(words) > _SUBSETS_UP_TO:
        return gains[words]
    return sum(
        gains.get(frozenset(part), 0.0)
        for size in range(1, len(words) + 1)
        for part in combinations(sorted(words), size)
    )


def _fits(choice: Choice, words: frozenset[int]) -> bool:
    return (
        sum(choice.units[word] for word in words) <= choice.limit
        and all(len(words & of) <= high for of, _, high in choice.quotas)
        and all(word not in words or words & on for word, on in choice.leans)
    )
