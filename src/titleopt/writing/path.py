"""The shortest way from one title to another, and among the shortest the one that scores best."""

from collections.abc import Callable
from heapq import heappop, heappush
from itertools import pairwise
from typing import NamedTuple

from titleopt.writing.between import EXCEEDING, Between

# Titles looked at before the search stops asking for the proof, and before it gives up.
_PROOF_AFTER = 500
_GIVE_UP_AFTER = 1000
_HURRY = 3
# Edits looked at for each step of a way that is not proven.
_LOOKED_AT = 40


class Judged(NamedTuple):
    """What the rules say of a title on the way."""

    score: float
    is_allowed: bool


class Path(NamedTuple):
    """The states gone through, from the first to the last."""

    states: tuple[int, ...]
    is_shortest: bool
    """Whether it was proven that no way is shorter."""
    is_best: bool
    """Whether it was proven that no way as short scores higher."""


Judge = Callable[[int], Judged]


def shortest(between: Between, judge: Judge) -> Path | None:
    """Return a way of the least cost (A*), None when there is none."""
    start = 0
    came: dict[int, tuple[int, int]] = {start: (0, start)}
    queue = [(between.least(start), 0, start)]
    done: set[int] = set()
    while queue and len(done) < _GIVE_UP_AFTER:
        _, falling, state = heappop(queue)
        if state in done:
            continue
        done.add(state)
        if state == between.goal:
            return Path(_walked(came, state), len(done) <= _PROOF_AFTER, is_best=False)
        if state != start and not judge(state).is_allowed:
            continue
        hurry = 1 if len(done) <= _PROOF_AFTER else _HURRY
        for edge in between.edges(state):
            cost = -falling + 1 + EXCEEDING * edge.exceeds
            if edge.state not in came or cost < came[edge.state][0]:
                came[edge.state] = (cost, state)
                rest = between.least(edge.state)
                heappush(queue, (cost + hurry * rest, -cost, edge.state))
    return None


def straight(between: Between, judge: Judge, fits: Callable[[int], bool]) -> Path:
    """Return a way that always takes the edit that leads nearest, harmless ones first.

    It is taken where no way is harmless, or none was found in time.

    Args:
        between: The titles between.
        judge: What the rules say of a state.
        fits: Whether the title of a state is within the width.

    """
    states = [0]
    while states[-1] != between.goal:
        edges = sorted(
            between.edges(states[-1]),
            key=lambda edge: (edge.exceeds, between.least(edge.state), -edge.changed, edge.state),
        )
        nearest = [edge.state for edge in edges][:_LOOKED_AT]
        good = (state for state in nearest if state == between.goal or judge(state).is_allowed)
        narrow = (state for state in nearest if fits(state))
        after = next(good, None) or next(narrow, None) or next(iter(nearest), between.goal)
        states.append(after)
    return Path(tuple(states), is_shortest=False, is_best=False)


def _walked(came: dict[int, tuple[int, int]], state: int) -> tuple[int, ...]:
    states = [state]
    while state:
        state = came[state][1]
        states.append(state)
    return tuple(states[::-1])


class _Walk(NamedTuple):
    """A way gone so far, ordered by what is to be kept: high scores, then early changes."""

    falling: float
    """The sum of its scores, negated."""
    states: tuple[int, ...]
    cost: int


def best_scoring(between: Between, path: Path, judge: Judge, *, width: int) -> Path:
    """Return the way that costs as little as ``path`` and whose titles score highest in sum.

    Args:
        between: The titles between.
        path: A way of least cost.
        judge: What the rules say of a state.
        width: Ways kept at each step; when there were never more, the answer is proven.

    """
    total = cost_of(between, path)
    layer = [_Walk(0.0, (0,), 0)]
    is_whole = True
    for _ in range(len(path.states) - 1):
        reached = _advanced(between, layer, total, judge)
        is_whole = is_whole and len(reached) <= width
        layer = sorted(reached)[:width]
    found = [walk for walk in layer if walk.states[-1] == between.goal]
    if not found:
        return path
    return Path(found[0].states, path.is_shortest, is_whole and path.is_shortest)


def _advanced(between: Between, layer: list[_Walk], total: int, judge: Judge) -> list[_Walk]:
    """Return the best walk to each state that one more edit can reach in time."""
    best: dict[tuple[int, int], _Walk] = {}
    for walk in layer:
        for edge in between.edges(walk.states[-1]):
            cost = walk.cost + 1 + EXCEEDING * edge.exceeds
            if cost + between.least(edge.state) > total:
                continue
            score, is_allowed = judge(edge.state)
            if not is_allowed and edge.state != between.goal:
                continue
            new = _Walk(walk.falling - score, (*walk.states, edge.state), cost)
            old = best.get((edge.state, cost))
            if old is None or new < old:
                best[edge.state, cost] = new
    return list(best.values())


def cost_of(between: Between, path: Path) -> int:
    """Return the number of edits of a way, and ``EXCEEDING`` for each that exceeds."""
    edits = (between.changed(a, b) for a, b in pairwise(path.states))
    return sum(1 + EXCEEDING * (changed > between.max_chars) for changed in edits)
