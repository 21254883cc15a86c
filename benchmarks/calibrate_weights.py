"""What each weight of the score is worth: rank correlation with a reader, cross-validated.

Usage: python benchmarks/calibrate_weights.py [--rounds N] [--json FILE]

The 150 judged titles are scored once. From the points that each rule takes off, the score is
rebuilt with other weights. For every rule the table shows the Spearman correlation with the
reader's mark when its weight is nothing, half, twice and three times what it is: a weight stands
well when no other is clearly better. Below it, repeated 5-fold cross-validation: as shipped, with
multipliers chosen on four folds and judged on the fifth, width alone, and a straight line through
the reader's *own* labels, which is as far as a sum of such parts gets on these titles. Last, what
a further part would add: a feature of the title that no rule weighs, its weight chosen on four
folds and judged on the fifth.
"""

import argparse
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import shared_data
from numpy.typing import NDArray
from plain_readers import width
from scipy.stats import spearmanr

import titleopt

Floats = NDArray[np.float64]
Indices = NDArray[np.int_]
RESULTS = Path(__file__).parent / "results" / "calibrate_weights.json"
FACTORS = (0.0, 0.5, 1.0, 2.0, 3.0)
STEPS = (-4.0, -2.0, -1.0, -0.5, 0.0, 0.5, 1.0, 2.0, 4.0)
FOLDS = 5
LIMIT = 60


def spearman(one: Floats, other: Floats) -> float:
    """Return the rank correlation."""
    return float(spearmanr(one, other).statistic)


def losses(titles: list[str]) -> tuple[list[str], Floats]:
    """Return the rules that take points off, and the points by title and rule."""
    parts = [{part.code: part.lost for part in titleopt.check(title).parts} for title in titles]
    codes = sorted({code for lost in parts for code, points in lost.items() if points})
    return codes, np.array([[lost.get(code, 0.0) for code in codes] for lost in parts])


def labels(rows: list[dict[str, Any]]) -> Floats:
    """Return the reader's own labels as numbers, with the width and a constant."""
    return np.array(
        [
            [
                max(0, LIMIT - width(row["title"])),
                max(0, width(row["title"]) - LIMIT),
                len(row["symbol_misuse"]),
                len(row["bracket_emphasis"]),
                len(row["hot_words"]),
                len(row["junk_words"]),
                len(row["irrelevant_words"]),
                len(row["repeated_keywords"]),
                bool(row["brands"]),
                min(4, len(row["head"])),
                min(9, len(row["attributes"])),
                1,
            ]
            for row in rows
        ],
        dtype=float,
    )


def folds(count: int, rounds: int) -> Iterator[tuple[Indices, Indices]]:
    """Yield rows to learn from and rows to judge on."""
    shuffle = np.random.default_rng(0)
    for _ in range(rounds):
        order = shuffle.permutation(count)
        for fold in np.array_split(order, FOLDS):
            yield np.setdiff1d(order, fold), fold


def out_of_fold(
    marks: Floats, rounds: int, predict: Callable[[Indices, Indices], Floats]
) -> tuple[float, float]:
    """Return mean and standard deviation of the correlation on the folds kept back."""
    found = [spearman(predict(a, b), marks[b]) for a, b in folds(len(marks), rounds)]
    return round(float(np.mean(found)), 3), round(float(np.std(found)), 3)


def chosen(lost: Floats, marks: Floats) -> Floats:
    """Return the multipliers that one pass of trying each factor in turn ends with."""
    factors = np.ones(lost.shape[1])
    for column in range(lost.shape[1]):
        tried = []
        for factor in FACTORS:
            factors[column] = factor
            tried.append(spearman(-lost @ factors, marks))
        factors[column] = FACTORS[int(np.argmax(tried))]
    return factors


def line(features: Floats, marks: Floats, seen: Indices, new: Indices) -> Floats:
    """Return what a ridge line through the seen rows says of the new ones."""
    known = features[seen]
    slope = np.linalg.solve(known.T @ known + np.eye(known.shape[1]), known.T @ marks[seen])
    return np.asarray(features[new] @ slope)


