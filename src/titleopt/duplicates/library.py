"""The part of an index that was built at once and never changes: a *library* of titles.

Titles stand in *slots*, in the order given. Equal compared texts are one *document*; documents
are numbered by size.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from titleopt.duplicates.exact import similarities_to
from titleopt.duplicates.grams import (
    Bitmaps,
    GramTable,
    Vocabulary,
    bitmaps_of,
    build_table,
    first_of_sizes,
    grams_of,
    hashes_of,
    runs,
)
from titleopt.duplicates.measures import Bits, Bounds, Floats, Integers, Measure, SmallIntegers
from titleopt.duplicates.postings import Postings, Probe, build_postings, near_documents
from titleopt.duplicates.texts import Texts, compared_texts

_TITLES_AT_ONCE = 1 << 16


@dataclass(frozen=True)
class Query:
    """A compared text with its grams counted."""

    text: str
    size: int
    hashes: Bits
    bitmaps: Bitmaps


def read_query(text: str, measure: Measure) -> Query:
    """Count the grams of one compared text."""
    grams = grams_of([text], measure)
    hashes = hashes_of(grams.codes)
    return Query(text, int(grams.sizes[0]), hashes, bitmaps_of(grams.sizes, hashes))


@dataclass(frozen=True, eq=False)
class Library:
    """Everything a query needs; ``table`` is what a join needs and is made again after a load."""

    measure: Measure
    min_similarity: float
    titles: Texts
    texts: Texts
    document_of_slot: SmallIntegers
    sizes: Integers
    bitmaps: Bitmaps
    vocabulary: Vocabulary
    postings: Postings

    @classmethod
    def build(cls, titles: Sequence[str], measure: Measure, min_similarity: float) -> "Library":
        """Fold, group and index ``titles``."""
        distinct, groups = _distinct_texts(titles)
        table, order = build_table(distinct, measure)
        document_of_group = np.empty(len(order), np.int32)
        document_of_group[order] = np.arange(len(order), dtype=np.int32)
        library = cls(
            measure,
            min_similarity,
            Texts.pack(titles),
            Texts.pack(distinct[place] for place in order.tolist()),
            document_of_group[groups],
            table.sizes,
            table.bitmaps,
            table.vocabulary,
            build_postings(table, Bounds.at(measure, min_similarity)),
        )
        library.__dict__["table"] = table
        return library

    @cached_property
    def table(self) -> GramTable:
        """The documents as sorted ranks."""
        table, order = build_table(self.texts.take(range(len(self.texts))), self.measure)
        if not np.array_equal(order, np.arange(len(order))):
            raise AssertionError("documents are numbered by size")
        return table

    @cached_property
    def slots_by_document(self) -> Integers:
        """All slots, those of document 0 first."""
        return np.argsort(self.document_of_slot, kind="stable")

    @cached_property
    def slot_starts(self) -> Integers:
        """Where each document's slots begin in ``slots_by_document``."""
        documents = np.arange(len(self.texts) + 1)
        return np.searchsorted(self.document_of_slot[self.slots_by_document], documents)

    @cached_property
    def _first_of_size(self) -> Integers:
        return first_of_sizes(self.sizes)

    def similar_documents(self, query: Query, min_similarity: float) -> tuple[Integers, Floats]:
        """Return the documents at least ``min_similarity`` like the query, and how like."""
        bounds = Bounds.at(self.measure, min_similarity)
        ranks = np.sort(self.vocabulary.ranks(query.hashes)).tolist()
        probe = Probe(query.size, ranks, query.bitmaps.narrow[0])
        near = near_documents(self.postings, self._first_of_size, bounds, probe)
        if query.size == 0:
            near = np.flatnonzero(self.sizes[: int(self._first_of_size[1])] == 0)
        different = np.bitwise_count(self.bitmaps.wide[near] ^ query.bitmaps.wide[0])
        limits = bounds.most_different(self.sizes[near] + query.size)
        near = near[different.sum(axis=1, dtype=np.int64) <= limits]
        if not len(near):
            return near, np.empty(0)
        scores = similarities_to(query.text, self.texts.take(near), self.measure)
        enough = scores >= min_similarity
        return near[enough], scores[enough]

    def slots_of(self, documents: Integers) -> tuple[Integers, Integers]:
        """Return the slots of ``documents`` and how many each has."""
        starts = self.slot_starts[documents]
        counts = self.slot_starts[documents + 1] - starts
        return self.slots_by_document[runs(starts, counts)], counts


def _distinct_texts(titles: Sequence[str]) -> tuple[list[str], SmallIntegers]:
    """Return the distinct compared texts and which of them each title has."""
    numbers: dict[str, int] = {}
    groups = np.empty(len(titles), np.int32)
    for start in range(0, len(titles), _TITLES_AT_ONCE):
        texts = compared_texts(titles[start : start + _TITLES_AT_ONCE])
        groups[start : start + len(texts)] = [
            numbers.setdefault(text, len(numbers)) for text in texts
        ]
    return list(numbers), groups
