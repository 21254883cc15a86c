"""What speaks for and against a search term fitting a title, in numbers."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from titleopt.facts.title_facts import TitleFacts
from titleopt.market.equivalence import spelling_key
from titleopt.market.grams import Floats, Integers, ranges
from titleopt.market.term_index import Likeness, TermIndex
from titleopt.market.title_words import Place, inner_positions

FEATURES = (
    "cosine",
    "characters",
    "words_held",
    "words_half_held",
    "half_held_squared",
    "log_lacking",
    "lacking",
    "thing_named",
    "thing_kin",
    "thing_elsewhere",
    "thing_unknown",
    "brand_named",
    "brand_foreign",
    "length",
    "first",
    "rarity",
    "log_mass",
    "mass_held",
    "pairs_held",
    "rarest_held",
    "repeated",
    "in_order",
    "runs_lacking",
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
        half[lacked] = index.half_held(different, view.likeness.times)[back]

    def summed(values: Floats) -> Floats:
        return np.bincount(owners, values, count).astype(np.float32)

    total = np.maximum(summed(idf), 1e-6)
    mass = summed(idf * has)
    half_held = summed(idf * half) / total
    first = _first(place[words], has, owners, count)
    likeness, size = view.likeness, max(len(view.key), 1)
    grams = _held_grams(index, likeness.times, terms)
    department = index.department[terms]
    same_department = numbers_among(index.departments, view.departments)[department]
    thing = index.head[terms]
    thing_held = held[thing] & (thing >= 0)
    lacks_thing = ~held[thing] & (thing >= 0)
    brand = index.brand[terms]
    own_brand = numbers_among(index.entities, view.entities)[brand]
    knows_department = bool(view.departments)
    return np.column_stack(
        (
            likeness.cosine[terms],
            grams.characters,
            mass / total,
            half_held,
            half_held * half_held,
            np.log1p(total - mass),
            summed((~has).astype(np.float32)),
            thing_held,
            lacks_thing & same_department & (department >= 0),
            lacks_thing & ~same_department & (department >= 0) & knows_department,
            lacks_thing & (department < 0),
            own_brand & (brand >= 0),
            ~own_brand & (brand >= 0),
            index.lengths[terms] / 10,
            first / size,
            total / np.maximum(sizes, 1) / 10,
            np.log(np.maximum(index.mass[terms], 1e-6)),
            index.mass[terms] * likeness.held[terms] / 100,
            grams.pairs,
            grams.rarest / 10,
            grams.repeated,
            _in_order(view.key, [index.keys[term] for term in terms.tolist()]),
            _runs_lacking(index, view.key, terms),
        )
    ).astype(np.float32)


class _HeldGrams(NamedTuple):
    """For each term how the title holds its characters and pairs."""

    characters: Floats
    """Share of the characters held."""
    pairs: Floats
    """Share of the pairs held."""
    rarest: Floats
    """Rarity of the rarest pair held, 0 when none is."""
    repeated: Floats
    """How often the title says the pair it says most often."""


def _held_grams(index: TermIndex, times: Integers, terms: Integers) -> _HeldGrams:
    starts = index.grams.starts[terms]
    sizes = index.grams.starts[terms + 1] - starts
    places = index.grams.items[ranges(starts, sizes)]
    owners = np.repeat(np.arange(len(terms)), sizes)
    held, pair = times[places], index.is_pair[places]

    def share(chosen: NDArray[np.bool_]) -> Floats:
        had = np.bincount(owners, chosen & (held > 0), len(terms))
        return (had / np.maximum(np.bincount(owners, chosen, len(terms)), 1)).astype(np.float32)

    rarest = np.zeros(len(terms), np.float32)
    repeated = np.zeros(len(terms), np.float32)
    both = pair & (held > 0)
    np.maximum.at(rarest, owners[both], index.rarity.idf[places[both]])
    np.maximum.at(repeated, owners[both], held[both])
    return _HeldGrams(share(~pair), share(pair), rarest, repeated)


def _in_order(title: str, keys: Sequence[str]) -> Floats:
    """Return the share of each term's characters that the title holds one behind the other."""
    find = title.find
    shares = np.zeros(len(keys), np.float32)
    for number, key in enumerate(keys):
        at, found = -1, 0
        for character in key:
            place = find(character, at + 1)
            if place >= 0:
                at, found = place, found + 1
        shares[number] = found / max(len(key), 1)
    return shares


def _runs_lacking(index: TermIndex, title: str, terms: Integers) -> Floats:
    """Return how many runs of letters or digits of each term the title lacks."""
    starts = index.runs.starts[terms]
    sizes = index.runs.starts[terms + 1] - starts
    lacked = ~index.runs_in(title)[index.runs.items[ranges(starts, sizes)]]
    owners = np.repeat(np.arange(len(terms)), sizes)
    return np.bincount(owners, lacked, len(terms)).astype(np.float32)


def _held(index: TermIndex, view: TitleView) -> tuple[NDArray[np.bool_], Floats]:
    """Return which meanings the title holds, and where; the place behind the last is a blank."""
    size = len(index.vocabulary) + 1
    held = np.zeros(size, np.bool_)
    place = np.zeros(size, np.float32)
    numbers = np.fromiter(view.found, np.int64, len(view.found))
    held[numbers] = True
    place[numbers] = [start for start, _ in view.found.values()]
    return held, place


def _first(place: Floats, has: NDArray[np.bool_], owners: Integers, count: int) -> Floats:
    """Return the first place of each term's held words; far away when none is held."""
    first = np.full(count, np.inf, np.float32)
    np.minimum.at(first, owners[has], place[has])
    first[~np.isfinite(first)] = _FAR
    return first


# Stands for "nowhere": about the length of a title in characters.
_FAR = 28.0


def numbers_among(numbers: dict[str, int], wanted: frozenset[str]) -> NDArray[np.bool_]:
    """Return which numbers belong to wanted names; the number -1 never does."""
    known = np.zeros(len(numbers) + 1, np.bool_)
    known[[numbers[name] for name in wanted if name in numbers]] = True
    return known
