"""The things and brands of a title, with what the market says of their belonging there."""

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from titleopt.facts.title_facts import TitleFacts
from titleopt.lexicon.entries import Entry
from titleopt.market.among import Among, among
from titleopt.market.companions import Companions
from titleopt.market.grams import Floats
from titleopt.market.homes import Company, Departments, companies, home_of
from titleopt.market.words import meaning_of

Doubles = NDArray[np.float64]
Kind = Literal["thing", "brand", "ambiguous", "other"]
# With fewer known words nothing can be said of one of them.
_LEAST_KNOWN = 4
# A word in fewer documents may only by chance never stand beside another.
_LEAST_HEAD = 20
_CLOSEST = 3


class TitleWord(NamedTuple):
    """A word of a folded title, each meaning once."""

    start: int
    end: int
    meaning: str
    kind: Kind
    """Ambiguous is 苹果: a fruit or a brand."""
    home: Departments | None
    """The departments of a thing or brand."""


class Candidate(NamedTuple):
    """A thing or brand in a title, with what speaks for its belonging there."""

    start: int
    end: int
    meaning: str
    home: Departments
    features: tuple[float, ...]
    head: str
    """The companion word with most documents that it never stands beside, as a meaning."""
    head_documents: int
    among: Among
    """The things around it and the word."""


class Planted(NamedTuple):
    """A thing or brand of one title that is to be put into others."""

    word: str
    company: Company
    """The company it keeps in the title it comes from."""
    departments: frozenset[str]
    """The departments of that title."""


class _Title(NamedTuple):
    """The known words of one title, and what the market knows of each pair of them."""

    text: str
    words: list[TitleWord]
    beside: Doubles
    """In how many documents each pair stands together."""
    counts: Doubles
    likeness: Floats
    company: dict[str, Company]
    """What the words' own titles added to the market's counts."""
    departments: dict[str, frozenset[str]]
    """The departments those titles name."""


class Candidates:
    """Finds the candidates of titles by one market's counts."""

    def __init__(self, companions: Companions) -> None:
        self._companions = companions

    def of(
        self, facts: TitleFacts, *, own: bool = False, planted: Planted | None = None
    ) -> list[Candidate]:
        """Return the things and brands of a title with their features.

        Args:
            facts: The title.
            own: Whether the title is the market's: every word's own title is then left out of
                the counts, so that a native and a planted word differ only in belonging.
            planted: The word that was put into the title.

        """
        known = [word for word in title_words(facts) if word.meaning in self._companions.numbers]
        if len(known) < _LEAST_KNOWN:
            return []
        title = self._title(facts.text, known, own=own, planted=planted)
        return [
            self._candidate(title, place, facts)
            for place, word in enumerate(known)
            if word.home is not None
        ]

    def _title(
        self, text: str, words: list[TitleWord], *, own: bool, planted: Planted | None
    ) -> _Title:
        numbers = np.array([self._companions.numbers[word.meaning] for word in words])
        beside = self._companions.together(numbers).astype(np.float64)
        counts = self._companions.counts[numbers].astype(np.float64)
        company: dict[str, Company] = {}
        departments: dict[str, frozenset[str]] = {}
        if own:
            alien = [
                planted is not None and text[word.start : word.end] == planted.word
                for word in words
            ]
            native = ~np.array(alien)
            beside = np.maximum(beside - np.outer(native, native), 0)
            counts = np.maximum(counts - 1, 0)
            pairs = list(zip(words, alien, strict=True))
            known = [word for word, is_alien in pairs if not is_alien]
            company = dict(companies_of(known))
            here = departments_of(known)
            departments = {word.meaning: here for word in known}
            if planted is not None:
                aliens = [word.meaning for word, is_alien in pairs if is_alien]
                company |= dict.fromkeys(aliens, planted.company)
                departments |= dict.fromkeys(aliens, planted.departments)
        vectors = self._companions.vectors[numbers]
        return _Title(text, words, beside, counts, vectors @ vectors.T, company, departments)

    def _candidate(self, title: _Title, place: int, facts: TitleFacts) -> Candidate:
        word = title.words[place]
        departments = departments_beside(facts, word.start)
        around = self._among(title, word, departments)
        sold = [m.category.department for m in facts.heads if m.start != word.start]
        among_sold = self._among(title, word, sold)
        others = np.array([other for other in range(len(title.words)) if other != place])
        things = [i for i in others.tolist() if title.words[i].kind == "thing"]
        never = [i for i in things if title.counts[i] >= _LEAST_HEAD and not title.beside[place, i]]
        head = max(never, key=lambda i: title.counts[i], default=None)
        return Candidate(
            word.start,
            word.end,
            word.meaning,
            word.home or frozenset(),
            (
                *self._company_features(title, place, others),
                *_name_features(title, place, things),
                *self._home_features(title, place, departments),
                around.log_ratio,
                among_sold.log_ratio,
                around.beside / (title.counts[place] + 1),
                float(np.log1p(among_sold.expected)),
            ),
            title.words[head].meaning if head is not None else "",
            int(title.counts[head]) if head is not None else 0,
            around,
        )

    def _among(self, title: _Title, word: TitleWord, departments: Iterable[str]) -> Among:
        number = self._companions.numbers[word.meaning]
        without = title.departments.get(word.meaning)
        return among(self._companions, number, frozenset(departments), without)

    def _company_features(
        self, title: _Title, place: int, others: NDArray[np.int64]
    ) -> tuple[float, ...]:
        """Tell how the market's titles put the word beside the others of this title."""
        total = max(self._companions.documents, 2)
        beside = title.beside[place, others]
        expected = title.counts[place] * title.counts[others] / total
        npmi = np.sort(_npmi(beside, expected, total))[::-1]
        near = np.sort(title.likeness[place, others])[::-1]
        return (
            float(npmi[0]),
            float(npmi[:_CLOSEST].mean()),
            float(npmi.mean()),
            float((beside > 0).mean()),
            float(np.log1p(expected.sum())),
            float(np.log1p(beside.sum())),
            float(near[0]),
            float(near[:_CLOSEST].mean()),
            float(near.mean()),
            float(np.log1p(title.counts[place])),
        )

    def _home_features(
        self, title: _Title, place: int, departments: list[str]
    ) -> tuple[float, ...]:
        """Tell whether the word is among its own kind here, and where it usually is."""
        word = title.words[place]
        own = word.home or frozenset()
        kin_here = [department in own for department in departments]
        here = sum(kin_here) / len(kin_here) if kin_here else 0.5
        usual = self._companions.homes.of(word.meaning, title.company.get(word.meaning))
        _, kin, strangers = usual
        return here, *usual, kin * (1 - here), strangers * (1 - here)


