"""What the market wants, in words this product may use: wishes to choose by, words to confirm."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from pydantic import Field

from titleopt.facts.knowledge import Knowledge
from titleopt.lexicon.lexicon import Lexicon
from titleopt.market.names import ThingNames
from titleopt.market.synonyms import with_lines
from titleopt.market.words import Word as TermWord
from titleopt.market.words import parts_of, words_of
from titleopt.model import Value
from titleopt.text.fold import fold
from titleopt.text.tokenizer import Cut
from titleopt.writing.choice import Needs, Wish
from titleopt.writing.words import TrueWords, Word, make_word

_SHOWN = 3
_ENOUGH = 10
# What a term counts that a title matches by other names only. In 329 real pairs of a term and
# a title found by it, 12 words stood there by another name; 13.4 were to be expected if the
# search saw no difference.
BY_ANOTHER_NAME = 0.9


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
    """A term that other names can match stands here twice: for any names, and as typed."""
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
            ways = list(_ways(term.demand, needs, needs_of.typed(own)))
            met += [term] * len(ways)
            wishes += ways
        elif len(missing) == 1 and _names_thing(own, words) and _may_be_true(missing[0], words):
            lacking[missing[0].text].append(term)
    offered = [word for word in lacking if not any(one in word for one in shunned)]
    ranked = sorted(
        (_to_confirm(word, lacking[word]) for word in offered), key=lambda one: -one.demand
    )
    return Wanted(words, tuple(met), tuple(wishes), tuple(ranked[:_ENOUGH]))


def _ways(demand: float, needs: Needs, typed: Needs) -> Iterator[Wish]:
    """Yield what a term is worth by any names, and what more when it stands there as typed."""
    if typed == needs:
        yield Wish(demand, needs)
        return
    yield Wish(demand * BY_ANOTHER_NAME, needs)
    if typed:
        yield Wish(demand * (1 - BY_ANOTHER_NAME), typed)


def served(title: str, terms: Sequence[Demanded], knowledge: Knowledge) -> dict[int, float]:
    """Return the places of the terms whose words are all in a title, with the demand each counts.

    >>> from titleopt.config import Settings
    >>> terms = [Demanded("裙子雪纺", 5.0), Demanded("雪纺衫", 3.0), Demanded("女士裙子", 2.0)]
    >>> served("雪纺裙子女", terms, Knowledge.of(Settings()))
    {0: 5.0, 2: 1.8}
    """
    if not title.strip():
        return {}
    whole = make_word(title, "word", "title", "title", knowledge)
    needs_of = _Needs(TrueWords(knowledge, (whole,), ThingNames(knowledge)))
    found: dict[int, float] = {}
    for at, term in enumerate(terms):
        words = _read(term.text, knowledge)
        needs, missing = needs_of.term(words)
        if needs and not missing:
            found[at] = term.demand * (1.0 if needs_of.typed(words) else BY_ANOTHER_NAME)
    return found


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
        self._known: dict[tuple[str, str], Needs] = {}

    def term(self, words: Sequence[TermWord]) -> tuple[Needs, list[TermWord]]:
        """Return the needs of a term, and its words that nothing serves."""
        needs: list[frozenset[int]] = []
        missing: list[TermWord] = []
        for word in words:
            own = self._word(word.text, word.meaning)
            if all(own):
                needs += own
            else:
                missing.append(word)
        return tuple(dict.fromkeys(needs)), missing

    def typed(self, words: Sequence[TermWord]) -> Needs:
        """Return the needs of a term by no other names, none when it has a word nothing holds."""
        needs = [need for word in words for need in self._word(word.text, word.text)]
        return tuple(dict.fromkeys(needs)) if all(needs) else ()

    def _word(self, text: str, meaning: str) -> Needs:
        """Return the needs of one word: itself, or its parts, each served by the whole too."""
        key = (text, meaning)
        if key not in self._known:
            whole = self._words.serving(text, meaning)
            parts = parts_of(text, self._words.knowledge.lexicon)
            needs = tuple(whole | self._words.holding(part) for part in parts)
            self._known[key] = needs if needs and all(needs) else (whole,)
        return self._known[key]


def _other_names(word: TermWord, words: TrueWords) -> Iterator[Word]:
    """Yield a term's word when it is another name of a true word."""
    if word.text not in words.keys and (of := _namesake(word, words)) is not None:
        text = word.text.upper() if word.text.isascii() else _capital(word.text)
        role, why = of
        yield make_word(text, role, "name", why, words.knowledge)


def _capital(text: str) -> str:
    """Return a word as titles type it: T恤, U盘.

    >>> _capital("t恤")
    'T恤'
    """
    return text[0].upper() + text[1:] if text[0].isascii() else text


def _namesake(word: TermWord, words: TrueWords) -> tuple[str, str] | None:
    """Return the role and text of the true word that a word is another name of."""
    entry = word.entry
    if entry is None or (entry.category is None and entry.attribute is None):
        return None
    if entry.category is not None:
        if entry.category.department != words.names.department:
            return None
        wider = words.names.wider.get(word.text)
        if wider is not None:
            return None if words.is_held(wider) else ("category", wider)
    same = words.of_thing if entry.category is not None else words.meaning(word.meaning)
    for number in sorted(same):
        own = words.words[number]
        is_foreign = word.text.isascii() and not own.key.isascii()
        is_named = words.said(number) == {word.meaning} and not is_foreign
        if is_named and not (own.role == "category" and words.is_held(own.key)):
            return own.role, own.text
    return None


def _names_thing(term: Iterable[TermWord], words: TrueWords) -> bool:
    """Whether a term names the thing sold."""
    return any(word.meaning in words.names.all_meanings for word in term)


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
