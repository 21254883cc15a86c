"""All titles of whole words between two, and the edits that lead from one to another.

A state is the set of changes made so far, as bits: words taken out, words put in. What an edit
changes is the Levenshtein distance of the two titles as typed: each character inserted,
deleted or replaced counts one, blanks too.
"""

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import combinations
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from titleopt.writing.alignment import Atom

# Words changed at once at one place; three characters are rarely more.
_WORDS_AT_ONCE = 4
_MANY = 9
_WORDS_AT_ONCE_OF_MANY = 2
_BLANKS_AT_ONCE = 3
# Up to so many changes at one place, their least cost is worked out.
_COUNTED_UP_TO = 8
# An edit that changes more than allowed costs as much as so many that do not.
EXCEEDING = 1000


class Edge(NamedTuple):
    """One edit: where it leads, what it changes, and whether that is more than allowed."""

    state: int
    changed: int
    exceeds: bool


class Place(NamedTuple):
    """Neighbouring words that change, with what stays between them too short to part them.

    Taking 雪纺 out before 女 and putting 最佳 in behind it is cheaper typed over than typed
    apart, so a word of one character parts nothing.
    """

    first: int
    last: int
    """The range of the row, ``last`` not included."""
    bits: tuple[int, ...]
    words: tuple[int, ...]
    """The bits that are more than blanks."""


