"""Which attribute axes sizes and quantities serve: 50ml is a capacity, 12只装 a quantity."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from titleopt.facts.specs import Spec
from titleopt.resources import data_files, read_data

_AXIS_OF_DIMENSION = {
    "volume": "capacity",
    "weight": "capacity",
    "storage": "capacity",
    "energy": "capacity",
    "length": "size",
    "area": "size",
    "grade": "size",
    "count": "quantity",
    "voltage": "voltage",
    "power": "power",
    "age": "age",
}
_AXIS_OF_KIND = {"size": "size", "year": "year"}
_AFTER_NUMBER = re.compile(r"(?<=\d)[^\d\s.*×x/\-~+:至]+")

# A thread or a bore: g1/8.
_FRACTION = re.compile(r"\d/\d")
# How much a device holds, written into its model: t11plus256g.
_STORAGE = re.compile(r"\d(?:gb?|tb)(?![a-z\d])")
# How much is in each of how many, without its unit: 310*6罐.
_AMOUNT_EACH = re.compile(r"\d{2,}[*×x]\d+\D")


def spec_axes(text: str, specs: Iterable[Spec]) -> set[str]:
    """Return the axes that the spec spans of a folded title serve.

    >>> sorted(spec_axes("面霜50ml*2瓶", [Spec(2, 9, "measure")]))
    ['capacity', 'quantity']
    """
    axes: set[str] = set()
    for start, end, kind in specs:
        if kind in _AXIS_OF_KIND:
            axes.add(_AXIS_OF_KIND[kind])
        elif kind == "measure":
            axes |= _axes_of(text[start:end])
        elif kind == "model" and _FRACTION.search(text, start, end + 2):
            axes.add("size")
        elif kind == "model" and _STORAGE.search(text, start, end):
            axes.add("capacity")
    return axes


@lru_cache(maxsize=4096)  # titles of one shop repeat their measures
def _axes_of(measure: str) -> frozenset[str]:
    axes = frozenset(filter(None, map(_axis_of, _AFTER_NUMBER.findall(measure))))
    return axes | {"capacity"} if _AMOUNT_EACH.match(measure) else axes


def _axis_of(unit: str) -> str:
    """Return the axis a unit serves, an empty text when none; 瓶装 is 瓶."""
    known = _unit_axes()
    return known.get(unit) or known.get(unit.removesuffix("装"), "")


@cache
def _unit_axes() -> dict[str, str]:
    axes: dict[str, str] = {}
    for path in data_files("units"):
        for record in read_data(path).records():
            axis = _AXIS_OF_DIMENSION.get(record["dimension"], "")
            for unit in (record["term"], *record["synonyms"].split("|")):
                axes.setdefault(unit, axis)
    return axes
