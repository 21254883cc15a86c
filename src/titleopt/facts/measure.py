"""Many titles measured together, one fact after the other."""

from collections.abc import Sequence
from contextlib import suppress

from titleopt.facts.lazy import lazy, rare
from titleopt.facts.reading import Reading
from titleopt.facts.title_facts import TitleFacts

_FACTS = [
    fact
    for kind in (Reading, TitleFacts)
    for fact in vars(kind).values()
    if isinstance(fact, lazy) and not isinstance(fact, rare)
]
"""The facts of every title, each behind those it needs."""


def measure(titles: Sequence[TitleFacts]) -> None:
    """Compute the facts of some titles, one fact after the other.

    A fact that cannot be computed is left to the rules that ask for it.
    """
    for fact in _FACTS:
        with suppress(Exception):
            fact.fill(titles)
