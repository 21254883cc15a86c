"""Orders of words: the best of all, against trying all."""

from itertools import permutations

import numpy as np
import pytest

from titleopt.writing.flow import Flow, Word
from titleopt.writing.order import Worth, best_order


def random_worth(count: int, seed: int) -> Worth:
    random = np.random.default_rng(seed)
    return Worth(
        random.normal(size=(count, count)),
        random.normal(size=(count, count)),
        *random.normal(size=(3, count)),
        random.random(count) < 0.4,
    )


@pytest.mark.parametrize("seed", range(60))
def test_no_order_is_worth_more(seed):
    worth = random_worth(1 + seed % 7, seed)
    words = range(len(worth.first))
    fixed = [word for word in words if seed % 3 and word % 2]
    fixed = fixed[::-1] if seed % 2 else fixed
    orders = [order for order in permutations(words) if [w for w in order if w in fixed] == fixed]
    order = best_order(worth, fixed)
    assert tuple(order) in orders
    assert worth.of(order) == pytest.approx(max(map(worth.of, orders)))


def test_nothing_has_an_empty_order():
    assert best_order(random_worth(0, 0)) == []


def test_many_words_are_all_there():
    worth = random_worth(24, 1)
    assert sorted(best_order(worth)) == list(range(24))
    assert [word for word in best_order(worth, range(12)) if word < 12] == list(range(12))


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
