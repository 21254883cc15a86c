"""What is known about a title from outside it: its sheet, its rivals, its market."""

from dataclasses import dataclass
from typing import NamedTuple


class Neighbour(NamedTuple):
    """Another title that is the same as, or close to, this one."""

    title: str
    similarity: float
    """0–100."""
    row: int | None = None
    """As its sheet numbers it."""
    id: str | None = None
    more: int = 0
    """How many further titles like this one are not listed."""
    unlike: tuple[str, ...] = ()
    """The words of the title itself that this one lacks or says otherwise."""


class ForeignWord(NamedTuple):
    """A word that the market never sees beside the rest: a range of the typed title."""

    start: int
    end: int
    reason_zh: str
    reason_en: str


class Coverage(NamedTuple):
    """How much of the market's demand for such a product the title can match."""

    covered: float
    total: float
    missing: tuple[str, ...]
    """The terms with most demand that it cannot match, best first."""


@dataclass(frozen=True, slots=True)
class Context:
    """Facts handed in; None means nobody looked, so the rule does not apply."""

    same_in_shop: tuple[Neighbour, ...] | None = None
    near_in_shop: tuple[Neighbour, ...] | None = None
    same_as_competitor: tuple[Neighbour, ...] | None = None
    near_competitor: tuple[Neighbour, ...] | None = None
    own_words: tuple[str, ...] | None = None
    """Selling words that no competitor uses."""
    coverage: Coverage | None = None
    foreign_words: tuple[ForeignWord, ...] | None = None


NOTHING_KNOWN = Context()
