"""Which attributes such a product should state, and which of them the title does."""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from titleopt.facts.attributes import AttributeMention
from titleopt.facts.brands import BrandMention
from titleopt.facts.categories import CategoryMention
from titleopt.facts.record import Record, RecordedAttribute
from titleopt.facts.said import characters, words
from titleopt.facts.specs import Spec
from titleopt.lexicon.entries import Entry, Piece
from titleopt.lexicon.lexicon import Lexicon

# More values than this only tell the variants of one listing apart.
_VARIANTS = 3
# Longer values are sentences or lists, and no buyer types them.
_LONGEST = 12
_SHORT = 2
# Whether a thing is new is said when it is not.
_NOT_ASKED = "condition"
# Axes that answer for each other: 三年级 says for whom and how old.
_KIN = (
    frozenset(("age", "audience")),
    frozenset(("material", "fabric")),
    frozenset(("pattern", "style", "theme")),
    frozenset(("function", "technology")),
    frozenset(("size", "length")),
)
# Axes whose values nobody can list: a word that is not known may well be one.
_OPEN = frozenset(("function", "style", "theme", "flavour", "scent", "texture", "colour"))
_MANY_UNREAD = 3
# What grows is also in what others make of it.
_GROWN = frozenset(("food", "drinks", "garden", "agriculture", "health"))


class Expected(NamedTuple):
    """How many attributes there are, and what is missing."""

    found: int
    """Kinds of attributes the title states; its brand is one, its models and sizes another."""
    recorded: int = 0
    """Attributes of the record that belong in a title."""
    missing_recorded: tuple[RecordedAttribute, ...] = ()


def count_useful(
    attributes: Sequence[AttributeMention],
    brands: Sequence[BrandMention],
    specs: Sequence[Spec],
    wasted: Sequence[tuple[int, int]],
) -> int:
    """Return how many kinds of attributes a title states in words that should stay.

    A second colour tells a buyer less than a first material, so axes count and not words.
    Words that should be taken out do not count, so taking them out costs nothing.
    """
    useless = {index for start, end in wasted for index in range(start, end)}
    axes = {m.attribute.axis for m in attributes if m.attribute and m.start not in useless}
    has_spec = any(spec.start not in useless for spec in specs)
    has_brand = any(mention.start not in useless for mention in brands)
    return len(axes) + has_spec + has_brand


def count_unread(text: str, row: Sequence[Piece], brands: Sequence[BrandMention]) -> int:
    """Return how many Han words of a title are not known and are no brand."""
    named = {index for m in brands for index in range(m.start, m.end)}
    return sum(
        kind == "word" and end - start > 1 and start not in named and text[start] > "ÿ"
        for start, end, _, kind in row
    )


def missing_axes(
    served: AbstractSet[str],
    heads: Sequence[CategoryMention],
    branches: Sequence[tuple[str, ...]] = (),
    unread: int = 0,
) -> tuple[str, ...]:
    """Return the axes of most things of the title that neither word nor number serves.

    The wrong question is worse than none. Nothing is named when the most central thing is only
    guessed, when the things of the title are of several departments (kits aside), when no brand
    of the title sells such things (兰蔻夹克), when what grows stands beside a word that is not
    known (薰衣草洗衣精), or when many words are not known: one may be what is asked for.

    Args:
        served: Axes the title serves.
        heads: Its central category terms, the most central first.
        branches: The departments of each brand it names.
        unread: How many of its words are not known.

    """
    kits = words("kit")
    things = [mention.category for mention in heads]
    named = [thing for thing in things if thing.axes or not thing.canonical.endswith(kits)]
    if not named or not named[0].axes or unread >= _MANY_UNREAD:
        return ()
    department = named[0].department
    if any(category.department != department for category in named):
        return ()
    if branches and not any(department in one for one in branches):
        return ()
    if unread and department in _GROWN:
        return ()
    unasked = {_NOT_ASKED}.union(served, *[kin for kin in _KIN if not kin.isdisjoint(served)])
    if unread:
        unasked |= _OPEN
    return tuple(
        [
            axis
            for axis in named[0].axes
            if axis not in unasked
            and sum(axis in category.axes for category in named) * 2 > len(named)
        ]
    )


def without_named(axes: Sequence[str], names: Iterable[str], lexicon: Lexicon) -> tuple[str, ...]:
    """Return the axes without those that the names of the things say: 祛痘皂, 防蚊液.

    What a part fits is said by the model, not by its name (手机壳).
    """
    said = {*chain.from_iterable(_axes_said(name, lexicon) for name in names)} - {"compatibility"}
    return tuple([axis for axis in axes if axis not in said])


@lru_cache(maxsize=8192)  # titles name the same things
def _axes_said(name: str, lexicon: Lexicon) -> frozenset[str]:
    inner = name[:-1]
    found = (term.entry.attribute for term in lexicon.cover(inner, range(len(name))))
    return frozenset([attribute.axis for attribute in found if attribute is not None])


def recorded_attributes(record: Record) -> list[RecordedAttribute]:
    """Return what of the record belongs in a title: one value, short, on a known axis."""
    wanted = (
        [RecordedAttribute("品牌", "brand", record.brands, record.brand)] if record.brands else []
    )
    wanted += [
        one
        for one in record.attributes
        if one.axis and len(one.values) < _VARIANTS and len(one.values[0]) <= _LONGEST
    ]
    return wanted


def missing_recorded(
    text: str,
    wanted: Sequence[RecordedAttribute],
    attributes: Sequence[AttributeMention],
    brands: Sequence[BrandMention],
    lexicon: Lexicon,
) -> tuple[RecordedAttribute, ...]:
    """Return the recorded attributes of which the title states no value."""
    close = text.replace(" ", "")
    stated: set[object] = {mention.entity for mention in brands}
    for mention in attributes:
        if mention.attribute is not None:
            stated.update((mention.attribute.canonical, mention.attribute.exclusive))
    stated.discard(None)
    return tuple(
        one
        for one in wanted
        if not any(
            _is_stated(value.replace(" ", ""), close, stated, lexicon) for value in one.values
        )
    )


def _is_stated(value: str, close: str, stated: AbstractSet[object], lexicon: Lexicon) -> bool:
    """Whether the value, other words for it, or all words it consists of are in the title."""
    ending = len(value) > _SHORT and value[-1] in characters("record_ending")
    if value in close or (ending and value[:-1] in close):
        return True
    terms = lexicon.cover(value, range(len(value) + 1))
    return bool(terms) and all(_says(term.entry, close, stated) for term in terms)


def _says(entry: Entry, close: str, stated: AbstractSet[object]) -> bool:
    if entry.term in close:
        return True
    if entry.brand is not None and entry.brand.entity in stated:
        return True
    attribute = entry.attribute
    return attribute is not None and (
        attribute.canonical in stated or attribute.exclusive in stated
    )
