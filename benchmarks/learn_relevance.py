"""Learn the weights of relevance, and say how well they do on pairs they were not learnt on.

Run from the checkout: ``python benchmarks/learn_relevance.py``. Needs the folder shared/data (see
shared_data.py). Prints the weights for src/titleopt/market/relevance.py and, for five divisions of
the buyers' searches into halves, recall and mean reciprocal rank of the half left out.

One linear model serves two questions: which of the list's terms comes first for a title (a
softmax over its rough candidates), and whether a term fits a title at all (logistic, against
random terms, terms of the same thing and pairs judged not to fit).
"""

import json
import random
from typing import NamedTuple

import numpy as np
from quality_market import BEST, HardNegatives
from scipy.optimize import minimize
from shared_data import rows

from titleopt import Market, TermList
from titleopt.market.features import FEATURES, features, view_of
from titleopt.market.relevance import DENIED

RIDGE = 10.0
CANDIDATES = 600
RANDOM_TERMS = 50
DIVISIONS = 5
# How much each kind of negative counts, together as much as the positives.
SHARES = {"judged": 0.3, "random": 0.4, "hard": 0.3}


class Asked(NamedTuple):
    """One buyer's search with the title bought: rows of standardised features."""

    search: str
    wanted: int
    """The row of the term used among the candidates, -1 when it is none of them."""
    candidates: np.ndarray
    offsets: np.ndarray
    """What denial takes off each candidate's score."""
    judged: np.ndarray
    judged_offsets: np.ndarray
    labels: np.ndarray
    weights: np.ndarray


def main() -> None:
    """Learn and verify."""
    pairs = list(dict.fromkeys((q, t, label) for q, t, label, _ in rows("query_title_pairs.tsv")))
    pool = [row[0] for row in rows("search_terms_taobao.tsv")]
    market = Market(TermList.of(dict.fromkeys([*pool, *(q for q, _, _ in pairs)]))).ready()
    asked, center, scale = _standardised(list(_asked(market, pairs)))
    halves = [measured for seed in range(DIVISIONS) for measured in _verified(asked, seed)]
    best, mrr = np.mean(halves, axis=0)
    print(f"halves left out: recall@{BEST} {best:.4f}, MRR {mrr:.4f}")
    found = _fit(asked)
    weights = found[:-1] / scale
    shown = {name: round(float(w), 4) for name, w in zip(FEATURES, weights, strict=True)}
    print(json.dumps(shown, indent=4))
    print(f"INTERCEPT = {found[-1] - float(weights @ center):.2f}")


def _asked(market: Market, pairs: list[tuple[str, str, str]]) -> list[Asked]:
    rng = random.Random(1)
    hard = HardNegatives(market, rng)
    unfit = {
        search: [title for other, title, label in pairs if other == search and label == "0"]
        for search, _, _ in pairs
    }
    bought = [(search, title) for search, title, label in pairs if label == "1"]
    find = market.terms.find
    for search, title in bought:
        wanted = find(search)
        kinds = {
            "random": rng.sample(range(len(market.terms)), RANDOM_TERMS),
            "hard": [find(term) for term in hard(search, title)],
        }
        parts = [(_rows(market, title, [wanted]), 1, 1.0)]
        parts += [
            (_rows(market, title, terms), 0, SHARES[kind] / len(terms))
            for kind, terms in kinds.items()
            if terms
        ]
        others = unfit[search]
        parts += [
            (_rows(market, other, [wanted]), 0, SHARES["judged"] / len(others)) for other in others
        ]
        facts = market.facts(title)
        candidates = market.ranker.candidates(view_of(market.index, facts), CANDIDATES)
        place = np.flatnonzero(candidates == wanted)
        values, offsets = _rows(market, title, candidates)
        yield Asked(
            search,
            int(place[0]) if len(place) else -1,
            values,
            offsets,
            np.vstack([part[0] for part, _, _ in parts]),
            np.concatenate([part[1] for part, _, _ in parts]),
            np.concatenate([np.full(len(part[1]), label) for part, label, _ in parts]),
            np.concatenate([np.full(len(part[1]), weight) for part, _, weight in parts]),
        )


def _rows(market: Market, title: str, terms: object) -> tuple[np.ndarray, np.ndarray]:
    facts = market.facts(title)
    chosen = np.array(terms)
    values = features(market.index, view_of(market.index, facts), chosen).astype(float)
    return values, DENIED * market.ranker.denied(facts)[chosen]


def _standardised(asked: list[Asked]) -> tuple[list[Asked], np.ndarray, np.ndarray]:
    every = np.vstack([one.judged for one in asked])
    center, scale = every.mean(axis=0), every.std(axis=0) + 1e-9
    made = [
        one._replace(
            candidates=(one.candidates - center) / scale, judged=(one.judged - center) / scale
        )
        for one in asked
    ]
    return made, center, scale


def _fit(asked: list[Asked]) -> np.ndarray:
    judged = np.vstack([one.judged for one in asked])
    offsets, labels, weights = (
        np.concatenate([getattr(one, name) for one in asked])
        for name in ("judged_offsets", "labels", "weights")
    )
    ranked = [one for one in asked if one.wanted >= 0]

    def loss(found: np.ndarray) -> tuple[float, np.ndarray]:
        chosen = found[:-1]
        score = judged @ chosen + found[-1] + offsets
        error = weights * (1 / (1 + np.exp(-score)) - labels)
        total = float(weights @ (np.logaddexp(0, score) - labels * score))
        slope = judged.T @ error + RIDGE * chosen
        for one in ranked:
            order = one.candidates @ chosen + one.offsets
            likely = np.exp(order - order.max())
            likely /= likely.sum()
            total -= float(np.log(likely[one.wanted]))
            slope -= one.candidates[one.wanted] - likely @ one.candidates
        total += RIDGE / 2 * float(chosen @ chosen)
        return total, np.append(slope, error.sum())

    return minimize(loss, np.zeros(len(FEATURES) + 1), jac=True, method="L-BFGS-B").x


def _verified(asked: list[Asked], seed: int) -> list[tuple[float, float]]:
    order = np.random.default_rng(seed).permutation(len(asked))
    measured = []
    for half in (order[::2], order[1::2]):
        left_out = {asked[i].search for i in half}
        found = _fit([one for one in asked if one.search not in left_out])
        places = [_place(one, found) for one in asked if one.search in left_out]
        hits = float(np.mean([0 < place <= BEST for place in places]))
        measured.append((hits, float(np.mean([1 / p if p else 0.0 for p in places]))))
    return measured


def _place(one: Asked, found: np.ndarray) -> int:
    if one.wanted < 0:
        return 0
    order = one.candidates @ found[:-1] + one.offsets
    ahead = order > order[one.wanted]
    ahead[: one.wanted] |= order[: one.wanted] == order[one.wanted]
    return int(ahead.sum()) + 1


if __name__ == "__main__":
    main()