class Between:
    """The titles between two.

    Args:
        row: Both titles as one row.
        current: The title as it is typed now.
        target: The title to arrive at.
        max_chars: Characters one edit may change.

    >>> from titleopt.writing.alignment import align
    >>> between = Between(align(["雪纺", "裙"], ["棉", "裙"]), "雪纺裙", "棉裙", 3)
    >>> between.title(0), between.title(between.goal), between.least(0)
    ('雪纺裙', '棉裙', 1)
    """

    def __init__(self, row: Sequence[Atom], current: str, target: str, max_chars: int) -> None:
        self.row = tuple(row)
        self.current = current
        self.target = target
        self.max_chars = max_chars
        self.places = tuple(_places(self.row, self._bit_of, (max_chars - 1) // 2))
        self.goal = (1 << sum(atom.fate != "stays" for atom in row)) - 1
        self._titles: dict[int, str] = {0: current, self.goal: target}
        self._local: dict[tuple[int, int], list[tuple[int, int]]] = {}
        self._least: dict[tuple[int, int], int] = {}

    @cached_property
    def _bit_of(self) -> tuple[int, ...]:
        """The bit of each word of the row, 0 for those that stay."""
        bits, bit = [], 1
        for atom in self.row:
            bits.append(0 if atom.fate == "stays" else bit)
            bit <<= atom.fate != "stays"
        return tuple(bits)

    @cached_property
    def _length(self) -> dict[int, int]:
        return {bit: len(atom.text) for atom, bit in zip(self.row, self._bit_of, strict=True)}

    def words(self, state: int) -> list[str]:
        """Return the words there are in a state."""
        return [atom.text for at, atom in enumerate(self.row) if self._is_there(at, state)]

    def title(self, state: int) -> str:
        """Return the title of a state; blanks that part nothing are left out."""
        title = self._titles.get(state)
        if title is None:
            title = self._titles[state] = " ".join("".join(self.words(state)).split())
        return title

    def changed(self, before: int, after: int) -> int:
        """Return how many characters the edit from one state to another changes."""
        return Levenshtein.distance(self.title(before), self.title(after))

    def edges(self, state: int) -> Iterator[Edge]:
        """Yield the edits that lead on from a state, those that exceed last."""
        seen = {state}
        for after in self._combined(state, 0, self.max_chars):
            if after not in seen:
                seen.add(after)
                changed = self.changed(state, after)
                if changed <= self.max_chars:
                    yield Edge(after, changed, exceeds=False)
        for place in self.places:
            for after, longest in self._long_moves(place, state):
                changed = self.changed(state, after)
                if self.max_chars < changed <= longest + 1:  # a blank may come with the word
                    yield Edge(after, changed, exceeds=True)

    def least(self, state: int) -> int:
        """Return a cost below which the target cannot be reached.

        Each edit costs 1, and ``EXCEEDING`` more when it must change more than allowed.
        """
        chars = cost = 0
        for number in range(len(self.places)):
            here, goal = self._here(number, state), self._here(number, self.goal)
            if here != goal:
                chars += self._distance(number, here, goal)
                cost += self._least_here(number, here)
        return max(int(state != self.goal), cost, -(-chars // self.max_chars))

    def _here(self, number: int, state: int) -> int:
        return state & sum(self.places[number].bits)

    def _combined(self, state: int, number: int, budget: int) -> Iterator[int]:
        """Yield the states that changes at this place and later ones lead to."""
        if number == len(self.places):
            yield state
            return
        yield from self._combined(state, number + 1, budget)
        here = self._here(number, state)
        for after, cost in self._moves(number, here):
            if cost <= budget:
                yield from self._combined(state ^ here ^ after, number + 1, budget - cost)

    def _moves(self, number: int, here: int) -> list[tuple[int, int]]:
        """Return the changes at one place that one edit can hold, blanks counting nothing."""
        moves = self._local.get((number, here))
        if moves is None:
            afters = _afters(self.places[number], here)
            costs = ((after, self._distance(number, here, after)) for after in afters)
            moves = [(after, cost) for after, cost in costs if cost <= self.max_chars]
            self._local[number, here] = moves
        return moves

    def _distance(self, number: int, before: int, after: int) -> int:
        old, new = self._local_text(number, before), self._local_text(number, after)
        return Levenshtein.distance(old, new)

    def _local_text(self, number: int, here: int) -> str:
        place = self.places[number]
        return "".join(
            self.row[at].text.strip()
            for at in range(place.first, place.last)
            if self._is_there(at, here)
        )

    def _is_there(self, at: int, state: int) -> bool:
        """Whether a word of the row is in the title of a state."""
        bit = self._bit_of[at]
        return not bit or bool(state & bit) == (self.row[at].fate == "comes")

    def _least_here(self, number: int, here: int) -> int:
        """Return the cost below which one place cannot be changed.

        Of changes to more than half of what an edit may change, an edit holds only one.
        """
        place = self.places[number]
        if here == sum(place.bits) or len(place.bits) > _COUNTED_UP_TO:
            return 0
        known = self._least.get((number, here))
        if known is None:
            ways = [
                int(2 * cost > self.max_chars) + self._least_here(number, after)
                for after, cost in self._moves(number, here)
            ]
            ways += [
                1 + EXCEEDING + self._least_here(number, after)
                for after, _ in self._long_moves(place, here)
            ]
            known = self._least[number, here] = min(ways, default=0)
        return known

    def _long_moves(self, place: Place, state: int) -> Iterator[tuple[int, int]]:
        """Yield the changes of a word that is longer than an edit may change, and its length."""
        left = [bit for bit in place.words if not state & bit]
        for size in (1, 2):
            for bits in combinations(left, size):
                longest = max(self._length[bit] for bit in bits)
                if longest > self.max_chars:
                    yield state | sum(bits), longest


def _afters(place: Place, here: int) -> Iterator[int]:
    """Yield what a place may become by changing a few words, with any blanks."""
    words = [bit for bit in place.words if not here & bit]
    blanks = [bit for bit in place.bits if not here & bit and bit not in place.words]
    most = _WORDS_AT_ONCE if len(words) < _MANY else _WORDS_AT_ONCE_OF_MANY
    for some in _subsets(blanks, _BLANKS_AT_ONCE):
        for bits in _subsets(words, most):
            if after := some + bits:
                yield here | after


def _subsets(bits: Sequence[int], most: int) -> Iterator[int]:
    for size in range(most + 1):
        yield from map(sum, combinations(bits, size))


def _places(row: Sequence[Atom], bit_of: Sequence[int], shortest: int) -> Iterator[Place]:
    """Yield the places; words that stay part them when they are longer than ``shortest``."""
    changes = [at for at, bit in enumerate(bit_of) if bit]
    runs: list[list[int]] = []
    for at in changes:
        between = row[runs[-1][-1] + 1 : at] if runs else ()
        if runs and sum(len(atom.text.strip()) for atom in between) <= shortest:
            runs[-1].append(at)
        else:
            runs.append([at])
    for run in runs:
        words = tuple(bit_of[at] for at in run if not row[at].text.isspace())
        yield Place(run[0], run[-1] + 1, tuple(bit_of[at] for at in run), words)
