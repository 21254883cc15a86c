"""Titles whose brands and products people marked, and titles with their sellers' attributes."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

import shared_data
from plain_readers import Reading

Range = tuple[int, int]
# Labels of the JD titles: 4 product, 1 brand, 37 brand that the thing is compatible with.
_JD = {"4": "product", "1": "brand", "37": "brand"}
_IDENTIFIERS = frozenset({"货号", "型号", "款号", "商品条形码", "品牌"})


class Labelled(NamedTuple):
    """A title and the ranges that people marked, by kind (product, brand)."""

    title: str
    ranges: tuple[tuple[int, int, str], ...]


def taobao() -> list[Labelled]:
    """Return the marked Taobao titles."""
    titles = []
    for title, spans in shared_data.rows("titles_entities_taobao.tsv"):
        cells = [span.split(":") for span in spans.split("|") if span]
        titles.append(Labelled(title, tuple((int(a), int(b), kind) for a, b, kind in cells)))
    return titles


def jd() -> list[Labelled]:
    """Return the marked JD titles; a label is placed where its text first stands unmarked."""
    titles = []
    for title, labels in shared_data.rows("titles_entities_jd.tsv"):
        position: dict[str, int] = {}
        ranges = []
        for label in labels.split("|"):
            number, _, text = label.partition(":")
            at = title.find(text, position.get(text, 0))
            if number in _JD and at >= 0:
                ranges.append((at, at + len(text), _JD[number]))
                position[text] = at + len(text)
        titles.append(Labelled(title, tuple(ranges)))
    return titles


class SpanRecall(NamedTuple):
    """How many marked ranges there are, and how many were found exactly or overlapping."""

    there: int
    exact: int
    overlapping: int
    missed: Counter[str]

    def figures(self) -> dict[str, float]:
        """Return the shares found."""
        return {
            "spans": self.there,
            "exact": round(self.exact / max(1, self.there), 3),
            "overlapping": round(self.overlapping / max(1, self.there), 3),
        }


def span_recall(
    titles: Iterable[Labelled], kind: str, found: Iterable[Iterable[str]]
) -> SpanRecall:
    """Compare marked ranges with every place where a found word stands."""
    there = exact = overlapping = 0
    missed = Counter[str]()
    for labelled, words in zip(titles, found, strict=True):
        places = {place for word in words for place in _places(labelled.title, word)}
        for start, end, own in labelled.ranges:
            if own != kind:
                continue
            there += 1
            exact += (start, end) in places
            meets = any(a < end and start < b for a, b in places)
            overlapping += meets
            if not meets:
                missed[labelled.title[start:end]] += 1
    return SpanRecall(there, exact, overlapping, missed)


def _places(title: str, word: str) -> Iterable[Range]:
    at = title.find(word) if word else -1
    while at >= 0:
        yield at, at + len(word)
        at = title.find(word, at + 1)


def stated_attributes() -> list[tuple[str, list[str]]]:
    """Return titles with the attribute values of their sellers that stand in them literally."""
    titles = []
    for title, cell, *_ in shared_data.rows("title_attributes_category.tsv"):
        pairs = [pair.partition(":") for pair in cell.split("|")]
        values = {
            value
            for key, _, value in pairs
            if key not in _IDENTIFIERS and len(value) > 1 and value in title
        }
        titles.append((title, sorted(values)))
    return titles


def value_recall(titles: list[tuple[str, list[str]]], readings: Iterable[Reading]) -> SpanRecall:
    """Return how many stated values are among a reader's attributes, and how many touch one.

    A value that is part of the name of the thing (哈伦裤 is a style to the seller) is found when
    the name is.
    """
    there = exact = overlapping = 0
    missed = Counter[str]()
    for (_, values), reading in zip(titles, readings, strict=True):
        words = [*reading.items["attributes"], *reading.items["category"]]
        for value in values:
            there += 1
            exact += value in words
            touches = any(value in word or word in value for word in words)
            overlapping += touches
            if not touches:
                missed[value] += 1
    return SpanRecall(there, exact, overlapping, missed)
