"""How much of a whole list's demand many titles serve, fast."""

from collections.abc import Iterable, Iterator
from itertools import islice, pairwise
from typing import NamedTuple

import numpy as np
from scipy.sparse import csr_matrix

from titleopt.market.match import title_spans
from titleopt.market.term_index import TermIndex
from titleopt.market.term_list import TermList
from titleopt.market.title_words import inner_positions
from titleopt.text.fold import fold_all

_BATCH = 2000


class ListCoverage(NamedTuple):
    """What one title serves of a list."""

    covered: float
    """Demand of the terms served."""
    total: float
    """Demand of the whole list."""
    terms: int
    """How many terms are served."""


def cover_titles(
    titles: Iterable[str], terms: TermList, index: TermIndex
) -> Iterator[ListCoverage]:
    """Yield for each title what it serves of the whole list, in order."""
    bag = index.vocabulary.terms
    sizes = bag.sizes
    owners = np.repeat(np.arange(len(terms)), sizes)
    unique = np.unique(np.stack([bag.items, owners]), axis=1)
    shape = (len(index.vocabulary), len(terms))
    holds = csr_matrix((np.ones(unique.shape[1], np.int16), (unique[0], unique[1])), shape)
    needed = np.bincount(unique[1], minlength=len(terms))
    weights = terms.weights
    total = float(weights.sum())
    source = iter(titles)
    while batch := tuple(islice(source, _BATCH)):
        counted = _held(batch, index) @ holds
        for start, end in pairwise(counted.indptr.tolist()):
            found = counted.indices[start:end]
            served = found[counted.data[start:end] == needed[found]]
            yield ListCoverage(float(weights[served].sum()), total, len(served))


def _held(titles: tuple[str, ...], index: TermIndex) -> csr_matrix:
    """Return which meanings each title holds."""
    rows: list[int] = []
    columns: list[int] = []
    for row, text in enumerate(fold_all(titles)):
        inside = inner_positions(len(text), title_spans(text, index.knowledge))
        found = index.vocabulary.found_in(text, inside)
        columns += found
        rows += [row] * len(found)
    ones = np.ones(len(rows), np.int16)
    return csr_matrix((ones, (rows, columns)), (len(titles), len(index.vocabulary)))
