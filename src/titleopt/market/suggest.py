"""Which search terms this title should have, each with its reason."""

from math import log1p
from typing import NamedTuple

import numpy as np

from titleopt.facts.axes import axis_name
from titleopt.facts.title_facts import TitleFacts
from titleopt.market.features import TitleView
from titleopt.market.ranking import Ranker, Ranking
from titleopt.market.term_list import TermList
from titleopt.market.values import Suggestion
from titleopt.market.words import Word
from titleopt.text.width import units

# Terms less likely to fit than this are not worth a seller's time.
_LEAST_RELEVANCE = 0.12
_CONSIDERED = 200
# One unit of width costs as much as this share of a term's worth.
_COST_OF_UNIT = 0.03
# An unknown word that stands in fewer terms may be anybody's name.
_COMMON = 8


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

    def _worth(self, ranking: Ranking, facts: TitleFacts) -> list[_Term]:
        index = self._ranker.index
        held = ranking.view.found
        banned = facts.knowledge.banned
        found: list[_Term] = []
        own = ranking.view.entities
        names = list(index.entities)
        for place, relevance in zip(ranking.terms.tolist(), ranking.fit.tolist(), strict=True):
            if relevance < _LEAST_RELEVANCE:
                continue
            brand = index.brand[place]
            if brand >= 0 and names[brand] not in own:
                continue
            words = index.vocabulary.words[place]
            rows = zip(words, index.vocabulary.terms.row(place).tolist(), strict=True)
            lacking = [(word, number) for word, number in rows if number not in held]
            if any(self._is_unwanted(word, number, ranking.view) for word, number in lacking):
                continue
            if banned.find(self._terms.folded[place]):
                continue
            numbers = index.vocabulary.terms.row(place).tolist()
            pairs = zip(words, numbers, strict=True)
            missing = tuple(dict.fromkeys(word.text for word, n in pairs if n not in held))
            cost = sum(units(word, facts.profile.counting) for word in missing)
            if missing:
                found.append(_Term(place, float(relevance), missing, cost))
        return found

    def _is_unwanted(self, word: Word, number: int, view: TitleView) -> bool:
        """Whether a missing word is no word for this title, whatever it would bring.

        Junk, another's brand or work, a thing of another department, or an unknown word that
        the list hardly knows either, which is most likely a brand.
        """
        entry = word.entry
        if entry is None:
            is_spec = any(char.isdigit() for char in word.text)
            return not is_spec and bool(self._ranker.index.vocabulary.counts[number] < _COMMON)
        if entry.junk is not None or entry.work is not None:
            return True
        if entry.brand is not None and entry.brand.entity not in view.entities:
            return True
        if entry.category is not None and entry.attribute is None:
            return entry.category.department not in view.departments
        return False

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
