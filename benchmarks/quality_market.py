"""How well the market's answers agree with what buyers did and what readers judged.

Run from the checkout: ``python benchmarks/quality_market.py``. Needs the folder shared/data (see
shared_data.py). Writes one JSON object to standard output and
benchmarks/results/quality_market.json.

- rank: each real title of query_title_pairs.tsv (label 1) against all terms of
  search_terms_taobao.tsv and the file's own queries; the right one is the term its buyers used.
  No term of these pairs stands in its title in one piece: the pairs were collected so.
- relevance: labelled pairs, random terms, and hard negatives: terms of the list with the same
  head noun as the buyers' term of which the title lacks at least one word.
- foreign words: 1,500 titles are set aside, the market is made of the others and the terms. Into
  each title set aside one thing or brand of another such title is planted, before or behind it,
  whose departments the title does not touch. Every thing and brand of the untouched titles is a
  native word.
"""

import json
import random
import sys
from pathlib import Path

import numpy as np
from shared_data import rows, titles
from sklearn.metrics import roc_auc_score

from titleopt import Market, TermList
from titleopt.market.belonging import Candidate
from titleopt.market.equivalence import spelling_key
from titleopt.market.foreign import plant, planted_words
from titleopt.text.fold import fold_all

RESULT = Path(__file__).parent / "results" / "quality_market.json"
SET_ASIDE = 1500
SHOWN = 100
BEST = 20
# Places of the plain measures among a candidate's features: each with the three closest words.
NPMI, LSA = 1, 7


def main() -> None:
    """Measure everything and print it."""
    pairs = list(dict.fromkeys((q, t, label) for q, t, label, _ in rows("query_title_pairs.tsv")))
    pool = [row[0] for row in rows("search_terms_taobao.tsv")]
    terms = TermList.of(dict.fromkeys([*pool, *(q for q, _, _ in pairs)]))
    market = Market(terms).ready()
    result = {
        "rank": rank(market, pairs),
        "relevance": relevance(market, pairs),
        "foreign": foreign(terms),
    }
    text = json.dumps(result, ensure_ascii=False, indent=1)
    print(text)
    RESULT.parent.mkdir(exist_ok=True)
    RESULT.write_text(text + "\n", encoding="utf-8")


def rank(market: Market, pairs: list[tuple[str, str, str]]) -> dict[str, object]:
    """Rank the terms for each title beside two plain orders."""
    bought = [(q, t) for q, t, label in pairs if label == "1"]
    places = []
    for query, title in bought:
        found = [one.term for one in market.rank(title, limit=200)]
        wanted = market.terms.texts[market.terms.find(query)]
        places.append(found.index(wanted) + 1 if wanted in found else None)
    index = market.index
    cosine, held = [], []
    for query, title in bought:
        likeness = index.likeness(spelling_key(fold_all([title])[0]))
        place = market.terms.find(query)
        cosine.append(int((likeness.cosine > likeness.cosine[place]).sum()) + 1)
        held.append(int((likeness.held > likeness.held[place]).sum()) + 1)
    return {
        "pairs": len(bought),
        "terms": len(market.terms),
        "titleopt": _ranked(places),
        "cosine_of_grams": _ranked(cosine),
        "containment_of_grams": _ranked(held),
    }


def _ranked(places: list[int | None]) -> dict[str, float]:
    return {
        f"recall@{BEST}": round(float(np.mean([p is not None and p <= BEST for p in places])), 4),
        "mrr": round(float(np.mean([1 / p if p else 0.0 for p in places])), 4),
    }


def relevance(market: Market, pairs: list[tuple[str, str, str]]) -> dict[str, object]:
    """Measure how relevance tells fitting terms from others."""
    rng = random.Random(1)
    labels = [int(label) for _, _, label in pairs]
    values = [market.relevance(title, [query])[0] for query, title, _ in pairs]
    bought = [(q, t) for q, t, label in pairs if label == "1"]
    by_random = _auc(market, bought, lambda *_: rng.sample(market.terms.texts, 20))
    hard = HardNegatives(market, rng)
    return {
        "auc_labelled_pairs": round(float(roc_auc_score(labels, values)), 4),
        "auc_random_terms": by_random,
        "auc_hard": _auc(market, bought, hard),
    }


