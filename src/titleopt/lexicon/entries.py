"""What the lexicon knows of one term, kind by kind."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any, Literal, NamedTuple, TypeVar

from titleopt.model import Ground


class Category(NamedTuple):
    """A word for what a thing is."""

    canonical: str
    department: str
    axes: tuple[str, ...]


class Brand(NamedTuple):
    """One spelling of a brand.

    ``needs`` lists what decides that an ambiguous word is the brand: words, or ``@department``
    for any category term of that department. ``unless`` lists words that rule it out.
    """

    name: str
    maker: str
    departments: tuple[str, ...]
    needs: tuple[str, ...]
    unless: tuple[str, ...]

    @property
    def entity(self) -> str:
        """The maker when this is one of its lines, else the brand itself."""
        return self.maker or self.name


class Attribute(NamedTuple):
    """A word for how a thing is.

    Two attributes whose ``exclusive`` classes have the same key and different values
    contradict each other.
    """

    canonical: str
    axis: str
    exclusive: tuple[str, str] | None
    not_in: tuple[str, ...]


class Promotion(NamedTuple):
    """A hot or junk word: what group it belongs to and on what ground it is known."""

    canonical: str
    group: str
    ground: Ground


class Fit(NamedTuple):
    """A word that says what the thing fits: before it, after it, or on either side."""

    position: str

    @property
    def follows(self) -> bool:
        """Whether it can stand behind what the thing fits: 苹果专用."""
        return self.position in {"after", "both"}

    @property
    def leads(self) -> bool:
        """Whether it can stand before what the thing fits: 适用苹果."""
        return self.position in {"before", "both"}


class Work(NamedTuple):
    """A game, novel, film or star."""

    canonical: str
    kind: str


@dataclass(slots=True)
class Entry:
    """One term with every kind it has; kinds it lacks are None."""

    term: str
    category: Category | None = None
    brand: Brand | None = None
    attribute: Attribute | None = None
    hot: Promotion | None = None
    junk: Promotion | None = None
    fit: Fit | None = None
    work: Work | None = None

    @property
    def kinds(self) -> tuple[str, ...]:
        """Names of the kinds this term has."""
        return tuple(kind for kind in KINDS if getattr(self, kind) is not None)


KINDS = ("category", "brand", "attribute", "hot", "junk", "fit", "work")


Understand = Callable[[Entry, list[str]], None]
"""Writes to an entry what the cells of a row say of it."""


class Entries:
    """All known terms; what is known of one is read from its rows when first asked for.

    Tens of thousands of terms are known and a title holds a dozen, so nothing is understood
    in advance, and rows stay the lines they were: this is most of what makes the program start
    at once, and the garbage collector has nothing to look through.
    """

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self._understood = {entry.term: entry for entry in entries}
        self._terms = dict.fromkeys(self._understood)
        self._files: list[tuple[Understand, dict[str, str]]] = []

    def add(self, understand: Understand, lines: Iterable[str], synonyms: int | None) -> None:
        """Add the lines of one file.

        Args:
            understand: What understands their cells.
            lines: Cells parted by tabs, the term first.
            synonyms: The column of further terms the line is about, if there is one.

        """
        rows: dict[str, str] = {}
        last = synonyms or 0
        for line in lines:
            cells = line.split("\t", last + 1)
            rows[cells[0]] = line
            if synonyms and cells[synonyms]:
                for term in cells[synonyms].split("|"):
                    rows[term] = line
        self._files.append((understand, rows))
        self._terms |= dict.fromkeys(rows)

    def own(self, term: str) -> Entry:
        """Return the entry of a term to write to, made when there is none."""
        self._terms.setdefault(term)
        return self[term]

    def __getitem__(self, term: str) -> Entry:
        entry = self._understood.get(term)
        if entry is None:
            if term not in self._terms:
                raise KeyError(term)
            entry = Entry(term)
            for understand, rows in self._files:
                if term in rows:
                    understand(entry, rows[term].split("\t"))
            self._understood[term] = entry
        return entry

    def get(self, term: str) -> Entry | None:
        """Return what is known of a term, None when nothing is."""
        return self[term] if term in self._terms else None

    def __contains__(self, term: object) -> bool:
        return term in self._terms

    def __iter__(self) -> Iterator[str]:
        return iter(self._terms)

    def __len__(self) -> int:
        return len(self._terms)


PieceKind = Literal["term", "spec", "word", "mark", "space"]


class Piece(NamedTuple):
    """Half-open range of code points of the folded title that belong together.

    A ``term`` is known to the lexicon and has an entry; ``spec`` is a model, size or quantity;
    ``word`` is unknown.
    """

    start: int
    end: int
    entry: Entry | None = None
    kind: PieceKind = "term"


class Term(NamedTuple):
    """A piece that is known: half-open range of code points of the folded title."""

    start: int
    end: int
    entry: Entry
    kind: PieceKind = "term"


_Tuple = TypeVar("_Tuple", bound=tuple[Any, ...])


def maker(kind: type[_Tuple]) -> Callable[[tuple[Any, ...]], _Tuple]:
    """Return the constructor of a NamedTuple from all its fields in one tuple.

    It takes half the time of the usual one, where hundreds of thousands are made.

    >>> maker(Piece)((0, 2, None, "word"))
    Piece(start=0, end=2, entry=None, kind='word')
    """
    return partial(tuple.__new__, kind)
