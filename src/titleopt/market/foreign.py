"""Words that never go with the rest of a title in the market's data.

A model learns on the market's own titles what a word looks like that was put where it does not
belong: things and brands of other titles are planted into some of them, and a logistic
regression tells the planted from the native ones. It accuses only above a threshold that
leaves the untouched titles alone, and only where the counts speak for themselves.
"""

import random
from collections.abc import Sequence
from functools import cached_property

import numpy as np
from sklearn.linear_model import LogisticRegression

from titleopt.facts.context import ForeignWord
from titleopt.facts.knowledge import Knowledge
from titleopt.facts.title_facts import TitleFacts
from titleopt.market.belonging import Candidate, Candidates, title_words
from titleopt.market.companions import Companions, documents_of
from titleopt.market.excuses import is_excused
from titleopt.model import Product

# With fewer titles nothing can be said of what never goes together.
LEAST_TITLES = 1000
_TAUGHT = 2000
# A word seen in fewer documents may only be rare.
_LEAST_WORD = 3
# Share of the native words of the market's titles that may look as foreign as the accused.
_MISTAKES = 0.002


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
    def _model(self) -> tuple[LogisticRegression, float]:
        """The model, and the score above which a word is accused."""
        rng = random.Random(0)  # noqa: S311 - the same market gives the same model
        chosen = rng.sample(range(len(self._titles)), min(_TAUGHT, len(self._titles)))
        own = [self._facts(self._titles[place]) for place in chosen]
        foreign = [text for facts in own for text in planted_words(facts)]
        rows: list[tuple[float, ...]] = []
        labels: list[bool] = []
        excused: list[bool] = []
        for facts in own:
            for one in self._candidates.of(facts, own=True):
                rows.append(one.features)
                labels.append(False)
                excused.append(is_excused(facts.text, one.start, one.end))
            word = rng.choice(foreign) if foreign else ""
            if word and word not in facts.text:
                planted = plant(facts.typed, word, rng)
                at = planted.find(word)
                found = self._candidates.of(self._facts(planted), own=True, planted=word)
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
        found = self._candidates.of(facts, own=own)
        if not found:
            return []
        model, threshold = self._model
        values = model.decision_function(np.array([one.features for one in found])) - threshold
        return list(zip(found, values.tolist(), strict=True))

    def find(self, facts: TitleFacts) -> tuple[ForeignWord, ...]:
        """Return the words that surely do not belong, with the reason."""
        if not self.knows_enough:
            return ()
        accused: dict[str, Candidate] = {}
        for one, score in sorted(self.scores(facts), key=lambda pair: -pair[1]):
            # Of two that never go together the more foreign one is to blame.
            if score > 0 and one.head and one.head not in accused and self._is_sure(facts, one):
                accused[one.meaning] = one
        found = sorted(accused.values(), key=lambda one: one.start)
        return tuple(self._accusation(facts, one) for one in found)

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


def planted_words(facts: TitleFacts) -> list[str]:
    """Return the things and brands of a title, to be planted into others."""
    return [facts.text[a:b] for a, b, _, kind in title_words(facts) if kind in {"thing", "brand"}]


def plant(title: str, word: str, rng: random.Random) -> str:
    """Return a title with a word put before or behind it."""
    place = rng.choice([0, len(title)])
    return title[:place] + word + title[place:]
