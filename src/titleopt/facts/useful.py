"""How much of the title's room is used by words that should stay in it."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from titleopt.facts.repeats import Repeat
from titleopt.facts.specs import Spec

Range = tuple[int, int]
_SPECS_READ = 3


class Ranged(Protocol):
    """Anything found at a half-open range of code points."""

    @property
    def start(self) -> int:
        """First code point."""

    @property
    def end(self) -> int:
        """One past the last code point."""


def ranges_of(found: Iterable[Ranged]) -> list[Range]:
    """Return the bare ranges of what was found."""
    return [(one.start, one.end) for one in found]


def surplus_places(repeats: Sequence[Repeat]) -> list[Range]:
    """Return every place of a repeated keyword but the first."""
    return [place for repeat in repeats for place in repeat.places[1:]]


def listed_specs(specs: Sequence[Spec]) -> list[Range]:
    """Return the spec spans of a mere list: buyers type one model or shade, not the fourth."""
    return [(spec.start, spec.end) for spec in specs[_SPECS_READ:]]


def useful_text(text: str, wasted: Iterable[Range]) -> str:
    """Return a cleaned title without its wasted ranges, blanks tidied.

    >>> useful_text("包邮 连衣裙 雪纺", [(0, 2)])
    '连衣裙 雪纺'
    """
    kept: list[str] = []
    position = 0
    for start, end in sorted(wasted):
        if start > position:
            kept.append(text[position:start])
        position = max(position, end)
    kept.append(text[position:])
    return " ".join("".join(kept).split())
