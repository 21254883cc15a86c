"""Orders of words: the best of all, against trying all."""

from itertools import permutations
from time import perf_counter

import numpy as np
import pytest

from titleopt.writing.flow import Flow, Word
from titleopt.writing.order import Worth, best_order


def random_worth(count: int, seed: int) -> Worth:
    random = np.random.default_rng(seed)
    return Worth(
        random.normal(size=(count, count)),
        random.normal(size=(count, count)),
        random.normal(size=count),
    )


@pytest.mark.parametrize("seed", range(30))
def test_no_order_is_worth_more(seed):
    worth = random_worth(1 + seed % 7, seed)
    best = max(worth.of(order) for order in permutations(range(len(worth.first))))
    order = best_order(worth)
    assert sorted(order) == list(range(len(worth.first)))
    assert worth.of(order) == pytest.approx(best)


def test_nothing_has_an_empty_order():
    assert best_order(random_worth(0, 0)) == []


def test_many_words_are_all_there_and_take_no_time():
    worth = random_worth(24, 1)
    begun = perf_counter()
    assert sorted(best_order(worth)) == list(range(24))
    assert perf_counter() - begun < 5


def test_words_keep_the_order_they_were_seen_in():
    flow = Flow()
    late, early = Word("夏季", "season"), Word("透气", "function")
    assert flow.before(late, early) > 0.5
    flow.add([early, late], weight=8)
    assert flow.before(late, early) < 0.3
    assert flow.touch(early, late) > flow.touch(late, early)


def test_a_flow_over_another_learns_alone():
    flow = Flow()
    over = flow.over()
    pair = [Word("甲", "word"), Word("乙", "word")]
    over.add(pair, weight=9)
    assert over.before(*pair) > flow.before(*pair) == 0.5