def _name_features(title: _Title, place: int, things: list[int]) -> tuple[float, ...]:
    """Tell what the word's letters share with the names of the other things."""
    word = title.words[place]
    name = title.text[word.start : word.end]
    rest = [title.text[title.words[i].start : title.words[i].end] for i in things]
    shared = max((len(set(name) & set(other)) / len(name) for other in rest), default=0.0)
    same_end = any(other[-1] == name[-1] for other in rest)
    return shared, float(same_end), float(word.kind == "brand")


def _npmi(beside: Doubles, expected: Doubles, total: int) -> Doubles:
    """Return how much more often than by chance words stand together, −1 … 1."""
    smoothed = beside + 0.05
    pmi = np.log(smoothed / (expected + 0.05))
    made: Doubles = pmi / -np.log(np.minimum(smoothed / total, 0.99))
    clipped: Doubles = np.clip(made, -1, 1)
    return clipped


def companies_of(words: Iterable[TitleWord]) -> Iterator[tuple[str, Company]]:
    """Yield for each thing and brand of a title, by its meaning, the company it keeps there."""
    return companies({word.meaning: word.home for word in words if word.home is not None})


def departments_beside(facts: TitleFacts, start: int) -> list[str]:
    """Return the departments of a title's other things than the one that starts there."""
    return [m.category.department for m in facts.categories if m.start != start]


def title_words(facts: TitleFacts) -> list[TitleWord]:
    """Return the words of a title, each meaning once."""
    found: dict[str, TitleWord] = {}
    for piece in facts.pieces:
        if piece.kind not in {"term", "word"} or (
            piece.kind == "word" and piece.end - piece.start < 2  # noqa: PLR2004 - a word
        ):
            continue
        meaning = meaning_of(facts.text[piece.start : piece.end], piece.entry)
        home = home_of(piece.entry)
        found.setdefault(
            meaning, TitleWord(piece.start, piece.end, meaning, _kind(piece.entry, home), home)
        )
    return list(found.values())


def departments_of(words: Iterable[TitleWord]) -> frozenset[str]:
    """Return the departments of the things among words; brands sell many."""
    things = (word.home for word in words if word.home is not None and word.kind != "brand")
    return frozenset(one for home in things for one in home)


def _kind(entry: Entry | None, home: Departments | None) -> Kind:
    if entry is None or home is None:
        return "other"
    if entry.category is None:
        return "brand"
    return "thing" if entry.brand is None else "ambiguous"
