"""Which words a title lacks it could truthfully and sensibly take in."""

from functools import cache, cached_property
from typing import NamedTuple

import numpy as np

from titleopt.facts.title_facts import TitleFacts
from titleopt.lexicon.entries import Attribute, Entry
from titleopt.market.denials import stated_classes
from titleopt.market.features import TitleView, numbers_among
from titleopt.market.term_index import TermIndex
from titleopt.market.vocabulary import Bag
from titleopt.market.words import Word, meaning_of
from titleopt.resources import data_root, read_data

# Said of anything, unless the title says otherwise.
_SAID_OF_ANYTHING = frozenset(["season", "audience"])
# So or not, and plain to see whether: worth naming to the seller, who knows.
_OPEN_CLAIMS = frozenset(["function", "occasion", "style", "fit", "length"])
# What these do for the body may only be claimed with proof.
_REGULATED = frozenset(["beauty", "personal_care", "health", "food", "drinks"])
# Of these a thing has one value; another one beside it would be wrong.
_ONE_OF = frozenset(["style", "fit", "length"])
# Clothes and shoes are made for one of them; most other things are for both.
_MADE_FOR_ONE = frozenset(["apparel", "shoes"])
_WARM = frozenset([("season", "winter"), ("thickness", "thick")])
_COOL = frozenset([("season", "summer"), ("thickness", "thin")])
# The only promotion that is said of every product.
_NEW = frozenset(["新款", "新品"])
# Words for one sex that also say an age: 中老年女, 男童.
_OF_AN_AGE = frozenset("童宝孩婴老中小大")
_CHILDREN = frozenset("童宝孩婴")
# What a term counts that names the thing sold by a wider name: 玩具 for 积木玩具.
_WIDER = 0.4
# In a long list a word goes with a thing when it stands beside that in so many terms, a claim in
# more; in a short list in one of fifty that name it.
_TOGETHER, _CLAIMED_TOGETHER = 2, 3
_SHORT_LIST, _ONE_CLAIM_IN = 1000, 50
# Share of a claim's terms that must name things of the title's own department.
_KIN_SHARE = 0.15
# An unknown word must stand in one of a thousand terms, up to this many and in two at least: in
# fewer it may be anybody's name.
_COMMON, _ONE_IN = 8, 1000
# Share of an unknown word's terms that must name the title's own thing.
_GOES_WITH = 0.5


class Worth(NamedTuple):
    """How well a word would suit a title.

    ``share`` is 0–1, 0 when it must not be in it; ``claims`` when only the seller knows
    whether it is true.
    """

    share: float
    claims: bool = False


_UNWANTED, _SURE = Worth(0.0), Worth(1.0)
_OTHER_NAME, _PLACE, _SAID_OF_ALL = Worth(0.8), Worth(0.7), Worth(0.6)
_CLAIM = Worth(0.3, claims=True)


