"""Titles written for real listings: demand covered, proof, greedy's share, time, and to read.

``python benchmarks/quality_compose.py [OUT.json]``. The market is made of real search terms,
see ``writing_data``. Two groups of 60 listings each:

* ``sellers``: listings with the title their sellers wrote and the record they filled in.
* ``bare``: the same listings, their title cut down to brand, name and model, and what the
  sellers' titles said beside that counted as known; covered demand is told against the bare
  title and against the one the seller wrote.

The demand of the bare name of a thing is most of a market and every title has it, so the
ratios are told with and without one-word terms.
"""

import json
import sys
from pathlib import Path
from statistics import mean, median
from time import perf_counter
from typing import Any

from writing_data import market, products

from titleopt.checking.checker import checker_for
from titleopt.facts.title_facts import TitleFacts
from titleopt.model import Product
from titleopt.writing.candidate import Candidate
from titleopt.writing.composer import Composer
from titleopt.writing.demand import demanded
from titleopt.writing.parts import parts
from titleopt.writing.wanted import Demanded, _read, served

COUNT = 60
LEAST_TERMS = 100


def main() -> None:
    """Measure, print, and write JSON when a path is given."""
    begun = perf_counter()
    composer = Composer(market().ready())
    print(f"market and composer ready in {perf_counter() - begun:.0f} s")
    chosen = _chosen(composer)
    result = {
        "sellers": _group(composer, [(one, one) for one in chosen]),
        "bare": _group(composer, [(_bare(one), one) for one in chosen]),
    }
    for name, group in result.items():
        print(name, json.dumps({k: v for k, v in group.items() if k != "titles"}))
    if len(sys.argv) > 1:
        text = json.dumps(result, ensure_ascii=False, indent=1)
        Path(sys.argv[1]).write_text(text + "\n", encoding="utf-8")


def _chosen(composer: Composer) -> list[Product]:
    """Return listings, evenly taken, for which the market has enough terms."""
    every = list({one.title: one for one in products() if one.category}.values())
    fit = (
        one
        for one in every[:: max(1, len(every) // (3 * COUNT))]
        if len(demanded(composer.market, one)) >= LEAST_TERMS
    )
    return [one for one, _ in zip(fit, range(COUNT), strict=False)]


def _bare(product: Product) -> Product:
    """Return a listing whose title says only brand, thing and model."""
    facts = TitleFacts(product, checker_for().knowledge)
    row = parts(facts)
    heads = {mention.start for mention in facts.heads[:1]}
    kept = [p for p in row if p.role in {"brand", "spec"} or heads & set(range(p.start, p.end))]
    said = "/".join(p.typed for p in row if p not in kept)
    title = " ".join(p.typed for p in kept) or product.title
    record = {**product.attributes, "卖点": said}
    return product.model_copy(update={"title": title, "attributes": record})


def _group(composer: Composer, pairs: list[tuple[Product, Product]]) -> dict[str, Any]:
    ratios, long_ratios, against_seller = [], [], []
    seconds, gaps, greedy, titles = [], [], [], []
    for product, seller in pairs:
        terms = demanded(composer.market, seller)
        begun = perf_counter()
        found = composer.compose(product)
        seconds.append(perf_counter() - begun)
        best = max(found, key=lambda one: one.demand) if found else None
        title = best.title if best else product.title
        ratios.append(_ratio(product.title, title, terms))
        long_ratios.append(_ratio(product.title, title, _long(terms)))
        against_seller.append(_ratio(seller.title, title, terms))
        if best:
            gaps += [one.gap for one in found]
            greedy += [one.greedy / one.bound for one in found if one.bound]
        titles.append(_shown(product, best))
    return {
        "listings": len(pairs),
        "with_candidate": sum(one["new"] is not None for one in titles),
        "ratio_median": round(median(ratios), 3),
        "ratio_mean": round(mean(ratios), 3),
        "ratio_of_terms_of_two_words_and_more_median": round(median(long_ratios), 3),
        "against_sellers_title_median": round(median(against_seller), 3),
        "proven_share": round(sum(gap == 0 for gap in gaps) / max(1, len(gaps)), 3),
        "greedy_share_min_mean": [round(min(greedy), 3), round(mean(greedy), 4)] if greedy else [],
        "seconds_a_listing_median_max": [round(median(seconds), 2), round(max(seconds), 2)],
        "titles": titles,
    }


def _ratio(before: str, after: str, terms: list[Demanded]) -> float:
    knowledge = checker_for().knowledge
    old, new = (
        sum(terms[at].demand for at in served(title, terms, knowledge)) for title in (before, after)
    )
    return new / old if old else (1.0 if not new else 10.0)


def _long(terms: list[Demanded]) -> list[Demanded]:
    knowledge = checker_for().knowledge
    return [term for term in terms if len(_read(term.text, knowledge)) > 1]


def _shown(product: Product, best: Candidate | None) -> dict[str, Any]:
    """Print a listing with its best candidate; only what was written is kept."""
    print(f"\n  {product.title}")
    if best is None:
        print("  = no better true title")
        return {"new": None}
    print(f"> {best.title}  ({best.strategy}, {best.demand:.0f}/{best.current_demand:.0f})")
    return {
        "new": best.title,
        "strategy": best.strategy,
        "units": best.report.units,
        "score": [best.current_score, best.report.score],
        "sources": {one.word: one.source for one in best.sources},
    }


if __name__ == "__main__":
    main()
