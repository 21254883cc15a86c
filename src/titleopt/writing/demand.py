"""From a market to the terms one product competes for."""

from titleopt.market.market import FITS, Market
from titleopt.market.term_list import TermList
from titleopt.model import Product
from titleopt.writing.wanted import Demanded

MOST_TERMS = 1000
_SUPPLY = "supply"
# Longer values of the record are lists and sentences.
_LONGEST = 12


def demanded(market: Market, product: Product, *, limit: int = MOST_TERMS) -> list[Demanded]:
    """Return the terms that fit a product, with demand and, where known, supply.

    Terms count as fitting as the market's coverage counts them. A term also fits when it does
    so with the record's words in the title: those are what a new title may say.
    """
    terms = market.terms
    if terms is None:
        return []
    relevance: dict[str, float] = {}
    for told in _told(product):
        for ranked in market.rank(told, limit=limit):
            known = relevance.get(ranked.term, 0.0)
            relevance[ranked.term] = max(known, ranked.relevance)
    fitting = [term for term, value in relevance.items() if value >= FITS]
    fitting.sort(key=lambda term: -relevance[term])
    return [_demanded(terms, term) for term in fitting[:limit]]


def _told(product: Product) -> list[Product]:
    """Return the product as its title tells it, and as its record does beside that."""
    values = " ".join(value for value in product.attributes.values() if len(value) <= _LONGEST)
    if not values:
        return [product]
    return [product, product.model_copy(update={"title": f"{product.title} {values}"})]


def _demanded(terms: TermList, term: str) -> Demanded:
    place = terms.find(term)
    if place is None:
        return Demanded(term, 0.0)
    supply = terms.figures(place).get(_SUPPLY)
    return Demanded(term, float(terms.weights[place]), supply.point if supply else None)
