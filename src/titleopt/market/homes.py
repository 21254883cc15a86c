"""Where the things and brands of a market are at home: among their own kind, or anywhere.

A durian on a phone case is a motif: 榴莲 often stands among strangers, so it proves little when
it does. 电饭煲 does not.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from titleopt.lexicon.entries import Entry

Departments = frozenset[str]


class Company(NamedTuple):
    """What one text shows of one of its things or brands."""

    others: bool
    """Whether the text names other things at all."""
    kin: bool
    """Whether one of them is of its departments."""
    strangers: bool
    """Whether one of them is of another department."""


class Homes:
    """Counts the company that each thing and brand keeps."""

    def __init__(self) -> None:
        self._counts: dict[str, list[int]] = {}

    def add(self, named: Mapping[str, Departments]) -> None:
        """Count one text by the departments of what it names."""
        for meaning, company in companies(named):
            counts = self._counts.setdefault(meaning, [0, 0, 0, 0])
            counts[0] += 1
            for place, fact in enumerate(company, start=1):
                counts[place] += fact

    def of(self, meaning: str, without: Company | None = None) -> tuple[float, float, float]:
        """Return the shares of texts with other things, and of those with kin and strangers.

        Args:
            meaning: The thing or brand.
            without: The company in a text that is left out of the counts.

        """
        texts, others, kin, strangers = self._counts.get(meaning, (0, 0, 0, 0))
        if without is not None:
            # A title may be read otherwise as one of many than on its own: never below nothing.
            texts = max(texts - 1, 0)
            others = max(others - without.others, 0)
            kin = max(kin - without.kin, 0)
            strangers = max(strangers - without.strangers, 0)
        return (
            (others + 0.5) / (texts + 1),
            (kin + 0.5) / (others + 1),
            (strangers + 0.5) / (others + 1),
        )


def companies(named: Mapping[str, Departments]) -> Iterator[tuple[str, Company]]:
    """Yield for each thing and brand of a text the company it keeps there.

    >>> one, other = companies({"c:榴莲": frozenset(["food"]), "c:手机壳": frozenset(["digital"])})
    >>> other[1]
    Company(others=True, kin=False, strangers=True)
    """
    for meaning, own in named.items():
        # Brands are company for nobody: what is sold is told by the things.
        beside = [
            d for other, d in named.items() if other != meaning and not other.startswith("b:")
        ]
        yield (
            meaning,
            Company(
                bool(beside),
                any(own & departments for departments in beside),
                any(not own & departments for departments in beside),
            ),
        )


def home_of(entry: Entry | None) -> Departments | None:
    """Return the departments of a thing or brand, None for any other word."""
    if entry is None:
        return None
    if entry.category is not None and entry.attribute is None:
        return frozenset([entry.category.department])
    if entry.brand is not None and not entry.brand.needs:
        return frozenset(entry.brand.departments)
    return None
