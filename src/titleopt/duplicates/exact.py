"""The exact similarity of given pairs, and the pairs that reach a minimum."""

from collections.abc import Callable, Sequence

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import Indel

from titleopt.duplicates.grams import GRAM_BITS, grams_of
from titleopt.duplicates.measures import Floats, Integers, Measure
from titleopt.duplicates.texts import Texts

_PAIRS_AT_ONCE = 1 << 17
_BIGRAM_PAIRS_AT_ONCE = 1 << 14
# Fewer texts are compared sooner one by one than by a call that makes arrays.
_FEW = 24


def similarities(
    left: Sequence[str], right: Sequence[str], measure: Measure, *, workers: int = 1
) -> Floats:
    """Return the similarity (0–100) of each ``left`` text to the ``right`` one beside it.

    >>> similarities(["连衣裙夏", "连衣裙夏"], ["夏连衣裙", "连衣裙"], "ratio").tolist()
    [75.0, 85.71428571428571]
    >>> similarities(["连衣裙夏", "连衣裙夏"], ["夏连衣裙", "连衣裙"], "bag").tolist()
    [100.0, 85.71428571428571]
    >>> similarities(["连衣裙夏", "连衣裙夏"], ["夏连衣裙", "连衣裙"], "bigram").tolist()
    [50.0, 66.66666666666667]
    """
    if measure == "bigram":
        return _bigram_similarities(left, right)
    if measure == "bag":
        # The characters two sorted texts have in common are a common subsequence of both.
        left, right = _sorted_characters(left), _sorted_characters(right)
    return _subsequence_similarities(left, right, workers)


def _sorted_characters(texts: Sequence[str]) -> list[str]:
    return ["".join(sorted(text)) for text in texts]


def _subsequence_similarities(left: Sequence[str], right: Sequence[str], workers: int) -> Floats:
    distances = process.cpdist(
        left, right, scorer=Indel.distance, dtype=np.int32, workers=workers
    ).astype(np.int64)
    totals = _lengths(left) + _lengths(right)
    return _percentages(totals - distances, totals)


def _lengths(texts: Sequence[str]) -> Integers:
    return np.fromiter(map(len, texts), np.int64, len(texts))


def _bigram_similarities(left: Sequence[str], right: Sequence[str]) -> Floats:
    count = len(left)
    own, other = grams_of(left, "bigram"), grams_of(right, "bigram")
    owners = np.arange(count)
    keys = np.concatenate(
        [(np.repeat(owners, grams.sizes) << GRAM_BITS) | grams.codes for grams in (own, other)]
    )
    keys.sort()
    # A gram occurs once in a text, so a key that occurs twice is shared.
    twice = keys[1:][keys[1:] == keys[:-1]] >> GRAM_BITS
    shared = np.bincount(twice, minlength=count).astype(np.int64)
    return _percentages(shared, own.sizes + other.sizes - shared)


def _percentages(shared: Integers, total: Integers) -> Floats:
    # One division, rounded once: a similarity of exactly 80 is never 79.99….
    return np.where(total > 0, 100 * shared / np.maximum(total, 1), 100.0)


def similar_pairs(
    texts: Texts,
    pairs: tuple[Integers, Integers],
    measure: Measure,
    min_similarity: float,
    *,
    workers: int = 1,
) -> tuple[Integers, Integers, Floats]:
    """Return the ``pairs`` of documents at least ``min_similarity`` alike, and how alike."""
    lefts, rights = pairs
    step = _BIGRAM_PAIRS_AT_ONCE if measure == "bigram" else _PAIRS_AT_ONCE
    kept = np.zeros(len(lefts), bool)
    found: list[Floats] = []
    for start in range(0, len(lefts), step):
        part = slice(start, start + step)
        left, right = _prepared(texts, lefts[part], rights[part], measure)
        values = similarities(
            left, right, measure if measure == "bigram" else "ratio", workers=workers
        )
        kept[part] = values >= min_similarity
        found.append(values[kept[part]])
    scores = np.concatenate(found) if found else np.empty(0)
    return lefts[kept], rights[kept], scores


def _prepared(
    texts: Texts, left: Integers, right: Integers, measure: Measure
) -> tuple[list[str], list[str]]:
    """Read each document once, and sort its characters once if that is the measure."""
    documents, places = np.unique(np.concatenate([left, right]), return_inverse=True)
    read = texts.take(documents)
    if measure == "bag":
        read = _sorted_characters(read)
    chosen = np.array(read, dtype=object)[places]
    return chosen[: len(left)].tolist(), chosen[len(left) :].tolist()


Scorer = Callable[[str, Sequence[str]], Floats]


def similarities_to(text: str, others: Sequence[str], measure: Measure) -> Floats:
    """Return the similarity (0–100) of ``text`` to each of ``others``."""
    if measure == "ratio" and len(others) < _FEW:
        return np.array([_ratio(text, other) for other in others], np.float64)
    if measure == "ratio":
        row = process.cdist([text], others, scorer=Indel.distance, dtype=np.int32)[0]
        totals = _lengths(others) + len(text)
        return _percentages(totals - row.astype(np.int64), totals)
    return similarities([text] * len(others), others, measure)


def _ratio(text: str, other: str) -> float:
    total = len(text) + len(other)
    return 100 * (total - Indel.distance(text, other)) / total if total else 100.0
