"""The terms of a list in the order of how well they fit one product."""

from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from titleopt.facts.title_facts import TitleFacts
from titleopt.market.denials import Denials
from titleopt.market.features import TitleView, features, numbers_among, view_of
from titleopt.market.grams import Floats, Integers
from titleopt.market.relevance import DENIED, as_relevance, scores
from titleopt.market.term_index import TermIndex

# As many rough candidates as this are looked at closely, or three times those asked for.
_CANDIDATES = 300


# How far a term can be meant when the thing it names is the title's own, none, a cousin of it,
# unknown, or of another department altogether.
_OWN, _NO_THING, _COUSIN, _UNKNOWN, _OTHER = 1.0, 0.5, 0.35, 0.4, 0.02


class Ranking(NamedTuple):
    """Terms by falling relevance, with what the title showed."""

    terms: Integers
    relevance: Floats
    fit: Floats
    """Relevance, lowered where a term names another thing than the title."""
    view: TitleView

    def served(self, index: TermIndex) -> NDArray[np.bool_]:
        """Return which of the terms the title serves already."""
        held = np.zeros(len(index.vocabulary) + 1, np.bool_)
        held[list(self.view.found)] = True
        return np.array(
            [bool(held[index.vocabulary.terms.row(t)].all()) for t in self.terms.tolist()]
        )


class Ranker:
    """Ranks the terms of one index."""

    def __init__(self, index: TermIndex) -> None:
        self.index = index

    @cached_property
    def _denials(self) -> Denials:
        return Denials(self.index.vocabulary.words)

    def denied(self, facts: TitleFacts) -> NDArray[np.bool_]:
        """Return which terms of the list deny what the title or its record says."""
        return self._denials.denied(facts)

    def rank(self, facts: TitleFacts, limit: int) -> Ranking:
        """Return the ``limit`` terms that fit best; terms that tie keep the list's order."""
        view = view_of(self.index, facts)
        terms = self.candidates(view, max(_CANDIDATES, 3 * limit))
        return self.ordered(facts, view, terms, limit)

    def ordered(self, facts: TitleFacts, view: TitleView, terms: Integers, limit: int) -> Ranking:
        """Return the ``limit`` of some terms that fit best."""
        score = scores(features(self.index, view, terms))
        score[self.denied(facts)[terms]] += DENIED
        order = np.lexsort((terms, -score))[:limit]
        best, relevance = terms[order], as_relevance(score[order])
        return Ranking(best, relevance, relevance * self._agreement(facts, view, best), view)

    def _agreement(self, facts: TitleFacts, view: TitleView, terms: Integers) -> Floats:
        """Return 0–1 how far the thing each term names is the title's own."""
        index = self.index
        own = np.zeros(len(index.vocabulary) + 1, np.bool_)
        central = {facts.text[m.start : m.end] for m in facts.heads}
        for number, (start, end) in view.found.items():
            text = facts.text[start:end]
            own[number] = len(text) > 1 and any(
                text in name or text.endswith(name) for name in central
            )
        thing = index.head[terms]
        kin = numbers_among(index.departments, view.departments)[index.department[terms]]
        known = index.department[terms] >= 0
        agreement = np.select(
            [thing < 0, own[thing], known & kin, known],
            [_NO_THING, _OWN, _COUSIN, _OTHER],
            _UNKNOWN,
        )
        return agreement.astype(np.float32)

    def relevance(self, facts: TitleFacts, terms: Integers) -> Floats:
        """Return the relevance of given terms."""
        view = view_of(self.index, facts)
        score = scores(features(self.index, view, terms))
        score[self.denied(facts)[terms]] += DENIED
        return as_relevance(score)

    def candidates(self, view: TitleView, count: int, among: Integers | None = None) -> Integers:
        """Return the terms that a first, rough look finds most alike, in list order."""
        base = view.likeness.base()
        terms = np.arange(len(base)) if among is None else among
        if count >= len(terms):
            return terms
        found: Integers = terms[np.argpartition(-base[terms], count)[:count]]
        found.sort()
        return found
