"""Titles written for real listings: demand covered, proof, greedy's share, time, and to read.

``python benchmarks/quality_compose.py [OUT.json]``. The market is made of real search terms,
see ``writing_data``. Two groups of 60 listings each:

* ``sellers``: listings with the title their sellers wrote and the record they filled in.
* ``bare``: the same listings, their title cut down to brand, name and model, and what the
  sellers' titles said beside that counted as known.

Covered demand is told as the ratio of the best candidate's to the current title's, both
counted over the same terms in the same way, and beside it

* ``possible``: what the best choice of true words could reach in the width, were nothing
  protected and no rule asked for anything (proven); no honest writer can do better,
* ``as_typed``: counted without synonyms, a term only when its own words stand in the title,
* ``longer_terms``: terms of two words and more; the bare name of a thing is much of a market
  and every title has it,
* ``confirmed``: when the seller confirms the three words the candidate asks for first.

The titles are printed to be read; what is written to the file are rows and figures.
"""

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from statistics import fmean, median, quantiles
from time import perf_counter
from typing import Any, NamedTuple

from writing_data import Listing, listings, market

from titleopt.checking.checker import checker_for
from titleopt.facts.title_facts import TitleFacts
from titleopt.market.words import words_of
from titleopt.model import Product
from titleopt.text.fold import fold
from titleopt.writing.candidate import Candidate
from titleopt.writing.choice import Choice
from titleopt.writing.composer import Composer
from titleopt.writing.demand import demanded
from titleopt.writing.parts import parts
from titleopt.writing.select import choose
from titleopt.writing.truth import true_words
from titleopt.writing.wanted import BY_ANOTHER_NAME, Demanded, served, wanted

COUNT = 60
LEAST_TERMS = 100
CONFIRMED = 3
KNOWLEDGE = checker_for().knowledge

Covered = Callable[[str], float]


class Written(NamedTuple):
    """What was written for one listing."""

    row: int
    product: Product
    found: list[Candidate]
    best: Candidate | None
    seconds: float
    ratios: dict[str, float]


def main() -> None:
    """Measure, print, and write JSON when a path is given."""
    begun = perf_counter()
    composer = Composer(market().ready())
    print(f"market and composer ready in {perf_counter() - begun:.0f} s")
    chosen = _chosen(composer)
    bare = [Listing(one.row, _bare(one.product)) for one in chosen]
    result = {"sellers": _group(composer, chosen), "bare": _group(composer, bare)}
    for name, group in result.items():
        print(name, json.dumps({k: v for k, v in group.items() if k != "listings"}, indent=1))
    if len(sys.argv) > 1:
        text = json.dumps(result, ensure_ascii=False, indent=1)
        Path(sys.argv[1]).write_text(text + "\n", encoding="utf-8")


