"""In which order to write the chosen words: the best of all orders, up to fourteen words.

An order is worth what its neighbours are worth side by side, plus, for every two words, what
it is worth that this one stands before that one, plus what each is worth at the beginning. A
dynamic programme over the subsets of words finds the best order of up to fourteen (Held and
Karp); of more, the pairs that belong together most are glued first.
"""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

EXACT_UP_TO = 14

Matrix = NDArray[np.float64]


class Worth(NamedTuple):
    """What an order of n words is worth, part by part."""

    beside: Matrix
    """(n, n): that the second follows the first at once."""
    before: Matrix
    """(n, n): that the first stands anywhere before the second."""
    first: Matrix
    """(n,): that the word begins the title."""

    def of(self, order: Sequence[int]) -> float:
        """Return what an order is worth."""
        total = float(self.first[order[0]]) if order else 0.0
        for place, right in enumerate(order):
            total += float(sum(self.before[left, right] for left in order[:place]))
            if place:
                total += float(self.beside[order[place - 1], right])
        return total


def best_order(worth: Worth, *, exact_up_to: int = EXACT_UP_TO) -> list[int]:
    """Return the words, by number, in the order that is worth most.

    >>> beside = np.array([[0.0, 0.0], [1.0, 0.0]])
    >>> best_order(Worth(beside, np.zeros((2, 2)), np.zeros(2)))
    [1, 0]
    """
    groups = [[word] for word in range(len(worth.first))]
    while len(groups) > exact_up_to:
        groups = _glued(groups, worth)
    if not groups:
        return []
    return [word for group in _held_karp(_grouped(groups, worth)) for word in groups[group]]


def _glued(groups: list[list[int]], worth: Worth) -> list[list[int]]:
    """Return the groups with the two that gain most by touching made one."""
    beside = _grouped(groups, worth).beside.copy()
    np.fill_diagonal(beside, -np.inf)
    left, right = divmod(int(beside.argmax()), len(groups))
    glued = [*groups[left], *groups[right]]
    return [
        glued if place == left else group for place, group in enumerate(groups) if place != right
    ]


def _grouped(groups: Sequence[Sequence[int]], worth: Worth) -> Worth:
    """Return what orders of groups are worth, the order inside each being fixed."""
    heads = [group[0] for group in groups]
    tails = [group[-1] for group in groups]
    member = np.zeros((len(groups), len(worth.first)))
    for place, group in enumerate(groups):
        member[place, list(group)] = 1
    before = member @ worth.before @ member.T
    np.fill_diagonal(before, 0)
    return Worth(worth.beside[np.ix_(tails, heads)], before, worth.first[heads])


def _held_karp(worth: Worth) -> list[int]:
    """Return the best order of few words, by all subsets in layers of equal size."""
    count = len(worth.first)
    masks, bits = _layers(count), 1 << np.arange(count)
    holds = (np.arange(1 << count)[:, None] & bits) > 0
    after_all = holds @ worth.before
    best = np.full((1 << count, count), -np.inf)
    came = np.zeros((1 << count, count), np.int8)
    best[bits, np.arange(count)] = worth.first
    for layer in masks[1:-1]:
        for word in range(count):
            rows = layer[~holds[layer, word]]
            reached = best[rows] + worth.beside[:, word]
            target = rows | bits[word]
            came[target, word] = reached.argmax(axis=1)
            best[target, word] = reached.max(axis=1) + after_all[rows, word]
    return _path(best, came)


@cache
def _layers(count: int) -> list[NDArray[np.int64]]:
    """Return the subsets of ``count`` words by their size, from 0 to all."""
    masks = np.arange(1 << count)
    sizes = np.bitwise_count(masks)
    return [masks[sizes == size] for size in range(count + 1)]


def _path(best: Matrix, came: NDArray[np.int8]) -> list[int]:
    """Return the order that ends best, walked back from its end."""
    mask = len(best) - 1
    word = int(best[mask].argmax())
    order = [word]
    while mask := mask & ~(1 << word):
        word = int(came[mask | (1 << word), word])
        order.append(word)
    return order[::-1]
