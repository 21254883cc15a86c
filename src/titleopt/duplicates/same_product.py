"""How likely two listings are the same product, differently worded.

A title repeats another when it reads alike; two shops' titles of one product often do not.
What tells products apart then are the numbers in the titles (models, sizes, quantities) and
what both sellers state of the same attribute. The weights are round numbers, not fitted.
"""

import re
from collections.abc import Mapping

from pydantic import Field

from titleopt.duplicates.exact import similarities
from titleopt.duplicates.texts import compared_text
from titleopt.model import Product, Value

TITLE_WEIGHT = 1.0
NUMBER_WEIGHT = 0.5
ATTRIBUTE_WEIGHT = 0.5
_UNKNOWN = 50.0

_NUMBER = re.compile(r"[a-z]*\d+(?:\.\d+)?[a-z]*")
_VALUES = re.compile(r"[/,，、;；|\s]+")


class SameProduct(Value):
    """What speaks for two listings being the same product; all parts 0–100."""

    titles: float = Field(ge=0, le=100, description="bigram similarity of the titles")
    numbers: float | None = Field(description="share of the titles' numbers that both have")
    attributes: float | None = Field(description="share of the attributes of both that agree")

    @property
    def likeness(self) -> float:
        """The weighted mean of the parts, 0–100; an unknown part counts 50."""
        numbers = _UNKNOWN if self.numbers is None else self.numbers
        attributes = _UNKNOWN if self.attributes is None else self.attributes
        total = TITLE_WEIGHT * self.titles + NUMBER_WEIGHT * numbers + ATTRIBUTE_WEIGHT * attributes
        return total / (TITLE_WEIGHT + NUMBER_WEIGHT + ATTRIBUTE_WEIGHT)


def same_product(left: Product, right: Product) -> SameProduct:
    """Compare two listings by title, numbers and the attributes both sellers give.

    >>> left = Product(title="小米手环7 NFC版", attributes={"品牌": "Xiaomi/小米"})
    >>> right = Product(title="NFC版小米手环8", attributes={"品牌": "小米"})
    >>> found = same_product(left, right)
    >>> found.titles, found.numbers, found.attributes
    (60.0, 0.0, 100.0)
    """
    own, other = compared_text(left.title), compared_text(right.title)
    return SameProduct(
        titles=float(similarities([own], [other], "bigram")[0]),
        numbers=_shared(set(_NUMBER.findall(own)), set(_NUMBER.findall(other))),
        attributes=_agreement(left.attributes, right.attributes),
    )


def _shared(left: set[str], right: set[str]) -> float | None:
    return 100 * len(left & right) / len(left | right) if left | right else None


def _agreement(left: Mapping[str, str], right: Mapping[str, str]) -> float | None:
    own, other = _values(left), _values(right)
    both = own.keys() & other.keys()
    if not both:
        return None
    return 100 * sum(bool(own[axis] & other[axis]) for axis in both) / len(both)


def _values(attributes: Mapping[str, str]) -> dict[str, set[str]]:
    """Return the folded values of each attribute: 小米 of ``Xiaomi/小米`` is enough to agree."""
    values = {
        compared_text(axis): {compared_text(part) for part in _VALUES.split(text)} - {""}
        for axis, text in attributes.items()
    }
    return {axis: found for axis, found in values.items() if found}