class HardNegatives:
    """Terms with the same head noun of which the title lacks a word."""

    def __init__(self, market: Market, rng: random.Random) -> None:
        self.market, self.rng = market, rng
        self.by_head: dict[int, list[int]] = {}
        for place, head in enumerate(market.index.head.tolist()):
            if market.index.department[place] >= 0:
                self.by_head.setdefault(head, []).append(place)

    def __call__(self, query: str, title: str) -> list[str]:
        """Return up to five of them."""
        market = self.market
        place = market.terms.find(query)
        held = set(market.ranker.rank(market.facts(title), 1).view.found)
        others = [
            other
            for other in self.by_head.get(int(market.index.head[place]), [])
            if other != place and not held.issuperset(market.index.vocabulary.terms.row(other))
        ]
        self.rng.shuffle(others)
        return [market.terms.texts[other] for other in others[:5]]


def _auc(market: Market, bought: list[tuple[str, str]], others: object) -> float:
    labels, values = [], []
    for query, title in bought:
        negatives = others(query, title)  # type: ignore[operator]
        values += market.relevance(title, [query, *negatives])
        labels += [1] + [0] * len(negatives)
    return round(float(roc_auc_score(labels, values)), 4)


def foreign(terms: TermList) -> dict[str, object]:
    """Plant words into titles set aside and see who is accused."""
    rng = random.Random(5)
    every = titles("JD", "Taobao", "Taobao/Tmall", "Tmall")
    rng.shuffle(every)
    market = Market(terms, competitors=every[SET_ASIDE:])
    finder = market._foreign  # noqa: SLF001 - the scores behind the rule
    facts = [market.facts(title) for title in every[:SET_ASIDE]]
    pool = sorted({planted.word for one in facts for planted in planted_words(one)})
    labels: list[int] = []
    found: list[tuple[Candidate, float]] = []
    accused: list[dict[str, object]] = []
    planted = hit = other = unseen = 0
    for one in facts:
        native = finder.scores(one)
        found += native
        labels += [0] * len(native)
        words = finder.find(one)
        if words:
            reasons = [(one.typed[w.start : w.end], w.reason_zh) for w in words]
            accused.append({"title": one.typed, "words": reasons})
        word = _foreign_word(market, one, pool, rng)
        if word is None:
            continue
        changed = market.facts(plant(one.typed, word, rng))
        at = changed.text.find(word)
        planted += 1
        own = [pair for pair in finder.scores(changed) if pair[0].start == at]
        unseen += not own
        found += own[:1]
        labels += [1] * len(own[:1])
        starts = [w.start for w in finder.find(changed)]
        typed_at, _ = changed.typed_range(at, at + len(word))
        hit += typed_at in starts
        other += len(starts) - (typed_at in starts)
    untouched = len(accused) / len(facts)
    return {
        "titles": len(facts),
        "planted": planted,
        "planted_not_read_as_a_known_word": unseen,
        "auc": _auc_of(labels, [score for _, score in found]),
        "auc_npmi": _auc_of(labels, [-one.features[NPMI] for one, _ in found]),
        "auc_lsa": _auc_of(labels, [-one.features[LSA] for one, _ in found]),
        "rule": {
            "recall": round(hit / planted, 4),
            "precision": round(hit / max(hit + other, 1), 4),
            "untouched_titles_accused": round(untouched, 4),
        },
        "accusations": accused[:SHOWN] if "--show" in sys.argv else len(accused),
    }


def _foreign_word(market: Market, facts: object, pool: list[str], rng: random.Random) -> str | None:
    homes = {mention.category.department for mention in facts.categories}  # type: ignore[attr-defined]
    for _ in range(20):
        word = rng.choice(pool)
        entry = market.knowledge.lexicon.get(word)
        if entry is None or entry.attribute is not None or word in facts.text:  # type: ignore[attr-defined]
            continue
        own = {entry.category.department} if entry.category else set(entry.brand.departments)
        if homes and not own & homes:
            return word
    return None


def _auc_of(labels: list[int], values: list[float]) -> float:
    return round(float(roc_auc_score(labels, values)), 4)


if __name__ == "__main__":
    main()
