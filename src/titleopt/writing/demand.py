"""From a market to the terms one product competes for."""

from titleopt.market.market import Market
from titleopt.model import Product
from titleopt.writing.wanted import Demanded

MOST_TERMS = 1000


def demanded(market: Market, product: Product, *, limit: int = MOST_TERMS) -> list[Demanded]:
    """Return the terms that fit a product, with demand and, where known, supply."""
    return []
