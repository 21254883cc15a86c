"""From a market to the terms one product competes for."""

from titleopt.market.market import FITS, Market
from titleopt.model import Product
from titleopt.writing.wanted import Demanded

MOST_TERMS = 1000
_SUPPLY = "supply"


def demanded(market: Market, product: Product, *, limit: int = MOST_TERMS) -> list[Demanded]:
    """Return the terms that fit a product, with demand and, where known, supply.

    Terms count as fitting as the market's coverage counts them; the record speaks beside the
    title, so that the same terms are meant whatever the title says.
    """
    terms = market.terms
    if terms is None:
        return []
    found = []
    for ranked in market.rank(product, limit=limit):
        if ranked.relevance < FITS:
            break
        place = terms.find(ranked.term)
        if place is not None:
            supply = terms.figures(place).get(_SUPPLY)
            demand = float(terms.weights[place])
            found.append(Demanded(ranked.term, demand, supply.point if supply else None))
    return found
