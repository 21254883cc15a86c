"""Attributes that deny each other or the product record, where there can be no doubt."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from titleopt.facts.attributes import AttributeMention
from titleopt.facts.record import Record
from titleopt.facts.said import says
from titleopt.lexicon.lexicon import Lexicon

# Classes of which one product has one value; in other classes shops sell all from one page.
_ONE_IN_TITLE = frozenset(["gender", "heel", "waist", "condition"])
_ONE_IN_RECORD = frozenset(
    [
        "gender",
        "heel",
        "waist",
        "condition",
        "sleeve",
        "leather",
        "powered",
        "thickness",
        "length",
        "season",
        "skin",
    ]
)
_NEAR = 2


class Contradiction(NamedTuple):
    """A word that denies another: half-open range of code points of the folded title."""

    start: int
    end: int
    against: str
    """The word of the title or of the record that it denies, folded."""
    recorded: bool


def contradictions(
    text: str, attributes: Sequence[AttributeMention], record: Record, lexicon: Lexicon
) -> list[Contradiction]:
    """Return the attributes that contradict the record, else each other, in title order."""
    classed = [
        (mention, *exclusive)
        for mention in attributes
        if (attribute := mention[2]) is not None and (exclusive := attribute.exclusive) is not None
    ]
    if not classed:
        return []
    recorded = recorded_classes(record, lexicon)
    found: list[Contradiction] = []
    for key in {key for _, key, _ in classed}:
        mentions = [(mention, value) for mention, k, value in classed if k == key]
        if key in recorded:
            if key in _ONE_IN_RECORD:
                found += _against_record(mentions, recorded[key])
        elif len(mentions) > 1 and key in _ONE_IN_TITLE and not says(text, "for_both"):
            found += _against_each_other(text, key, mentions)
    found.sort()
    return found


def recorded_classes(record: Record, lexicon: Lexicon) -> Mapping[str, tuple[str, str]]:
    """Return for each exclusive class the record states once: its value, and the word for it."""
    values: dict[str, dict[str, str]] = {}
    for recorded in record.attributes:
        for word in recorded.values:
            for key, value in _classes(word, lexicon):
                values.setdefault(key, {})[value] = word
    return {key: next(iter(one.items())) for key, one in values.items() if len(one) == 1}


def _classes(word: str, lexicon: Lexicon) -> Iterable[tuple[str, str]]:
    if says(word, "for_both"):
        return [("gender", "male"), ("gender", "female")]
    return [
        term.entry.attribute.exclusive
        for term in lexicon.cover(word, range(len(word) + 1))
        if term.entry.attribute is not None and term.entry.attribute.exclusive is not None
    ]


def _against_record(
    mentions: Sequence[tuple[AttributeMention, str]], stated: tuple[str, str]
) -> list[Contradiction]:
    value, word = stated
    if any(own == value for _, own in mentions):
        return []
    return [
        Contradiction(mention.start, mention.end, word, recorded=True) for mention, _ in mentions
    ]


def _against_each_other(
    text: str, key: str, mentions: Sequence[tuple[AttributeMention, str]]
) -> list[Contradiction]:
    """Return what denies the first mention; words side by side list what can be had."""
    first, value = mentions[0]
    others = [mention for mention, own in mentions[1:] if own != value]
    if key == "gender":
        others = [other for other in others if _names_the_same(text, first, other)]
    if not others or any(len(text[m.start : m.end]) < _NEAR for m in (first, *others)):
        return []
    if any(others[0].start - m.end <= _NEAR for m, own in mentions if m.end <= others[0].start):
        return []
    against = text[first.start : first.end]
    return [
        Contradiction(mention.start, mention.end, against, recorded=False) for mention in others
    ]


def _names_the_same(text: str, first: AttributeMention, other: AttributeMention) -> bool:
    """Whether both say whose the same thing is: 男士衬衫 … 女士衬衫, not 卡包女士 … 男式."""
    if "童" in text or "宝" in text:
        return False
    thing = text[first.end : first.end + _NEAR]
    return len(thing) == _NEAR and text.startswith(thing, other.end)
