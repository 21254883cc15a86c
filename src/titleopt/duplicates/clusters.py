"""Groups of titles that repeat each other."""

from collections import defaultdict
from typing import Literal

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from titleopt.duplicates.join import DocumentPairs
from titleopt.duplicates.measures import Integers
from titleopt.duplicates.members import Members
from titleopt.errors import ConfigError

Linkage = Literal["connected", "complete"]


def clusters_of(members: Members, pairs: DocumentPairs, linkage: Linkage) -> list[list[int]]:
    """Return the slots of each cluster of two or more, ascending, the first cluster first."""
    counts = members.counts()
    # A document all of whose titles were removed is no link of a chain.
    present = (counts[pairs.left] > 0) & (counts[pairs.right] > 0)
    left, right, similarity = pairs
    found = DocumentPairs(left[present], right[present], similarity[present])
    labels = np.repeat(cluster_labels(len(counts), found, linkage), counts)
    order = np.lexsort((members.slots, labels))
    edges = np.flatnonzero(np.diff(labels[order])) + 1
    groups = [part.tolist() for part in np.split(members.slots[order], edges) if len(part) > 1]
    return sorted(groups)


def cluster_labels(count: int, pairs: DocumentPairs, linkage: Linkage) -> Integers:
    """Return a cluster number for each of ``count`` documents; a lone one has its own.

    ``connected`` follows every chain of pairs. ``complete`` joins clusters, the most similar
    first, only while every member is in a pair with every other, so that a chain of small
    changes stays apart; ties are broken by position.

    Raises:
        ConfigError: There is no such linkage.

    >>> chain = DocumentPairs(np.array([0, 1]), np.array([1, 2]), np.array([90.0, 95.0]))
    >>> cluster_labels(4, chain, "connected").tolist()
    [0, 0, 0, 1]
    >>> cluster_labels(4, chain, "complete").tolist()
    [0, 1, 1, 3]
    """
    if linkage == "connected":
        return _connected(count, pairs)
    if linkage == "complete":
        return _complete(count, pairs)
    raise ConfigError(
        f"没有归组方式 {linkage!r}",
        hint="可选：connected、complete",
        en=f"there is no linkage {linkage!r}",
        hint_en="choose connected or complete",
    )


def _connected(count: int, pairs: DocumentPairs) -> Integers:
    if not count:
        return np.empty(0, np.int64)
    links = np.ones(len(pairs.left), np.int8)
    graph = coo_array((links, (pairs.left, pairs.right)), shape=(count, count))
    _, labels = connected_components(graph, directed=False)
    return np.asarray(labels, np.int64)


def _complete(count: int, pairs: DocumentPairs) -> Integers:
    """Merge two clusters as soon as all pairs between them have been seen."""
    merging = _Merging(count)
    order = np.lexsort((pairs.right, pairs.left, -pairs.similarity))
    for left, right in zip(pairs.left[order].tolist(), pairs.right[order].tolist(), strict=True):
        merging.link(left, right)
    return np.array(merging.labels, np.int64)


class _Merging:
    """Clusters with the number of pairs seen between each two of them."""

    def __init__(self, count: int) -> None:
        self.labels = list(range(count))
        self._members: dict[int, list[int]] = {}
        self._seen: defaultdict[int, defaultdict[int, int]] = defaultdict(lambda: defaultdict(int))

    def link(self, left: int, right: int) -> None:
        """Count one pair, and merge if it was the last that was missing."""
        one, other = self.labels[left], self.labels[right]
        self._seen[one][other] += 1
        self._seen[other][one] += 1
        if self._seen[one][other] == len(self._of(one)) * len(self._of(other)):
            self._merge(min(one, other), max(one, other))

    def _of(self, label: int) -> list[int]:
        return self._members.setdefault(label, [label])

    def _merge(self, kept: int, gone: int) -> None:
        members = self._members.pop(gone)
        self._members[kept] += members
        for member in members:
            self.labels[member] = kept
        for neighbour, seen in self._seen.pop(gone).items():
            if neighbour != kept:
                self._seen[kept][neighbour] += seen
                self._seen[neighbour][kept] += seen
            self._seen[neighbour].pop(gone, None)
