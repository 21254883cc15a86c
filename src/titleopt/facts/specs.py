"""Spec spans: models, sizes, quantities, ranges and years, recognised by pattern.

They belong to a pattern and not to a dictionary: an alphanumeric dictionary word would match
inside longer runs (``1810款`` → ``18|10|款``).
"""

import re
from functools import cache
from typing import NamedTuple

from titleopt.lexicon.entries import maker
from titleopt.resources import data_files, read_data

# Models of three digits and more with points between them are a list: 3500.4500.5500.
_POINT = r"\.(?!(?<=\d{3}\.)\d{3})"
_NUMBER = rf"\d+(?:{_POINT}\d+)?"
# Signs that join two measures into one: 18-55mm, 40*50cm, 8gb+128gb, 3/4码, 16:9.
_JOIN = r"[*×x/\-~+:至]"
_MODEL = r"[a-z0-9]*(?:\d[a-z]|[a-z]\d)[a-z0-9]*(?:[-.][a-z0-9]+)*|[a-z]+(?:-[a-z0-9]*\d[a-z0-9]*)+"
_SIZE = r"(?<![a-z0-9])(?:x{0,5}[sl]|[2-9]xl|[sml](?:-[smlx]{1,4})?|xxs)(?![a-z0-9'])"


# A number behind a measure is the next one: 1.5m1.8m2.0m, 1.2cm15颗.
_GLUED = r"(?:(?<=\d[a-z])|(?<=\d[a-z]{2}))(?=\d+(?:\.\d|[^\W\da-z]))"


class Spec(NamedTuple):
    """One spec span: half-open range of code points of the folded title, and its kind."""

    start: int
    end: int
    kind: str
    """year, measure, model, size or number."""


_spec = maker(Spec)


@cache
def _pattern() -> re.Pattern[str]:
    measure = rf"{_NUMBER}\s?(?:{_unit_pattern()})"
    part = rf"(?:{measure}|{_NUMBER}%?)"
    letter = r"(?:[a-z](?![a-z\d]))?"  # a unit no list holds: 1.5p
    ratio = rf"{part}(?:{_JOIN}{part})+{letter}"
    decimal = rf"\d+{_POINT}\d+{letter}"
    # Nothing begins with another character, which spares most positions all alternatives.
    return re.compile(
        rf"(?=[\da-z])(?:(?P<year>(?<!\d)(?!2000(?!年)(?:{_unit_pattern()}))"
        rf"(?:19[5-9]|20[0-4])\d(?:年|(?![\d.a-z*×~/-])))"
        rf"|(?P<measure>(?:(?<![a-z\d])|{_GLUED})(?:{ratio}|{measure}|{_NUMBER}%|{decimal})"
        rf"(?:/(?:{_unit_pattern()}))?装?(?!(?<=\d)[a-z\d]))"
        rf"|(?P<model>(?:{_MODEL}))"
        rf"|(?P<size>{_SIZE})"
        rf"|(?P<number>\d+))"
    )


def _unit_pattern() -> str:
    units: list[str] = []
    for path in data_files("units"):
        for record in read_data(path).records():
            units += [record["term"], *filter(None, record["synonyms"].split("|"))]
    units.sort(key=len, reverse=True)
    firsts = re.escape("".join({unit[0] for unit in units}))
    return f"(?=[{firsts}])(?:" + "|".join(re.escape(unit) + _end_of(unit) for unit in units) + ")"


def _end_of(unit: str) -> str:
    """A Latin unit must not run on into a word (5l, not 5lovely) or into the next number."""
    if unit[-1].isdigit():
        return r"(?!\.?\d)"
    return "(?![a-z])" if unit[-1].isascii() and unit[-1].isalpha() else ""


_MAY_HOLD_SPEC = re.compile(r"\d|(?<![a-z])[smlx]")


def spec_spans(text: str) -> list[Spec]:
    """Return the spec spans of a folded title, in title order.

    >>> title = "450ml*1瓶装 黄酒 bf-k5 2024"
    >>> [title[spec.start : spec.end] for spec in spec_spans(title)]
    ['450ml*1瓶装', 'bf-k5', '2024']
    """
    if not _MAY_HOLD_SPEC.search(text):
        return []
    return [_spec((*match.span(), match.lastgroup)) for match in _pattern().finditer(text)]
