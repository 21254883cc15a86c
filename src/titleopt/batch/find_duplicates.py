"""The titles of a sheet that repeat each other, or a rival's."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
from pydantic import Field

from titleopt.duplicates.clusters import Linkage, clusters_of
from titleopt.duplicates.explain import Explanation, explain, words_of_its_own
from titleopt.duplicates.index import TitleIndex
from titleopt.duplicates.join import DocumentPairs
from titleopt.duplicates.measures import Floats, Integers, Measure, SmallIntegers
from titleopt.duplicates.members import Members
from titleopt.duplicates.texts import as_list
from titleopt.duplicates.values import Key, Pairs
from titleopt.errors import InputError
from titleopt.model import Span, Value


class Cluster(Value):
    """Rows of a sheet that repeat each other."""

    number: int = Field(ge=1, description="from 1, in the order of their first rows")
    rows: tuple[int, ...] = Field(description="positions in the sheet, ascending")
    keep: int = Field(description="the row of most worth; the first of equals, as the oldest")


class Neighbour(Value):
    """A title that one row of the sheet repeats."""

    key: Key = Field(description="row of the sheet; of a rival its position or key")
    title: str
    similarity: float = Field(ge=0, le=100)
    is_rival: bool = Field(description="whether it comes from the titles against the sheet")

    @property
    def is_same(self) -> bool:
        """Whether the measure sees no difference at all."""
        return self.similarity == 100  # noqa: PLR2004 - the top of the scale

    def explain(self, title: str) -> Explanation:
        """Say how this neighbour differs from the row's own ``title``."""
        return explain(title, self.title)


class _Links(NamedTuple):
    """The neighbours of each of many things, and how similar they are."""

    starts: Integers
    others: Integers
    similarity: Floats

    @classmethod
    def build(cls, count: int, owners: Integers, others: Integers, similarity: Floats) -> "_Links":
        order = np.argsort(owners, kind="stable")
        starts = np.zeros(count + 1, np.int64)
        np.cumsum(np.bincount(owners, minlength=count), out=starts[1:])
        return cls(starts, others[order], similarity[order])

    def of(self, owner: int) -> Iterator[tuple[int, float]]:
        """Yield the neighbours of one."""
        others, similarity = self.arrays(owner)
        return zip(others.tolist(), similarity.tolist(), strict=True)

    def arrays(self, owner: int) -> tuple[Integers, Floats]:
        """Return the neighbours of one and how similar they are."""
        part = slice(int(self.starts[owner]), int(self.starts[owner + 1]))
        return self.others[part], self.similarity[part]

    def degrees(self) -> Integers:
        """Return how many neighbours each has."""
        return np.diff(self.starts)


def find_duplicates(  # noqa: PLR0913 - keywords of one question
    titles: Iterable[str],
    *,
    measure: Measure = "ratio",
    min_similarity: float = 80,
    against: "Iterable[str] | TitleIndex" = (),
    linkage: Linkage = "connected",
    worth: Sequence[float] | None = None,
    workers: int = 1,
) -> "Duplicates":
    """Find all titles of a sheet that are similar to each other or to ``against``.

    Args:
        titles: The sheet, in the order of its rows.
        measure: What similar means: ``ratio`` (small changes), ``bag`` (any order) or
            ``bigram``; see ``titleopt.duplicates.measures``.
        min_similarity: From 50 to 100.
        against: Titles of rivals, or an index of them with the same measure.
        linkage: How pairs make clusters, see ``TitleIndex.clusters``.
        worth: One number for each row (sales, score …); of each cluster the row of most worth
            is the one to keep.
        workers: Threads to use; the answer is the same.

    Raises:
        ConfigError: An unknown measure or linkage, or a similarity out of range.
        InputError: ``worth`` has another length, or ``against`` another measure.
        TitleError: One of the titles is no str, or there is one instead of a list.

    >>> found = find_duplicates(["纯棉圆领T恤男", "真皮公文包", "纯棉圆领 Ｔ恤男士"])
    >>> found.clusters
    (Cluster(number=1, rows=(0, 2), keep=0),)
    >>> [(near.key, round(near.similarity, 1)) for near in found.neighbours(0)]
    [(2, 93.3)]
    """
    titles = as_list(titles)
    if worth is not None and len(worth) != len(titles):
        raise InputError(
            f"标题有 {len(titles)} 个，worth 却有 {len(worth)} 个",
            en=f"{len(titles)} titles, but {len(worth)} numbers of worth",
        )
    index = TitleIndex(titles, measure=measure, min_similarity=min_similarity)
    if not isinstance(against, TitleIndex):
        against = TitleIndex(against, measure=measure, min_similarity=min_similarity)
    return Duplicates(titles, index, against, min_similarity, linkage, worth, workers)


