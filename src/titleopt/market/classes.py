"""What kind of search term it is: head or long tail, brand, attribute, scene, season, risky."""

from collections.abc import Sequence
from datetime import date
from typing import Literal

import numpy as np
from pydantic import Field

from titleopt.facts.knowledge import Knowledge
from titleopt.market.term_list import TermList
from titleopt.market.words import Word
from titleopt.model import Value

Tail = Literal["head", "middle", "long"]
# When buyers search for a season's goods: the months of the season and the one or two before.
_MONTHS = {
    "春": frozenset([2, 3, 4, 5]),
    "夏": frozenset([4, 5, 6, 7, 8]),
    "秋": frozenset([8, 9, 10, 11]),
    "冬": frozenset([10, 11, 12, 1, 2]),
}
_LONG_WORDS, _LONG_CHARACTERS = 3, 8
_HEAD_WORDS = 2
_HEAD_TIMES = 5.0


class TermKind(Value):
    """The class of one term.

    A term is long-tail with three words or eight characters, head with at most two words and
    five times the median demand (without demand: one word), else in the middle.
    """

    tail: Tail
    characters: int
    words: int
    own_brands: tuple[str, ...] = ()
    foreign_brands: tuple[str, ...] = ()
    axes: tuple[str, ...] = Field(default=(), description="attribute axes the term names")
    seasons: tuple[str, ...] = ()
    in_season: bool | None = Field(default=None, description="None when it names no season")
    risky: tuple[str, ...] = Field(default=(), description="group:word that law or platform bans")
    noise: tuple[str, ...] = Field(default=(), description="hot and junk words stacked on it")


def term_kinds(
    terms: TermList,
    words: Sequence[Sequence[Word]],
    knowledge: Knowledge,
    *,
    own_brands: Sequence[str] = (),
    on: date,
) -> list[TermKind]:
    """Return the kind of each term of a list.

    Args:
        terms: The list.
        words: The words of each term.
        knowledge: Lexicons.
        own_brands: Brands that are the seller's own, as the lexicon or the terms write them.
        on: The day on which a season is in or out.

    """
    known = terms.demand[np.isfinite(terms.demand)]
    bar = float(np.median(known)) * _HEAD_TIMES if len(known) else None
    return [
        _kind(
            terms.folded[index],
            own,
            knowledge,
            frozenset(own_brands),
            on,
            None if bar is None else bool(terms.weights[index] >= bar),
        )
        for index, own in enumerate(words)
    ]


def _kind(  # noqa: PLR0913, PLR0917 - what decides the class of a term
    folded: str,
    words: Sequence[Word],
    knowledge: Knowledge,
    own: frozenset[str],
    on: date,
    demanded: bool | None,  # noqa: FBT001 - a fact, not a switch
) -> TermKind:
    entries = [word.entry for word in words if word.entry is not None]
    brands = {e.brand.entity: e.term for e in entries if e.brand is not None and not e.brand.needs}
    axes = dict.fromkeys(e.attribute.axis for e in entries if e.attribute is not None)
    seasonal = [e.term for e in entries if e.attribute is not None and e.attribute.axis == "season"]
    seasons = tuple(s for s in _MONTHS if any(s in term for term in seasonal))
    mine = {entity for entity, term in brands.items() if entity in own or term in own}
    return TermKind(
        tail=_tail(folded, len(words), demanded),
        characters=len(folded.replace(" ", "")),
        words=len(words),
        own_brands=tuple(sorted(mine)),
        foreign_brands=tuple(sorted(set(brands) - mine)),
        axes=tuple(axes),
        seasons=seasons,
        in_season=any(on.month in _MONTHS[s] for s in seasons) if seasons else None,
        risky=tuple(
            f"{found.word.group}:{folded[found.start : found.end]}"
            for found in knowledge.banned.find(folded)
        ),
        noise=tuple(e.term for e in entries if e.hot is not None or e.junk is not None),
    )


def _tail(folded: str, words: int, demanded: bool | None) -> Tail:  # noqa: FBT001 - a fact
    if words >= _LONG_WORDS or len(folded) >= _LONG_CHARACTERS:
        return "long"
    if demanded is None:
        return "head" if words <= 1 else "middle"
    return "head" if demanded and words <= _HEAD_WORDS else "middle"
