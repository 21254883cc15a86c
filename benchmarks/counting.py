"""Counts of what was found rightly, found wrongly and missed."""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import NamedTuple

from titleopt.text.fold import fold


class Counts(NamedTuple):
    """Items found rightly, found wrongly, and missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """Share of what was found that is right."""
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """Share of what is there that was found."""
        return self.right / max(1, self.right + self.missed)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.right / max(1, 2 * self.right + self.wrong + self.missed)

    def figures(self) -> dict[str, float]:
        """Return precision, recall and F1 to three places."""
        names = ("precision", "recall", "f1")
        return {name: round(getattr(self, name), 3) for name in names}


class Outcome(NamedTuple):
    """Exact and lenient counts of one field, and its false hits and misses by frequency."""

    exact: Counts
    lenient: Counts
    wrong: Counter[str]
    missed: Counter[str]


Same = Callable[[str, str], bool]


def outcome(pairs: Iterable[tuple[Iterable[str], Iterable[str]]]) -> Outcome:
    """Compare what is there with what was found, title by title; items are compared folded.

    Leniently, an item is right when it holds or is held by an item of the other side.
    """
    exact, soft = Counts(), Counts()
    wrong, missed = Counter[str](), Counter[str]()
    for there, found in pairs:
        want = {fold(item).strip() for item in there}
        have = {fold(item).strip() for item in found}
        wrong.update(have - want)
        missed.update(want - have)
        exact = _sum(exact, Counts(len(want & have), len(have - want), len(want - have)))
        right = sum(any(a in b or b in a for b in want) for a in have)
        lost = sum(not any(a in b or b in a for b in have) for a in want)
        soft = _sum(soft, Counts(right, len(have) - right, lost))
    return Outcome(exact, soft, wrong, missed)


def _sum(one: Counts, other: Counts) -> Counts:
    return Counts(*(a + b for a, b in zip(one, other, strict=True)))
