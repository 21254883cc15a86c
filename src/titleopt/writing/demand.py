"""From a market to the terms one product competes for."""

import numpy as np
from numpy.typing import NDArray

from titleopt.facts.title_facts import TitleFacts
from titleopt.market.features import numbers_among
from titleopt.market.market import FITS, Market
from titleopt.market.names import thing_names
from titleopt.market.term_list import TermList
from titleopt.model import Product
from titleopt.writing.wanted import Demanded

MOST_TERMS = 1000
_SUPPLY = "supply"
# Longer values of the record are lists and sentences.
_LONGEST = 12


def demanded(market: Market, product: Product, *, limit: int = MOST_TERMS) -> list[Demanded]:
    """Return the terms a product competes for, with demand and, where known, supply.

    These are the terms that name the thing sold, by any of its names, without denying what is
    known of it or naming another's brand, and those that name no known thing but fit the title,
    or the title with the words of the record: those are what a new title may say. Of more than
    ``limit`` terms those with most demand are taken.
    """
    terms = market.terms
    if terms is None or not len(terms):
        return []
    fits = _names_it(market, market.facts(product))
    for place in _fitting(market, product, limit):
        fits[place] = True
    places = np.flatnonzero(fits)
    most = places[np.argsort(-terms.weights[places], kind="stable")][:limit]
    return [_demanded(terms, place) for place in most.tolist()]


def _names_it(market: Market, facts: TitleFacts) -> NDArray[np.bool_]:
    """Return which terms name the thing sold and nothing that speaks against it."""
    index = market.index
    named = numbers_among(index.vocabulary.numbers, thing_names(facts).all_meanings)[index.head]
    brands = {mention.entity for mention in facts.brands} | set(facts.record.brands)
    is_foreign = (index.brand >= 0) & ~numbers_among(index.entities, frozenset(brands))[index.brand]
    fits: NDArray[np.bool_] = named & ~is_foreign & ~market.ranker.denied(facts)
    return fits


def _fitting(market: Market, product: Product, limit: int) -> list[int]:
    """Return the terms that name no known thing and fit the product."""
    terms, index = market.terms, market.index
    if terms is None:
        return []
    no_thing = index.department < 0
    fitting: dict[int, None] = {}
    for told in _told(product):
        for ranked in market.rank(told, limit=limit):
            place = terms.find(ranked.term)
            if place is not None and ranked.relevance >= FITS and no_thing[place]:
                fitting[place] = None
    return list(fitting)


def _told(product: Product) -> list[Product]:
    """Return the product as its title tells it, and as its record does beside that."""
    values = " ".join(value for value in product.attributes.values() if len(value) <= _LONGEST)
    if not values:
        return [product]
    return [product, product.model_copy(update={"title": f"{product.title} {values}"})]


def _demanded(terms: TermList, place: int) -> Demanded:
    supply = terms.figures(place).get(_SUPPLY)
    demand = float(terms.weights[place])
    return Demanded(terms.texts[place], demand, supply.point if supply else None)
