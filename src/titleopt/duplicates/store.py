"""An index as plain arrays and text, and back."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from titleopt.duplicates.bitmaps import WIDE_WORDS, Bitmaps
from titleopt.duplicates.container import Array, Container, damaged, write_container
from titleopt.duplicates.gram_table import Vocabulary, first_of_sizes
from titleopt.duplicates.keys import Keys
from titleopt.duplicates.library import Library
from titleopt.duplicates.measures import Integers, check_measure, check_similarity
from titleopt.duplicates.postings import Postings
from titleopt.duplicates.texts import Texts
from titleopt.errors import ConfigError


class Contents(NamedTuple):
    """What is saved of an index: what was built, and what changed since."""

    library: Library
    keys: Keys
    removed: Sequence[int] = ()
    recent: Sequence[str] = ()


def save(path: Path, contents: Contents) -> None:
    """Write an index to the folder ``path``.

    Raises:
        InputError: Something else stands there, or it cannot be written.
    """
    library, keys, removed, recent = contents
    postings = library.postings
    arrays: dict[str, Array] = {
        "title_ends": library.titles.ends,
        "text_ends": library.texts.ends,
        "document_of_slot": library.document_of_slot,
        "sizes": library.sizes,
        "narrow_bitmaps": library.bitmaps.narrow,
        "wide_bitmaps": library.bitmaps.wide,
        "rank_of_bucket": postings.vocabulary.rank_of_bucket,
        "posting_starts": postings.starts,
        "posting_documents": postings.documents,
        "posting_bitmaps": postings.bitmaps,
    }
    changes = {
        "names": keys.names(keys.positions),
        "removed": list(removed),
        "recent": list(recent),
    }
    texts = {
        "titles": library.titles.buffer,
        "texts": library.texts.buffer,
        "changes": json.dumps(changes).encode("ascii"),
    }
    facts = {
        "measure": library.measure,
        "min_similarity": library.min_similarity,
        "positions": keys.positions,
    }
    write_container(path, facts, arrays, texts)


def load(path: Path) -> Contents:
    """Read an index from the folder ``path``.

    Raises:
        InputError: It is missing, foreign or damaged.
    """
    container = Container(path)
    try:
        return _contents(container)
    except (KeyError, TypeError, ValueError, IndexError, ConfigError) as error:
        raise damaged(path, "各部分对不上") from error


def _contents(container: Container) -> Contents:
    facts = container.facts
    measure, least = check_measure(facts["measure"]), check_similarity(facts["min_similarity"])
    titles, texts = _texts(container, "title"), _texts(container, "text")
    documents = len(texts)
    sizes = container.array("sizes", np.int64, (documents,))
    library = Library(
        measure=measure,
        min_similarity=least,
        titles=titles,
        texts=texts,
        document_of_slot=container.array("document_of_slot", np.int32, (len(titles),)),
        sizes=sizes,
        bitmaps=Bitmaps(
            container.array("narrow_bitmaps", np.uint64, (documents,)),
            container.array("wide_bitmaps", np.uint64, (documents, WIDE_WORDS)),
        ),
        postings=_postings(container, first_of_sizes(sizes).tolist()),
    )
    _check(library)
    changes = json.loads(bytes(container.text("changes")))
    keys = Keys.restored(facts["positions"], changes["names"], changes["removed"])
    return _checked_changes(library, keys, changes)


def _texts(container: Container, name: str) -> Texts:
    ends = container.array(f"{name}_ends", np.int64, (-1,))
    return Texts(container.text(f"{name}s"), ends)


def _postings(container: Container, first_of_size: list[int]) -> Postings:
    rank_of_bucket = container.array("rank_of_bucket", np.int32, (-1,))
    documents = container.array("posting_documents", np.int32, (-1,))
    return Postings(
        Vocabulary(len(rank_of_bucket).bit_length() - 1, rank_of_bucket),
        container.array("posting_starts", np.int64, (int(rank_of_bucket.max()) + 2,)),
        documents,
        container.array("posting_bitmaps", np.uint64, (len(documents),)),
        first_of_size,
    )


def _check(library: Library) -> None:
    """Refuse numbers that lead out of their arrays, whoever wrote them."""
    postings = library.postings
    documents = len(library.texts)
    for texts in (library.titles, library.texts):
        _check_offsets(texts.ends, len(texts.buffer))
    _check_offsets(postings.starts, len(postings.documents))
    for numbers in (library.document_of_slot, postings.documents):
        if len(numbers) and not 0 <= int(numbers.min()) <= int(numbers.max()) < documents:
            raise ValueError("a document that does not exist")
    if np.any(np.diff(library.sizes) < 0):
        raise ValueError("documents out of order")


def _check_offsets(ends: Integers, length: int) -> None:
    last = int(ends[-1]) if len(ends) else 0
    if last != length or np.any(np.diff(ends) < 0) or (len(ends) and int(ends[0]) < 0):
        raise ValueError("offsets out of order")


def _checked_changes(library: Library, keys: Keys, changes: Mapping[str, Any]) -> Contents:
    recent, removed = changes["recent"], changes["removed"]
    if len(keys) != len(library.titles) + len(recent):
        raise ValueError("not one key for each title")
    if not all(isinstance(title, str) for title in recent):
        raise TypeError("a title that is no text")
    if not all(0 <= slot < len(keys) for slot in removed):
        raise ValueError("a removed title that does not exist")
    return Contents(library, keys, removed, recent)
