"""What a check asks of a market, so that checking without one loads none of it."""

from typing import Protocol

from titleopt.facts.context import NOTHING_KNOWN, Context
from titleopt.model import Product


class Market(Protocol):
    """Anything that knows the context of a product.

    With several processes each of them gets its own copy, so it must pickle.
    """

    def context(self, product_or_title: str | Product, base: Context = NOTHING_KNOWN, /) -> Context:
        """Return ``base`` with what the market knows of a title."""