def _chosen(composer: Composer) -> list[Listing]:
    """Return listings, evenly taken, for which the market has enough terms."""
    every = list({one.product.title: one for one in listings() if one.product.category}.values())
    fit = (
        one
        for one in every[:: max(1, len(every) // (3 * COUNT))]
        if len(demanded(composer.market, one.product)) >= LEAST_TERMS
    )
    return [one for one, _ in zip(fit, range(COUNT), strict=False)]


def _bare(product: Product) -> Product:
    """Return a listing whose title says only brand, thing and model."""
    facts = TitleFacts(product, KNOWLEDGE)
    row = parts(facts)
    heads = {mention.start for mention in facts.heads[:1]}
    kept = [p for p in row if p.role in {"brand", "spec"} or heads & set(range(p.start, p.end))]
    said = "/".join(p.typed for p in row if p not in kept)
    title = " ".join(p.typed for p in kept) or product.title
    record = {**product.attributes, "卖点": said}
    return product.model_copy(update={"title": title, "attributes": record})


def _group(composer: Composer, group: Sequence[Listing]) -> dict[str, Any]:
    written = [_written(composer, one) for one in group]
    candidates = [one for each in written for one in each.found]
    gaps = [one.gap for one in candidates]
    greedy = sorted(one.greedy / one.bound for one in candidates if one.bound)
    seconds = [one.seconds for one in written]
    names = list(written[0].ratios)
    return {
        "count": len(written),
        "with_candidate": sum(one.best is not None for one in written),
        "ratios": {name: _spread([one.ratios[name] for one in written]) for name in names},
        "proven_share": round(sum(gap == 0 for gap in gaps) / max(1, len(gaps)), 3),
        "greedy_share_least_median": [round(greedy[0], 3), round(median(greedy), 4)],
        "seconds_a_listing_median_most": [round(median(seconds), 2), round(max(seconds), 2)],
        "missing_words": _missing(composer, [one.product for one in written]),
        "listings": [_shown(one) for one in written],
    }


def _written(composer: Composer, listing: Listing) -> Written:
    """Compose for one listing and print both titles to be read."""
    product = listing.product
    begun = perf_counter()
    found = composer.compose(product)
    seconds = perf_counter() - begun
    best = max(found, key=lambda one: one.demand) if found else None
    title = best.title if best else product.title
    print(f"\n{listing.row:4} {product.title}")
    print(f"   > {title}" if best else "   = no better true title")
    new = [one for one in best.sources if one.source != "title"] if best else []
    print("    ", *(f"{one.word}({one.source}: {one.why})" for one in new))
    terms = demanded(composer.market, product)
    longer = [term for term in terms if _size(term.text) > 1]
    covered = _covered(terms)
    ratios = {
        "candidate": _ratio(covered(title), covered(product.title)),
        "possible": _ratio(_possible(composer, product, terms), covered(product.title)),
        "as_typed": _ratio(_as_typed(terms)(title), _as_typed(terms)(product.title)),
        "longer_terms": _ratio(_covered(longer)(title), _covered(longer)(product.title)),
        "confirmed": _ratio(covered(_confirmed(composer, product, best)), covered(product.title)),
    }
    return Written(listing.row, product, found, best, seconds, ratios)


def _size(term: str) -> int:
    return len(words_of(fold(term), KNOWLEDGE.lexicon, KNOWLEDGE.cut))


def _covered(terms: Sequence[Demanded]) -> Covered:
    return lambda title: sum(served(title, terms, KNOWLEDGE).values())


def _as_typed(terms: Sequence[Demanded]) -> Covered:
    def covered(title: str) -> float:
        counted = served(title, terms, KNOWLEDGE)
        return sum(n for at, n in counted.items() if n > terms[at].demand * BY_ANOTHER_NAME)

    return covered


def _possible(composer: Composer, product: Product, terms: Sequence[Demanded]) -> float:
    """Return the demand of the best choice of true words in the width."""
    findings = composer.checker.check(product).findings
    found = wanted(true_words(TitleFacts(product, KNOWLEDGE), findings), terms)
    units = tuple(word.units for word in found.words.words)
    return choose(Choice(units, found.wishes, KNOWLEDGE.profile.limit), seconds=10).bound


def _confirmed(composer: Composer, product: Product, best: Candidate | None) -> str:
    """Return the title written when the seller confirms the first words asked for."""
    if best is None or not best.to_confirm:
        return best.title if best else product.title
    words = "/".join(one.word for one in best.to_confirm[:CONFIRMED])
    told = product.model_copy(update={"attributes": {**product.attributes, "卖点": words}})
    found = composer.compose(told, n=1)
    return found[0].title if found else best.title


def _ratio(new: float, old: float) -> float:
    return new / old if old else (10.0 if new else 1.0)


def _spread(values: Iterable[float]) -> dict[str, Any]:
    ranked = sorted(values)
    return {
        "median": round(median(ranked), 3),
        "mean": round(fmean(ranked), 3),
        "deciles": [round(one, 2) for one in quantiles(ranked, n=10)],
        "from_1.3": sum(one >= 1.3 for one in ranked),  # noqa: PLR2004 - the bar
    }


def _missing(composer: Composer, products: Iterable[Product]) -> dict[str, float]:
    """Return of which kind the one word is that terms lack, as share of demand covered now."""
    shares: Counter[str] = Counter()
    for product in products:
        terms = demanded(composer.market, product)
        held = sum(served(product.title, terms, KNOWLEDGE).values()) or 1.0
        findings = composer.checker.check(product).findings
        found = wanted(true_words(TitleFacts(product, KNOWLEDGE), findings), terms)
        for term in terms:
            if term not in found.terms:
                shares[_kind(term.text, found.words.keys)] += term.demand / held
    total = shares.total() or 1.0
    return {kind: round(share / total, 3) for kind, share in shares.most_common()}


def _kind(term: str, true: frozenset[str]) -> str:
    """Return what a term asks for beside the true words."""
    words = [
        word
        for word in words_of(fold(term), KNOWLEDGE.lexicon, KNOWLEDGE.cut)
        if word.text not in true
    ]
    for kind in ("brand", "attribute", "category", "hot", "junk"):
        if any(word.entry is not None and getattr(word.entry, kind) is not None for word in words):
            return kind
    return "unknown word"


def _shown(one: Written) -> dict[str, Any]:
    shown: dict[str, Any] = {"row": one.row, "ratio": round(one.ratios["candidate"], 2)}
    if one.best is None:
        return shown | {"strategy": None}
    return shown | {
        "strategy": one.best.strategy,
        "units": one.best.report.units,
        "score": [one.best.current_score, one.best.report.score],
        "words": dict(Counter(word.source for word in one.best.sources)),
    }


if __name__ == "__main__":
    main()
