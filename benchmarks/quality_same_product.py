"""How far titles alone tell the same product, and what the sellers' attributes add (AUC).

Writes ``results/duplicates_same_product.json``. 0.5 is guessing; the intervals are of 2,000
resamplings of the pairs.
"""

import json
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import shared_data
from rapidfuzz import fuzz
from sklearn.metrics import roc_auc_score

from titleopt.duplicates import MEASURES
from titleopt.duplicates.exact import similarities
from titleopt.duplicates.same_product import same_product
from titleopt.duplicates.texts import compared_texts
from titleopt.model import Product

OUT = Path(__file__).resolve().parent / "results/duplicates_same_product.json"
SAME = "相同"
RESAMPLINGS = 2_000


def attributes(text: str) -> dict[str, str]:
    """Read ``axis:value|axis:value``; an axis may come more than once."""
    values: defaultdict[str, list[str]] = defaultdict(list)
    for pair in text.split("|"):
        axis, _, value = pair.partition(":")
        if value:
            values[axis].append(value)
    return {axis: "|".join(found) for axis, found in values.items()}


def interval(is_same: np.ndarray, signal: Sequence[float]) -> dict[str, float]:
    """Return the AUC and its 95 % interval."""
    rng = np.random.default_rng(1)
    values = np.asarray(signal)
    drawn = []
    for _ in range(RESAMPLINGS):
        rows = rng.integers(0, len(values), len(values))
        drawn.append(roc_auc_score(is_same[rows], values[rows]))
    low, high = np.percentile(drawn, [2.5, 97.5])
    auc = roc_auc_score(is_same, values)
    return {"auc": round(float(auc), 3), "low": round(float(low), 3), "high": round(float(high), 3)}


def main() -> None:
    """Measure and write."""
    rows = list(shared_data.rows("same_product_pairs.tsv"))
    is_same = np.array([row[0] == SAME for row in rows])
    left, right = compared_texts([row[1] for row in rows]), compared_texts([row[3] for row in rows])
    signals = {"plain fuzz.ratio": [fuzz.ratio(row[1], row[3]) for row in rows]}
    signals |= {f"titles, {m}": similarities(left, right, m).tolist() for m in MEASURES}
    bare = [same_product(Product(title=row[1]), Product(title=row[3])) for row in rows]
    signals["titles, bigram and numbers"] = [pair.likeness for pair in bare]
    full = [
        same_product(
            Product(title=row[1], attributes=attributes(row[2])),
            Product(title=row[3], attributes=attributes(row[4])),
        )
        for row in rows
    ]
    signals["attributes alone"] = [50.0 if p.attributes is None else p.attributes for p in full]
    signals["titles, numbers and attributes"] = [pair.likeness for pair in full]
    result = {name: interval(is_same, signal) for name, signal in signals.items()}
    OUT.parent.mkdir(exist_ok=True)
    known = {"pairs": len(rows), "same": int(is_same.sum()), "signals": result}
    OUT.write_text(json.dumps(known, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    for name, value in result.items():
        print(f"{name:32} {value['auc']:.3f}  [{value['low']:.3f}, {value['high']:.3f}]")


if __name__ == "__main__":
    main()
