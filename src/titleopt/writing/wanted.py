"""What the market wants, in words this product may use: wishes to choose by, words to confirm."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from pydantic import Field

from titleopt.facts.knowledge import Knowledge
from titleopt.lexicon.entries import Entry
from titleopt.lexicon.lexicon import Lexicon
from titleopt.market.synonyms import with_lines
from titleopt.market.words import Word as TermWord
from titleopt.market.words import parts_of, words_of
from titleopt.model import Value
from titleopt.text.fold import fold
from titleopt.text.tokenizer import Cut
from titleopt.writing.choice import Wish
from titleopt.writing.parts import DENIES
from titleopt.writing.words import TrueWords, Word, make_word

_SHOWN = 3
_ENOUGH = 10
# Endings that make the wider name of a thing: 裙 of 连衣裙 is also 裙子.
_WIDER = ("", "子", "儿")


class Demanded(NamedTuple):
    """A search term with what it is worth here."""

    text: str
    demand: float
    supply: float | None = None


class ToConfirm(Value):
    """A word that would be worth having if it is true of the product."""

    word: str
    demand: float = Field(ge=0, description="demand of the terms it would complete")
    terms: tuple[str, ...] = Field(description="the terms of most demand among them")


class Wanted(NamedTuple):
    """The terms that true words can match, and the words that further terms lack."""

    words: TrueWords
    terms: tuple[Demanded, ...]
    wishes: tuple[Wish, ...]
    """One for each of ``terms``."""
    to_confirm: tuple[ToConfirm, ...]


def wanted(words: TrueWords, terms: Iterable[Demanded], *, avoid: Sequence[str] = ()) -> Wanted:
    """Return what of the demanded terms the product can truly match.

    Args:
        words: The true words; other names of them that the terms use are added.
        terms: Terms that fit the product, with their demand.
        avoid: Words that are not to be offered either.

    """
    read = [(term, _read(term.text, words.knowledge)) for term in terms]
    words = words.with_words(
        name for _, own in read for word in own for name in _other_names(word, words)
    )
    needs_of = _Needs(words)
    shunned = [fold(word) for word in avoid]
    met, wishes = [], []
    lacking: dict[str, list[Demanded]] = defaultdict(list)
    for term, own in read:
        needs, missing = needs_of.term(own)
        if not missing:
            met.append(term)
            wishes.append(Wish(term.demand, needs))
        elif len(missing) == 1 and _names_thing(own, words) and _may_be_true(missing[0], words):
            lacking[missing[0].text].append(term)
    offered = [word for word in lacking if not any(one in word for one in shunned)]
    ranked = sorted(
        (_to_confirm(word, lacking[word]) for word in offered), key=lambda one: -one.demand
    )
    return Wanted(words, tuple(met), tuple(wishes), tuple(ranked[:_ENOUGH]))


def served(title: str, terms: Sequence[Demanded], knowledge: Knowledge) -> frozenset[int]:
    """Return the places of the terms whose words are all in a title.

    >>> from titleopt.config import Settings
    >>> terms = [Demanded("裙子雪纺", 5.0), Demanded("雪纺衫", 3.0)]
    >>> sorted(served("雪纺裙子女", terms, Knowledge.of(Settings())))
    [0]
    """
    if not title.strip():
        return frozenset()
    whole = TrueWords(knowledge, (make_word(title, "word", "title", "title", knowledge),))
    needs_of = _Needs(whole)
    found = (needs_of.term(_read(term.text, knowledge)) for term in terms)
    return frozenset(at for at, (needs, missing) in enumerate(found) if needs and not missing)


def _read(term: str, knowledge: Knowledge) -> tuple[TermWord, ...]:
    return _read_once(term, knowledge.lexicon, knowledge.cut)


@lru_cache(maxsize=1 << 17)
def _read_once(term: str, lexicon: Lexicon, cut: Cut) -> tuple[TermWord, ...]:
    """Read a term; for the next row of a sheet it is known."""
    folded = fold(term)
    return tuple(with_lines(folded, words_of(folded, lexicon, cut)))


class _Needs:
    """Which true words serve each word of a term; each word is looked up once."""

    def __init__(self, words: TrueWords) -> None:
        self._words = words
        self._known: dict[tuple[str, str], tuple[frozenset[int], ...]] = {}

    def term(self, words: Sequence[TermWord]) -> tuple[tuple[frozenset[int], ...], list[TermWord]]:
        """Return the needs of a term, and its words that nothing serves."""
        needs: list[frozenset[int]] = []
        missing: list[TermWord] = []
        for word in words:
            own = self._word(word)
            if all(own) and own:
                needs += own
            else:
                missing.append(word)
        return tuple(dict.fromkeys(needs)), missing

    def _word(self, word: TermWord) -> tuple[frozenset[int], ...]:
        """Return the needs of one word: itself, or its parts, each served by the whole too."""
        key = (word.text, word.meaning)
        if key not in self._known:
            whole = self._words.serving(word.text, word.meaning)
            parts = parts_of(word.text, self._words.knowledge.lexicon)
            needs = tuple(whole | self._words.serving(part, part) for part in parts)
            self._known[key] = needs if needs and all(needs) else (whole,)
        return self._known[key]


def _other_names(word: TermWord, words: TrueWords) -> Iterable[Word]:
    """Yield a term's word when it is another name of a true word."""
    entry = word.entry
    # Another word for an attribute matches nothing more: the market counts synonyms as one.
    if entry is None or entry.category is None:
        return
    of = _namesake(word, entry, words)
    if of is not None:
        text = word.text.upper() if word.text.isascii() else _capital(word.text)
        yield make_word(text, of.role, "name", of.text, words.knowledge)


