"""The things and brands of a title, with what the market says of their belonging there."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from titleopt.facts.title_facts import TitleFacts
from titleopt.market.companions import Companions
from titleopt.market.grams import Floats
from titleopt.market.words import meaning_of

Doubles = NDArray[np.float64]
# With fewer known words nothing can be said of one of them.
_LEAST_KNOWN = 4
# A word in fewer documents may only by chance never stand beside another.
_LEAST_HEAD = 20


class Candidate(NamedTuple):
    """A thing or brand in a title, with what speaks for its belonging there."""

    start: int
    end: int
    meaning: str
    is_brand: bool
    features: tuple[float, ...]
    head: str
    """The companion word with most documents that it never stands beside, as a meaning."""
    head_documents: int
    pairs: int
    """How many of the title's other words it was ever seen with."""


class Candidates:
    """Finds the candidates of titles by one market's counts."""

    def __init__(self, companions: Companions) -> None:
        self._companions = companions

    def of(self, facts: TitleFacts, *, own: bool = False, planted: str = "") -> list[Candidate]:
        """Return the things and brands of a title with their features.

        Args:
            facts: The title.
            own: Leave the title itself out of the counts.
            planted: A word that the market's own title did not hold.

        """
        words = title_words(facts)
        known = [
            (start, end, meaning, kind, number)
            for start, end, meaning, kind in words
            if (number := self._companions.numbers.get(meaning)) is not None
        ]
        if len(known) < _LEAST_KNOWN:
            return []
        numbers = np.array([row[4] for row in known])
        pairs = self._companions.together(numbers).astype(np.float64)
        counts = self._companions.counts[numbers].astype(np.float64)
        if own:
            native = np.array([facts.text[a:b] != planted for a, b, *_ in known])
            pairs -= np.outer(native, native)
            counts = np.maximum(counts - native, 0)
        likeness = self._companions.vectors[numbers] @ self._companions.vectors[numbers].T
        found = []
        for place, (_, _, _, kind, number) in enumerate(known):
            if kind not in {"thing", "brand"}:
                continue
            others = np.array([i for i, row in enumerate(known) if row[4] != number])
            if not len(others):
                continue
            found.append(self._candidate(facts, known, place, others, pairs, counts, likeness))
        return found

    def _candidate(  # noqa: PLR0913, PLR0917 - what one title shows, once for all its words
        self,
        facts: TitleFacts,
        known: Sequence[tuple[int, int, str, str, int]],
        place: int,
        others: Doubles,
        pairs: Doubles,
        counts: Doubles,
        likeness: Floats,
    ) -> Candidate:
        start, end, meaning, kind, _ = known[place]
        total = max(self._companions.documents, 2)
        beside = np.maximum(pairs[place, others], 0)
        expected = counts[place] * counts[others] / total
        npmi = _npmi(beside, expected, total)
        near = np.sort(likeness[place, others])[::-1]
        word = facts.text[start:end]
        rest = [
            facts.text[a:b]
            for i, (a, b, _, k, _) in enumerate(known)
            if i != place and k == "thing"
        ]
        shared = max((len(set(word) & set(other)) / len(word) for other in rest), default=0.0)
        ends = float(any(other[-1] == word[-1] for other in rest))
        top = np.sort(npmi)[::-1]
        features = (
            float(top[0]),
            float(top[:3].mean()),
            float(npmi.mean()),
            float((beside > 0).mean()),
            float(np.log1p(expected.sum())),
            float(np.log1p(beside.sum())),
            float(near[0]),
            float(near[:3].mean()),
            float(near.mean()),
            shared,
            ends,
            float(kind == "brand"),
            float(np.log1p(counts[place])),
            _kinship(facts, start, kind),
            float(len(others)) / 10,
        )
        things = [i for i in others.tolist() if known[i][3] == "thing" and counts[i] >= _LEAST_HEAD]
        never = [i for i in things if pairs[place, i] <= 0]
        head = max(never, key=lambda i: counts[i], default=None)
        return Candidate(
            start,
            end,
            meaning,
            kind == "brand",
            features,
            known[head][2] if head is not None else "",
            int(counts[head]) if head is not None else 0,
            len(things) - len(never),
        )


def _npmi(beside: Doubles, expected: Doubles, total: int) -> Doubles:
    """Return how much more often than by chance words stand together, −1 … 1."""
    smoothed = beside + 0.05
    pmi = np.log(smoothed / (expected + 0.05))
    made: Doubles = pmi / -np.log(np.minimum(smoothed / total, 0.99))
    clipped: Doubles = np.clip(made, -1, 1)
    return clipped


def _kinship(facts: TitleFacts, start: int, kind: str) -> float:
    """Return the share of the title's other things that are of the word's departments."""
    others = [m.category.department for m in facts.categories if m.start != start]
    if not others:
        return 0.5
    term = next((term for term in facts.terms if term.start == start), None)
    if term is None:
        return 0.5
    entry = term.entry
    if kind == "brand" and entry.brand is not None:
        own = set(entry.brand.departments)
    elif entry.category is not None:
        own = {entry.category.department}
    else:
        return 0.5
    return sum(department in own for department in others) / len(others)


def title_words(facts: TitleFacts) -> list[tuple[int, int, str, str]]:
    """Return the title's words as (start, end, meaning, kind), each meaning once."""
    found: dict[str, tuple[int, int, str, str]] = {}
    for piece in facts.pieces:
        if piece.kind not in {"term", "word"} or (
            piece.kind == "word" and piece.end - piece.start < 2  # noqa: PLR2004 - a word
        ):
            continue
        entry = piece.entry
        meaning = meaning_of(facts.text[piece.start : piece.end], entry)
        kind = "other"
        if entry is not None and entry.category is not None and entry.attribute is None:
            kind = "thing"
        elif entry is not None and entry.brand is not None and not entry.brand.needs:
            kind = "brand"
        found.setdefault(meaning, (piece.start, piece.end, meaning, kind))
    return list(found.values())
