"""All similar pairs between two libraries."""

from typing import NamedTuple

import numpy as np

from titleopt.duplicates.candidates import OTHER_SIDE, OWN_SIDE
from titleopt.duplicates.gram_table import build_table
from titleopt.duplicates.join import DocumentPairs, Documents, join_documents
from titleopt.duplicates.library import Library
from titleopt.duplicates.measures import Flags, Integers, SmallIntegers
from titleopt.duplicates.members import Members, SlotPairs, pairs_between, product
from titleopt.duplicates.query import Query
from titleopt.duplicates.texts import Texts

# One query costs about as much as joining so many titles.
_TITLES_PER_QUERY = 30


class Stock(NamedTuple):
    """A library and which of its slots are alive."""

    library: Library
    is_alive: Flags

    def members(self, document_of_slot: SmallIntegers, documents: int) -> Members:
        """Return the living slots by document, numbered as ``document_of_slot`` says."""
        return Members.of(document_of_slot, self.is_alive, documents)


def cross_join(own: Stock, other: Stock, min_similarity: float, *, workers: int = 1) -> SlotPairs:
    """Return all pairs of a slot of ``own`` (left) and a slot of ``other`` (right)."""
    few, many = len(own.library.texts), len(other.library.texts)
    if few * _TITLES_PER_QUERY < many and min_similarity >= other.library.min_similarity:
        return _ask_each(own, other, min_similarity)
    if many * _TITLES_PER_QUERY < few and min_similarity >= own.library.min_similarity:
        turned = _ask_each(other, own, min_similarity)
        return SlotPairs(turned.right, turned.left, turned.similarity).sorted()
    return _join_both(own, other, min_similarity, workers)


def _ask_each(few: Stock, many: Stock, min_similarity: float) -> SlotPairs:
    """Look each document of a short list up in a long one."""
    own, other = few.library, many.library
    asking, asked, scores = [], [], []
    for document in range(len(own.texts)):
        query = Query.read(own.texts[document], own.measure)
        found, values = other.similar_documents(query, min_similarity)
        asking.append(np.full(len(found), document))
        asked.append(found)
        scores.append(values)
    left = np.concatenate(asking) if asking else np.empty(0, np.int64)
    right = np.concatenate(asked) if asked else np.empty(0, np.int64)
    values = np.concatenate(scores) if scores else np.empty(0)
    return _between(few, many, DocumentPairs(left, right, values))


def _between(few: Stock, many: Stock, found: DocumentPairs) -> SlotPairs:
    """Expand pairs whose left documents are numbered in one library and right in the other."""
    own = few.members(few.library.document_of_slot, len(few.library.texts))
    other = many.members(many.library.document_of_slot, len(many.library.texts))
    return product((own, found.left), (other, found.right), found.similarity).sorted()


def _join_both(own: Stock, other: Stock, min_similarity: float, workers: int) -> SlotPairs:
    """Join the documents of both as one list, keeping the pairs that cross."""
    numbers: dict[str, int] = {}
    own_numbers = _numbered(own.library.texts, numbers)
    other_numbers = _numbered(other.library.texts, numbers)
    texts = list(numbers)
    table, order = build_table(texts, own.library.measure)
    document_of_text = np.empty(len(order), np.int32)
    document_of_text[order] = np.arange(len(order), dtype=np.int32)
    sides = np.zeros(len(texts), np.uint8)
    sides[document_of_text[own_numbers]] |= OWN_SIDE
    sides[document_of_text[other_numbers]] |= OTHER_SIDE
    packed = Texts.pack(texts[place] for place in order.tolist())
    documents = Documents(table, packed, own.library.measure)
    found = join_documents(documents, min_similarity, sides=sides, workers=workers)
    return pairs_between(
        own.members(document_of_text[own_numbers][own.library.document_of_slot], len(texts)),
        other.members(document_of_text[other_numbers][other.library.document_of_slot], len(texts)),
        found,
    )


def _numbered(texts: Texts, numbers: dict[str, int]) -> Integers:
    """Return the number of each text, giving new texts new numbers."""
    taken = texts.take(range(len(texts)))
    return np.array([numbers.setdefault(text, len(numbers)) for text in taken], np.int64)
