"""Words that never go with the rest of a title in the market's data.

A model learns on the market's own titles what a word looks like that was put where it does not
belong: things and brands of other titles are planted into some of them, and a logistic
regression tells the planted from the native ones. It accuses only above a threshold that
leaves the untouched titles alone, and only where the counts speak for themselves.
"""

import random
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

import numpy as np
from sklearn.linear_model import LogisticRegression

from titleopt.facts.context import ForeignWord
from titleopt.facts.knowledge import Knowledge
from titleopt.facts.title_facts import TitleFacts
from titleopt.market.companions import Companions, documents_of
from titleopt.market.grams import Floats
from titleopt.market.words import meaning_of
from titleopt.model import Product

# With fewer titles nothing can be said of what never goes together.
LEAST_TITLES = 1000
_TAUGHT = 2000
_UNSEEN = 4
# A word seen in fewer documents may only be rare; a head in fewer may go with anything.
_LEAST_WORD = 3
_LEAST_HEAD = 20
# Share of the native words of the market's titles that may look as foreign as the accused.
_MISTAKES = 0.002


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


class ForeignWords:
    """Finds the words that do not belong.

    Args:
        titles: Titles of the market.
        terms: Search terms of the market, which also tell what goes together.
        knowledge: Lexicon and tokenizer.

    """

    def __init__(self, titles: Sequence[str], terms: Sequence[str], knowledge: Knowledge) -> None:
        self._titles = titles
        self._knowledge = knowledge
        self.companions = Companions(documents_of([*titles, *terms], knowledge))

    @property
    def knows_enough(self) -> bool:
        """Whether there are titles enough to be sure of anything."""
        return len(self._titles) >= LEAST_TITLES

    @cached_property
    def _model(self) -> tuple[LogisticRegression, float]:
        """The model, and the score above which a word is accused."""
        rng = random.Random(0)  # noqa: S311 - the same market gives the same model
        chosen = rng.sample(range(len(self._titles)), min(_TAUGHT, len(self._titles)))
        own = [self._facts(self._titles[place]) for place in chosen]
        foreign = [text for facts in own for text in _planted_words(facts)]
        rows: list[tuple[float, ...]] = []
        labels: list[bool] = []
        excused: list[bool] = []
        for facts in own:
            for one in self.candidates(facts, own=True):
                rows.append(one.features)
                labels.append(False)
                excused.append(is_excused(facts.text, one.start, one.end))
            word = rng.choice(foreign) if foreign else ""
            if word and word not in facts.text:
                planted = _plant(facts.typed, word, rng)
                at = planted.find(word)
                found = self.candidates(self._facts(planted), own=True, planted=word)
                for one in found:
                    if one.start == at and one.end == at + len(word):
                        rows.append(one.features)
                        labels.append(True)
                        excused.append(False)
        model = LogisticRegression(C=1.0, max_iter=500).fit(np.array(rows), labels)
        scores = model.decision_function(np.array(rows))
        native = np.sort(scores[~np.array(labels) & ~np.array(excused)])
        return model, float(native[int(len(native) * (1 - _MISTAKES)) - 1])

    def _facts(self, title: str) -> TitleFacts:
        product = Product.model_construct(title=title, attributes={})
        return TitleFacts(product, self._knowledge)

    def scores(self, facts: TitleFacts, *, own: bool = False) -> list[tuple[Candidate, float]]:
        """Return every thing and brand of a title with how foreign it is; 0 = the threshold.

        Args:
            facts: The title.
            own: Whether the title is one of the market's own, whose words it does not count.

        """
        found = self.candidates(facts, own=own)
        if not found:
            return []
        model, threshold = self._model
        values = model.decision_function(np.array([one.features for one in found])) - threshold
        return list(zip(found, values.tolist(), strict=True))

    def find(self, facts: TitleFacts) -> tuple[ForeignWord, ...]:
        """Return the words that surely do not belong, with the reason."""
        if not self.knows_enough:
            return ()
        return tuple(
            self._accusation(facts, one)
            for one, score in self.scores(facts)
            if score > 0 and one.head and self._is_sure(facts, one)
        )

    def _is_sure(self, facts: TitleFacts, one: Candidate) -> bool:
        number = self.companions.numbers.get(one.meaning, -1)
        if number < 0 or self.companions.counts[number] < _LEAST_WORD:
            return False
        if is_excused(facts.text, one.start, one.end):
            return False
        return not any(start <= one.start < end for start, end in facts.fitted)

    def _accusation(self, facts: TitleFacts, one: Candidate) -> ForeignWord:
        start, end = facts.typed_range(one.start, one.end)
        head = one.head.rpartition(":")[2]
        count = one.head_documents
        return ForeignWord(
            start,
            end,
            f"在 {count:,} 条含“{head}”的同类标题和搜索词中从未同现",
            f"never beside '{head}' in {count:,} titles and search terms that hold it",
        )

    def candidates(
        self, facts: TitleFacts, *, own: bool = False, planted: str = ""
    ) -> list[Candidate]:
        """Return the things and brands of a title with their features.

        Args:
            facts: The title.
            own: Leave the title itself out of the counts.
            planted: A word that the market's own title did not hold.

        """
        words = _words(facts)
        known = [
            (start, end, meaning, kind, number)
            for start, end, meaning, kind in words
            if (number := self.companions.numbers.get(meaning)) is not None
        ]
        if len(known) < _UNSEEN:
            return []
        numbers = np.array([row[4] for row in known])
        pairs = self.companions.together(numbers).astype(np.float64)
        counts = self.companions.counts[numbers].astype(np.float64)
        if own:
            native = np.array([facts.text[a:b] != planted for a, b, *_ in known])
            pairs -= np.outer(native, native)
            counts = np.maximum(counts - native, 0)
        likeness = self.companions.vectors[numbers] @ self.companions.vectors[numbers].T
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
        others: np.ndarray,
        pairs: np.ndarray,
        counts: np.ndarray,
        likeness: Floats,
    ) -> Candidate:
        start, end, meaning, kind, _ = known[place]
        total = max(self.companions.documents, 2)
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


