"""The steps from a product to its candidates; built once, used for every row of a sheet."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from titleopt.checking.checker import checker_for
from titleopt.config import Settings
from titleopt.facts.context import Context, Coverage
from titleopt.facts.title_facts import TitleFacts
from titleopt.market.market import Market
from titleopt.model import Product, Report
from titleopt.writing.candidate import Candidate, Strategy, TermDemand, WordSource
from titleopt.writing.demand import demanded
from titleopt.writing.diff import diff
from titleopt.writing.draft import Draft, Drafter
from titleopt.writing.strategies import SAID, STRATEGIES
from titleopt.writing.trade import Neighbours, flow_of
from titleopt.writing.truth import true_words
from titleopt.writing.wanted import Demanded, Wanted, served, wanted

_LISTED = 20
# Sums of the same terms in another order differ by less.
_NOTHING = 1e-9
# Less is no reason to touch a title: share of the demand it matches, and points.
_WORTH_IT = 0.01
_POINTS = 1.0
# Other choices to try when a title comes too near another.
_TRIES = 4
# From here on a title is full; a second candidate may be a word narrower than the first.
_FULL = 57
_NARROWER = 4


class Composer:
    """Writes titles for the products of one market.

    Args:
        market: Search terms and competitors' titles.
        shop: The shop's other titles.
        settings: Platform, rules, own words.
        seconds: Time for the exact choice of each candidate.

    """

    def __init__(
        self,
        market: Market,
        *,
        shop: Iterable[str] | None = None,
        settings: Settings | None = None,
        seconds: float = 2.0,
    ) -> None:
        self.market = market
        self.settings = settings or Settings()
        self.checker = checker_for(self.settings)
        self.seconds = seconds
        competitors = list(market.competitors)
        self._flow = flow_of(
            competitors, market.terms.texts if market.terms else (), self.checker.knowledge
        )
        self._neighbours = Neighbours([*competitors, *(shop or ())])

    def _judge(self, product: Product, terms: Sequence[Demanded]) -> Report:
        """Return the report of a title, its coverage counted over the product's terms."""
        if not terms:
            return self.checker.check(product)
        held = served(product.title, terms, self.checker.knowledge)
        total = sum(term.demand for term in terms)
        missing = (at for at in range(len(terms)) if at not in held)
        ranked = sorted(missing, key=lambda at: -terms[at].demand)[:_LISTED]
        named = tuple(terms[at].text for at in ranked)
        coverage = Coverage(sum(held.values()), total, named)
        return self.checker.check(product, Context(coverage=coverage))

    def compose(
        self, product: Product, *, keep: Sequence[str] = (), avoid: Sequence[str] = (), n: int = 3
    ) -> list[Candidate]:
        """Return up to ``n`` candidates, the best first; see ``titleopt.compose``."""
        terms = demanded(self.market, product)

        def judge(one: Product) -> Report:
            return self._judge(one, terms)

        report = judge(product)
        facts = TitleFacts(product, self.checker.knowledge)
        words = true_words(facts, report.findings, keep=keep, avoid=avoid)
        found = wanted(words, terms, avoid=avoid)
        found = found._replace(words=found.words.in_script_of(product.title))
        drafter = Drafter(product, report, found, self._flow, judge, self.seconds)
        candidates: list[tuple[float, Candidate]] = []
        matched = served(product.title, terms, self.checker.knowledge)
        for strategy in STRATEGIES:
            if len(candidates) == n:
                break
            draft = self._apart(drafter, strategy, product, [one.title for _, one in candidates])
            if draft is not None and self._is_better(draft, report, terms, matched):
                candidate = self._candidate(product, report, found, draft, terms, matched)
                candidates.append((drafter.merit(draft), candidate))
        return [one for _, one in sorted(candidates, key=lambda ranked: -ranked[0])]

    def _is_better(
        self,
        draft: Draft,
        report: Report,
        terms: Sequence[Demanded],
        before: Mapping[int, float],
    ) -> bool:
        """Whether a draft wins demand, or points without losing demand."""
        after = served(draft.line.text, terms, self.checker.knowledge)
        now, then = sum(before.values()), sum(after.values())
        if then > now * (1 + _WORTH_IT) + _NOTHING:
            return True
        return then >= now - _NOTHING and draft.report.score >= report.score + _POINTS

    def _apart(
        self, drafter: Drafter, strategy: Strategy, product: Product, others: Sequence[str]
    ) -> Draft | None:
        """Return a draft that is near no other title, None when there is none."""
        mine = Neighbours(others)
        far_from: list[frozenset[int]] = []
        width = 0
        for _ in range(_TRIES):
            draft = drafter.draft(strategy, far_from)
            if draft is None or draft.line.text == product.title:
                return None
            if far_from and draft.report.units < min(_FULL, width - _NARROWER):
                return None  # other words only make it poorer
            width = max(width, draft.report.units)
            near = self._neighbours.near(draft.line.text, but=product.title)
            if near is None and mine.near(draft.line.text, but="") is None:
                return draft
            far_from.append(frozenset(draft.numbers))
        return None

    def _candidate(  # noqa: PLR0913, PLR0917 - all of it is shown
        self,
        product: Product,
        report: Report,
        found: Wanted,
        draft: Draft,
        terms: Sequence[Demanded],
        before: Mapping[int, float],
    ) -> Candidate:
        title = draft.line.text
        after = served(title, terms, self.checker.knowledge)
        chosen = draft.chosen
        return Candidate(
            title=title,
            strategy=draft.strategy,
            report=draft.report,
            current_score=report.score if product.title else None,
            value=chosen.value,
            bound=chosen.bound,
            gap=chosen.gap,
            greedy=chosen.greedy,
            demand=sum(after.values()),
            current_demand=sum(before.values()),
            gained=tuple(_more(terms, before, after)),
            lost=tuple(_more(terms, after, before)),
            diff=diff(product.title, title),
            to_confirm=found.to_confirm,
            sources=tuple(
                WordSource(word=word.text, source=word.source, why=word.why)
                for word in (found.words.words[number] for number, _, _ in draft.line.places)
            ),
            notes=(SAID[draft.strategy][self.settings.lang == "en"],),
        )


def _more(
    terms: Sequence[Demanded], before: Mapping[int, float], after: Mapping[int, float]
) -> Iterator[TermDemand]:
    """Yield the terms of which ``after`` counts more demand, the most first."""
    more = {at: demand - before.get(at, 0.0) for at, demand in after.items()}
    for at in sorted(more, key=lambda at: (-more[at], at))[:_LISTED]:
        if more[at] > _NOTHING:
            yield TermDemand(term=terms[at].text, demand=more[at])
