"""What speaks for and against a search term fitting a title, in numbers."""

from typing import NamedTuple

import numpy as np

from titleopt.facts.title_facts import TitleFacts
from titleopt.market.equivalence import spelling_key
from titleopt.market.grams import Floats, Integers, ranges
from titleopt.market.term_index import Likeness, TermIndex
from titleopt.market.title_words import Place, inner_positions

FEATURES = (
    "cosine",
    "held",
    "characters",
    "words_held",
    "words_half_held",
    "log_held",
    "log_lacking",
    "lacking",
    "last_held",
    "contiguous",
    "thing_named",
    "department_agrees",
    "department_differs",
    "brand_named",
    "brand_foreign",
    "length",
    "first",
    "spread",
    "words",
    "rarity",
    "log_mass",
    "mass_held",
)


class TitleView(NamedTuple):
    """A title as the index sees it."""

    key: str
    likeness: Likeness
    found: dict[int, Place]
    departments: frozenset[str]
    entities: frozenset[str]


def view_of(index: TermIndex, facts: TitleFacts) -> TitleView:
    """Look a title up in the index."""
    text = facts.text
    inside = inner_positions(len(text), [(term.start, term.end) for term in facts.terms])
    key = spelling_key(text)
    central = [m.category.department for m in facts.categories if m.central]
    return TitleView(
        key,
        index.likeness(key),
        index.vocabulary.found_in(text, inside),
        frozenset(central) | {category.department for category in facts.record.categories},
        frozenset(mention.entity for mention in facts.brands) | frozenset(facts.record.brands),
    )


def features(index: TermIndex, view: TitleView, terms: Integers) -> Floats:
    """Return one row of features for each of the terms."""
    bag = index.vocabulary.terms
    starts = bag.starts[terms]
    sizes = bag.starts[terms + 1] - starts
    words = bag.items[ranges(starts, sizes)]
    owners = np.repeat(np.arange(len(terms)), sizes)
    count = len(terms)

    held, place = _held(index, view)
    idf = index.word_idf[words]
    has = held[words]
    half = has.astype(np.float32)
    lacked = np.flatnonzero(~has)
    if len(lacked):
        different, back = np.unique(words[lacked], return_inverse=True)
        half[lacked] = index.half_held(different, view.likeness.grams)[back]

    def summed(values: Floats) -> Floats:
        return np.bincount(owners, values, count).astype(np.float32)

    total = np.maximum(summed(idf), 1e-6)
    mass = summed(idf * has)
    first, last = _extremes(place[words], has, owners, count)
    likeness, size = view.likeness, max(len(view.key), 1)
    whole = np.fromiter((index.keys[t] in view.key for t in terms.tolist()), np.float32, count)
    department = index.department[terms]
    same_department = _in(index.departments, view.departments)[department]
    brand = index.brand[terms]
    own_brand = _in(index.entities, view.entities)[brand]
    knows_department = bool(view.departments)
    return np.column_stack(
        (
            likeness.cosine[terms],
            likeness.held[terms],
            likeness.characters[terms],
            mass / total,
            summed(idf * half) / total,
            np.log1p(mass),
            np.log1p(total - mass),
            summed((~has).astype(np.float32)),
            held[index.last[terms]] & (index.last[terms] >= 0),
            whole,
            held[index.head[terms]] & (index.head[terms] >= 0),
            same_department & (department >= 0),
            ~same_department & (department >= 0) & knows_department,
            own_brand & (brand >= 0),
            ~own_brand & (brand >= 0),
            index.lengths[terms] / 10,
            first / size,
            (last - first) / size,
            sizes,
            total / np.maximum(sizes, 1) / 10,
            np.log(np.maximum(index.mass[terms], 1e-6)),
            index.mass[terms] * likeness.held[terms] / 100,
        )
    ).astype(np.float32)


def _held(index: TermIndex, view: TitleView) -> tuple[np.ndarray, Floats]:
    """Return which meanings the title holds, and where; the place behind the last is a blank."""
    size = len(index.vocabulary) + 1
    held = np.zeros(size, np.bool_)
    place = np.zeros(size, np.float32)
    numbers = np.fromiter(view.found, np.int64, len(view.found))
    held[numbers] = True
    place[numbers] = [start for start, _ in view.found.values()]
    return held, place


def _extremes(
    place: Floats, has: np.ndarray, owners: Integers, count: int
) -> tuple[Floats, Floats]:
    """Return the first and last place of each term's held words; far away when none is held."""
    first = np.full(count, np.inf, np.float32)
    last = np.full(count, -np.inf, np.float32)
    np.minimum.at(first, owners[has], place[has])
    np.maximum.at(last, owners[has], place[has])
    none = ~np.isfinite(first)
    first[none] = _FAR
    last[none] = 2 * _FAR
    return first, last


# Stands for "nowhere": about the length of a title in characters.
_FAR = 28.0


def _in(numbers: dict[str, int], wanted: frozenset[str]) -> np.ndarray:
    """Return which numbers belong to wanted names; the number -1 never does."""
    known = np.zeros(len(numbers) + 1, np.bool_)
    known[[numbers[name] for name in wanted if name in numbers]] = True
    return known
