"""How words follow each other in the titles of a trade: learnt, with a measured start.

Two words that stand together in known titles tell by their counts which comes first and
whether they touch; words never seen together are ordered as words that say such things are:
brands first, functions late. What stands behind the last thing named, and what ends a title,
is told by what a word says.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations, pairwise
from math import exp, log
from typing import NamedTuple

from titleopt.writing.places import place_of

# A difference of places of 0.1 makes 69 to 31 of the order of two words.
_STEEPNESS = 8.0
# How many seen pairs weigh as much as what roles say.
_TRUST_ORDER = 2.0
_TRUST_TOUCH = 3.0
# How many seen words of a role weigh as much as what was measured once.
_TRUST_PLACE = 50.0
_LEAST = 0.02
# Shorter rows are search terms, which begin and end otherwise than titles.
_TITLE = 5
# Without any title, every eighth pair of words of a title touches.
_UNSEEN_NEAR = 8
# A word is usual from so many rows on, once there are so many rows to tell.
_USUAL = 3
_FEW_ROWS = 500
THING = "category"


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
        self._roles: Counter[str] = Counter()
        self._first: Counter[str] = Counter()
        self._behind: Counter[str] = Counter()
        self._last: Counter[str] = Counter()

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
        self._add_ends(row)

    def _add_ends(self, row: Sequence[Word]) -> None:
        """Count what stands behind the last thing a title names, and last of all."""
        things = [at for at, word in enumerate(row) if word.role == THING]
        if things and len(row) >= _TITLE:
            self._roles.update(word.role for word in row)
            self._first[row[0].role] += 1
            self._behind.update(word.role for word in row[things[-1] + 1 :])
            self._last[row[-1].role] += 1

    @property
    def is_learnt(self) -> bool:
        """Whether there were rows enough to tell what is unusual."""
        return self._rows >= _FEW_ROWS or (self._under is not None and self._under.is_learnt)

    def is_usual(self, key: str) -> bool:
        """Whether a word is one that the learnt rows use; all are when few rows were learnt."""
        return not self.is_learnt or self._seen("_words", key) >= _USUAL

    def goes_before(self, key: str, things: Iterable[str]) -> bool:
        """Whether a word was seen right before one of these; before any when little was learnt."""
        return not self.is_learnt or any(self._seen("_touch", key, thing) for thing in things)

    def over(self) -> "Flow":
        """Return a flow that knows what this one does and goes on learning without changing it."""
        return Flow(self)

    def _seen(self, table: str, *key: str) -> int:
        flow: Flow | None = self
        count = 0
        while flow is not None:
            tables = vars(flow)
            count += tables[table][key if len(key) > 1 else key[0]]
            flow = tables["_under"]
        return count

    def before(self, left: Word, right: Word) -> float:
        """Return how likely ``left`` stands somewhere before ``right``, 0–1."""
        forth = self._seen("_before", left.key, right.key)
        back = self._seen("_before", right.key, left.key)
        apart = place_of(right.role).mean - place_of(left.role).mean
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

    def first(self, word: Word) -> float:
        """Return how likely such a word begins the title, 0–1."""
        return self._share("_first", word.role, place_of(word.role).first)

    def behind(self, word: Word) -> float:
        """Return how likely such a word stands behind the last thing named, 0–1."""
        if word.role == THING:
            return 1.0
        return self._share("_behind", word.role, place_of(word.role).behind)

    def last(self, word: Word) -> float:
        """Return how likely such a word ends the title, 0–1."""
        return self._share("_last", word.role, place_of(word.role).last)

    def _share(self, table: str, role: str, measured: float) -> float:
        count = self._seen(table, role) + _TRUST_PLACE * measured
        return count / (self._seen("_roles", role) + _TRUST_PLACE)

    def log_before(self, left: Word, right: Word) -> float:
        """Return the logarithm of ``before``, never below that of 2 %."""
        return log(max(_LEAST, self.before(left, right)))

    def log_touch(self, left: Word, right: Word) -> float:
        """Return the logarithm of ``touch``, never below that of 2 %."""
        return log(max(_LEAST, self.touch(left, right)))

    def log_first(self, word: Word) -> float:
        """Return the logarithm of ``first``, never below that of 2 %."""
        return log(max(_LEAST, self.first(word)))

    def log_behind(self, word: Word) -> float:
        """Return the logarithm of ``behind``, never below that of 2 %."""
        return log(max(_LEAST, self.behind(word)))

    def log_last(self, word: Word) -> float:
        """Return the logarithm of ``last``, never below that of 2 %."""
        return log(max(_LEAST, self.last(word)))
