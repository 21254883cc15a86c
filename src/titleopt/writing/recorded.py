"""What the product record says of the thing, as words that a buyer might type."""

import re
from collections.abc import Iterator

from titleopt.facts.knowledge import Knowledge
from titleopt.facts.record import axis_names, record_of
from titleopt.facts.said import says, words
from titleopt.facts.title_facts import TitleFacts
from titleopt.model import Product
from titleopt.text.fold import fold
from titleopt.writing.parts import Part, parts
from titleopt.writing.words import Word, make_word

# Only here a record names what the whole thing is made of.
_MADE_OF = re.compile("^(?:主要|主)?(?:材质|材料|面料)$|帮面|鞋面|箱包材质|木质材质")
_MATERIAL_AXES = frozenset(["material", "fabric"])
# Of these a record speaks only under their own names.
_OWN_NAME = frozenset(
    ["origin", "thickness", "season", "audience", "age", "size", "colour", "power", "voltage",
     "year", "condition", "capacity", "quantity", "edition"]
)  # fmt: skip
_IS_IT = re.compile("^(?:是否|有无)(?:支持|带|有|为|可)?")
_DENIED = re.compile("^(?:不|无|非|没)|^(?:文字|数字|活动)$")
_SPLIT = re.compile(r"[/|,;、，；()（）\s]+")
_LEVEL = re.compile(r"\s*(?:>+|》|→|-{2,})\s*")
_OF_SEVERAL = re.compile("[/、,，&|]")
_MIXED = re.compile(r"\d|%|％")
_LONGEST_FILLER = 5


def recorded_words(facts: TitleFacts) -> Iterator[Word]:
    """Yield what the record says of the thing, as words that a buyer might type."""
    knowledge, product = facts.knowledge, facts.product
    for name in record_of(product, knowledge.lexicon).brands:
        if not _says_nothing(name) and "品牌" not in name:
            typed = _typed(product.brand or "", name)
            yield make_word(typed, "brand", "record", "brand", knowledge)
    yield from _of_category(product.category or "", knowledge)
    for name, value in product.attributes.items():
        if says(name, "not_of_the_thing") or name.startswith("型号") or name == "品牌":
            continue
        if _IS_IT.match(name):
            if fold(value).strip() in words("yes"):
                yield from _values(_IS_IT.sub("", name), name, knowledge)
        else:
            for cell in _SPLIT.split(value):
                yield from _values(cell, name, knowledge)


def _of_category(cell: str, knowledge: Knowledge) -> Iterator[Word]:
    """Yield what a category is named after: 镜头 of 单反镜头; one of several need not be it."""
    name = _LEVEL.split(cell)[-1]
    if _OF_SEVERAL.search(name):
        return
    for part in list(_sure_parts(name, knowledge))[-1:]:
        if part.role == "category" and fold(name).endswith(part.key):
            yield make_word(part.typed, "category", "record", "category", knowledge)


def _says_nothing(value: str) -> bool:
    """Whether a value denies, or is true of anything."""
    return _DENIED.match(value) is not None or says(value, "value_of_anything")


def _values(cell: str, name: str, knowledge: Knowledge) -> Iterator[Word]:
    """Yield the words of one value; numbers need their sense and are left to the title."""
    if not cell or _says_nothing(fold(cell)):
        return
    for part in _sure_parts(cell, knowledge):
        if _may_say(name, part.role):
            yield make_word(part.typed, part.role, "record", name, knowledge)


def _may_say(name: str, axis: str) -> bool:
    """Whether a value says it of the whole thing: 加厚 under 五星脚材质 does not."""
    if axis in _MATERIAL_AXES:
        return bool(_MADE_OF.search(name))
    return axis not in _OWN_NAME or axis_names().get(fold(name).strip()) == axis or name == "卖点"


def _sure_parts(text: str, knowledge: Knowledge) -> Iterator[Part]:
    """Yield the parts of a record's cell that are known words."""
    facts = TitleFacts(Product(title=text), knowledge)
    for part in parts(facts):
        if part.entry is not None and part.key in knowledge.lexicon:
            yield part


def _typed(cell: str, folded_word: str) -> str:
    """Return a word of a cell as it is typed there."""
    return next((word for word in _SPLIT.split(cell) if fold(word) == folded_word), folded_word)


def is_filler(word: Word) -> bool:
    """Whether a word of the record may fill the room that search terms leave."""
    name = fold(word.why).strip()
    is_known = name in axis_names() or name in {"brand", "category", "卖点"}
    return is_known and not _MIXED.search(word.key) and 1 < len(word.key) <= _LONGEST_FILLER