@dataclass(frozen=True, eq=False)
class Duplicates:
    """What ``find_duplicates`` found; each part is worked out when it is first asked for."""

    titles: Sequence[str]
    index: TitleIndex
    rivals: TitleIndex
    min_similarity: float
    linkage: Linkage
    worth: Sequence[float] | None
    workers: int = 1

    @cached_property
    def pairs(self) -> Pairs:
        """All similar pairs of rows, the earlier row left."""
        return self.index.pairs_of(self.document_pairs)

    @cached_property
    def document_pairs(self) -> DocumentPairs:
        """All similar pairs of distinct compared texts (documents)."""
        return self.index.document_pairs(workers=self.workers)

    @property
    def documents(self) -> SmallIntegers:
        """The document of each row."""
        return self.index.stock().library.document_of_slot

    @property
    def document_count(self) -> int:
        """How many distinct compared texts there are."""
        return len(self._members.counts())

    @cached_property
    def rival_pairs(self) -> Pairs:
        """All similar pairs of a row (left) and a rival's title (right)."""
        return self.index.join_with(
            self.rivals, min_similarity=self.min_similarity, workers=self.workers
        )

    @cached_property
    def clusters(self) -> tuple[Cluster, ...]:
        """Each group of rows that repeat each other, once."""
        groups = clusters_of(self._members, self.document_pairs, self.linkage)
        return tuple(
            Cluster(number=number, rows=tuple(rows), keep=self._most_worth(rows))
            for number, rows in enumerate(groups, start=1)
        )

    @cached_property
    def rows(self) -> list[int]:
        """The rows that have a neighbour, ascending."""
        rival = self._rival_links.degrees() > 0
        alone = self._members.counts()[self.documents] == 1
        own = ~alone | (self.degrees()[self.documents] > 0)
        rows: list[int] = np.flatnonzero(own | rival).tolist()
        return rows

    def cluster_of(self, row: int) -> Cluster | None:
        """Return the cluster ``row`` is in, or None."""
        return self._cluster_of_row.get(row)

    def neighbours(self, row: int) -> list[Neighbour]:
        """Return the titles that ``row`` repeats, the most similar first."""
        near = [*self._own_neighbours(row), *self.rival_neighbours(row)]
        return sorted(near, key=lambda neighbour: -neighbour.similarity)

    def linked(self, document: int) -> tuple[Integers, Floats]:
        """Return the documents near one, and how similar they are."""
        return self._links.arrays(document)

    def degrees(self) -> Integers:
        """Return how many documents are near each."""
        return self._links.degrees()

    def own_words(self, row: int) -> tuple[Span, ...]:
        """Return the words of ``row`` that none of its neighbours says.

        Without a neighbour all its words are its own.
        """
        return words_of_its_own(self.titles[row], (near.title for near in self.neighbours(row)))

    def _own_neighbours(self, row: int) -> Iterator[Neighbour]:
        document = int(self.documents[row])
        for other, similarity in [(document, 100.0), *self._links.of(document)]:
            for slot in self._members.of_document(other):
                if slot != row:
                    yield Neighbour(
                        key=slot, title=self.titles[slot], similarity=similarity, is_rival=False
                    )

    def rival_neighbours(self, row: int) -> Iterator[Neighbour]:
        """Yield the rivals' titles that ``row`` repeats."""
        for place, similarity in self._rival_links.of(row):
            key = self.rival_pairs.right[place]
            key = key if isinstance(key, str) else int(key)
            title = self.rivals.title(key)
            yield Neighbour(key=key, title=title, similarity=similarity, is_rival=True)

    def _most_worth(self, rows: Sequence[int]) -> int:
        worth = self.worth
        return rows[0] if worth is None else max(rows, key=lambda row: (worth[row], -row))

    @cached_property
    def _members(self) -> Members:
        return self.index.members

    @cached_property
    def _cluster_of_row(self) -> dict[int, Cluster]:
        return {row: cluster for cluster in self.clusters for row in cluster.rows}

    @cached_property
    def _links(self) -> _Links:
        left, right, similarity = self.document_pairs
        return _Links.build(
            self.document_count,
            np.concatenate([left, right]),
            np.concatenate([right, left]),
            np.concatenate([similarity, similarity]),
        )

    @cached_property
    def _rival_links(self) -> _Links:
        pairs = self.rival_pairs
        rows = pairs.left.astype(np.int64)
        return _Links.build(len(self.titles), rows, np.arange(len(pairs)), pairs.similarity)
