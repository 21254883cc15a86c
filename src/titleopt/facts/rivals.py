"""Brands beyond the product's own, and devices a part names without saying that it fits them."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from typing import NamedTuple

from titleopt.facts.brands import BrandMention
from titleopt.facts.categories import CategoryMention
from titleopt.facts.record import Record
from titleopt.facts.said import says, words
from titleopt.facts.specs import Spec
from titleopt.lexicon.lexicon import Lexicon
from titleopt.resources import data_files, read_data

# Between two brands of one product, beside the words for it (联名).
_JOINS = " x "
# Departments whose brands are characters, works and models that stand on other goods.
_NOT_RIVAL = frozenset(["toys", "collectibles", "books", "music", "car", "motorcycle", "virtual"])
_SHORTEST = 2
_NEAR = 2
# How long the Latin names of device makers are: vivo, iphone, macbook.
_LATIN_MAKERS = range(4, 8)


class Rivals(NamedTuple):
    """What of the named brands is too much."""

    own: str = ""
    """The brand the product is of, as far as the title or its record tell."""
    extra: tuple[BrandMention, ...] = ()
    """Other brands named as if the product were of them."""
    unfitted: tuple[BrandMention, ...] = ()
    """Device brands that a part names without a word of fit."""
    wrong: tuple[BrandMention, ...] = ()
    """Brands that deny the brand of the record, when the title does not name that one."""

    def __bool__(self) -> bool:
        return bool(self.extra or self.unfitted or self.wrong)


NO_RIVALS = Rivals()


def rivals(
    text: str,
    brands: Sequence[BrandMention],
    categories: Sequence[CategoryMention],
    record: Record,
    lexicon: Lexicon,
) -> Rivals:
    """Judge the brands of a title.

    Args:
        text: A folded title.
        brands: The brands it names.
        categories: The category terms it holds.
        record: What the product record says.
        lexicon: Known brands with their departments.

    """
    named = [mention for mention in brands if not mention.fitted]
    recorded = recorded_entity(record, lexicon)
    if not named or (not recorded and len(named) == 1):
        return NO_RIVALS
    devices = (
        [m for m in named if m.entity in device_makers()] if _is_part(text, categories) else []
    )
    makers = [mention for mention in named if mention not in devices]
    competing = _competing(text, makers, categories, lexicon)
    own = recorded or (competing[0].entity if competing else "")
    others = [mention for mention in competing if not _same(mention, own, text, record)]
    if _JOINS in text or says(text, "joint"):
        others = [mention for mention in others if mention.entity != others[0].entity]
    missing = recorded and not any(_same(mention, own, text, record) for mention in named)
    return Rivals(
        own,
        extra=() if missing else tuple(others),
        unfitted=_unfitted(text, devices, brands, own, record),
        wrong=tuple(others) if missing else (),
    )


def _is_part(text: str, categories: Sequence[CategoryMention]) -> bool:
    endings = words("part")
    return any(text.endswith(endings, m.start, m.end) for m in categories if m.central)


def _unfitted(
    text: str,
    devices: Sequence[BrandMention],
    brands: Sequence[BrandMention],
    own: str,
    record: Record,
) -> tuple[BrandMention, ...]:
    """Return the makers of devices that the part only fits, when nothing says that it does."""
    if not devices or any(mention.fitted for mention in brands):
        return ()
    if says(text, "fitted"):
        return ()
    if not own and all(mention.entity == devices[0].entity for mention in devices):
        return ()
    return tuple(mention for mention in devices if not _same(mention, own, text, record))


def _competing(
    text: str,
    makers: Sequence[BrandMention],
    categories: Sequence[CategoryMention],
    lexicon: Lexicon,
) -> list[BrandMention]:
    """Return the brands that sell such things; a common word only in a row of brands."""
    departments = {mention.category.department for mention in categories}
    found = [m for m in makers if _competes(text, m, departments, lexicon)]
    sure = [mention for mention in found if not _is_common_word(text, mention, lexicon)]
    beside = {mention.end + gap for mention in sure for gap in range(_NEAR)}
    beside |= {mention.start - gap for mention in sure for gap in range(_NEAR)}
    return [m for m in found if m in sure or m.start in beside or m.end in beside]


def _is_common_word(text: str, mention: BrandMention, lexicon: Lexicon) -> bool:
    entry = lexicon.get(text[mention.start : mention.end])
    needs = entry.brand.needs if entry is not None and entry.brand is not None else ()
    return bool(needs) and mention.entity not in device_makers()


def _competes(
    text: str, mention: BrandMention, departments: AbstractSet[str], lexicon: Lexicon
) -> bool:
    """Whether a brand sells such things itself, and the word can be nothing else.

    Characters on the product (玉桂狗), parts inside it (英伟达), models of cars and words that
    are no brand elsewhere do not compete.
    """
    start, end = mention.start, mention.end
    entry = lexicon.get(text[start:end])
    if entry is None or entry.brand is None or mention.entity in _parts_makers():
        return False
    brand = entry.brand
    # A brand of the user's own list has no departments.
    if departments.isdisjoint(brand.departments) or brand.departments[0] in _NOT_RIVAL:
        return False
    if says(text, "fitted"):
        return False
    if text[start:end].isascii():
        beside = text[start - 1 : start] + text[end : end + 1]
        return end - start > _SHORTEST and not any(char.isdigit() for char in beside)
    return True


def recorded_entity(record: Record, lexicon: Lexicon) -> str:
    """Return the brand of the record as the lexicon names it; empty when it states none."""
    for word in record.brands:
        entry = lexicon.get(word)
        if entry is not None and entry.brand is not None:
            return entry.brand.entity
    words = [word for word in record.brands if "品牌" not in word]
    return words[0] if words else ""


def _same(mention: BrandMention, own: str, text: str, record: Record) -> bool:
    word = text[mention.start : mention.end]
    if own in (mention.entity, word):
        return True
    return any(word in name or name in word for name in record.brands)


def _makers(*, parts: bool) -> frozenset[str]:
    files = (read_data(path) for path in data_files("device_makers"))
    return frozenset(
        record["maker"]
        for file in files
        for record in file.records()
        if (record["device"] == "component") == parts
    )


@cache
def device_makers() -> frozenset[str]:
    """Return the makers of devices that others make parts for."""
    return _makers(parts=False)


@cache
def _parts_makers() -> frozenset[str]:
    """Makers whose parts stand inside other makers' products."""
    return _makers(parts=True)


def names_device(
    text: str, brands: Sequence[BrandMention], specs: Sequence[Spec], lexicon: Lexicon
) -> bool:
    """Whether a title names a device, the maker alone or with the model: 华为, vivoz6."""
    return any(one.entity in device_makers() for one in brands) or any(
        kind == "model" and _begins_with_maker(text[start:end], lexicon)
        for start, end, kind in specs
    )


def _begins_with_maker(model: str, lexicon: Lexicon) -> bool:
    entries = (lexicon.get(model[:size]) for size in _LATIN_MAKERS)
    return any(
        entry is not None and entry.brand is not None and entry.brand.entity in device_makers()
        for entry in entries
    )
