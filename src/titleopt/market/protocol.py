"""What a check asks of a market, so that checking without one loads none of it."""

from typing import Protocol

from titleopt.facts.context import Context
from titleopt.model import Product


class Market(Protocol):
    """Anything that knows the context of a product."""

    def context(self, product_or_title: str | Product) -> Context:
        """Return what the market knows of a title."""
