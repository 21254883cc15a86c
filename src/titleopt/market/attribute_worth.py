"""What an attribute that a title lacks is worth there: true of anything, to verify, or wrong."""

from typing import NamedTuple

from titleopt.facts.said import Meaning, says
from titleopt.facts.title_facts import TitleFacts
from titleopt.lexicon.entries import Attribute
from titleopt.market.denials import stated_classes
from titleopt.market.sold import MADE_FOR_ONE, MADE_OF, REGULATED, Sold


class Worth(NamedTuple):
    """How well a word would suit a title.

    ``share`` is 0–1, 0 when it must not be in it; ``claims`` when only the seller knows
    whether it is true.
    """

    share: float
    claims: bool = False


UNWANTED, SURE = Worth(0.0), Worth(1.0)
OTHER_NAME, PLACE, SAID_OF_ALL = Worth(0.8), Worth(0.7), Worth(0.6)
CLAIM, OPTION = Worth(0.3, claims=True), Worth(0.15, claims=True)

# So or not, and plain to see whether: worth naming to the seller, who knows.
_OPEN_CLAIMS = frozenset(["function", "style", "fit", "length", "audience"])
# Of these a thing has some value, and a seller may have the one that buyers ask for.
_OPTIONS = frozenset(
    ["closure", "collar", "colour", "fabric", "heel", "material", "pattern", "shape", "size",
     "sleeve", "technology", "texture", "thickness", "toe", "waist"]
)  # fmt: skip
# Where buyers usually look at these, any value that the list asks for may be the seller's.
PLAIN = (_OPTIONS - MADE_OF) | {"function", "style", "fit", "length"}
# Most things are for no occasion but those that gifts and decorations are made for.
_OCCASIONAL = frozenset(["occasion"])
# Of these a thing has one value; another one beside it would be wrong.
_ONE_OF = _OPTIONS | {"style", "fit", "length", "audience", "scene", "season"}
_WARM = frozenset([("season", "winter"), ("thickness", "thick")])
_COOL = frozenset([("season", "summer"), ("thickness", "thin")])
# What only mothers or animals use is for nobody else.
_OF_THEIR_OWN: tuple[tuple[Meaning, str], ...] = (("sign_of_mothers", ""), ("sign_of_pets", "pets"))


def worth_of_attribute(word: str, attribute: Attribute, sold: Sold) -> Worth:
    """Return what an attribute is worth in a title, whatever the list says of it."""
    axis = attribute.axis
    if axis == "audience":
        worth = _worth_of_audience(word, attribute, sold)
    elif (
        axis in sold.axes & _ONE_OF
        or (axis == "scene" and _names_a_scene(sold.facts))
        or (axis == "function" and not sold.view.departments.isdisjoint(REGULATED))
    ):
        worth = UNWANTED
    elif axis in {"scene", "season"}:
        worth = PLACE if axis == "scene" else SAID_OF_ALL
    elif axis in _OPTIONS:
        worth = OPTION
    else:
        worth = CLAIM if axis in _OPEN_CLAIMS | (sold.usual & _OCCASIONAL) else UNWANTED
    return UNWANTED if _denies(word, attribute, sold) else worth


def _worth_of_audience(word: str, attribute: Attribute, sold: Sold) -> Worth:
    """Return what it is worth to say for whom: either sex may use what is made for none."""
    if says(word, "sign_of_age") or says(sold.facts.text, "sign_of_children"):
        return UNWANTED
    made_for_one = not sold.view.departments.isdisjoint(MADE_FOR_ONE)
    if attribute.exclusive is None or attribute.exclusive[0] != "gender":
        return UNWANTED if "audience" in sold.axes else CLAIM
    if made_for_one and "audience" not in sold.axes:
        return UNWANTED
    # Clothes for 妈妈 are of another cut, a cup is not.
    return CLAIM if made_for_one and says(word, "sign_of_parents") else SAID_OF_ALL


def _denies(word: str, attribute: Attribute, sold: Sold) -> bool:
    """Whether a word is for another season, or for mothers or animals only."""
    text = sold.facts.text
    for sign, department in _OF_THEIR_OWN:
        if says(word, sign) and not says(text, sign) and department not in sold.view.departments:
            return True
    classes = stated_classes(sold.facts)
    stated = {(key, value) for key, values in classes.items() for value in values}
    warm, cool = not stated.isdisjoint(_WARM), not stated.isdisjoint(_COOL)
    if warm == cool:
        return False
    return attribute.exclusive in (_COOL if warm else _WARM) or (
        cool and says(word, "sign_of_warmth")
    )


def _names_a_scene(facts: TitleFacts) -> bool:
    """Whether the thing's own name says where it is used: 卧室灯."""
    names = [facts.text[head.start : head.end] for head in facts.heads]
    beginnings = (name[:size] for name in names for size in range(2, len(name)))
    entries = map(facts.knowledge.lexicon.get, beginnings)
    attributes = (entry.attribute for entry in entries if entry is not None)
    return any(one is not None and one.axis == "scene" for one in attributes)
