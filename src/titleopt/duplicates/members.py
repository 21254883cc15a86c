"""From documents back to the titles that have them."""

from typing import NamedTuple, Self

import numpy as np

from titleopt.duplicates.arrays import runs, starts_of
from titleopt.duplicates.join import DocumentPairs
from titleopt.duplicates.measures import Flags, Floats, Integers, SmallIntegers


class Members(NamedTuple):
    """The living slots of each document.

    ``slots[starts[d]:starts[d + 1]]`` are those of document d, ascending.
    """

    slots: Integers
    starts: Integers

    @classmethod
    def of(cls, document_of_slot: SmallIntegers, is_alive: Flags, documents: int) -> Self:
        """Group the slots that are alive by document, of which there are ``documents``."""
        alive = np.flatnonzero(is_alive[: len(document_of_slot)])
        owners = document_of_slot[alive]
        counts = np.bincount(owners, minlength=documents)
        return cls(alive[np.argsort(owners, kind="stable")], starts_of(counts))

    def counts(self) -> Integers:
        """Return how many living slots each document has."""
        return np.diff(self.starts)

    def of_document(self, document: int) -> list[int]:
        """Return the slots of one document."""
        slots: list[int] = self.slots[self.starts[document] : self.starts[document + 1]].tolist()
        return slots


class SlotPairs(NamedTuple):
    """Similar titles by slot."""

    left: Integers
    right: Integers
    similarity: Floats

    def sorted(self) -> "SlotPairs":
        """Return the pairs ascending by left, then right slot."""
        order = np.lexsort((self.right, self.left))
        return SlotPairs(self.left[order], self.right[order], self.similarity[order])


def pairs_within(members: Members, found: DocumentPairs) -> SlotPairs:
    """Return the pairs of titles behind ``found``, and those of equal compared texts."""
    repeated = np.flatnonzero(members.counts() > 1)
    different = product((members, found.left), (members, found.right), found.similarity)
    equal = product((members, repeated), (members, repeated), np.full(len(repeated), 100.0))
    once = equal.left < equal.right
    left = np.concatenate([different.left, equal.left[once]])
    right = np.concatenate([different.right, equal.right[once]])
    scores = np.concatenate([different.similarity, equal.similarity[once]])
    return SlotPairs(np.minimum(left, right), np.maximum(left, right), scores).sorted()


def pairs_between(own: Members, other: Members, found: DocumentPairs) -> SlotPairs:
    """Return the pairs of a title of ``own`` and one of ``other``, which share documents."""
    shared = np.flatnonzero((own.counts() > 0) & (other.counts() > 0))
    parts = (
        product((own, found.left), (other, found.right), found.similarity),
        product((own, found.right), (other, found.left), found.similarity),
        product((own, shared), (other, shared), np.full(len(shared), 100.0)),
    )
    left, right, scores = (np.concatenate(arrays) for arrays in zip(*parts, strict=True))
    return SlotPairs(left, right, scores).sorted()


def product(
    left: tuple[Members, Integers], right: tuple[Members, Integers], scores: Floats
) -> SlotPairs:
    """Pair each slot of each left document with each slot of the right one beside it."""
    (left_members, left_documents), (right_members, right_documents) = left, right
    left_starts = left_members.starts[left_documents]
    right_starts = right_members.starts[right_documents]
    left_counts = left_members.starts[left_documents + 1] - left_starts
    right_counts = right_members.starts[right_documents + 1] - right_starts
    counts = left_counts * right_counts
    number = runs(np.zeros_like(counts), counts)
    row, column = np.divmod(number, np.repeat(right_counts, counts))
    return SlotPairs(
        left_members.slots[np.repeat(left_starts, counts) + row],
        right_members.slots[np.repeat(right_starts, counts) + column],
        np.repeat(scores, counts),
    )
