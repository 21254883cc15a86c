"""Which search terms this title should have, each with its reason."""

from collections.abc import Iterator
from math import log1p
from typing import NamedTuple

import numpy as np

from titleopt.config import Lang, in_language
from titleopt.facts.axes import axis_name
from titleopt.facts.title_facts import TitleFacts
from titleopt.market.features import view_of
from titleopt.market.numbers import Number
from titleopt.market.ranking import Ranker, Ranking
from titleopt.market.sold import Sold
from titleopt.market.term_list import TermList
from titleopt.market.values import Suggestion
from titleopt.market.wanted_words import WantedWords
from titleopt.market.words import Word
from titleopt.text.width import units

# Terms less likely to fit than this are not worth a seller's time.
_LEAST_RELEVANCE = 0.002
_CONSIDERED = 400
# A term that claims more of a thing than this is another thing's; one that names it by a wider
# name must claim nothing.
_MOST_CLAIMS = 1
# Of what only the seller knows, so many values of one axis are offered.
_MOST_VALUES = 2
# One unit of width costs as much as this share of a term's worth.
_COST_OF_UNIT = 0.03
_NO_LIST = (
    "没有搜索词表：这是该类目的买家通常会看的属性，标题里没有；请填真实的值"
    " / no list of search terms: buyers of this category usually look at this and the title does"
    " not say it; give the true value"
)


class _Term(NamedTuple):
    place: int
    relevance: float
    share: float
    """How well what it lacks would suit the title."""
    missing: tuple[str, ...]
    claims: tuple[str, ...]
    axis: str
    """The axis of what it claims, empty when it claims none."""
    units: int


class Suggester:
    """Suggests terms of one list."""

    def __init__(self, terms: TermList, ranker: Ranker, lang: Lang = "zh") -> None:
        self._terms = terms
        self._ranker = ranker
        self._lang: Lang = lang
        self._words = WantedWords(ranker.index)

    def suggest(self, facts: TitleFacts, limit: int) -> list[Suggestion]:
        """Return the terms that would bring most, equivalent terms as one."""
        ranker = self._ranker
        view = view_of(ranker.index, facts)
        sold = self._words.sold(facts, view)
        named = self._words.naming(sold)
        named = named[~ranker.denied(facts)[named]]
        considered = ranker.candidates(view, max(_CONSIDERED, 3 * limit), named)
        ranking = ranker.ordered(facts, view, considered, len(considered))
        room = max(facts.profile.limit - facts.units, 0)
        classes: dict[tuple[int, ...], list[_Term]] = {}
        for term in self._worth(ranking, sold):
            words = self._ranker.index.vocabulary.terms.row(term.place)
            classes.setdefault(tuple(sorted(words.tolist())), []).append(term)
        found = [(self._best(members), members) for members in classes.values()]
        made = [(self._suggestion(best, members, room), best) for best, members in found]
        made.sort(key=lambda pair: (-pair[0].score, pair[0].term))
        return [one for one, _ in _not_too_many_values(made)][:limit]

    def _worth(self, ranking: Ranking, sold: Sold) -> Iterator[_Term]:
        """Yield the terms that fit, name the title's own thing and lack only wanted words."""
        index, facts, view = self._ranker.index, sold.facts, sold.view
        names = list(index.entities)
        for place, relevance in zip(ranking.terms.tolist(), ranking.fit.tolist(), strict=True):
            brand = index.brand[place]
            thing = self._words.thing_worth(place, sold)
            fit = float(relevance) * thing
            if fit < _LEAST_RELEVANCE or (brand >= 0 and names[brand] not in view.entities):
                continue
            lacking = self._words.lacking(place, sold)
            share = min((worth.share for _, worth in lacking), default=0.0)
            claims = tuple(dict.fromkeys(word.text for word, worth in lacking if worth.claims))
            if not share or len(claims) > (_MOST_CLAIMS if thing == 1 else 0):
                continue
            if facts.knowledge.banned.find(self._terms.folded[place]):
                continue
            missing = tuple(dict.fromkeys(word.text for word, _ in lacking))
            cost = sum(units(word, facts.profile.counting) for word in missing)
            axis = next((_axis_of(word) for word, worth in lacking if worth.claims), "")
            yield _Term(place, fit, share, missing, claims, axis, cost)

    def _best(self, members: list[_Term]) -> _Term:
        weights = self._terms.weights
        return max(members, key=lambda term: (weights[term.place], term.relevance))

    def _suggestion(self, best: _Term, members: list[_Term], room: int) -> Suggestion:
        weights = self._terms.weights
        demand = float(sum(weights[term.place] for term in members))
        known = np.isfinite(self._terms.demand[best.place])
        supply = self._terms.figures(best.place).get("supply")
        worth = log1p(demand) * best.relevance * best.share / (1 + _COST_OF_UNIT * best.units)
        if supply is not None and supply.point > 0:
            worth *= 1 + log1p(demand / supply.point)
        return Suggestion(
            term=self._terms.texts[best.place],
            score=round(worth, 4),
            reason=_reason(best, demand if known else None, supply, self._lang),
            missing=best.missing,
            added_units=best.units,
            fits=best.units <= room,
            relevance=round(best.relevance, 4),
            demand=demand if known else None,
            members=tuple(self._terms.texts[t.place] for t in members if t is not best),
        )


def _not_too_many_values(
    found: list[tuple[Suggestion, _Term]],
) -> Iterator[tuple[Suggestion, _Term]]:
    """Yield the suggestions without a third value of one axis: a thing is 日式 or 法式."""
    values: dict[str, set[str]] = {}
    for one, term in found:
        claimed = values.setdefault(term.axis, set())
        if not term.axis or len(claimed.union(term.claims)) <= _MOST_VALUES:
            claimed.update(term.claims)
            yield one, term


def _axis_of(word: Word) -> str:
    attribute = word.entry.attribute if word.entry is not None else None
    return attribute.axis if attribute is not None else ""


def _reason(term: _Term, demand: float | None, supply: Number | None, lang: Lang) -> str:
    missing, claims = "、".join(term.missing), "、".join(term.claims)
    parts = [(f"与商品相关度 {term.relevance:.0%}", f"relevance {term.relevance:.0%}")]
    if demand is not None:
        parts.append((f"搜索需求 {demand:,.0f}", f"demand {demand:,.0f}"))
    if supply is not None:
        parts.append((f"在线商品 {supply.text}", f"products on offer {supply.text}"))
    parts.append(
        (
            f"只差“{missing}”，加上占 {term.units} 个字符宽度",
            f"lacks only “{missing}”, {term.units} units wide",
        )
    )
    if claims:
        parts.append((f"“{claims}”属实才可加", f"add “{claims}” only if it is true"))
    return "；".join(zh for zh, _ in parts) if lang == "zh" else "; ".join(en for _, en in parts)


def usual_axes(facts: TitleFacts, limit: int, lang: Lang = "zh") -> list[Suggestion]:
    """Return what the category's buyers usually ask for and the title does not say."""
    room = max(facts.profile.limit - facts.units, 0)
    return [
        Suggestion(
            term=axis_name(axis, lang),
            score=0.0,
            reason=in_language(_NO_LIST, lang),
            missing=(axis_name(axis, lang),),
            added_units=0,
            fits=room > 0,
        )
        for axis in facts.missing_axes[:limit]
    ]
