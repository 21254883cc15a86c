"""All similar pairs of a table of documents."""

from typing import NamedTuple

from titleopt.duplicates.candidates import Candidates
from titleopt.duplicates.exact import similar_pairs
from titleopt.duplicates.gram_table import GramTable
from titleopt.duplicates.measures import Bounds, Floats, Integers, Measure, Sides
from titleopt.duplicates.prefix_join import can_join, prefix_join
from titleopt.duplicates.scan_join import scan_join
from titleopt.duplicates.texts import Texts
from titleopt.errors import ConfigError

_SCAN_BELOW = 5_000


class Documents(NamedTuple):
    """Distinct texts, numbered by size, and what makes two of them similar."""

    table: GramTable
    texts: Texts
    measure: Measure


class DocumentPairs(NamedTuple):
    """Similar documents, ``left < right``, ascending; identical texts are one document."""

    left: Integers
    right: Integers
    similarity: Floats


def join_documents(
    documents: Documents,
    min_similarity: float,
    *,
    sides: Sides | None = None,
    workers: int = 1,
) -> DocumentPairs:
    """Return every pair of documents at least ``min_similarity`` (0–100) alike.

    Args:
        documents: What is compared, and how.
        min_similarity: From 50 to 100.
        sides: See ``Candidates``; without it all pairs are wanted.
        workers: Threads to use; the answer is the same.

    Raises:
        ConfigError: There is less than one worker.
    """
    if workers < 1:
        raise ConfigError(
            f"线程数 {workers} 超出范围",
            hint="请填 1 或更大的数",
            en=f"{workers} threads are out of range",
            hint_en="take 1 or more",
        )
    table, texts, measure = documents
    bounds = Bounds.at(measure, min_similarity)
    candidates = Candidates(table, bounds, sides)
    if len(texts) < _SCAN_BELOW or not can_join(table):
        scan_join(table, bounds, candidates)
    else:
        prefix_join(table, bounds, candidates, workers=workers)
    found = similar_pairs(texts, candidates.pairs(), measure, min_similarity, workers=workers)
    return DocumentPairs(*found)
