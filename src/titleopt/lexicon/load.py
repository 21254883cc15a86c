"""Reads the lexicon files of data/ and of the user into entries."""

from collections.abc import Callable, Iterable

from titleopt.config import OwnWords
from titleopt.errors import ConfigError
from titleopt.lexicon.entries import (
    Attribute,
    Brand,
    Category,
    Entry,
    Fit,
    Promotion,
    Work,
)
from titleopt.model import Ground
from titleopt.resources import DataFile, data_files, read_data
from titleopt.text.fold import fold

FOLDERS = ("categories", "brands", "attributes", "hot_terms", "junk_terms", "fit_words", "works")

Entries = dict[str, Entry]


def load_entries(own: OwnWords) -> Entries:
    """Return every known term with its kinds; the user's words win."""
    entries: Entries = {}
    paths = [path for folder in FOLDERS for path in data_files(folder)]
    for path in [*paths, *own.files]:
        file = read_data(path)
        reader = _READERS.get(file.header["kind"])
        if reader is not None:
            reader(file, entries)
        elif path in own.files:
            raise ConfigError(
                f"自有词库 {path.name} 的 kind '{file.header['kind']}' 不认识",
                hint=f"可用：{'、'.join(_READERS)}",
            )
    _add_own(own, entries)
    return entries


def _split(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("|")) if cell else ()


def _entry(entries: Entries, term: str) -> Entry:
    entry = entries.get(term)
    if entry is None:
        entry = entries[term] = Entry(term)
    return entry


def _read_categories(file: DataFile, entries: Entries) -> None:
    department = file.header.get("department", "")
    default = _split(file.header.get("axes", ""))
    for term, synonyms, axes in file.rows:
        category = Category(term, department, _split(axes) or default)
        _entry(entries, term).category = category
        for synonym in _split(synonyms):
            _entry(entries, synonym).category = category


def _read_brands(file: DataFile, entries: Entries) -> None:
    own = file.header.get("department", "")
    for name, spellings, maker, departments, needs, unless in file.rows:
        brand = Brand(name, maker, (own, *_split(departments)), _split(needs), _split(unless))
        _entry(entries, name).brand = brand
        for spelling in _split(spellings):
            _entry(entries, spelling).brand = brand


def _read_attributes(file: DataFile, entries: Entries) -> None:
    axis = file.header.get("axis", "")
    for term, synonyms, exclusive, not_in in file.rows:
        key, separator, value = exclusive.partition("=")
        attribute = Attribute(term, axis, (key, value) if separator else None, _split(not_in))
        _entry(entries, term).attribute = attribute
        for synonym in _split(synonyms):
            _entry(entries, synonym).attribute = attribute


def _promotion_reader(kind: str) -> Callable[[DataFile, Entries], None]:
    def read(file: DataFile, entries: Entries) -> None:
        group = file.header.get("group", "")
        for record in file.records():
            ground: Ground = record["ground"]  # type: ignore[assignment] # the validator test holds the values
            word = Promotion(record["term"], group, ground)
            for term in (record["term"], *_split(record["synonyms"])):
                setattr(_entry(entries, term), kind, word)

    return read


def _read_fit_words(file: DataFile, entries: Entries) -> None:
    for record in file.records():
        _entry(entries, record["term"]).fit = Fit(record["position"])


def _read_works(file: DataFile, entries: Entries) -> None:
    for record in file.records():
        work = Work(record["term"], record["class"])
        for term in (record["term"], *_split(record["synonyms"])):
            _entry(entries, term).work = work


_READERS: dict[str, Callable[[DataFile, Entries], None]] = {
    "category": _read_categories,
    "brand": _read_brands,
    "attribute": _read_attributes,
    "hot": _promotion_reader("hot"),
    "junk": _promotion_reader("junk"),
    "fit": _read_fit_words,
    "work": _read_works,
}


def _add_own(own: OwnWords, entries: Entries) -> None:
    for term in _folded(own.category):
        _entry(entries, term).category = Category(term, "", ())
    for term in _folded(own.brand):
        _entry(entries, term).brand = Brand(term, "", (), (), ())
    for axis, values in own.attribute.items():
        for term in _folded(values):
            _entry(entries, term).attribute = Attribute(term, axis, None, ())
    for term in _folded(own.hot):
        _entry(entries, term).hot = Promotion(term, "own", "practice")
    for term in _folded(own.junk):
        _entry(entries, term).junk = Promotion(term, "own", "practice")


def _folded(terms: Iterable[str]) -> list[str]:
    return [folded for term in terms if (folded := fold(term).strip())]
