"""What is sold, as its title and record tell, in the numbers of one list."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from titleopt.facts.title_facts import TitleFacts
from titleopt.lexicon.entries import Category
from titleopt.market.features import TitleView
from titleopt.market.names import ThingNames, general_names, names_at_front
from titleopt.market.term_index import TermIndex
from titleopt.market.words import meaning_of

# What a thing is made of is told on either of these.
MADE_OF = frozenset(["fabric", "material"])
# What these do for the body may only be claimed with proof.
REGULATED = frozenset(["beauty", "personal_care", "health", "food", "drinks"])
# Clothes and shoes are made for one sex; most other things are for both.
MADE_FOR_ONE = frozenset(["apparel", "shoes"])
# Visible on anything that is not eaten or drunk.
VISIBLE = frozenset(["colour"])
_SHAPED = VISIBLE | {"collar", "sleeve", "waist", "toe", "heel", "closure", "thickness", "length"}
# A shortened name leaves out so many characters at most: 智能锁 for 智能门锁.
_LEFT_OUT, _SHORTEST = 3, 3


class Sold(NamedTuple):
    """One product, its names and what is said of it."""

    facts: TitleFacts
    view: TitleView
    names: ThingNames
    things: frozenset[int]
    """The list's numbers for the names of the thing."""
    wider: frozenset[int]
    """Those for its wider and shortened names."""
    axes: frozenset[str]
    """The axes that title or record give a value."""
    usual: frozenset[str]
    """The axes that buyers of such a thing usually look at."""


class SoldThings:
    """Reads titles in the numbers of one list."""

    def __init__(self, index: TermIndex) -> None:
        self._numbers = index.vocabulary.numbers
        named = set(index.head[index.department >= 0].tolist())
        self._by_end: dict[str, list[tuple[str, int]]] = {}
        for number in sorted(named):
            text = index.vocabulary.texts[number]
            if len(text) >= _SHORTEST:
                self._by_end.setdefault(text[-1], []).append((text, number))

    def read(self, facts: TitleFacts, view: TitleView) -> Sold:
        """Gather what is known of a product."""
        names, numbers, lexicon = names_at_front(facts), self._numbers, facts.knowledge.lexicon
        things = {numbers[one] for one in names.meanings if one in numbers}
        general = general_names().intersection(names.keys)
        wider = [meaning_of(name, lexicon.get(name)) for name in (*names.wider, *general)]
        by_other = {numbers[one] for one in wider if one in numbers}
        by_other |= set(self._shortened(facts, names)) - things
        axes = {mention.attribute.axis for mention in facts.attributes if mention.attribute}
        axes |= {one.axis for one in facts.record.attributes}
        # A wider name that the title says too (玩具拼图) is still a wider one.
        own = things - by_other
        own_categories = [m.category for m in facts.heads if m.category.axes]
        return Sold(
            facts,
            view,
            names,
            frozenset(own),
            frozenset(by_other),
            frozenset(axes | MADE_OF if axes & MADE_OF else axes),
            _usual_axes([*own_categories, *facts.record.categories], names.department),
        )

    def _shortened(self, facts: TitleFacts, names: ThingNames) -> Iterator[int]:
        """Yield the names that the title's own words hold with something between: 智能锁."""
        for head in facts.heads:
            if head.category.department != names.department:
                continue
            for text, number in self._by_end.get(facts.text[head.end - 1], ()):
                start = head.end - len(text) - _LEFT_OUT
                room = facts.text[max(0, start) : head.end]
                entry = facts.knowledge.lexicon.get(text)
                category = entry.category if entry is not None else None
                same = category is not None and category.department == names.department
                if same and text not in room and _is_in_order(text, room):
                    yield number


def _usual_axes(categories: Iterable[Category], department: str) -> frozenset[str]:
    own = [category for category in categories if category.department == department]
    usual = {axis for category in own for axis in category.axes}
    if usual & MADE_OF:
        usual |= MADE_OF
    if department in MADE_FOR_ONE:
        usual |= _SHAPED
    return frozenset(usual if department in REGULATED else usual | VISIBLE)


def _is_in_order(text: str, room: str) -> bool:
    """Whether the characters of a text stand in this order in another.

    >>> _is_in_order("智能锁", "智能门锁"), _is_in_order("智能锁", "门锁智能")
    (True, False)
    """
    rest = iter(room)
    return all(character in rest for character in text)
