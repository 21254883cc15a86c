"""The rules and, when there is one, the market that a title is judged by."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from titleopt.checking.checker import Checker, checker_for
from titleopt.config import Settings
from titleopt.facts.context import NOTHING_KNOWN, Context
from titleopt.market.protocol import Market
from titleopt.model import Product, Report


class Judge(NamedTuple):
    """Judges titles one by one.

    >>> Judge.of(None).check(Product(title="")).verdict
    'reject'
    """

    checker: Checker
    market: Market | None = None

    @classmethod
    def of(cls, settings: Settings | None, market: Market | None = None) -> "Judge":
        """Return the judge of these settings."""
        return cls(checker_for(settings), market)

    def check(self, product: Product) -> Report:
        """Return the report of one title."""
        return self.checker.check(product, self._context(product, NOTHING_KNOWN))

    def check_all(self, asked: Iterable[tuple[Product, Context]]) -> Iterator[Report]:
        """Yield the report of each title, with what is known of it besides the market."""
        return self.checker.check_all(
            (product, self._context(product, context)) for product, context in asked
        )

    def _context(self, product: Product, base: Context) -> Context:
        return base if self.market is None else self.market.context(product, base)
