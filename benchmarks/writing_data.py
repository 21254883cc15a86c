"""Products and a market for the benchmarks of writing, from real listings and search terms.

The list of search terms has no numbers, and almost every term in it is there once. So the
market is made from it, the same way every time: its terms are the one to three words of real
search terms that name a thing, in the order typed; the demand of each is the number of real
search terms that hold all its words.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from shared_data import rows, titles

from titleopt.checking.checker import checker_for
from titleopt.market.market import Market
from titleopt.market.term_list import TermList
from titleopt.market.words import Word, words_of
from titleopt.model import Product
from titleopt.text.fold import fold

LONGEST = 7
COMPETITORS = 4000


def search_terms() -> list[tuple[str, float]]:
    """Return the terms made from the real ones, with their demand."""
    knowledge = checker_for().knowledge
    demand: Counter[tuple[str, ...]] = Counter()
    typed: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for (term,) in rows("search_terms_taobao.tsv"):
        words = words_of(fold(term), knowledge.lexicon, knowledge.cut)
        if 1 <= len(words) <= LONGEST:
            for some in _parts(words):
                key = tuple(sorted(some))
                demand[key] += 1
                typed[key][_joined(some)] += 1
    return [(typed[key].most_common(1)[0][0], float(count)) for key, count in demand.items()]


def _parts(words: list[Word]) -> Iterator[tuple[str, ...]]:
    things = {at for at, word in enumerate(words) if word.entry and word.entry.category}
    usable = [at for at, word in enumerate(words) if len(word.text) > 1 or word.entry]
    for size in (1, 2, 3):
        for chosen in combinations(usable, size):
            some = tuple(words[at].text for at in chosen)
            if not things.isdisjoint(chosen) and len(set(some)) == size:
                yield some


def _joined(some: tuple[str, ...]) -> str:
    return (" " if any(word.isascii() for word in some) else "").join(some)


def market() -> Market:
    """Return the market: made terms, and real titles as competitors, evenly taken."""
    known = titles("Taobao", "Taobao/Tmall", "Tmall")
    step = max(1, len(known) // COMPETITORS)
    return Market(TermList.of(search_terms()), competitors=known[::step])


class Listing(NamedTuple):
    """A real listing with its row in title_attributes_category.tsv, counted from 1."""

    row: int
    product: Product


def listings() -> Iterator[Listing]:
    """Yield real listings with what their sellers recorded."""
    table = rows("title_attributes_category.tsv")
    for row, (title, attributes, _, category) in enumerate(table, start=1):
        yield Listing(row, product_of(title, attributes, category))


def product_of(title: str, attributes: str, category: str) -> Product:
    """Return one listing; values of one name are joined."""
    record: dict[str, str] = {}
    for pair in attributes.split("|"):
        name, _, value = pair.partition(":")
        if value:
            record[name] = f"{record[name]}/{value}" if name in record else value
    return Product(
        title=title, category=category or None, brand=record.get("品牌"), attributes=record
    )
