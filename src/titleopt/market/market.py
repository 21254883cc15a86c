"""One object for a market: search terms, competitors' titles, and what follows for a product."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from os import PathLike
from typing import Self

import numpy as np

from titleopt.config import Settings
from titleopt.errors import InputError, NotFittedError
from titleopt.facts.context import NOTHING_KNOWN, Context, Coverage, ForeignWord
from titleopt.facts.knowledge import Knowledge
from titleopt.facts.title_facts import TitleFacts
from titleopt.market.coverage import ListCoverage, cover_titles
from titleopt.market.foreign import LEAST_TITLES, ForeignWords
from titleopt.market.ranking import Ranker
from titleopt.market.suggest import Suggester, usual_axes
from titleopt.market.term_index import TermIndex
from titleopt.market.term_list import TermList
from titleopt.market.values import RankedTerm, Suggestion
from titleopt.model import Product

_NAMED_MISSING = 20
_CONSIDERED = 1000
# What is this likely to fit counts as demand that the title could serve.
FITS = 0.3


class Market:
    """What buyers search for and what competitors write.

    Args:
        terms: A term list, paths of exports, or bare terms; None when there is no list.
        competitors: Competitors' titles.
        settings: Platform and own words; None for the defaults.

    >>> market = Market(["雪纺连衣裙", "手机壳", "连衣裙女夏"])
    >>> [ranked.term for ranked in market.rank("雪纺连衣裙女夏季", limit=2)]
    ['雪纺连衣裙', '连衣裙女夏']
    """

    def __init__(
        self,
        terms: TermList | Iterable[str | PathLike[str] | tuple[str, float]] | None = None,
        *,
        competitors: Iterable[str] = (),
        settings: Settings | None = None,
    ) -> None:
        self.terms = _term_list(terms)
        self.competitors: Sequence[str] = tuple(competitors)
        self.settings = settings or Settings()

    def __getstate__(self) -> dict[str, object]:
        """Return what it was made of: another process builds the rest anew."""
        return {name: self.__dict__[name] for name in ("terms", "competitors", "settings")}

    @cached_property
    def knowledge(self) -> Knowledge:
        """Platform, lexicons and tokenizer."""
        return Knowledge.of(self.settings)

    @cached_property
    def index(self) -> TermIndex:
        """The list ready to be asked; built when first needed."""
        terms = self.terms if self.terms is not None else TermList.of([])
        return TermIndex(terms.keys, terms.folded, self.knowledge)

    @cached_property
    def ranker(self) -> Ranker:
        """What orders the terms for a title."""
        return Ranker(self.index)

    @cached_property
    def _suggester(self) -> Suggester:
        return Suggester(self.terms or TermList.of([]), self.ranker, self.settings.lang)

    def ready(self) -> Self:
        """Build everything now instead of at the first question."""
        _ = self.ranker
        return self

    def rank(self, product_or_title: str | Product, *, limit: int = 20) -> list[RankedTerm]:
        """Return the terms of the list by how well they fit, served by the title or not.

        Args:
            product_or_title: A title, or a product whose record also speaks.
            limit: Most terms to return.

        Raises:
            InputError: ``limit`` is negative.

        """
        _require(limit)
        if self.terms is None or not len(self.terms) or not limit:
            return []
        ranking = self.ranker.rank(self.facts(product_or_title), limit)
        texts = self.terms.texts
        return [
            RankedTerm(term=texts[term], relevance=float(relevance))
            for term, relevance in zip(ranking.terms.tolist(), ranking.relevance, strict=True)
        ]

    def relevance(self, product_or_title: str | Product, terms: Iterable[str]) -> list[float]:
        """Return the relevance of terms of the list, 0 for terms that are not in it."""
        if self.terms is None:
            return [0.0 for _ in terms]
        places = [self.terms.find(term) for term in terms]
        known = np.array([place for place in places if place is not None], np.int64)
        found = iter(self.ranker.relevance(self.facts(product_or_title), known).tolist())
        return [0.0 if place is None else float(next(found)) for place in places]

    def suggest(self, product_or_title: str | Product, *, limit: int = 10) -> list[Suggestion]:
        """Return terms worth having, the best first, each with its reason.

        Ranked by what a term would bring: demand × relevance, against supply and the width of
        its missing words. Never a term that denies the record or names another's brand. With
        no list, the usual attributes of the category that the title lacks.

        Raises:
            InputError: ``limit`` is negative.

        """
        _require(limit)
        facts = self.facts(product_or_title)
        if self.terms is None or not len(self.terms):
            return usual_axes(facts, limit, self.settings.lang)
        return self._suggester.suggest(facts, limit)

    def facts(self, product_or_title: str | Product) -> TitleFacts:
        """Return the facts of a title or product in this market's settings."""
        product = product_or_title
        if isinstance(product, str):
            product = Product.model_construct(title=product, attributes={})
        return TitleFacts(product, self.knowledge)

    def context(self, product_or_title: str | Product, base: Context = NOTHING_KNOWN, /) -> Context:
        """Return ``base`` with what the market knows of a title, for the rules."""
        facts = self.facts(product_or_title)
        return replace(base, coverage=self.coverage(facts), foreign_words=self.foreign(facts))

    @cached_property
    def _foreign(self) -> ForeignWords:
        terms = self.terms.texts if self.terms is not None else ()
        return ForeignWords(self.competitors, terms, self.knowledge)

    def foreign(self, facts: TitleFacts) -> tuple[ForeignWord, ...] | None:
        """Return the words that never go with the rest; None when too few titles were given."""
        if len(self.competitors) < LEAST_TITLES:
            return None
        return self._foreign.find(facts)

    def coverage(self, facts: TitleFacts) -> Coverage | None:
        """Return how much of the fitting terms' demand the title serves; None without a list."""
        if self.terms is None or not len(self.terms):
            return None
        ranking = self.ranker.rank(facts, _CONSIDERED)
        served = ranking.served(self.index)
        # What the title serves whole and names its own thing fits, however common its words are.
        fits = (ranking.fit >= FITS) | (served & (ranking.fit >= FITS * ranking.relevance))
        terms, served = ranking.terms[fits], served[fits]
        weights = self.terms.weights[terms]
        missing = sorted(zip(-weights[~served], terms[~served].tolist(), strict=True))
        return Coverage(
            float(weights[served].sum()),
            float(weights.sum()),
            tuple(self.terms.texts[term] for _, term in missing[:_NAMED_MISSING]),
        )

    def cover(self, titles: Iterable[str]) -> Iterator[ListCoverage]:
        """Yield for each title how much of the whole list's demand it serves.

        Raises:
            NotFittedError: there is no list.

        """
        if self.terms is None:
            raise NotFittedError(
                "没有搜索词表，算不出覆盖",
                hint="请给出 terms",
                en="without search terms no coverage can be told",
                hint_en="give terms",
            )
        return cover_titles(titles, self.terms, self.index)


def _require(limit: int) -> None:
    if limit < 0:
        raise InputError(
            f"limit 不能是负数：{limit}",
            hint="请给出 0 或正整数",
            en=f"limit must not be negative: {limit}",
            hint_en="take 0 or more",
        )


def _term_list(
    terms: TermList | Iterable[str | PathLike[str] | tuple[str, float]] | None,
) -> TermList | None:
    if terms is None or isinstance(terms, TermList):
        return terms
    if isinstance(terms, (str, PathLike)):
        return TermList.read(terms)
    items = list(terms)
    paths = [item for item in items if isinstance(item, PathLike)]
    if paths and len(paths) == len(items):
        return TermList.read(*paths)
    return TermList.of(item for item in items if isinstance(item, (str, tuple)))
