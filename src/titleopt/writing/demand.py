"""From a market to the terms one product competes for."""

from collections.abc import Sequence
from typing import Protocol

from titleopt.market.term_list import TermList
from titleopt.market.values import RankedTerm
from titleopt.model import Product
from titleopt.writing.wanted import Demanded

MOST_TERMS = 1000
_RELEVANT = 0.3
_SUPPLY = "supply"


class Market(Protocol):
    """What writing asks of a market."""

    @property
    def terms(self) -> TermList | None: ...
    @property
    def competitors(self) -> Sequence[str]: ...
    def rank(self, product_or_title: str | Product, *, limit: int) -> list[RankedTerm]: ...


def demanded(market: Market, product: Product, *, limit: int = MOST_TERMS) -> list[Demanded]:
    """Return the terms that fit a product, with demand and, where known, supply."""
    terms = market.terms
    if terms is None:
        return []
    found = []
    for ranked in market.rank(product, limit=limit):
        place = terms.find(ranked.term)
        if place is not None and ranked.relevance >= _RELEVANT:
            supply = terms.figures(place).get(_SUPPLY)
            demand = float(terms.weights[place])
            found.append(Demanded(ranked.term, demand, supply.point if supply else None))
    return found
