"""The part of an index that was built at once and never changes: a *library* of titles.

Titles stand in *slots*, in the order given. Equal compared texts are one *document*; documents
are numbered by size.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from titleopt.duplicates.bitmaps import Bitmaps
from titleopt.duplicates.gram_table import GramTable, build_table
from titleopt.duplicates.join import Documents
from titleopt.duplicates.measures import Bounds, Floats, Integers, Measure, SmallIntegers
from titleopt.duplicates.postings import Plan, Postings
from titleopt.duplicates.query import Query
from titleopt.duplicates.texts import Texts, check_titles, compared_texts

_TITLES_AT_ONCE = 1 << 16


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
            Postings.build(table, Bounds.at(measure, min_similarity)),
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

    @property
    def documents(self) -> Documents:
        """What a join needs."""
        return Documents(self.table, self.texts, self.measure)

    def text_of(self, slot: int) -> str:
        """Return the compared text of the title in ``slot``."""
        return self.texts[int(self.document_of_slot[slot])]

    def similar_documents(self, query: Query, min_similarity: float) -> tuple[Integers, Floats]:
        """Return the documents at least ``min_similarity`` like the query, and how like."""
        bounds = Bounds.at(self.measure, min_similarity)
        if query.size:
            near = self.postings.near(query, Plan.of(bounds, query.size))
        else:
            near = np.arange(self.postings.first_of_size[1])
        near = query.possible(near, self.sizes, self.bitmaps, bounds)
        return query.confirmed(near, self.texts.take(near), min_similarity)


def _distinct_texts(titles: Sequence[str]) -> tuple[list[str], SmallIntegers]:
    """Return the distinct compared texts and which of them each title has."""
    numbers: dict[str, int] = {}
    groups = np.empty(len(titles), np.int32)
    for start in range(0, len(titles), _TITLES_AT_ONCE):
        part = titles[start : start + _TITLES_AT_ONCE]
        check_titles(part, start)
        texts = compared_texts(part)
        groups[start : start + len(texts)] = [
            numbers.setdefault(text, len(numbers)) for text in texts
        ]
    return list(numbers), groups
