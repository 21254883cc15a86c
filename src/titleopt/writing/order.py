"""In which order to write the chosen words: the best of all orders.

Words of the current title stay in its order; the others may go anywhere between them. An order
is worth what its neighbours are worth side by side, plus, for every two words, what it is worth
that this one stands before that one, plus what each is worth first, last, or behind the last
thing named. A dynamic programme over how many fixed words are written and which free ones
(Held and Karp) finds the best order of up to ten free words; of more, those that belong
together most are glued first.
"""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

EXACT_UP_TO = 10

Matrix = NDArray[np.float64]
Flags = NDArray[np.bool_]


class Worth(NamedTuple):
    """What an order of n words is worth, part by part."""

    beside: Matrix
    """(n, n): that the second follows the first at once."""
    before: Matrix
    """(n, n): that the first stands anywhere before the second."""
    first: Matrix
    """(n,): that the word begins the title."""
    last: Matrix
    """(n,): that the word ends the title."""
    behind: Matrix
    """(n,): that no thing is named after the word."""
    things: Flags
    """(n,): whether the word names a thing."""

    def of(self, order: Sequence[int]) -> float:
        """Return what an order is worth."""
        if not order:
            return 0.0
        total = float(self.first[order[0]] + self.last[order[-1]])
        for place, right in enumerate(order):
            total += float(sum(self.before[left, right] for left in order[:place]))
            if place:
                total += float(self.beside[order[place - 1], right])
            if not self.things[list(order[place + 1 :])].any():
                total += float(self.behind[right])
        return total


def best_order(
    worth: Worth, fixed: Sequence[int] = (), *, exact_up_to: int = EXACT_UP_TO
) -> list[int]:
    """Return the words, by number, in the order that is worth most.

    Args:
        worth: What orders are worth.
        fixed: Words that stay in this order among themselves.
        exact_up_to: Free words of which every order is tried.

    >>> beside = np.array([[0.0, 0.0], [1.0, 0.0]])
    >>> none = np.zeros(2)
    >>> best_order(Worth(beside, np.zeros((2, 2)), none, none, none, none > 0))
    [1, 0]
    """
    free = [[word] for word in range(len(worth.first)) if word not in set(fixed)]
    while len(free) > exact_up_to:
        free = _glued(free, worth)
    groups = [*([word] for word in fixed), *free]
    if not groups:
        return []
    order = _Search(_grouped(groups, worth), len(fixed)).order()
    return [word for group in order for word in groups[group]]


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
    return Worth(
        worth.beside[np.ix_(tails, heads)],
        before,
        worth.first[heads],
        worth.last[tails],
        np.array([_behind(group, worth) for group in groups]),
        np.array([worth.things[list(group)].any() for group in groups]),
    )


def _behind(group: Sequence[int], worth: Worth) -> float:
    """Return what it is worth that no thing is named after a group."""
    things = [place for place, word in enumerate(group) if worth.things[word]]
    return float(worth.behind[list(group[things[-1] if things else 0 :])].sum())


class _Search:
    """The best order of some fixed words and all orders of the others, which follow in number."""

    def __init__(self, worth: Worth, fixed: int) -> None:
        self._worth = worth
        self._fixed = fixed
        self._free = len(worth.first) - fixed
        count = 1 << self._free
        self._bits = 1 << np.arange(self._free)
        self._holds: Flags = (np.arange(count)[:, None] & self._bits) > 0
        # Last of a state: a free word by its place among them, or the fixed word at the end.
        shape = (fixed + 1, count, self._free + 1)
        self._best = np.full(shape, -np.inf)
        self._came = np.zeros(shape, np.int8)

    def order(self) -> list[int]:
        """Return the words of the best order."""
        for written in range(self._fixed + 1):
            if written:
                self._write_fixed(written)
            self._write_free(written)
        return self._path()

    def _write_fixed(self, written: int) -> None:
        """Write the next fixed word behind every state that has one fewer."""
        word, end = written - 1, self._free
        reached = self._best[word] + self._beside(word, word)
        self._came[written, :, end] = reached.argmax(axis=1)
        best = reached.max(axis=1)
        if word == 0:
            best[0] = self._worth.first[word]
        self._best[written, :, end] = best + self._apart(written, slice(None), word)

    def _write_free(self, written: int) -> None:
        """Write free words one by one behind as many fixed words."""
        for layer in _layers(self._free)[:-1]:
            for place in range(self._free):
                word = self._fixed + place
                rows = layer[~self._holds[layer, place]]
                reached = self._best[written, rows] + self._beside(written, word)
                best = reached.max(axis=1)
                if not written and rows[0] == 0:
                    best[0] = self._worth.first[word]
                target = rows | self._bits[place]
                self._came[written, target, place] = reached.argmax(axis=1)
                best += self._apart(written, rows, word)
                self._best[written, target, place] = best

    def _beside(self, written: int, word: int) -> Matrix:
        """Return what a word is worth behind each last word a state may have."""
        end = self._worth.beside[written - 1, word] if written else -np.inf
        return np.append(self._worth.beside[self._fixed :, word], end)

    def _apart(self, written: int, rows: NDArray[np.int64] | slice, word: int) -> Matrix:
        """Return what a word is worth behind all that is written, and before what is not."""
        holds = self._holds[rows]
        before, things = self._worth.before, self._worth.things
        worth = holds @ before[self._fixed :, word] + before[:written, word].sum()
        others = things[self._fixed :] & (np.arange(self._fixed, len(things)) != word)
        is_named = (~holds & others).any(axis=1) | things[written : self._fixed].any()
        return np.asarray(worth + np.where(is_named, 0.0, self._worth.behind[word]))

    def _path(self) -> list[int]:
        """Return the order that ends best, walked back from its end."""
        mask, written = (1 << self._free) - 1, self._fixed
        last = np.append(
            self._worth.last[self._fixed :], self._worth.last[written - 1] if written else 0.0
        )
        at = int((self._best[written, mask] + last).argmax())
        order: list[int] = []
        while True:
            is_fixed = at == self._free
            order.append(written - 1 if is_fixed else self._fixed + at)
            came = int(self._came[written, mask, at])
            written, mask = (written - 1, mask) if is_fixed else (written, mask & ~(1 << at))
            if not written and not mask:
                return order[::-1]
            at = came


@cache
def _layers(count: int) -> list[NDArray[np.int64]]:
    """Return the subsets of ``count`` words by their size, from 0 to all."""
    masks = np.arange(1 << count)
    sizes = np.bitwise_count(masks)
    return [masks[sizes == size] for size in range(count + 1)]
