"""Which words a title lacks it could truthfully and sensibly take in."""

from functools import cached_property

import numpy as np

from titleopt.facts.title_facts import TitleFacts
from titleopt.lexicon.entries import Attribute
from titleopt.market.denials import stated_classes
from titleopt.market.features import TitleView
from titleopt.market.term_index import TermIndex
from titleopt.market.vocabulary import Bag
from titleopt.market.words import Word

# Who a thing is for decides which thing it is; nobody but the seller knows it.
_FOR_WHOM = frozenset(["age", "audience", "body_part", "skin_type", "compatibility"])
# These are so or not, and only the record or the title can say it.
_FIXED = frozenset(
    ["condition", "year", "edition", "origin", "capacity", "size", "quantity", "power", "voltage",
     "connector"]
)  # fmt: skip
# A thing has one of each; the title need not say which, but a guess is often wrong.
_OPEN_CLAIMS = frozenset(
    ["colour", "material", "fabric", "pattern", "flavour", "scent", "ingredient", "craft",
     "thickness", "shape", "theme", "season", "technology", "collar", "sleeve", "fit", "length",
     "closure", "waist", "heel", "toe"]
)  # fmt: skip
# Badminton skirts are skirts of their own.
_PLACES = frozenset(["scene", "occasion"])
_WARM = frozenset([("season", "winter"), ("thickness", "thick")])
_COOL = frozenset([("season", "summer"), ("thickness", "thin")])
# What a word counts that would be a guess.
_DOUBT = 0.3
# What a term counts that names the thing sold by a wider name: 玩具 for 积木玩具.
_WIDER = 0.4
_CHILDREN = frozenset("童宝孩婴")
# In a long list a word must stand beside the title's thing in as many terms.
_TOGETHER, _LONG_LIST = 2, 10_000
# Of a longer list an unknown word must stand in one of a thousand terms, up to this many:
# in fewer it may be anybody's name.
_COMMON, _ONE_IN = 8, 1000
# Share of an unknown word's terms that must name the title's own thing.
_GOES_WITH = 0.1


class WantedWords:
    """Judges the words of one list's terms."""

    def __init__(self, index: TermIndex) -> None:
        self._index = index
        self._common = min(_COMMON, len(index) // _ONE_IN)

    @cached_property
    def _holders(self) -> Bag:
        """For each meaning the terms that hold it."""
        terms = self._index.vocabulary.terms
        owners = np.repeat(np.arange(len(self._index)), terms.sizes)
        order = np.argsort(terms.items, kind="stable")
        starts = np.searchsorted(terms.items[order], np.arange(len(self._index.vocabulary) + 1))
        return Bag(starts, owners[order])

    def thing_worth(self, term: int, facts: TitleFacts, view: TitleView) -> float:
        """Return 0–1 how far the thing a term names is the one sold; a wider name counts less."""
        place = view.found.get(int(self._index.head[term]))
        if place is None:
            return 0.0
        text = facts.text[place[0] : place[1]]
        names = [facts.text[head.start : head.end] for head in facts.heads]
        if any(text == name or text.endswith(name) for name in names):
            return 1.0
        return _WIDER if any(text in name for name in names) else 0.0

    def worth(self, word: Word, number: int, facts: TitleFacts, view: TitleView) -> float:
        """Return 0–1 how well a missing word would suit the title; 0 when it must not be in it.

        Unwanted are junk, another's brand or work, another thing, a model or size that nobody
        stated, an audience of its own, what the title states otherwise, and a word that does
        not go with the title's thing in the list.
        """
        if any(char.isdigit() for char in word.text):
            return float(_is_recorded(word.text, facts))
        if _is_unwanted(word, facts, view) or not self._goes_with(word, number, view):
            return 0.0
        attribute = word.entry.attribute if word.entry is not None else None
        return 1.0 if attribute is None else _worth_of_attribute(word, attribute, facts)

    def _goes_with(self, word: Word, number: int, view: TitleView) -> bool:
        """Whether the list says a word of things such as the title's; an unknown one often."""
        attribute = word.entry.attribute if word.entry is not None else None
        if attribute is not None and attribute.axis not in _PLACES:
            return True
        holders = self._holders.row(number)
        beside = sum(head in view.found for head in self._index.head[holders].tolist())
        if beside < min(_TOGETHER, 1 + len(self._index) // _LONG_LIST):
            return False
        if word.entry is not None:
            return True
        common = len(word.text) > 1 and len(holders) >= self._common
        return common and beside >= _GOES_WITH * len(holders)


def _is_unwanted(word: Word, facts: TitleFacts, view: TitleView) -> bool:
    entry = word.entry
    if entry is None:
        return False
    if entry.junk is not None or entry.work is not None:
        return True
    if entry.brand is not None and entry.brand.entity not in view.entities:
        return True
    if entry.category is None or entry.attribute is not None:
        return False
    names = (facts.text[head.start : head.end] for head in facts.heads)
    return not any(word.text in name for name in names)


def _worth_of_attribute(word: Word, attribute: Attribute, facts: TitleFacts) -> float:
    if _is_recorded(word.text, facts):
        return 1.0
    axis, exclusive = attribute.axis, attribute.exclusive
    if axis in _FIXED or _is_of_another_season(exclusive, facts):
        return 0.0
    if axis in _FOR_WHOM:
        is_gender = exclusive is not None and exclusive[0] == "gender"
        return float(is_gender and _CHILDREN.isdisjoint(word.text))
    if axis not in _OPEN_CLAIMS:
        return 1.0
    stated = {mention.attribute.axis for mention in facts.attributes if mention.attribute}
    return 0.0 if axis in stated or _records_axis(axis, facts) else _DOUBT


def _is_of_another_season(exclusive: tuple[str, str] | None, facts: TitleFacts) -> bool:
    stated = {(key, value) for key, values in stated_classes(facts).items() for value in values}
    warm, cool = not stated.isdisjoint(_WARM), not stated.isdisjoint(_COOL)
    return warm != cool and exclusive in (_COOL if warm else _WARM)


def _is_recorded(text: str, facts: TitleFacts) -> bool:
    return any(text in value for one in facts.record.attributes for value in one.values)


def _records_axis(axis: str, facts: TitleFacts) -> bool:
    return any(one.axis == axis for one in facts.record.attributes)