# What stands before or behind a thing that is given along, meant, or only a motif.
_BEFORE = frozenset("送赠配带含附仿如似可像非无免不")
_BEHIND = (
    "款",
    "味",
    "色",
    "风",
    "图",
    "形",
    "型",
    "纹",
    "样",
    "状",
    "用",
    "专用",
    "适用",
    "同款",
    "系",
    "头",
)
_GIVEN = frozenset(["赠品", "适用", "兼容", "搭配", "送的"])
# Parts, sets and packaging go with anything.
_PARTS = (
    "套装", "件套", "外壳", "支架", "配饰", "配件", "替换芯", "替芯", "插槽", "收纳袋", "礼品盒",
    "礼盒", "保护套", "整机", "包装", "指环", "挂绳", "底座", "盒子", "袋子", "会员",
)  # fmt: skip


def is_excused(text: str, start: int, end: int) -> bool:
    """Whether the context says that a word is no claim of what the thing is.

    >>> is_excused("手机壳送钢化膜", 4, 7), is_excused("手机壳钢化膜", 3, 6)
    (True, False)
    """
    if start and (text[start - 1] in _BEFORE or text[max(0, start - 2) : start] in _GIVEN):
        return True
    return text.startswith(_BEHIND, end) or text[start:end].endswith(_PARTS)


def _npmi(beside: np.ndarray, expected: np.ndarray, total: int) -> np.ndarray:
    """Return how much more often than by chance words stand together, −1 … 1."""
    smoothed = beside + 0.05
    pmi = np.log(smoothed / (expected + 0.05))
    made: np.ndarray = pmi / -np.log(np.minimum(smoothed / total, 0.99))
    clipped: np.ndarray = np.clip(made, -1, 1)
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


def _words(facts: TitleFacts) -> list[tuple[int, int, str, str]]:
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


def _planted_words(facts: TitleFacts) -> list[str]:
    return [facts.text[a:b] for a, b, _, kind in _words(facts) if kind in {"thing", "brand"}]


def _plant(title: str, word: str, rng: random.Random) -> str:
    place = rng.choice([0, len(title)])
    return title[:place] + word + title[place:]
