"""How fast a market is made and asked, on invented terms and titles.

Run from the checkout: ``python benchmarks/speed_market.py``. Writes one JSON object to standard
output and benchmarks/results/speed_market.json. Times are seconds of the processor, which do
not hang on what else the machine does. Terms and titles are put together from the
words of data/, so the figures need no other data.
"""

import json
import random
import resource
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

from titleopt import Market, TermList
from titleopt.lexicon.lexicon import load_lexicon

RESULT = Path(__file__).parent / "results" / "speed_market.json"
TERMS, TITLES, COVERED_TERMS, ASKED = 100_000, 100_000, 10_000, 300
LONGEST_WORD = 4


def main() -> None:
    """Measure everything and print it."""
    rng = random.Random(7)
    words = [word for word in load_lexicon() if not word.isascii() and len(word) <= LONGEST_WORD]
    things = [word for word in words if load_lexicon().get(word).category]
    terms = {_phrase(rng, words, things, rng.choice([1, 1, 2, 2, 3])) for _ in range(2 * TERMS)}
    titles = [_phrase(rng, words, things, 9)[:30] for _ in range(TITLES)]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "terms.csv"
        lines = [f"{term},{rng.randrange(10, 99999)}" for term in sorted(terms)[:TERMS]]
        path.write_text("搜索词,搜索人气\n" + "\n".join(lines), encoding="utf-8")
        start = time.process_time()
        found = TermList.read(path)
        read = time.process_time() - start
        market = Market(found).ready()
        made = time.process_time() - start
    result = {
        "terms": len(found),
        "read_s": round(read, 2),
        "read_folded_indexed_s": round(made, 2),
        "rank_ms": _asked(market.rank, titles),
        "suggest_ms": _asked(market.suggest, titles),
        "coverage": _covered(found, titles, rng),
        "peak_rss_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
        "python": sys.version.split()[0],
    }
    text = json.dumps(result, ensure_ascii=False, indent=1)
    print(text)
    RESULT.parent.mkdir(exist_ok=True)
    RESULT.write_text(text + "\n", encoding="utf-8")


def _phrase(rng: random.Random, words: list[str], things: list[str], more: int) -> str:
    return "".join(rng.choice(words) for _ in range(more)) + rng.choice(things)


def _asked(ask: object, titles: list[str]) -> dict[str, float]:
    ask(titles[-1])  # type: ignore[operator] # the first question builds what the others use
    spent = []
    for title in titles[:ASKED]:
        start = time.process_time()
        ask(title, limit=20)  # type: ignore[operator]
        spent.append(1000 * (time.process_time() - start))
    return {
        "p50": round(float(np.median(spent)), 2),
        "p95": round(float(np.quantile(spent, 0.95)), 2),
    }


def _covered(terms: TermList, titles: list[str], rng: random.Random) -> dict[str, float]:
    chosen = TermList.of(rng.sample(terms.texts, COVERED_TERMS))
    market = Market(chosen).ready()
    start = time.process_time()
    served = sum(one.terms for one in market.cover(titles))
    return {
        "titles": len(titles),
        "terms": len(chosen),
        "seconds": round(time.process_time() - start, 2),
        "served": served,
    }


if __name__ == "__main__":
    main()