def further_features(titles: list[str]) -> dict[str, Floats]:
    """Return what no rule weighs: each a number for every title, in standard deviations."""
    facts = [titleopt.check(title).facts for title in titles]
    known = {
        "names of the thing": [min(4, len(fact.category_terms)) for fact in facts],
        "attributes": [len(fact.attributes) for fact in facts],
        "models and sizes": [len(fact.spec_spans) for fact in facts],
        "a brand": [bool(fact.brands) for fact in facts],
        "hot words": [len(fact.hot_terms) for fact in facts],
        "tokens": [len(fact.tokens) for fact in facts],
        "blanks": [title.count(" ") for title in titles],
        "Latin letters": [sum(c.isascii() and c.isalpha() for c in title) for title in titles],
        "digits": [sum(c.isdigit() for c in title) for title in titles],
        "Han characters up to 30": [min(30, width(t) - len(t)) for t in titles],
    }
    numbers = {name: np.array(values, dtype=float) for name, values in known.items()}
    return {name: (found - found.mean()) / found.std() for name, found in numbers.items()}


def with_feature(scores: Floats, feature: Floats, marks: Floats, seen: Indices) -> Floats:
    """Return the scores with the feature added at the step that suits the seen rows best."""
    tried = [spearman((scores + step * feature)[seen], marks[seen]) for step in STEPS]
    return np.asarray(scores + STEPS[int(np.argmax(tried))] * feature)


def one_weight_changed(codes: list[str], lost: Floats, marks: Floats) -> dict[str, Any]:
    """Return for each rule how many titles lose by it and the correlation by factor."""
    table = {}
    for column, code in enumerate(codes):
        by_factor = {}
        for factor in FACTORS:
            factors = np.ones(len(codes))
            factors[column] = factor
            by_factor[str(factor)] = round(spearman(-lost @ factors, marks), 3)
        table[code] = {"titles": int((lost[:, column] > 0).sum()), "spearman": by_factor}
    return table


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=20, help="rounds of 5-fold validation")
    parser.add_argument("--json", type=Path, default=RESULTS, help="write the figures here")
    options = parser.parse_args()
    rows = list(shared_data.records("gold/gold150.jsonl"))
    marks = np.array([row["overall"] for row in rows], dtype=float)
    titles = [row["title"] for row in rows]
    codes, lost = losses(titles)
    table = one_weight_changed(codes, lost, marks)
    print(f"{'rule':<8}{'titles':>7}" + "".join(f"{f'×{factor:g}':>8}" for factor in FACTORS))
    for code, line_of in table.items():
        cells = "".join(f"{value:8.3f}" for value in line_of["spearman"].values())
        print(f"{code:<8}{line_of['titles']:7}{cells}")
    scores = -lost.sum(axis=1)
    further = {
        f"with {name}": out_of_fold(
            marks, options.rounds, lambda a, b, f=feature: with_feature(scores, f, marks, a)[b]
        )
        for name, feature in further_features(titles).items()
    }
    own = labels(rows)
    wide = np.array([min(LIMIT, width(title)) for title in titles], dtype=float)
    validated = {
        "as shipped": out_of_fold(marks, options.rounds, lambda _, b: -lost[b].sum(axis=1)),
        "multipliers chosen on four folds": out_of_fold(
            marks, options.rounds, lambda a, b: -lost[b] @ chosen(lost[a], marks[a])
        ),
        "width alone": out_of_fold(marks, options.rounds, lambda _, b: wide[b]),
        "a line through the reader's own labels": out_of_fold(
            marks, options.rounds, lambda a, b: line(own, marks, a, b)
        ),
    }
    print(f"\nall 150 titles, as shipped: {spearman(-lost.sum(axis=1), marks):.3f}")
    for name, (mean, spread) in (validated | further).items():
        print(f"{name:<40}{mean:7.3f} ± {spread:.3f}")
    figures = {"one weight changed": table, "out of fold (mean, sd)": validated | further}
    options.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
