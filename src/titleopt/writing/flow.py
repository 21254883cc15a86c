"""How words follow each other in the titles of a trade: learnt, with a measured start.

Two words that stand together in known titles tell by their counts which comes first and
whether they touch; words never seen together are ordered as words that say such things are:
brands first, functions late.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations, pairwise
from math import exp, log
from typing import NamedTuple

# Mean place of what a word says, from 0 (first) to 1 (last), in 6,000 titles of Taobao and Tmall.
_PLACE = {
    "brand": 0.15, "origin": 0.28, "work": 0.40, "season": 0.41, "ingredient": 0.42, "age": 0.43,
    "material": 0.44, "hot": 0.44, "theme": 0.45, "year": 0.45, "fabric": 0.46, "condition": 0.46,
    "compatibility": 0.48, "edition": 0.48, "word": 0.48, "spec": 0.49, "power": 0.49,
    "connector": 0.49, "voltage": 0.50, "colour": 0.51, "size": 0.51, "pattern": 0.52,
    "style": 0.52, "collar": 0.52, "audience": 0.52, "thickness": 0.52, "toe": 0.52,
    "shape": 0.53, "closure": 0.53, "scene": 0.53, "flavour": 0.53, "craft": 0.54,
    "technology": 0.54, "quantity": 0.55, "fit": 0.55, "fits": 0.30,
    "length": 0.55, "category": 0.56, "capacity": 0.57, "waist": 0.57, "sleeve": 0.57,
    "occasion": 0.57, "texture": 0.58,
    "heel": 0.58, "body_part": 0.59, "packaging": 0.60, "function": 0.65, "scent": 0.66,
    "skin_type": 0.75,
}  # fmt: skip
_MIDDLE = 0.5
# A difference of places of 0.1 makes 69 to 31 of the order of two words.
_STEEPNESS = 8.0
# How many seen pairs weigh as much as what roles say.
_TRUST_ORDER = 2.0
_TRUST_TOUCH = 3.0
_LEAST = 0.02
# Without any title, every eighth pair of words of a title touches.
_UNSEEN_NEAR = 8
# A word is usual from so many rows on, once there are rows enough to tell.
_USUAL = 3
_FEW_ROWS = 500


class Word(NamedTuple):
    """A word as order sees it: what it is, folded, and what it says."""

    key: str
    role: str


class Flow:
    """What was learnt from rows of words.

    >>> flow = Flow.learn([[Word("雪纺", "material"), Word("连衣裙", "category")]] * 5)
    >>> flow.before(Word("雪纺", "material"), Word("连衣裙", "category")) > 0.8
    True
    """

    def __init__(self, under: "Flow | None" = None) -> None:
        self._under = under
        self._rows = 0
        self._words: Counter[str] = Counter()
        self._before: Counter[tuple[str, str]] = Counter()
        self._touch: Counter[tuple[str, str]] = Counter()
        self._role_touch: Counter[tuple[str, str]] = Counter()
        self._role_near: Counter[tuple[str, str]] = Counter()

    @classmethod
    def learn(cls, rows: Iterable[Sequence[Word]]) -> "Flow":
        """Count what stands before what, and what touches."""
        flow = cls()
        for row in rows:
            flow.add(row)
        return flow

    def add(self, row: Sequence[Word], weight: int = 1) -> None:
        """Count one row of words; ``weight`` times, as for the seller's own title."""
        self._rows += 1
        self._words.update(word.key for word in row)
        for left, right in combinations(row, 2):
            self._before[left.key, right.key] += weight
            self._role_near[left.role, right.role] += weight
        for left, right in pairwise(row):
            self._touch[left.key, right.key] += weight
            self._role_touch[left.role, right.role] += weight

    def is_usual(self, key: str) -> bool:
        """Whether a word is one that the learnt rows use; all are when few rows were learnt."""
        if self._under is not None and self._under.is_usual(key):
            return True
        return self._words[key] >= _USUAL or (self._under is None and self._rows < _FEW_ROWS)

    def over(self) -> "Flow":
        """Return a flow that knows what this one does and goes on learning without changing it."""
        return Flow(self)

    def _seen(self, table: str, left: str, right: str) -> int:
        flow: Flow | None = self
        count = 0
        while flow is not None:
            tables = vars(flow)
            count += tables[table][left, right]
            flow = tables["_under"]
        return count

    def before(self, left: Word, right: Word) -> float:
        """Return how likely ``left`` stands somewhere before ``right``, 0–1."""
        forth = self._seen("_before", left.key, right.key)
        back = self._seen("_before", right.key, left.key)
        apart = place_of(right.role) - place_of(left.role)
        prior = 1 / (1 + exp(-_STEEPNESS * apart))
        return (forth + _TRUST_ORDER * prior) / (forth + back + _TRUST_ORDER)

    def touch(self, left: Word, right: Word) -> float:
        """Return how likely ``right`` follows ``left`` at once when both stand in a title."""
        seen = self._seen("_before", left.key, right.key)
        seen += self._seen("_before", right.key, left.key)
        near = self._seen("_role_near", left.role, right.role)
        touched = self._seen("_role_touch", left.role, right.role)
        prior = (touched + 1) / (near + _UNSEEN_NEAR)
        own = self._seen("_touch", left.key, right.key)
        return (own + _TRUST_TOUCH * prior) / (seen + _TRUST_TOUCH)

    def log_before(self, left: Word, right: Word) -> float:
        """Return the logarithm of ``before``, never below that of 2 %."""
        return log(max(_LEAST, self.before(left, right)))

    def log_touch(self, left: Word, right: Word) -> float:
        """Return the logarithm of ``touch``, never below that of 2 %."""
        return log(max(_LEAST, self.touch(left, right)))


def place_of(role: str) -> float:
    """Return where in a title words of this role usually stand, 0–1.

    >>> place_of("brand") < place_of("category") < place_of("function")
    True
    """
    return _PLACE.get(role, _MIDDLE)
