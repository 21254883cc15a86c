"""The words of a search term, and what each stands for whatever word is used for it."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from titleopt.facts.pieces import pieces
from titleopt.facts.specs import spec_spans
from titleopt.lexicon.entries import Entry, Term
from titleopt.lexicon.lexicon import Lexicon
from titleopt.resources import data_root, read_data
from titleopt.text.tokenizer import Cut

# Letters and digits of one model: iphone15pro → iphone, 15, pro.
_RUNS = re.compile(r"[a-z]+|\d+(?:\.\d+)?|[^a-z\d]+")
_LONGEST_WHOLE = 4
_SHORTEST_PART = 2
# Single characters that are a word of their own behind a thing: 连衣裙|女.
_SHORT_PARTS = frozenset("男女童")


class Word(NamedTuple):
    """One word of a term: half-open range of code points of the folded term.

    ``meaning`` is the same for synonyms: ``c:`` category, ``b:`` brand, ``a:`` attribute,
    ``s:`` a row of data/equivalents, else the word itself.
    """

    start: int
    end: int
    text: str
    meaning: str
    entry: Entry | None = None


def words_of(folded: str, lexicon: Lexicon, cut: Cut) -> list[Word]:
    """Return the words of a folded search term in order; marks and spaces are none.

    Unknown stretches of up to four characters are one word, longer ones are cut into tokens.
    """
    terms = lexicon.cover(folded, range(len(folded) + 1))
    known = sum(term.end - term.start for term in terms)
    boundaries: list[int] = []
    if known < len(folded) and _has_long_gap(folded, terms):
        boundaries = _boundaries(folded, cut)
    row = pieces(folded, terms, spec_spans(folded), boundaries)
    words: list[Word] = []
    for piece in row:
        if piece.kind == "spec":
            words.extend(_of_model(folded, piece.start, piece.end, lexicon))
        elif piece.kind in {"term", "word"}:
            text = folded[piece.start : piece.end]
            words.append(
                Word(piece.start, piece.end, text, meaning_of(text, piece.entry), piece.entry)
            )
    return words


def _has_long_gap(folded: str, terms: Sequence[Term]) -> bool:
    ends = [0, *(term.end for term in terms)]
    starts = [*(term.start for term in terms), len(folded)]
    longest = max(start - end for start, end in zip(starts, ends, strict=True))
    return longest > _LONGEST_WHOLE or " " in folded


def _boundaries(folded: str, cut: Cut) -> list[int]:
    ends, position = [0], 0
    for token in cut(folded):
        position += len(token)
        ends.append(position)
    return ends


def _of_model(folded: str, start: int, end: int, lexicon: Lexicon) -> Iterator[Word]:
    """Split a model that begins with a brand's line from its numbers: iphone|15|pro."""
    text = folded[start:end]
    runs = _RUNS.findall(text)
    entry = lexicon.get(runs[0]) if len(runs) > 1 else None
    if entry is None or entry.brand is None:
        yield Word(start, end, text, text)
        return
    position = start
    for run in runs:
        known = entry if position == start else None
        if run.strip("-. "):
            yield Word(position, position + len(run), run, meaning_of(run, known), known)
        position += len(run)


def model_runs(word: Word) -> list[Word]:
    """Return the letters and the digits of a model one by one: 15pro → 15, pro."""
    if word.entry is not None or not any(char.isdigit() for char in word.text):
        return [word]
    return [
        Word(word.start + run.start(), word.start + run.end(), run.group(), run.group())
        for run in _RUNS.finditer(word.text)
        if run.group().strip("-. ")
    ]


def parts_of(word: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Return the two known words that a longer word consists of, () when it is one.

    A title with 饭盒 and 不锈钢 apart still serves 不锈钢饭盒.
    """
    for size in range(len(word) - 1, 0, -1):
        parts = (word[:-size], word[-size:])
        if all(_is_part(part, lexicon) for part in parts):
            return parts
    return ()


def _is_part(part: str, lexicon: Lexicon) -> bool:
    return part in lexicon and (len(part) >= _SHORTEST_PART or part in _SHORT_PARTS)


def meaning_of(text: str, entry: Entry | None) -> str:
    """Return what a word stands for.

    An ambiguous brand (苹果) stands for nothing but its own letters.
    """
    if entry is None:
        return _group_of().get(text, text)
    brand = entry.brand
    if brand is not None and not brand.needs and entry.category is None:
        return f"b:{brand.name}"
    if entry.category is not None:
        return _meaning("c", text, entry.category.canonical)
    if entry.attribute is not None:
        return _meaning("a:" + entry.attribute.axis, text, entry.attribute.canonical)
    return _group_of().get(text, text)


def _meaning(kind: str, text: str, canonical: str) -> str:
    groups = _group_of()
    return groups.get(text) or groups.get(canonical) or f"{kind}:{canonical}"


@cache
def _group_of() -> dict[str, str]:
    """Map each word of data/equivalents/synonyms.tsv to the meaning of its row."""
    file = read_data(data_root() / "equivalents" / "synonyms.tsv")
    groups: dict[str, str] = {}
    for record in file.records():
        for word in (record["term"], *record["synonyms"].split("|")):
            groups[word] = f"s:{record['term']}"
    return groups


def grouped_words() -> dict[str, str]:
    """Return every word of the synonym lists of data/equivalents with its meaning."""
    return dict(_group_of())
