"""The ten best suggestions for invented products, to be read one by one.

Run from the checkout: ``python benchmarks/read_suggestions.py [SET…]`` with the sets of
invented_products.tsv (first, second …; all by default). Needs the folder shared/data (see
shared_data.py), whose 80,000 search terms have no demand: every term counts the same, so what is
read is whether terms fit, not whether they are popular. What a reader found stands in
benchmarks/results/read_market.md.
"""

import csv
import sys
from collections.abc import Iterator
from pathlib import Path

from shared_data import rows

from titleopt import Market, Product, TermList

PRODUCTS = Path(__file__).parent / "invented_products.tsv"


def main() -> None:
    """Print each product with its ten best suggestions; ``!`` marks what must be true first."""
    pool = dict.fromkeys(row[0] for row in rows("search_terms_taobao.tsv"))
    market = Market(TermList.of(pool)).ready()
    for product in products(*sys.argv[1:]):
        found = market.suggest(product, limit=10)
        shown = [
            f"{one.term}+{'/'.join(one.missing)}{'!' * ('属实' in one.reason)}" for one in found
        ]
        print(product.title, "|", "、".join(shown))


def products(*sets: str) -> Iterator[Product]:
    """Yield the invented products of some sets, of all when none is named."""
    with PRODUCTS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            if not sets or row["set"] in sets:
                record = dict(pair.split("=") for pair in row["record"].split("|") if pair)
                yield Product(title=row["title"], brand=row["brand"] or None, attributes=record)


if __name__ == "__main__":
    main()
