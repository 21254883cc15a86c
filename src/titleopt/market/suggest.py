"""Which search terms this title should have, each with its reason."""

from collections.abc import Iterator
from math import log1p
from typing import NamedTuple

import numpy as np

from titleopt.facts.axes import axis_name
from titleopt.facts.title_facts import TitleFacts
from titleopt.market.ranking import Ranker, Ranking
from titleopt.market.term_list import TermList
from titleopt.market.values import Suggestion
from titleopt.market.wanted_words import WantedWords
from titleopt.text.width import units

# Terms less likely to fit than this are not worth a seller's time.
_LEAST_RELEVANCE = 0.1
_CONSIDERED = 200
# One unit of width costs as much as this share of a term's worth.
_COST_OF_UNIT = 0.03


class _Term(NamedTuple):
    place: int
    relevance: float
    missing: tuple[str, ...]
    units: int


class Suggester:
    """Suggests terms of one list."""

    def __init__(self, terms: TermList, ranker: Ranker) -> None:
        self._terms = terms
        self._ranker = ranker
        self._words = WantedWords(ranker.index)

    def suggest(self, facts: TitleFacts, limit: int) -> list[Suggestion]:
        """Return the terms that would bring most, equivalent terms as one."""
        ranking = self._ranker.rank(facts, max(_CONSIDERED, 3 * limit))
        room = max(facts.profile.limit - facts.units, 0)
        classes: dict[tuple[int, ...], list[_Term]] = {}
        for term in self._worth(ranking, facts):
            words = self._ranker.index.vocabulary.terms.row(term.place)
            classes.setdefault(tuple(sorted(words.tolist())), []).append(term)
        found = [self._suggestion(members, room) for members in classes.values()]
        found.sort(key=lambda one: (-one.score, one.term))
        return found[:limit]

    def _worth(self, ranking: Ranking, facts: TitleFacts) -> Iterator[_Term]:
        """Yield the terms that fit, name the title's own thing and lack only wanted words."""
        index = self._ranker.index
        view = ranking.view
        names = list(index.entities)
        for place, relevance in zip(ranking.terms.tolist(), ranking.fit.tolist(), strict=True):
            brand = index.brand[place]
            if relevance < _LEAST_RELEVANCE or (brand >= 0 and names[brand] not in view.entities):
                continue
            rows = zip(
                index.vocabulary.words[place],
                index.vocabulary.terms.row(place).tolist(),
                strict=True,
            )
            lacking = [(word, number) for word, number in rows if number not in view.found]
            thing = self._words.thing_worth(place, facts, view)
            worth = min(
                (self._words.worth(word, number, facts, view) for word, number in lacking),
                default=0.0,
            )
            worth *= thing * float(relevance)
            if worth < _LEAST_RELEVANCE or facts.knowledge.banned.find(self._terms.folded[place]):
                continue
            missing = tuple(dict.fromkeys(word.text for word, _ in lacking))
            cost = sum(units(word, facts.profile.counting) for word in missing)
            yield _Term(place, worth, missing, cost)

    def _suggestion(self, members: list[_Term], room: int) -> Suggestion:
        weights = self._terms.weights
        best = max(members, key=lambda term: (weights[term.place], term.relevance))
        demand = float(sum(weights[term.place] for term in members))
        known = np.isfinite(self._terms.demand[best.place])
        supply = self._terms.figures(best.place).get("supply")
        worth = log1p(demand) * best.relevance / (1 + _COST_OF_UNIT * best.units)
        if supply is not None and supply.point > 0:
            worth *= 1 + log1p(demand / supply.point)
        return Suggestion(
            term=self._terms.texts[best.place],
            score=round(worth, 4),
            reason=_reason(best, demand if known else None, supply.text if supply else None),
            missing=best.missing,
            added_units=best.units,
            fits=best.units <= room,
            relevance=round(best.relevance, 4),
            demand=demand if known else None,
            members=tuple(self._terms.texts[t.place] for t in members if t is not best),
        )


def _reason(term: _Term, demand: float | None, supply: str | None) -> str:
    parts = [f"与商品相关度 {term.relevance:.0%}"]
    if demand is not None:
        parts.append(f"搜索需求 {demand:,.0f}")
    if supply is not None:
        parts.append(f"在线商品 {supply}")
    parts.append(f"只差“{'、'.join(term.missing)}”，加上占 {term.units} 个单位")
    return "；".join(parts)


def usual_axes(facts: TitleFacts, limit: int) -> list[Suggestion]:
    """Return what the category's buyers usually ask for and the title does not say."""
    room = max(facts.profile.limit - facts.units, 0)
    return [
        Suggestion(
            term=axis_name(axis),
            score=0.0,
            reason="没有搜索词表：这是该类目的买家通常会看的属性，标题里没有；请填真实的值",
            missing=(axis_name(axis),),
            added_units=0,
            fits=room > 0,
        )
        for axis in facts.expected.missing_axes[:limit]
    ]
