"""Roots (词根): the words that the demand of a list is made of."""

from collections import defaultdict
from collections.abc import Sequence

from pydantic import Field

from titleopt.facts.knowledge import Knowledge
from titleopt.lexicon.lexicon import Lexicon
from titleopt.market.match import match
from titleopt.market.term_list import TermList
from titleopt.market.words import Word, meaning_of, parts_of
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
    knowledge: Knowledge,
    *,
    title: str | None = None,
) -> list[Root]:
    """Return the roots of a list, those of most demand first; synonyms are one root.

    Args:
        terms: The list.
        words: The words of each term.
        knowledge: Lexicons.
        title: Marks the roots that this title serves.

    """
    places: dict[str, list[int]] = defaultdict(list)
    names: dict[str, Word] = {}
    for index, own in enumerate(words):
        for word in _all_parts(own, knowledge.lexicon):
            held = places[word.meaning]
            if not held or held[-1] != index:
                held.append(index)
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


def _all_parts(words: Sequence[Word], lexicon: Lexicon) -> list[Word]:
    return [part for word in words for part in _parts(word, lexicon)]


def _parts(word: Word, lexicon: Lexicon) -> list[Word]:
    """Return the words a compound is made of, or the word itself: 雪纺|连衣裙."""
    found = []
    for part in parts_of(word.text, lexicon) or (word.text,):
        entry = lexicon.get(part)
        meaning = word.meaning if part == word.text else meaning_of(part, entry)
        found.append(Word(0, len(part), part, meaning, entry))
    return found
