"""Which words to write: the most demand that fits, proven.

A search term is matched when all its words are in the title. Choosing the words that match
the most demand within the width is a small 0/1 program::

    maximise    Σ demand(term) · y(term)
    subject to  y(term) ≤ Σ x(word)        for each need of a term, over the words that meet it
                Σ units(word) · x(word) ≤ limit
                x(word) ≤ Σ x(others)      for a word that may be there only with one of others
                x(kept) = 1, at least one category term, at most so many hot words, …
                x ∈ {0, 1}, 0 ≤ y ≤ 1

Only x must be whole: y then is by itself. HiGHS solves it exactly; when the time is up the
best answer known comes with the bound that was proven by then.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from time import perf_counter
from typing import Any, NamedTuple

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from titleopt.errors import TitleError
from titleopt.writing.choice import Choice, Wish
from titleopt.writing.greedy import choose_greedily

# Below this share of the value a gap is the solver's arithmetic.
_PROVEN = 1e-6


class Chosen(NamedTuple):
    """The words chosen, what they are worth, and how sure it is that nothing is better."""

    words: tuple[int, ...]
    value: float
    bound: float
    """No allowed choice is worth more than this."""
    greedy: float
    """What the greedy choice is worth, for comparison."""
    seconds: float

    @property
    def gap(self) -> float:
        """Share of the bound that is not reached; 0 when the choice is proven best."""
        return (self.bound - self.value) / self.bound if self.bound else 0.0


def choose(choice: Choice, *, seconds: float = 2.0) -> Chosen:
    """Return the words that match the most demand.

    Args:
        choice: The words, what they earn and what they must keep to.
        seconds: Time to spend; when it ends before the proof, ``gap`` says what is open.

    Raises:
        TitleError: no choice is allowed: the kept words are too wide, say.

    >>> either = (Wish(3.0, (frozenset({0}),)), Wish(4.0, (frozenset({1}), frozenset({2}))))
    >>> chosen = choose(Choice((4, 2, 2), either, 4))
    >>> chosen.words, chosen.value, chosen.gap
    ((1, 2), 4.0, 0.0)
    """
    begun = perf_counter()
    choice = reduced(choice)
    start = choose_greedily(choice)
    words, bound = _solve(choice, seconds)
    if words is None or (start is not None and choice.value(start) > choice.value(words)):
        words = start
    if words is None:
        raise TitleError(
            f"要保留的词放不进 {choice.limit} 个字符宽度，或与别的要求冲突",
            hint="请减少 keep 中的词",
            en="the words to keep do not fit",
            hint_en="keep fewer words",
        )
    words = needed(choice, words)
    value = choice.value(words)
    bound = max(bound, value)
    if bound - value <= _PROVEN * bound:
        bound = value
    greedy = choice.value(start) if start is not None else 0.0
    return Chosen(tuple(sorted(words)), value, bound, greedy, perf_counter() - begun)


def reduced(choice: Choice) -> Choice:
    """Return the same choice with equal needs merged and what cannot be matched left out."""
    demand: dict[frozenset[frozenset[int]], float] = defaultdict(float)
    for wish in choice.wishes:
        needs = frozenset(wish.needs)
        if wish.demand > 0 and needs and _least(choice.units, needs) <= choice.limit:
            demand[needs] += wish.demand
    wishes = [Wish(total, tuple(sorted(needs, key=sorted))) for needs, total in demand.items()]
    return replace(choice, wishes=tuple(wishes))


def _least(units: Sequence[int], needs: Iterable[frozenset[int]]) -> int:
    """Return a width below which these needs cannot be met."""
    return max((min((units[word] for word in need), default=1 << 30) for need in needs), default=0)


def needed(choice: Choice, words: Iterable[int]) -> frozenset[int]:
    """Return the words without those that earn nothing, the widest dropped first."""
    chosen = set(words)
    value = choice.value(chosen)
    for word in sorted(chosen - choice.kept, key=lambda word: (-choice.units[word], word)):
        without = chosen - {word}
        if choice.allows(without) and choice.value(without) >= value:
            chosen = without
    return frozenset(chosen)


def preferring(choice: Choice, words: Iterable[int], liked: Iterable[int]) -> frozenset[int]:
    """Return words worth as much, with liked ones in place of others where that costs nothing.

    >>> one = (Wish(3.0, (frozenset({0, 1}),)),)
    >>> preferring(Choice((4, 4), one, 4), [1], [0])
    frozenset({0})
    """
    chosen, wanted = frozenset(words), list(liked)
    value = choice.value(chosen)
    for word in sorted(chosen - choice.kept - frozenset(wanted)):
        for other in wanted:
            swapped = chosen - {word} | {other}
            is_new = other not in chosen and choice.allows(swapped)
            if is_new and choice.value(swapped) >= value:
                chosen = swapped
                break
    return chosen


def _solve(choice: Choice, seconds: float) -> tuple[frozenset[int] | None, float]:
    """Return the solver's words, None when it found none, and the bound it proved."""
    count, wishes = len(choice.units), choice.wishes
    total = sum(wish.demand for wish in wishes)
    if not count:
        return (frozenset(), 0.0) if choice.allows(()) else (None, 0.0)
    scale = max((wish.demand for wish in wishes), default=1.0)
    worth = np.zeros(count + len(wishes))
    worth[count:] = [-wish.demand / scale for wish in wishes]
    is_whole = np.zeros(len(worth))
    is_whole[:count] = 1
    low = np.zeros(len(worth))
    low[list(choice.kept)] = 1
    found: Any = milp(
        worth,
        integrality=is_whole,
        bounds=Bounds(low, np.ones(len(worth))),
        constraints=_constraints(choice),
        options={"time_limit": seconds, "mip_rel_gap": 0.0},
    )
    proven = found.mip_dual_bound
    bound = total if proven is None or not np.isfinite(proven) else min(total, -proven * scale)
    if found.x is None:
        return None, bound
    words = frozenset(np.flatnonzero(found.x[:count] > 0.5).tolist())  # noqa: PLR2004 - 0 or 1
    return (words if choice.allows(words) else None), bound


def _constraints(choice: Choice) -> LinearConstraint:
    """Return all rows of the program as one sparse matrix."""
    count = len(choice.units)
    row_of: list[int] = []
    column_of: list[int] = []
    factor: list[float] = []
    low: list[float] = []
    high: list[float] = []

    def add(columns: Sequence[int], factors: Sequence[int], least: float, most: float) -> None:
        row_of.extend([len(low)] * len(columns))
        column_of.extend(columns)
        factor.extend(factors)
        low.append(least)
        high.append(most)

    add(range(count), choice.units, 0, choice.limit)
    for words, least, most in choice.quotas:
        add(sorted(words), [1] * len(words), least, most)
    for word, on in choice.leans:
        if word not in on:
            add([word, *sorted(on)], [1, *[-1] * len(on)], -np.inf, 0)
    for place, wish in enumerate(choice.wishes, start=count):
        for need in wish.needs:
            add([place, *sorted(need)], [1, *[-1] * len(need)], -np.inf, 0)
    shape = (len(low), count + len(choice.wishes))
    matrix = csr_array((np.array(factor), (row_of, column_of)), shape=shape)
    return LinearConstraint(matrix, np.array(low), np.array(high))
