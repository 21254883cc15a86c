"""Two titles as one row of whole words: those that stay, those that go, those that come."""

from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple

Fate = Literal["stays", "goes", "comes"]


class Atom(NamedTuple):
    """A whole word, or a run of blanks or signs, and what becomes of it."""

    text: str
    fate: Fate


def align(
    current: Sequence[str], target: Sequence[str], weight: Callable[[str], float] = len
) -> tuple[Atom, ...]:
    """Return the row of which both titles are parts, with the most weight staying.

    Words that go and words that come between the same two that stay are shuffled evenly, so
    that a word and the one that replaces it stand side by side.

    >>> [(atom.text, atom.fate) for atom in align(["雪纺", "裙", "女"], ["棉", "裙"])]
    [('雪纺', 'goes'), ('棉', 'comes'), ('裙', 'stays'), ('女', 'goes')]
    """
    row: list[Atom] = []
    left = right = 0
    for one, other in [*_common(current, target, weight), (len(current), len(target))]:
        row += _shuffled(current[left:one], target[right:other])
        if one < len(current):
            row.append(Atom(current[one], "stays"))
        left, right = one + 1, other + 1
    return tuple(row)


def _common(
    current: Sequence[str], target: Sequence[str], weight: Callable[[str], float]
) -> list[tuple[int, int]]:
    """Return the heaviest common subsequence as pairs of places."""
    best = [[0.0] * (len(target) + 1) for _ in range(len(current) + 1)]
    for i in range(len(current) - 1, -1, -1):
        for j in range(len(target) - 1, -1, -1):
            best[i][j] = max(best[i + 1][j], best[i][j + 1])
            if current[i] == target[j]:
                best[i][j] = max(best[i][j], best[i + 1][j + 1] + weight(current[i]))
    pairs = []
    i = j = 0
    while i < len(current) and j < len(target):
        same = current[i] == target[j]
        if same and best[i][j] == best[i + 1][j + 1] + weight(current[i]):
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs


def _shuffled(goes: Sequence[str], comes: Sequence[str]) -> list[Atom]:
    places = [((place + 0.5) / len(goes), 0, Atom(text, "goes")) for place, text in enumerate(goes)]
    places += [
        ((place + 0.5) / len(comes), 1, Atom(text, "comes")) for place, text in enumerate(comes)
    ]
    return [atom for _, _, atom in sorted(places, key=lambda one: one[:2])]
