"""Words that never go with the rest of a title in the market's data.

A model learns on the market's own titles what a word looks like that was put where it does not
belong: things and brands of other titles are planted into some of them, and a logistic
regression tells the planted from the native ones. It accuses only above a threshold that
leaves the untouched titles alone, and only where the counts speak for themselves.
"""

import random
from collections.abc import Iterator, Sequence
from functools import cached_property
from math import inf

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler

from titleopt.facts.brackets import brackets
from titleopt.facts.context import ForeignWord
from titleopt.facts.knowledge import Knowledge
from titleopt.facts.title_facts import TitleFacts
from titleopt.market.belonging import (
    Candidate,
    Candidates,
    Planted,
    companies_of,
    departments_beside,
    departments_of,
    title_words,
)
from titleopt.market.companions import Companions, documents_of
from titleopt.market.excuses import is_excused
from titleopt.model import Product

# With fewer titles nothing can be said of what never goes together.
LEAST_TITLES = 1000
_TAUGHT = 2000
# A word seen in fewer documents may only be rare.
_LEAST_WORD = 3
# A word that chance would put among such things so often, and that is never there.
_EXPECTED = 2.0
# Share of the market's own titles that may look as foreign as the accused.
_ACCUSED = 0.01


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
        self._candidates = Candidates(self.companions)

    @property
    def knows_enough(self) -> bool:
        """Whether there are titles enough to be sure of anything."""
        return len(self._titles) >= LEAST_TITLES

    @cached_property
    def _model(self) -> tuple[Pipeline, float] | None:
        """The model, and the score above which a word is accused; None when nothing is known."""
        rng = random.Random(0)  # noqa: S311 - the same market gives the same model
        taught = rng.sample(range(len(self._titles)), min(_TAUGHT, len(self._titles)))
        own = [self._facts(self._titles[place]) for place in taught]
        native = [self._candidates.of(facts, own=True) for facts in own]
        planted = list(self._planted(own, rng))
        rows = [one.features for found in native for one in found]
        if not rows or not planted:
            return None
        labels = [False] * len(rows) + [True] * len(planted)
        model = make_pipeline(StandardScaler(), LogisticRegression(max_iter=1000))
        model.fit(np.array(rows + [one.features for one in planted]), labels)
        # The score that leaves all but a small share of the market's own titles alone; at 0 a
        # word looks as planted as native.
        worst = [
            max(_scores(model, [one for one in found if self._is_sure(facts, one)]), default=-inf)
            for facts, found in zip(own, native, strict=True)
        ]
        return model, max(0.0, float(np.quantile(worst, 1 - _ACCUSED, method="higher")))

    def _planted(self, own: Sequence[TitleFacts], rng: random.Random) -> Iterator[Candidate]:
        """Plant a word of another title into each, and yield it as a candidate."""
        words = [word for facts in own for word in planted_words(facts)]
        for facts in own:
            chosen = rng.choice(words) if words else None
            if chosen is None or chosen.word in facts.text:
                continue
            title = plant(facts.typed, chosen.word, rng)
            at = title.find(chosen.word)
            for one in self._candidates.of(self._facts(title), own=True, planted=chosen):
                if (one.start, one.end) == (at, at + len(chosen.word)):
                    yield one

    def _facts(self, title: str) -> TitleFacts:
        product = Product.model_construct(title=title, attributes={})
        return TitleFacts(product, self._knowledge)

    def scores(self, facts: TitleFacts) -> list[tuple[Candidate, float]]:
        """Return every thing and brand of a title with how foreign it is; 0 = the threshold."""
        found = self._candidates.of(facts)
        if not found or self._model is None:
            return []
        model, threshold = self._model
        scored = zip(found, _scores(model, found), strict=True)
        return [(one, score - threshold) for one, score in scored]

    def find(self, facts: TitleFacts) -> tuple[ForeignWord, ...]:
        """Return the words that surely do not belong, with the reason."""
        if not self.knows_enough:
            return ()
        accused: list[Candidate] = []
        scored = sorted(self.scores(facts), key=lambda pair: -pair[1])
        # What only names the variant speaks against no other word either.
        blamed = {one.meaning for one, _ in scored if _in_brackets(facts, one.start, one.end)}
        for one, score in scored:
            # Of several words that never go with one thing the most foreign is to blame.
            if score > 0 and one.head not in blamed and self._is_sure(facts, one):
                accused.append(one)
                blamed |= {one.meaning, one.head} - {""}
        return tuple(_accusation(facts, one) for one in sorted(accused, key=lambda one: one.start))

    def _is_sure(self, facts: TitleFacts, one: Candidate) -> bool:
        """Whether the counts and the context leave no doubt, whatever the model says."""
        if not one.head and not _is_never_among(one):
            return False
        number = self.companions.numbers.get(one.meaning, -1)
        if number < 0 or self.companions.counts[number] < _LEAST_WORD:
            return False
        if _is_aside(facts, one.start, one.end):
            return False
        # One of the title's own departments, or a brand in two spellings, is not foreign.
        if not one.home.isdisjoint(departments_beside(facts, one.start)):
            return False
        named = [mention.entity for mention in facts.brands]
        own = [mention.entity for mention in facts.brands if mention.start == one.start]
        return not any(named.count(entity) > 1 for entity in own)


def _is_aside(facts: TitleFacts, start: int, end: int) -> bool:
    """Whether a word is excused: what the product fits, its variant, or no claim of what it is."""
    if is_excused(facts.text, start, end):
        return True
    fitted = any(first <= start < last for first, last in facts.fitted)
    return fitted or _in_brackets(facts, start, end)


def _in_brackets(facts: TitleFacts, start: int, end: int) -> bool:
    typed, _ = facts.typed_range(start, end)
    return any(pair.start <= typed < pair.end for pair in brackets(facts.typed))


def _is_never_among(one: Candidate) -> bool:
    """Whether the word stands in no document on such things, though chance would put it there."""
    return not one.among.beside and one.among.expected >= _EXPECTED


def _accusation(facts: TitleFacts, one: Candidate) -> ForeignWord:
    start, end = facts.typed_range(one.start, one.end)
    if not one.head:
        count = one.among.documents
        return ForeignWord(
            start,
            end,
            f"在 {count:,} 条同大类商品的标题和搜索词中从未出现",
            f"in none of {count:,} titles and search terms of things of the same departments",
        )
    head, count = one.head.rpartition(":")[2], one.head_documents
    return ForeignWord(
        start,
        end,
        f"在 {count:,} 条含“{head}”的同类标题和搜索词中从未同现",
        f"never beside '{head}' in {count:,} titles and search terms that hold it",
    )


def _scores(model: Pipeline, found: Sequence[Candidate]) -> list[float]:
    if not found:
        return []
    scores: list[float] = model.decision_function(
        np.array([one.features for one in found])
    ).tolist()
    return scores


def planted_words(facts: TitleFacts) -> list[Planted]:
    """Return the things and brands of a title, to be planted into others."""
    words = title_words(facts)
    company = dict(companies_of(words))
    departments = departments_of(words)
    return [
        Planted(facts.text[word.start : word.end], company[word.meaning], departments)
        for word in words
        if word.home is not None
    ]


def plant(title: str, word: str, rng: random.Random) -> str:
    """Return a title with a word put before or behind it."""
    place = rng.choice([0, len(title)])
    return title[:place] + word + title[place:]
