"""What the lexicon knows of one term, kind by kind."""

import hashlib
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any, Literal, NamedTuple, TypeVar

from titleopt.kept import kept
from titleopt.lexicon.rows import Rows
from titleopt.model import Ground

# Fewer lines are looked through faster than a file is read.
_WORTH_KEEPING = 5000
_KEY = 32


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
    """All known terms, numbered; what is known of one is read from its lines when first met.

    Nothing is understood in advance, and lines stay as they are: this is most of what makes
    the program start at once, and the garbage collector has nothing to look through.
    """

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self._given = {entry.term: entry for entry in entries}
        self._files: list[tuple[Understand, Sequence[str], int]] = []
        self._starts: list[int] = []
        self._digest = hashlib.sha256("\n".join(self._given).encode())

    def add(
        self, understand: Understand, lines: Sequence[str], synonyms: int, digest: bytes
    ) -> None:
        """Add the lines of one file, before anything is asked.

        Args:
            understand: What understands their cells.
            lines: Cells parted by tabs, the term first.
            synonyms: The column of further terms the line is about; 0 when there is none.
            digest: Of the lines.

        """
        self._starts.append(self._starts[-1] + len(self._files[-1][1]) if self._files else 0)
        self._files.append((understand, lines, synonyms))
        self._digest.update(digest)

    @property
    def key(self) -> str:
        """A digest of all terms and lines."""
        return self._digest.hexdigest()[:_KEY]

    @property
    def worth_keeping(self) -> bool:
        """Whether what is worked out from the terms is read faster than it is made."""
        return sum(len(lines) for _, lines, _ in self._files) >= _WORTH_KEEPING

    @cached_property
    def _rows(self) -> Rows:
        def looked_through() -> Rows:
            return Rows.of(self._given, ((lines, column) for _, lines, column in self._files))

        if not self.worth_keeping:
            return looked_through()
        return Rows.from_bytes(kept("rows", self.key, lambda: looked_through().to_bytes()))

    @cached_property
    def understood(self) -> list[Entry | None]:
        """What is known of each term by its number; None until it is asked for."""
        return [*self._given.values(), *[None] * (len(self) - len(self._given))]

    @cached_property
    def _numbers(self) -> dict[str, int]:
        names = self._rows.names.split("\n") if len(self) else []
        return dict(zip(names, range(len(names)), strict=True))

    def understand(self, number: int, term: str) -> Entry:
        """Return what is known of a term with this number."""
        entry = self.understood[number]
        if entry is None:
            entry = Entry(term)
            for line in self._rows.lines(number):
                index = bisect_right(self._starts, line) - 1
                understand, lines, _ = self._files[index]
                understand(entry, lines[line - self._starts[index]].split("\t"))
            self.understood[number] = entry
        return entry

    def __getitem__(self, term: str) -> Entry:
        return self.understand(self._numbers[term], term)

    def __iter__(self) -> Iterator[str]:
        return iter(self._numbers)

    def __len__(self) -> int:
        return len(self._rows.first)


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
