"""Reads the lexicon files of data/ and of the user into entries."""

import hashlib
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

from titleopt.config import OwnWords
from titleopt.errors import ConfigError
from titleopt.lexicon.entries import (
    Attribute,
    Brand,
    Category,
    Entries,
    Entry,
    Fit,
    Promotion,
    Understand,
    Work,
)
from titleopt.lexicon.patterns import Anchored, PatternSet
from titleopt.model import Ground
from titleopt.resources import DataFile, data_files, read_data
from titleopt.text.fold import fold

FOLDERS = ("categories", "brands", "attributes", "hot_terms", "junk_terms", "fit_words", "works")
_SYNONYMS = ("synonyms", "spellings")


def load_entries(own: OwnWords) -> Entries:
    """Return every known term; the user's words come last and win.

    Raises:
        DataError: a file is malformed.
        ConfigError: a file of the user has a kind that does not exist.

    """
    entries = Entries()
    for folder in FOLDERS:
        for path in data_files(folder):
            _add_file(read_data(path), entries)
    for path in own.files:
        _add_own_file(path, entries)
    _add_own_words(own, entries)
    return entries


def _add_own_file(path: Path, entries: Entries) -> None:
    file = read_data(path)
    if not _add_file(file, entries):
        raise ConfigError(
            f"自有词库 {path.name} 的 kind '{file.header['kind']}' 不认识",
            hint=f"可用：{'、'.join(_READERS)}",
            en=f"own word list {path.name}: unknown kind '{file.header['kind']}'",
            hint_en=f"known kinds: {', '.join(_READERS)}",
        )


def _add_file(file: DataFile, entries: Entries) -> bool:
    """Add all rows of a file; False when its kind is not one of words."""
    reader = _READERS.get(file.header["kind"])
    if reader is None:
        return False
    column = next((file.columns.index(name) for name in _SYNONYMS if name in file.columns), 0)
    entries.add(reader(file), file.lines, column, file.digest)
    return True


def _split(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("|")) if cell else ()


@cache
def load_stopwords() -> frozenset[str]:
    """Return the words that carry nothing in a title."""
    rows = [row for path in data_files("stopwords") for row in read_data(path).rows]
    return frozenset([row[0] for row in rows])


def load_phrases() -> PatternSet[Entry]:
    """Return the patterns of hot and junk phrases (买三送一, 假一赔十)."""
    patterns: list[Anchored[Entry]] = []
    for folder, kind in (("hot_terms", "hot"), ("junk_terms", "junk")):
        for path in data_files(folder):
            file = read_data(path)
            if file.header["kind"] != f"{kind}_pattern":
                continue
            for record in file.records():
                ground: Ground = record["ground"]  # type: ignore[assignment] # the validator test holds the values
                word = Promotion(record["note"] or record["pattern"], file.header["group"], ground)
                entry = Entry(record["pattern"])
                setattr(entry, kind, word)
                patterns.append(Anchored(record["pattern"], _split(record["anchor"]), entry))
    return PatternSet(patterns)


def _categories(file: DataFile) -> Understand:
    department = file.header.get("department", "")
    default = _axes(file.header.get("axes", ""))

    def understand(entry: Entry, cells: list[str]) -> None:
        term, _, axes = cells
        entry.category = Category(term, department, _axes(axes) if axes else default)

    return understand


def _axes(cell: str) -> tuple[str, ...]:
    """Return the axes of a cell; a dash says that none is sure."""
    return () if cell == "-" else _split(cell)


def _brands(file: DataFile) -> Understand:
    own = file.header.get("department", "")

    def understand(entry: Entry, cells: list[str]) -> None:
        name, _, maker, departments, needs, unless = cells
        homes = (own, *_split(departments))
        entry.brand = Brand(name, maker, homes, _split(needs), _split(unless))

    return understand


def _attributes(file: DataFile) -> Understand:
    axis = file.header.get("axis", "")

    def understand(entry: Entry, cells: list[str]) -> None:
        term, _, exclusive, not_in = cells
        key, separator, value = exclusive.partition("=")
        entry.attribute = Attribute(term, axis, (key, value) if separator else None, _split(not_in))

    return understand


def _promotions(kind: str) -> Callable[[DataFile], Understand]:
    def read(file: DataFile) -> Understand:
        group = file.header.get("group", "")
        ground_at = file.columns.index("ground")

        def understand(entry: Entry, cells: list[str]) -> None:
            ground: Ground = cells[ground_at]  # type: ignore[assignment] # the validator test holds the values
            setattr(entry, kind, Promotion(cells[0], group, ground))

        return understand

    return read


def _fit_words(file: DataFile) -> Understand:
    position_at = file.columns.index("position")

    def understand(entry: Entry, cells: list[str]) -> None:
        entry.fit = Fit(cells[position_at])

    return understand


def _works(file: DataFile) -> Understand:
    kind_at = file.columns.index("class")

    def understand(entry: Entry, cells: list[str]) -> None:
        entry.work = Work(cells[0], cells[kind_at])

    return understand


_READERS: dict[str, Callable[[DataFile], Understand]] = {
    "category": _categories,
    "brand": _brands,
    "attribute": _attributes,
    "hot": _promotions("hot"),
    "junk": _promotions("junk"),
    "fit": _fit_words,
    "work": _works,
}


def _add_own_words(own: OwnWords, entries: Entries) -> None:
    """Add the user's words as if each list were a file."""
    lists: list[tuple[Understand, Iterable[str]]] = [
        (_own_category, own.category),
        (_own_brand, own.brand),
        *((_own_attribute(axis), values) for axis, values in own.attribute.items()),
        (_own_promotion("hot"), own.hot),
        (_own_promotion("junk"), own.junk),
    ]
    for understand, words in lists:
        terms = [term for word in words if (term := " ".join(fold(word).split()))]
        digest = hashlib.sha256("\n".join(terms).encode("utf-8", "surrogatepass")).digest()
        entries.add(understand, terms, 0, digest)


def _own_category(entry: Entry, _: list[str]) -> None:
    entry.category = Category(entry.term, "", ())


def _own_brand(entry: Entry, _: list[str]) -> None:
    entry.brand = Brand(entry.term, "", (), (), ())


def _own_attribute(axis: str) -> Understand:
    def understand(entry: Entry, _: list[str]) -> None:
        entry.attribute = Attribute(entry.term, axis, None, ())

    return understand


def _own_promotion(kind: str) -> Understand:
    def understand(entry: Entry, _: list[str]) -> None:
        setattr(entry, kind, Promotion(entry.term, "own", "practice"))

    return understand
