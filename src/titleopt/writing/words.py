"""The true words a title may be made of, and what serves a word of a search term."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal, NamedTuple

from titleopt.facts.knowledge import Knowledge
from titleopt.market.names import ThingNames
from titleopt.market.title_words import find_word, inner_positions
from titleopt.market.words import meaning_of
from titleopt.text.fold import fold, in_script_of
from titleopt.text.width import units

# Behind the last word of a title, which may have lost its other half.
END = "$"

_HOLDERS = frozenset("架盒箱柜篮筐袋套机器刀刷罩")

Source = Literal["kept", "title", "record", "name"]


class Word(NamedTuple):
    """One word that may be written."""

    text: str
    """As it will be typed."""
    key: str
    """Folded."""
    role: str
    source: Source
    units: int
    why: str
    """What makes it true: where it was found, or the true word it is a name of."""
    place: int = -1
    """Where it begins in the folded title; -1 for words that may go anywhere."""
    leans_on: str = ""
    """The word right behind it in the title, without which it would hang; ``END`` for its end."""


@dataclass(frozen=True)
class TrueWords:
    """All true words of one product, in the order of their sources."""

    knowledge: Knowledge
    words: tuple[Word, ...]
    names: ThingNames
    """What the thing sold is called."""

    @cached_property
    def keys(self) -> frozenset[str]:
        """The words, folded."""
        return frozenset(word.key for word in self.words)

    @cached_property
    def _said(self) -> tuple[frozenset[str], ...]:
        return tuple(meanings_in(word.key, self.knowledge) for word in self.words)

    @cached_property
    def _inside(self) -> tuple[list[int], ...]:
        return tuple(_inside(word.key, self.knowledge) for word in self.words)

    def holding(self, text: str) -> frozenset[int]:
        """Return the numbers of the words that hold a folded word as a word of its own."""
        return frozenset(
            number
            for number, word in enumerate(self.words)
            if text in word.key and find_word(word.key, text, self._inside[number]) >= 0
        )

    def serving(self, text: str, meaning: str) -> frozenset[int]:
        """Return the numbers of the words that serve a word of a search term.

        Args:
            text: The word, folded.
            meaning: What it stands for, as ``titleopt.market`` says; a word that means the same
                serves it too.

        """
        holding = self.holding(text)
        return holding if meaning == text else holding | self.meaning(meaning)

    def said(self, number: int) -> frozenset[str]:
        """Return what one word means, synonyms alike."""
        return self._said[number]

    @cached_property
    def of_thing(self) -> frozenset[int]:
        """Numbers of the words that name the thing sold."""
        return frozenset(
            number
            for number, word in enumerate(self.words)
            if word.role == "category" and self._said[number] & self.names.meanings
        )

    def meaning(self, meaning: str) -> frozenset[int]:
        """Return the numbers of the words that mean this."""
        return frozenset(number for number, said in enumerate(self._said) if meaning in said)

    @cached_property
    def _held(self) -> frozenset[str]:
        own = {word.place: word for word in self.words if word.place >= 0}
        behind = ((word.key, own.get(at + len(word.key))) for at, word in own.items())
        return frozenset(key for key, other in behind if other is not None and _holds(other))

    def is_held(self, key: str) -> bool:
        """Whether a thing is named only as what another holds: 碗盘 of 碗盘置物架."""
        return key in self._held

    @cached_property
    def exclusive_keys(self) -> frozenset[str]:
        """The exclusive classes (gender, thickness …) of which a true word states a value."""
        entries = (self.knowledge.lexicon.get(word.key) for word in self.words)
        return frozenset(
            entry.attribute.exclusive[0]
            for entry in entries
            if entry is not None and entry.attribute is not None and entry.attribute.exclusive
        )

    def in_script_of(self, title: str) -> "TrueWords":
        """Return the words with those the title does not have written in its script."""
        words = tuple(
            word if word.source in {"kept", "title"} else word._replace(text=text)
            for word in self.words
            for text in [in_script_of(word.text, title)]
        )
        return replace(self, words=words)

    def with_words(self, more: Iterable[Word]) -> "TrueWords":
        """Return the words with further words; those already there are left out."""
        return replace(self, words=tuple(unique([*self.words, *more])))


def _holds(word: Word) -> bool:
    """Whether a word names a holder or a tool; what stands before it is what that is for."""
    return word.role == "category" and not _HOLDERS.isdisjoint(word.key[-2:])


def _inside(key: str, knowledge: Knowledge) -> list[int]:
    terms = knowledge.lexicon.cover(key, range(len(key) + 1))
    return inner_positions(len(key), [(term.start, term.end) for term in terms])


def meanings_in(key: str, knowledge: Knowledge) -> frozenset[str]:
    """Return what the known words of a folded text stand for.

    Words inside longer ones are left out: 喇叭 is a loudspeaker, 喇叭裤 has none.
    """
    terms = knowledge.lexicon.cover(key, [0, len(key)])
    ranges = {(0, len(key)), *((term.start, term.end) for term in terms)}
    texts = (key[start:end] for start, end in ranges)
    meanings = ((text, _meaning(text, knowledge)) for text in texts)
    return frozenset(meaning for text, meaning in meanings if meaning != text)


def _meaning(text: str, knowledge: Knowledge) -> str:
    return meaning_of(text, knowledge.lexicon.get(text))


def make_word(text: str, role: str, source: Source, why: str, knowledge: Knowledge) -> Word:
    """Return a word with its width in the platform's units."""
    return Word(text, fold(text), role, source, units(text, knowledge.profile.counting), why)


def unique(words: Iterable[Word]) -> list[Word]:
    """Return the words, each once, by the first of those spelt alike."""
    seen: dict[str, Word] = {}
    for word in words:
        if word.key:
            seen.setdefault(word.key, word)
    return list(seen.values())
