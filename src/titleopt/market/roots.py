"""Roots (词根): the words that the demand of a list is made of."""

from collections import defaultdict
from collections.abc import Sequence

from pydantic import Field

from titleopt.market.match import match
from titleopt.market.term_list import TermList
from titleopt.market.words import Word
from titleopt.model import Value

_BEST = 10


class Root(Value):
    """One root with the demand it opens."""

    root: str
    demand: float = Field(ge=0, description="of all terms that hold it; each term once")
    terms: int = Field(ge=1, description="how many terms hold it")
    kinds: tuple[str, ...] = Field(default=(), description="what the lexicon knows of it")
    in_title: bool | None = Field(default=None, description="None when no title was given")
    best: tuple[str, ...] = Field(description="the ten terms of most demand that it opens")


def roots(
    terms: TermList,
    words: Sequence[Sequence[Word]],
    *,
    title: str | None = None,
) -> list[Root]:
    """Return the roots of a list, those of most demand first; synonyms are one root.

    Args:
        terms: The list.
        words: The words of each term.
        title: Marks the roots that this title serves.

    """
    places: dict[str, list[int]] = defaultdict(list)
    names: dict[str, Word] = {}
    for index, own in enumerate(words):
        for meaning in dict.fromkeys(word.meaning for word in own):
            places[meaning].append(index)
        for word in own:
            names.setdefault(word.meaning, word)
    weights = terms.weights
    found = []
    for meaning, held in places.items():
        word = names[meaning]
        best = sorted(held, key=lambda i: (-weights[i], i))[:_BEST]
        found.append(
            Root(
                root=word.text,
                demand=float(sum(weights[i] for i in held)),
                terms=len(held),
                kinds=word.entry.kinds if word.entry is not None else (),
                in_title=None if title is None else match(title, word.text).served,
                best=tuple(terms.texts[i] for i in best),
            )
        )
    found.sort(key=lambda root: (-root.demand, root.root))
    return found
