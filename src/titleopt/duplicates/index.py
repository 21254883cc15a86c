"""The exact near-duplicate index of titles."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Self

import numpy as np

from titleopt.duplicates import store
from titleopt.duplicates.clusters import Linkage, clusters_of
from titleopt.duplicates.cross_join import Stock, cross_join
from titleopt.duplicates.join import DocumentPairs, join_documents
from titleopt.duplicates.keys import Keys
from titleopt.duplicates.library import Library
from titleopt.duplicates.measures import (
    Measure,
    check_limit,
    check_measure,
    check_same_measure,
    check_similarity,
)
from titleopt.duplicates.members import Members, SlotPairs, pairs_within
from titleopt.duplicates.query import Query
from titleopt.duplicates.recent import Recent
from titleopt.duplicates.store import Contents
from titleopt.duplicates.texts import as_list, check_titles
from titleopt.duplicates.values import Key, Match, Pairs
from titleopt.errors import InputError

# A query looks at every recent title, about a nanosecond each; a rebuild costs ten thousand
# times that for every title there is.
_MOST_RECENT = 1 << 16
_MOST_RECENT_SHARE = 8


class TitleIndex:
    """Finds every title at least so similar to another, and misses none.

    Args:
        titles: Titles, whose keys are then their positions, or a mapping from key (integer or
            text) to title.
        measure: What similar means, see ``titleopt.duplicates.measures``.
        min_similarity: The lowest similarity that will be asked for, 50–100. The lower, the
            larger and slower the index.

    Raises:
        ConfigError: An unknown measure, or a similarity out of range.
        TitleError: A title is no str.

    >>> index = TitleIndex(["纯棉圆领T恤男", "纯棉圆领 Ｔ恤男士", "真皮公文包"])
    >>> index.query("纯棉圆领T恤女")
    [Match(key=0, title='纯棉圆领T恤男', similarity=85.71428571428571, compared='纯棉圆领t恤男'), \
Match(key=1, title='纯棉圆领 Ｔ恤男士', similarity=80.0, compared='纯棉圆领t恤男士')]
    >>> index.join().similarity.round(1).tolist(), index.clusters()
    ([93.3], [[0, 1]])
    """

    def __init__(
        self,
        titles: Iterable[str] | Mapping[Key, str] = (),
        *,
        measure: Measure = "ratio",
        min_similarity: float = 80,
    ) -> None:
        measure = check_measure(measure)
        min_similarity = check_similarity(min_similarity)
        if isinstance(titles, Mapping):
            keys = Keys(titles)
            titles = list(titles.values())
        else:
            titles = as_list(titles)
            keys = Keys(positions=len(titles))
        self._start(Contents(Library.build(titles, measure, min_similarity), keys))

    def _start(self, contents: Contents) -> None:
        library, keys, removed, recent = contents
        self._library = library
        self._keys = keys
        self._is_alive = np.ones(max(len(keys), 1), bool)
        self._built_members = self.members
        self._is_alive[np.array(removed, np.int64)] = False
        self._removed = len(removed)
        self._recent = Recent(library.measure, recent)

    @property
    def measure(self) -> Measure:
        """What similar means here."""
        return self._library.measure

    @property
    def min_similarity(self) -> float:
        """The lowest similarity (0–100) this index answers."""
        return self._library.min_similarity

    @property
    def keys(self) -> Keys:
        """The key at each slot."""
        return self._keys

    def __len__(self) -> int:
        return len(self._keys) - self._removed

    def __contains__(self, key: object) -> bool:
        return self._keys.slot(key) is not None

    def title(self, key: Key) -> str:
        """Return the title of ``key`` as it was added.

        Raises:
            InputError: There is no such key.
        """
        return self._title_at(self._keys.demand(key))

    def add(self, key: Key, title: str) -> None:
        """Add one title; the next query sees it.

        Raises:
            InputError: The key is taken, or one of them is of the wrong type.
        """
        check_titles([title])
        query = Query.read(title, self.measure)
        slot = self._keys.append(key)
        self._recent.add(title, query)
        if slot >= len(self._is_alive):
            self._is_alive = np.append(self._is_alive, np.ones(len(self._is_alive), bool))
        self._is_alive[slot] = True
        if len(self._recent) > max(_MOST_RECENT, len(self._library.titles) // _MOST_RECENT_SHARE):
            self.rebuild()

    def remove(self, key: Key) -> None:
        """Take one title out; the next query does not see it.

        Raises:
            InputError: There is no such key.
        """
        self._is_alive[self._keys.remove(key)] = False
        self._removed += 1

    def rebuild(self) -> None:
        """Build anew from the titles there are; ``add`` does it when queries would slow down."""
        alive = np.flatnonzero(self._is_alive[: len(self._keys)])
        keys = (
            self._keys if not self._removed else Keys([self._keys[slot] for slot in alive.tolist()])
        )
        titles = [self._title_at(slot) for slot in alive.tolist()]
        library = Library.build(titles, self.measure, self.min_similarity)
        self._start(Contents(library, keys))

    def query(
        self, title: str, *, min_similarity: float | None = None, limit: int | None = None
    ) -> list[Match]:
        """Return the titles similar to ``title``, the most similar first.

        Args:
            title: Any title; if it is in the index it finds itself too.
            min_similarity: From the index's own (which is the default) to 100.
            limit: At most this many; all when None.

        Raises:
            ConfigError: ``min_similarity`` or ``limit`` is out of range.
        """
        check_titles([title])
        check_limit(limit)
        least = self._similarity(min_similarity)
        found = sorted(self._similar_slots(Query.read(title, self.measure), least))[:limit]
        return [self._match(slot, -falling) for falling, slot in found]

    def join(self, *, min_similarity: float | None = None, workers: int = 1) -> Pairs:
        """Return all similar pairs, each once, the title that was added first left.

        Args:
            min_similarity: From the index's own (which is the default) to 100.
            workers: Threads to use; the answer is the same.

        Raises:
            ConfigError: ``min_similarity`` or ``workers`` is out of range.
        """
        return self.pairs_of(self.document_pairs(min_similarity, workers=workers))

    def join_with(
        self, other: "TitleIndex", *, min_similarity: float | None = None, workers: int = 1
    ) -> Pairs:
        """Return all similar pairs of a title here (left) and one of ``other`` (right).

        Args:
            other: An index of the same measure.
            min_similarity: From 50 to 100; by default the higher of both indexes' own.
            workers: Threads to use; the answer is the same.

        Raises:
            ConfigError: ``min_similarity`` or ``workers`` is out of range.
            InputError: ``other`` has another measure, or is no index.
        """
        if not isinstance(other, TitleIndex):
            raise InputError(
                f"要的是标题索引，不是 {type(other).__name__}",
                hint="请传入 TitleIndex(标题)",
                en=f"an index of titles is wanted, not {type(other).__name__}",
                hint_en="pass TitleIndex(titles)",
            )
        check_same_measure(self.measure, other.measure)
        if min_similarity is None:
            min_similarity = max(self.min_similarity, other.min_similarity)
        least = check_similarity(min_similarity)
        found = cross_join(self.stock(), other.stock(), least, workers=workers)
        return self._pairs(found, other.keys)

    def clusters(
        self, *, min_similarity: float | None = None, linkage: Linkage = "connected"
    ) -> list[list[Key]]:
        """Return the groups of two or more titles that repeat each other.

        Args:
            min_similarity: From the index's own (which is the default) to 100.
            linkage: ``connected``: titles linked by a chain of similar ones; ``complete``: every
                title of a group is similar to every other.

        Raises:
            ConfigError: ``min_similarity`` is out of range, or there is no such linkage.
        """
        found = self.document_pairs(min_similarity)
        groups = clusters_of(self.members, found, linkage)
        return [[self._keys[slot] for slot in group] for group in groups]

    def save(self, path: str | Path) -> None:
        """Write the index to a folder of plain arrays and UTF-8 text.

        Titles added and removed since the last build are written as such; ``rebuild`` first to
        leave no trace of removed ones.

        Raises:
            InputError: Something else stands at ``path``, or it cannot be written.
        """
        removed = np.flatnonzero(~self._is_alive[: len(self._keys)]).tolist()
        store.save(Path(path), Contents(self._library, self._keys, removed, self._recent.titles))

    @classmethod
    def load(cls, path: str | Path) -> Self:
        """Read an index that ``save`` wrote; its arrays are memory-mapped, not copied.

        Raises:
            InputError: It is missing, foreign or damaged.
        """
        contents = store.load(Path(path))
        index = cls.__new__(cls)
        index._start(contents)  # noqa: SLF001 - of the same class
        return index

    def _similarity(self, asked: float | None) -> float:
        least = self.min_similarity
        return least if asked is None else check_similarity(asked, least)

    def _similar_slots(self, query: Query, least: float) -> Iterator[tuple[float, int]]:
        """Yield the similarity, negated so that sorting brings the highest first, and slot."""
        documents, scores = self._library.similar_documents(query, least)
        members, is_alive = self._built_members, self._is_alive
        for document, score in zip(documents.tolist(), scores.tolist(), strict=True):
            for slot in members.of_document(document):
                if is_alive[slot]:
                    yield -score, slot
        built = len(self._library.titles)
        places, scores = self._recent.similar(query, least)
        for place, score in zip(places.tolist(), scores.tolist(), strict=True):
            if is_alive[built + place]:
                yield -score, built + place

    def _match(self, slot: int, similarity: float) -> Match:
        return Match(
            key=self._keys[slot],
            title=self._title_at(slot),
            similarity=similarity,
            compared=self._text_at(slot),
        )

    def _title_at(self, slot: int) -> str:
        built = len(self._library.titles)
        return self._library.titles[slot] if slot < built else self._recent.titles[slot - built]

    def _text_at(self, slot: int) -> str:
        built = len(self._library.titles)
        return self._library.text_of(slot) if slot < built else self._recent.texts[slot - built]

    def stock(self) -> Stock:
        """Return everything as one library, for the rooms that build on the index."""
        if len(self._recent):
            self.rebuild()
        return Stock(self._library, self._is_alive)

    @property
    def members(self) -> Members:
        """The living slots of each built document."""
        library = self._library
        return Members.of(library.document_of_slot, self._is_alive, len(library.texts))

    def document_pairs(
        self, min_similarity: float | None = None, *, workers: int = 1
    ) -> DocumentPairs:
        """Return the pairs of ``join`` before equal texts are told apart again."""
        least = self._similarity(min_similarity)
        return join_documents(self.stock().library.documents, least, workers=workers)

    def pairs_of(self, found: DocumentPairs) -> Pairs:
        """Return what ``join`` says of ``document_pairs``."""
        return self._pairs(pairs_within(self.members, found), self._keys)

    def _pairs(self, found: SlotPairs, right_keys: Keys) -> Pairs:
        return Pairs(self._keys.take(found.left), right_keys.take(found.right), found.similarity)
