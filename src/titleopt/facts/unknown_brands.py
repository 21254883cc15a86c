"""Brands that no list holds, known by where they stand."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from operator import itemgetter

from titleopt.facts.brands import BrandMention
from titleopt.facts.rivals import device_makers
from titleopt.facts.said import words as said_words
from titleopt.lexicon.entries import Piece
from titleopt.text.tokenizer import WordTest

# What sellers write before the brand: where it is from, of which year, in what state.
_AXES_BEFORE = frozenset({"origin", "year", "edition", "condition", "season"})
_BETWEEN = frozenset("/()【】[]")
_PARTICLE = "的"
_LONGEST_HAN = 4
_SHORTEST_LATIN = 3
_MOST_LATIN = 3


def leading_brand(text: str, row: Sequence[Piece], is_common: WordTest) -> list[BrandMention]:
    """Return the unknown names at the front of a title, where only a brand would stand.

    Sellers put the brand first, or right behind service words and the origin: ``健讯 jianxun …``,
    ``Mestercock/梅斯特科克 …``, ``正品代购德国施巴…``. A word of the common dictionary is no name.
    """
    words: list[Piece] = []
    for piece in row:
        word = text[piece.start : piece.end]
        described = text.startswith(_PARTICLE, piece.end)  # 会呼吸的毛巾
        if piece.kind == "word" and not described and _may_be_name(word, is_common):
            words.append(piece)
        elif not (_parts(word) if words else _comes_before(piece, word)):
            break
    spellings = _of_one_name(text, words)
    if not spellings:
        return []
    entity = text[spellings[0].start : spellings[0].end]
    return [BrandMention(word.start, word.end, entity) for word in spellings]


def opening_brand(
    text: str, row: Sequence[Piece], known: Sequence[BrandMention], is_common: WordTest
) -> list[BrandMention]:
    """Return the unknown name a title opens with, before any brand that is known.

    Who makes parts opens with the own name and goes on with the makers they fit: 咔咔鱼 苹果手机壳.
    """
    opens = next((piece for piece in row if not _parts(text[piece.start : piece.end])), None)
    if opens is None or opens.kind != "word" or any(one.start <= opens.start for one in known):
        return []
    return leading_brand(text, row, is_common)


def other_spellings(
    text: str, row: Sequence[Piece], known: Sequence[BrandMention], is_common: WordTest
) -> Iterator[BrandMention]:
    """Yield unknown names that touch a known brand in the other script: macro/万家乐, h3c华三.

    Beside the maker of a device stands its model: 小米air.
    """
    makers = device_makers()
    named = [mention for mention in known if mention.entity not in makers]
    at_edge = {mention.end: mention for mention in named}
    at_edge |= {mention.start: mention for mention in named}
    names = [p for p in row if p[3] != "mark" or text[p.start : p.end] not in {"/", "("}]
    for one, other in pairwise(names):
        if (one[3] != "word" and other[3] != "word") or other.start - one.end > 1:
            continue
        for name, brand in ((one, at_edge.get(other.start)), (other, at_edge.get(one.end))):
            if brand is None or name.kind != "word":
                continue
            word = text[name.start : name.end]
            in_other_script = word.isascii() != text[brand.start : brand.end].isascii()
            if in_other_script and _may_be_name(word, is_common):
                yield BrandMention(name.start, name.end, brand.entity)


def marked_brand(text: str, row: Sequence[Piece]) -> Iterator[BrandMention]:
    """Yield the names that 牌 marks as a brand: 运得牌饮料, 华南牌."""
    for one, other in pairwise(row):
        named = one.kind in {"term", "word"} and one.end - one.start > 1
        touches = other.kind == "word" and one.end == other.start
        if named and touches and text[other.start : other.end] == "牌":
            yield BrandMention(one.start, other.end, text[one.start : one.end])


def _parts(word: str) -> bool:
    """Whether this stands between two spellings of a name."""
    return word.isspace() or word[0] in _BETWEEN


def _comes_before(piece: Piece, word: str) -> bool:
    """Whether such a piece may stand before the brand of a title."""
    entry = piece.entry
    if entry is None:
        return _parts(word) or word == "转卖"
    if entry.hot is not None or entry.junk is not None:
        return True
    return entry.attribute is not None and entry.attribute.axis in _AXES_BEFORE


def _of_one_name(text: str, words: list[Piece]) -> list[Piece]:
    """Return the spellings of one name: one Han word, a few Latin ones; more is a sentence."""
    latin = [word for word in words if text[word.start].isascii()]
    han = [word for word in words if not text[word.start].isascii()]
    return sorted(han[:1] + (latin if len(latin) <= _MOST_LATIN else []), key=itemgetter(0))


@lru_cache(maxsize=8192)  # titles of one shop repeat their words
def _may_be_name(word: str, is_common: WordTest) -> bool:
    if word.isascii():
        return len(word) >= _SHORTEST_LATIN and word.isalpha()
    if not 1 < len(word) <= _LONGEST_HAN or is_common(word):
        return False
    if word.endswith(said_words("ends_no_name")) or any(
        part in word for part in said_words("in_no_name")
    ):
        return False
    # Two common words that touch are no name: 商城正版.
    return len(word) < _LONGEST_HAN or not (is_common(word[:2]) and is_common(word[2:]))
