"""The words of the current title, whole: each with its place and the word it stands before.

A word nobody knows may be half of what stands behind it (深层|补水), and a word before a noun
says how that is (懒人|支架): neither means anything once the other is gone.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from titleopt.facts.said import characters
from titleopt.facts.title_facts import TitleFacts
from titleopt.writing.parts import Part, parts, role_of
from titleopt.writing.words import END, Word, make_word

# What such words say holds wherever they stand.
_FREE = frozenset(["category", "brand", "spec", "fits", "quantity", "hot", "year", "size"])
_YEAR_DIGITS = 4
_ASIDE = re.compile(r"【[^【】]*】|\[[^\[\]]*\]")
_LONGEST = 12

Range = tuple[int, int]


class _Chunk(NamedTuple):
    """Parts that cannot be told apart, as one."""

    part: Part
    is_whole: bool

    @property
    def is_unknown(self) -> bool:
        return self.part.entry is None and self.part.role == "word"


def own_words(facts: TitleFacts, bad: Sequence[Range]) -> list[Word]:
    """Return the words of the title that nothing speaks against, each once, in title order.

    Args:
        facts: The product with its title.
        bad: Ranges of the folded title that a finding speaks against.

    """
    chunks = list(_chunks(facts))
    good = _whole([_good(chunk, facts, bad) for chunk in chunks], chunks, facts)
    seen: set[str] = set()
    for at, word in enumerate(good):
        if word is not None and word.key in seen:
            good[at] = None
        elif word is not None:
            seen.add(word.key)
    return [
        _leaning(word, chunk, after, behind, is_known=word.key in facts.knowledge.lexicon)
        for chunk, word, after, behind in zip_longest(chunks, good, chunks[1:], good[1:])
        if word is not None
    ]


def _whole(
    good: Sequence[Word | None], chunks: Sequence[_Chunk], facts: TitleFacts
) -> list[Word | None]:
    """Return the words without those that have lost what they were one with."""
    left = list(good)
    places = [facts.typed_range(chunk.part.start, chunk.part.end)[0] for chunk in chunks]
    for start, end in _asides(facts.typed):
        inside = [at for at, place in enumerate(places) if start < place < end]
        if any(left[at] is None for at in inside):
            left = [None if at in inside else word for at, word in enumerate(left)]
    for at in range(1, len(chunks)):
        if left[at - 1] is None and _is_part_of_brand(chunks[at - 1], chunks[at], facts):
            left[at] = None
    for at in range(len(chunks) - 1, 0, -1):
        if left[at] is None and chunks[at - 1].is_unknown and _touch(chunks[at - 1], chunks[at]):
            left[at - 1] = None
    return left


def _asides(text: str) -> Iterator[Range]:
    """Yield what stands in brackets: 广州 of 【广州同城闪送】 is nothing without the rest."""
    for found in _ASIDE.finditer(text):
        yield found.span()


def _chunks(facts: TitleFacts) -> Iterator[_Chunk]:
    """Yield the parts, half words joined with what they touch."""
    row = parts(facts)
    held: Part | None = None
    for before, part, after in zip([None, *row], row, [*row[1:], None], strict=False):
        whole = _joined(facts, held, part) if held is not None else part
        touches = after is not None and after.start == part.end
        held = None
        if not (_is_broken(part, before) or (touches and _governs(part))):
            yield _Chunk(whole, is_whole=True)
        elif touches and whole.end - whole.start < _LONGEST:
            held = whole
        else:
            yield _Chunk(part, is_whole=False)


def _joined(facts: TitleFacts, first: Part, second: Part) -> Part:
    start, end = first.start, second.end
    return Part(
        start,
        end,
        facts.text[start:end],
        facts.typed[slice(*facts.typed_range(start, end))],
        second.role if second.role in _FREE else "word",
        None,
    )


def _governs(part: Part) -> bool:
    """Whether a word means nothing, or the opposite, without what is behind it: 不用|手洗."""
    return part.role == "word" and part.entry is None and part.key[0] in characters("governs")


def _is_broken(part: Part, before: Part | None) -> bool:
    """Whether a part is half of a word, or a number alone, which has lost what it counts."""
    is_model = before is not None and before.key.isascii()
    is_number = part.key.isdigit() and len(part.key) < _YEAR_DIGITS
    return part.role == "broken" or (is_number and not is_model)


def _good(chunk: _Chunk, facts: TitleFacts, bad: Iterable[Range]) -> Word | None:
    """Return the word of a chunk; of half a word that ends the title what is known of it."""
    part = chunk.part
    if not chunk.is_whole:
        if part.entry is None or not part.key.startswith(part.entry.term):
            return None
        text, role = part.typed[: len(part.entry.term)], role_of(part.entry)
        return make_word(text, role, "title", "title", facts.knowledge)._replace(place=part.start)
    if any(start < part.end and part.start < end for start, end in bad):
        return None
    text = " ".join(part.typed.split())
    word = make_word(text, part.role, "title", "title", facts.knowledge)
    return word._replace(place=part.start)


def _is_part_of_brand(brand: _Chunk, after: _Chunk, facts: TitleFacts) -> bool:
    """Whether a word ends a name that begins with a brand: 小米方|盒子 is no 盒子."""
    is_known = brand.part.key in facts.knowledge.lexicon
    return brand.part.role == "brand" and not is_known and _touch(brand, after)


def _touch(chunk: _Chunk, after: _Chunk) -> bool:
    return chunk.part.end == after.part.start


def _leaning(
    word: Word, chunk: _Chunk, after: _Chunk | None, behind: Word | None, *, is_known: bool
) -> Word:
    """Return a word with the word it stands before, or with no place when that one is gone."""
    if after is None and word.role not in _FREE and not is_known:
        return word._replace(leans_on=END)
    if after is None or not _touch(chunk, after) or word.role in _FREE:
        return word
    if not chunk.is_unknown and after.part.role != "category":
        return word
    if behind is not None:
        return word._replace(leans_on=behind.key)
    return word if chunk.is_unknown else word._replace(place=-1)
