"""What the market answers with: search terms, matches, ranks and suggestions."""

from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from titleopt.model import Value

MatchKind = Literal["contiguous", "split", "partial", "missing"]
WordKind = Literal["same", "split", "synonym", "equivalent", "missing"]


class Figure(Value):
    """A number of an export: what the cell said, its range, and the point computed with."""

    text: str
    low: float
    high: float = Field(description="infinite when the cell is an open range or ∞")
    point: float = Field(description="the middle of the range; the lower end of an open one")


class Sighting(Value):
    """Where a search term was read."""

    file: str
    row: int = Field(ge=1, description="as the sheet numbers it")
    date: str = Field(default="", description="day or range of the figures, as ISO; may be empty")


class SearchTerm(Value):
    """One search term with all that the exports say of it."""

    text: str = Field(description="as first typed in the exports")
    folded: str
    demand: float | None = Field(description="point estimate; None when no export gives one")
    figures: Mapping[str, Figure] = Field(description="measure → figure, the newest export's")
    sightings: tuple[Sighting, ...]
    spellings: tuple[str, ...] = Field(default=(), description="other spellings of the same text")


class MatchedWord(Value):
    """One word of a search term and how the title serves it."""

    word: str
    kind: WordKind
    by: str = Field(default="", description="the title's own word, as folded; empty when missing")
    start: int | None = Field(default=None, description="where that stands in the typed title")
    end: int | None = None
    units: int = Field(default=0, ge=0, description="what adding the word costs; 0 when served")


class Match(Value):
    """How far a title serves a search term.

    ``contiguous``: the term stands in one piece; ``split``: all its words are there;
    ``partial``: some are; ``missing``: none is.
    """

    title: str
    term: str
    kind: MatchKind
    words: tuple[MatchedWord, ...]
    missing: tuple[str, ...] = Field(description="words the title lacks")
    added_units: int = Field(ge=0, description="width of the missing words in the platform's units")
    synonyms: bool = Field(description="whether a word is served only by a synonym or equivalent")

    @property
    def served(self) -> bool:
        """Whether the title holds every word of the term."""
        return self.kind in {"contiguous", "split"}


class RankedTerm(Value):
    """A search term of the list with how well it fits one product, served or not."""

    term: str
    relevance: float = Field(ge=0, le=1)


class Suggestion(Value):
    """A search term worth having in this title, and why."""

    term: str
    score: float = Field(ge=0, description="demand × relevance, against supply and width")
    reason: str
    missing: tuple[str, ...] = Field(description="words the title would need")
    added_units: int = Field(ge=0, description="what they cost")
    fits: bool = Field(description="whether they fit beside the title within the limit")
    relevance: float = Field(default=0.0, ge=0, le=1)
    demand: float | None = None
    members: tuple[str, ...] = Field(default=(), description="equivalent terms counted with it")