class WantedWords:
    """Judges the words of one list's terms."""

    def __init__(self, index: TermIndex) -> None:
        self._index = index
        self._common = max(_TOGETHER, min(_COMMON, len(index) // _ONE_IN))

    @cached_property
    def _holders(self) -> Bag:
        """For each meaning the terms that hold it."""
        terms = self._index.vocabulary.terms
        owners = np.repeat(np.arange(len(self._index)), terms.sizes)
        order = np.argsort(terms.items, kind="stable")
        starts = np.searchsorted(terms.items[order], np.arange(len(self._index.vocabulary) + 1))
        return Bag(starts, owners[order])

    @cached_property
    def _named(self) -> dict[int, int]:
        """For each thing the number of terms that name it."""
        things, counts = np.unique(self._index.head, return_counts=True)
        return dict(zip(things.tolist(), counts.tolist(), strict=True))

    def thing_worth(self, term: int, facts: TitleFacts, view: TitleView) -> float:
        """Return 0–1 how far the thing a term names is the one sold; a wider name counts less."""
        place = view.found.get(int(self._index.head[term]))
        if place is None:
            return 0.0
        text = facts.text[place[0] : place[1]]
        names = [facts.text[head.start : head.end] for head in facts.heads]
        if any(text == name or text.endswith(name) for name in names):
            return 1.0
        # Heads come last: 羽毛球拍 is no 羽毛球. One character is no name: 裙, 箱.
        is_name = len(text) > 1 and any(name.endswith(text) for name in names)
        return _WIDER if is_name else 0.0

    def lacking(self, term: int, facts: TitleFacts, view: TitleView) -> list[tuple[Word, Worth]]:
        """Return the words of a term that a title lacks, each with its worth.

        Where it lacks none but says the thing by another name, that name: 滑鼠 for 鼠标.
        """
        vocabulary = self._index.vocabulary
        numbers = vocabulary.terms.row(term).tolist()
        rows = list(zip(vocabulary.words[term], numbers, strict=True))
        found = [
            (word, self.worth(word, number, facts, view))
            for word, number in rows
            if number not in view.found
        ]
        if found:
            return found
        return [
            (word, _OTHER_NAME)
            for word, number in rows
            if _is_other_name(word, view.found[number], facts)
        ]

    def worth(self, word: Word, number: int, facts: TitleFacts, view: TitleView) -> Worth:
        """Return how well a missing word would suit the title.

        Unwanted are junk, another's brand or work, another thing, an audience of its own, a fact
        that nobody stated (model, size, colour, material), what the title states otherwise, and
        a word that does not go with the title's thing in the list.
        """
        entry = word.entry
        if _is_recorded(word.text, facts):
            return _SURE
        if any(char.isdigit() for char in word.text) or _is_anothers(entry, view):
            return _UNWANTED
        if word.text in _taste_words():
            return _SAID_OF_ALL
        attribute = entry.attribute if entry is not None else None
        if entry is None:
            worth, is_said = _CLAIM, self._is_said_of_it_alone(word, number, view)
        elif attribute is None:
            worth, is_said = _worth_of_name(word, entry, facts), True
        else:
            worth = _worth_of_attribute(word, attribute, facts, view)
            is_said = self._is_said_of_it(number, worth, attribute, view)
        return worth if is_said else _UNWANTED

    def _is_said_of_it(
        self, number: int, worth: Worth, attribute: Attribute, view: TitleView
    ) -> bool:
        """Whether the list says a word of the title's thing; a claim also of things like it."""
        if attribute.axis in _SAID_OF_ANYTHING:
            return True
        beside = self._beside(number, view)
        if len(self._index) < _SHORT_LIST:
            named = sum(self._named.get(thing, 0) for thing in view.found)
            return beside >= max(1, named / _ONE_CLAIM_IN)
        if worth.claims:
            return beside >= _CLAIMED_TOGETHER and self._goes_with_kin(number, view)
        return beside >= _TOGETHER

    def _beside(self, number: int, view: TitleView) -> int:
        """Return how many terms say a word of the title's thing."""
        holders = self._holders.row(number)
        return sum(head in view.found for head in self._index.head[holders].tolist())

    def _goes_with_kin(self, number: int, view: TitleView) -> bool:
        holders = self._holders.row(number)
        kin = numbers_among(self._index.departments, view.departments)
        return int(kin[self._index.department[holders]].sum()) >= _KIN_SHARE * len(holders)

    def _is_said_of_it_alone(self, word: Word, number: int, view: TitleView) -> bool:
        holders = len(self._holders.row(number))
        if len(word.text) < 2 or holders < self._common:  # noqa: PLR2004 - a character is no word
            return False
        return self._beside(number, view) >= max(1, _GOES_WITH * holders)


def _is_other_name(word: Word, place: tuple[int, int], facts: TitleFacts) -> bool:
    """Whether the title names a term's thing by another name only."""
    if word.entry is None or word.entry.category is None or word.text in facts.text:
        return False
    own = facts.text[place[0] : place[1]]
    return meaning_of(own, facts.knowledge.lexicon.get(own)) == word.meaning


def _is_anothers(entry: Entry | None, view: TitleView) -> bool:
    """Whether a word is another's brand or work, or junk."""
    if entry is None:
        return False
    brand = entry.brand
    is_foreign = brand is not None and brand.entity not in view.entities
    return is_foreign or entry.work is not None or entry.junk is not None


def _worth_of_name(word: Word, entry: Entry, facts: TitleFacts) -> Worth:
    """Return what a word is worth that says no more than whose or what a thing is, or sells it."""
    if entry.hot is not None:
        return _SAID_OF_ALL if word.text in _NEW else _UNWANTED
    if entry.category is not None:
        names = (facts.text[head.start : head.end] for head in facts.heads)
        return _SURE if any(word.text in name for name in names) else _UNWANTED
    return _SURE if entry.brand is not None else _UNWANTED


def _worth_of_attribute(
    word: Word, attribute: Attribute, facts: TitleFacts, view: TitleView
) -> Worth:
    axis, exclusive = attribute.axis, attribute.exclusive
    stated = {mention.attribute.axis for mention in facts.attributes if mention.attribute}
    stated |= {one.axis for one in facts.record.attributes if one.axis is not None}
    if _is_of_another_season(exclusive, facts):
        return _UNWANTED
    if axis == "scene":
        return _CLAIM if axis in stated or _names_a_scene(facts) else _PLACE
    if axis == "season":
        return _UNWANTED if axis in stated else _SAID_OF_ALL
    if axis == "audience":
        is_gender = exclusive is not None and exclusive[0] == "gender"
        for_both = view.departments.isdisjoint(_MADE_FOR_ONE) or axis in stated
        return _SAID_OF_ALL if is_gender and for_both and _is_grown(word, facts) else _UNWANTED
    if axis == "function" and not view.departments.isdisjoint(_REGULATED):
        return _UNWANTED
    return _UNWANTED if axis not in _OPEN_CLAIMS or axis in _ONE_OF & stated else _CLAIM


def _names_a_scene(facts: TitleFacts) -> bool:
    """Whether the thing's own name says where it is used: 卧室灯."""
    names = [facts.text[head.start : head.end] for head in facts.heads]
    beginnings = (name[:size] for name in names for size in range(2, len(name)))
    entries = map(facts.knowledge.lexicon.get, beginnings)
    attributes = (entry.attribute for entry in entries if entry is not None)
    return any(one is not None and one.axis == "scene" for one in attributes)


@cache
def _taste_words() -> frozenset[str]:
    """Return the words that any seller may say of a thing."""
    return frozenset(term for (term,) in read_data(data_root() / "taste_words" / "words.tsv").rows)


def _is_grown(word: Word, facts: TitleFacts) -> bool:
    return _OF_AN_AGE.isdisjoint(word.text) and _CHILDREN.isdisjoint(facts.text)


def _is_of_another_season(exclusive: tuple[str, str] | None, facts: TitleFacts) -> bool:
    stated = {(key, value) for key, values in stated_classes(facts).items() for value in values}
    warm, cool = not stated.isdisjoint(_WARM), not stated.isdisjoint(_COOL)
    return warm != cool and exclusive in (_COOL if warm else _WARM)


def _is_recorded(text: str, facts: TitleFacts) -> bool:
    return any(text in value for one in facts.record.attributes for value in one.values)