def _capital(text: str) -> str:
    """Return a word as titles type it: T恤, U盘.

    >>> _capital("t恤")
    'T恤'
    """
    return text[0].upper() + text[1:] if text[0].isascii() else text


def _namesake(word: TermWord, entry: Entry, words: TrueWords) -> Word | None:
    """Return the true word that a word is a synonym or the wider name of."""
    for own in words.words:
        if own.key == word.text:
            return None
    if entry.category is None or entry.category.department != words.department:
        return None
    for number in sorted(words.of_thing):
        own = words.words[number]
        is_synonym = len(words.said(number)) == 1 and word.meaning in words.said(number)
        if is_synonym or _is_wider(word.text, own.key):
            return own
    return None


def _is_wider(text: str, key: str) -> bool:
    """Whether one name of a thing is the wider of another: 裙子 of 连衣裙, 水杯 of 保温水杯.

    >>> _is_wider("裙子", "连衣裙"), _is_wider("机械表", "非机械表")
    (True, False)
    """
    for ending in _WIDER:
        stem = text.removesuffix(ending) if text.endswith(ending) else ""
        if stem and text != key and key.endswith(stem):
            return key.removesuffix(stem)[-1:] not in DENIES
    return False


def _names_thing(term: Iterable[TermWord], words: TrueWords) -> bool:
    """Whether a term names the thing sold."""
    return any(
        words.words[number].role == "category"
        for word in term
        if word.entry is not None and word.entry.category is not None
        for number in words.meaning(word.meaning)
    )


def _may_be_true(word: TermWord, words: TrueWords) -> bool:
    """Whether a missing word may be worth asking for: an attribute that nothing contradicts."""
    entry = word.entry
    if entry is None or entry.attribute is None or entry.brand is not None:
        return False
    if entry.category is not None or entry.junk is not None:
        return False
    exclusive = entry.attribute.exclusive
    return exclusive is None or exclusive[0] not in words.exclusive_keys


def _to_confirm(word: str, terms: Sequence[Demanded]) -> ToConfirm:
    ranked = sorted(terms, key=lambda term: -term.demand)
    return ToConfirm(
        word=word,
        demand=sum(term.demand for term in terms),
        terms=tuple(term.text for term in ranked[:_SHOWN]),
    )
