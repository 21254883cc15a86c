"""The near-duplicate finders to compare with: each returns pairs at ``fuzz.ratio`` ≥ a minimum.

A peer is given compared texts (folding is not its task) and its candidates are checked with
rapidfuzz, so precision is 1 for all and recall is what it loses. Installed by the ``peers``
extra.
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process
from rapidfuzz.distance import Indel

PairArray = NDArray[np.int64]
BLOCK = 1_000
CUT = 0.4
PERMUTATIONS, BANDS = 128, 32
LOOSE = 0.4


class Peer(NamedTuple):
    """A finder in two steps, so that building and joining are timed apart."""

    build: Callable[[list[str]], object]
    join: Callable[[list[str], object, float], PairArray]


def no_build(texts: list[str]) -> object:
    """Brute force has nothing to build."""
    del texts


def cdist_join(texts: list[str], built: object, least: float) -> PairArray:
    """Compare every title with every later one, a block at a time."""
    del built
    found = []
    for start in range(0, len(texts), BLOCK):
        rows, rest = texts[start : start + BLOCK], texts[start:]
        scores = process.cdist(rows, rest, scorer=fuzz.ratio, score_cutoff=least, workers=1)
        left, right = np.nonzero(scores)
        found.append(np.stack([left, right], axis=1)[left < right] + start)
    return np.concatenate(found)


def tfidf_build(texts: list[str]) -> object:
    """Weigh character bigrams."""
    from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415

    vectorizer = TfidfVectorizer(analyzer="char", ngram_range=(2, 2), dtype=np.float32)
    return vectorizer.fit_transform(texts)


def tfidf_join(texts: list[str], built: object, least: float) -> PairArray:
    """Multiply the matrix with itself and check what is above the cut."""
    from sparse_dot_topn import sp_matmul_topn  # noqa: PLC0415

    matrix = built
    most = 4_000
    product = sp_matmul_topn(matrix, matrix.T.tocsr(), most, threshold=CUT, n_threads=1).tocoo()  # type: ignore[attr-defined]
    left, right = product.row.astype(np.int64), product.col.astype(np.int64)
    return checked(texts, left[left < right], right[left < right], least)


def rensa_build(texts: list[str]) -> object:
    """Hash the bigrams of each title."""
    from rensa import RMinHash, RMinHashLSH  # noqa: PLC0415

    grams = [list(bigrams(text)) for text in texts]
    hashes = RMinHash.from_token_sets(grams, PERMUTATIONS, 42)
    index = RMinHashLSH(LOOSE, PERMUTATIONS, BANDS)
    index.insert_many(hashes)
    return index, hashes


def rensa_join(texts: list[str], built: object, least: float) -> PairArray:
    """Check all titles that share a band."""
    index, hashes = built  # type: ignore[misc]
    return _checked_rows(texts, index.query_all(hashes), least)


def datasketch_build(texts: list[str]) -> object:
    """Hash the bigrams of each title."""
    from datasketch import MinHash, MinHashLSH  # noqa: PLC0415

    index = MinHashLSH(threshold=CUT, num_perm=PERMUTATIONS)
    hashes = MinHash.bulk([[g.encode() for g in bigrams(t)] for t in texts], num_perm=PERMUTATIONS)
    for number, one in enumerate(hashes):
        index.insert(number, one)
    return index, hashes


def datasketch_join(texts: list[str], built: object, least: float) -> PairArray:
    """Check all titles that share a band."""
    index, hashes = built  # type: ignore[misc]
    return _checked_rows(texts, [index.query(one) for one in hashes], least)


def bigrams(text: str) -> set[str]:
    """Return the distinct bigrams, or the text if it is too short for one."""
    return {text[i : i + 2] for i in range(len(text) - 1)} or {text}


def _checked_rows(texts: list[str], rows: list[list[int]], least: float) -> PairArray:
    left = np.repeat(np.arange(len(rows)), [len(row) for row in rows])
    right = np.fromiter((other for row in rows for other in row), np.int64, len(left))
    keys = np.sort(left[left < right] * len(texts) + right[left < right])
    keys = keys[np.append(True, keys[1:] != keys[:-1])[: len(keys)]]
    return checked(texts, *np.divmod(keys, len(texts)), least)


def checked(texts: list[str], left: PairArray, right: PairArray, least: float) -> PairArray:
    """Keep the pairs that are similar enough."""
    strings = np.array(texts, object)
    lengths = np.fromiter(map(len, texts), np.int64, len(texts))
    found = []
    for chosen in _parts(len(left)):
        a, b = left[chosen], right[chosen]
        distances = process.cpdist(
            strings[a].tolist(), strings[b].tolist(), scorer=Indel.distance, dtype=np.int32
        )
        totals = np.maximum(lengths[a] + lengths[b], 1)
        enough = 100 * (totals - distances.astype(np.int64)) / totals >= least
        found.append(np.stack([a, b], axis=1)[enough])
    return np.concatenate(found) if found else np.empty((0, 2), np.int64)


def _parts(count: int) -> Iterator[slice]:
    for start in range(0, count, 1 << 18):
        yield slice(start, start + (1 << 18))


PEERS = {
    "rapidfuzz cdist": Peer(no_build, cdist_join),
    "tf-idf + sparse_dot_topn": Peer(tfidf_build, tfidf_join),
    "rensa MinHash": Peer(rensa_build, rensa_join),
    "datasketch MinHash": Peer(datasketch_build, datasketch_join),
}
