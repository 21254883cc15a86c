"""What the thing sold is called: by title and record, by synonyms, and by wider names."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import NamedTuple

from titleopt.facts.knowledge import Knowledge
from titleopt.facts.title_facts import TitleFacts
from titleopt.lexicon.entries import Category
from titleopt.market.words import meaning_of
from titleopt.resources import data_root, read_data
from titleopt.text.fold import fold

# 非机械表 is everything but a 机械表, so these go with the word behind them.
DENIES = frozenset("非不无免")
# Behind so many characters at most a title's first thing is what is sold.
_AT_ONCE = 4


class WiderName(NamedTuple):
    """A name for all things whose own names end in one of these ways."""

    term: str
    endings: tuple[str, ...]
    not_in: tuple[str, ...]


@dataclass(frozen=True)
class ThingNames:
    """The names of one thing sold."""

    knowledge: Knowledge
    keys: tuple[str, ...] = ()
    """As title and record call it, folded, the most central first."""
    department: str = ""

    @cached_property
    def meanings(self) -> frozenset[str]:
        """What its names stand for; synonyms stand for the same."""
        return frozenset(self._meaning(key) for key in self.keys)

    @cached_property
    def wider(self) -> dict[str, str]:
        """Its wider names (裤子 of 牛仔裤), each with the name it is wider than."""
        found: dict[str, str] = {}
        for key in self.keys:
            for name in wider_names(key, self.knowledge):
                entry = self.knowledge.lexicon.get(name)
                category = entry.category if entry is not None else None
                if category is not None and category.department == self.department:
                    found.setdefault(name, key)
        return found

    @cached_property
    def all_meanings(self) -> frozenset[str]:
        """What any of its names stands for."""
        return self.meanings | {self._meaning(name) for name in self.wider}

    def _meaning(self, key: str) -> str:
        return meaning_of(key, self.knowledge.lexicon.get(key))


def thing_names(facts: TitleFacts) -> ThingNames:
    """Return the names that the title and the record of a product use for what is sold.

    >>> from titleopt.config import Settings
    >>> from titleopt.model import Product
    >>> facts = TitleFacts(Product(title="高腰牛仔裤女"), Knowledge.of(Settings()))
    >>> names = thing_names(facts)
    >>> names.keys, sorted(names.wider)
    (('牛仔裤',), ['裤子'])
    """
    return _names_of(facts, _named(facts))


def names_at_front(facts: TitleFacts) -> ThingNames:
    """Return the names of what a title names first, where it does so at once: 水龙头厨房洗菜盆.

    What comes later is then what the thing goes with, however central it looks.
    """
    named = _named(facts)
    first = min(facts.heads, key=lambda mention: mention.start, default=None)
    if first is not None and first.start <= _AT_ONCE:
        category = first.category
        named.sort(key=lambda one: one[1].department != category.department)
    return _names_of(facts, named)


def _named(facts: TitleFacts) -> list[tuple[str, Category]]:
    named = [
        (facts.text[m.start : m.end], m.category)
        for m in facts.heads
        if facts.text[m.start - 1 : m.start] not in DENIES
    ]
    return named + [(category.canonical, category) for category in facts.record.categories]


def _names_of(facts: TitleFacts, named: Sequence[tuple[str, Category]]) -> ThingNames:
    department = named[0][1].department if named else ""
    # What else the title names is what the thing is for: 零食 of a 收纳盒.
    keys = dict.fromkeys(key for key, category in named if category.department == department)
    return ThingNames(facts.knowledge, tuple(keys), department)


def wider_names(key: str, knowledge: Knowledge) -> Iterator[str]:
    """Yield the wider names of a thing: 水杯 and 杯子 of 保温水杯.

    >>> from titleopt.config import Settings
    >>> knowledge = Knowledge.of(Settings())
    >>> [sorted(wider_names(key, knowledge)) for key in ("保温水杯", "非机械表", "舞台灯")]
    [['杯子', '水杯'], [], []]
    """
    for start in range(1, len(key) - 1):
        name = key[start:]
        entry = knowledge.lexicon.get(name)
        is_thing = entry is not None and entry.category is not None
        if is_thing and key[start - 1] not in DENIES and _ends_a_word(key, start, knowledge):
            yield name
    for wider in _known_wider():
        if key != wider.term and key.endswith(wider.endings) and not key.endswith(wider.not_in):
            yield wider.term


def _ends_a_word(key: str, start: int, knowledge: Knowledge) -> bool:
    """Whether a word begins here: 舞台灯 is 舞台|灯 and no 台灯."""
    at = 0
    for token in knowledge.cut(key):
        if at < start < at + len(token):
            return token == key
        at += len(token)
    return True


@cache
def general_names() -> frozenset[str]:
    """Return the names that say of many things only what kind they are: 玩具, 杯子."""
    return frozenset(wider.term for wider in _known_wider())


@cache
def _known_wider() -> tuple[WiderName, ...]:
    file = read_data(data_root() / "wider_names" / "names.tsv")
    return tuple(
        WiderName(fold(row["term"]), _items(row["endings"]), _items(row["not_in"]))
        for row in file.records()
    )


def _items(cell: str) -> tuple[str, ...]:
    return tuple(item for item in cell.split("|") if item)
