"""The exact choice of words against trying every choice."""

from itertools import combinations
from random import Random

import pytest

from titleopt.errors import TitleError
from titleopt.writing.choice import Choice, Lean, Quota, Wish
from titleopt.writing.select import choose


def brute_force(choice: Choice) -> float | None:
    words = range(len(choice.units))
    sets = (frozenset(some) for size in range(len(words) + 1) for some in combinations(words, size))
    return max((choice.value(some) for some in sets if choice.allows(some)), default=None)


def random_choice(random: Random) -> Choice:
    count = random.randint(1, 9)
    numbers = range(count)

    def need() -> frozenset[int]:
        return frozenset(random.sample(numbers, k=min(count, random.choice([1, 1, 1, 2]))))

    wishes = tuple(
        Wish(
            float(random.randint(0, 20)),
            tuple(need() for _ in range(random.randint(0, 3))),
        )
        for _ in range(random.randint(0, 12))
    )
    quotas = tuple(
        Quota(frozenset(random.sample(numbers, k=random.randint(1, count))), *bounds)
        for bounds in random.sample([(0, 1), (0, 2), (1, 9)], k=random.randint(0, 3))
    )
    kept = frozenset(random.sample(numbers, k=random.choice([0, 0, 1, min(2, count)])))
    units = tuple(random.choice([1, 2, 4, 6]) for _ in numbers)
    leans = tuple(Lean(random.choice(numbers), need()) for _ in range(random.choice([0, 0, 1, 3])))
    return Choice(units, wishes, random.randint(0, 16), kept, quotas, leans)


@pytest.mark.parametrize("seed", range(150))
def test_no_choice_is_worth_more(seed):
    choice = random_choice(Random(seed))
    best = brute_force(choice)
    if best is None:
        with pytest.raises(TitleError):
            choose(choice)
        return
    chosen = choose(choice, seconds=20)
    assert choice.allows(chosen.words)
    assert chosen.value == choice.value(chosen.words) == pytest.approx(best)
    assert chosen.bound == chosen.value
    assert chosen.gap == 0
    assert chosen.greedy <= chosen.value


@pytest.mark.parametrize("seed", range(40))
def test_without_time_the_bound_still_holds(seed):
    choice = random_choice(Random(1000 + seed))
    best = brute_force(choice)
    if best is None:
        return
    try:
        chosen = choose(choice, seconds=1e-9)
    except TitleError:
        pytest.skip("neither the solver nor the greedy choice found an allowed one in no time")
    assert choice.allows(chosen.words)
    assert chosen.value <= best <= chosen.bound
