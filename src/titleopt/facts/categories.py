"""What the thing is: the category terms of a title, the most central first.

Sellers pile names of the thing (棉袄 外套 棉衣 面包服), and titles also name what a thing fits,
is made of, is for or comes with. A term counts as a name of the thing unless its context says
otherwise.
"""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from titleopt.facts.said import words
from titleopt.lexicon.entries import Category, Piece, maker


class CategoryMention(NamedTuple):
    """A category term: half-open range of code points of the folded title."""

    start: int
    end: int
    category: Category
    central: bool
    """Whether it names the thing sold; otherwise it says what the thing is for."""


_FITS = "适用"
# What grows is an ingredient, a shade or a scent of what one puts on: 绿茶面膜, 奶茶色口红.
_CARE = frozenset(("beauty", "personal_care"))
_GROWN = frozenset(("food", "drinks", "garden"))
# What is named after its cut, season or pieces is still the thing: 吊带, 冬装, 两件套.
_AXES_OF_THINGS = frozenset("quantity season fit collar edition closure sleeve length".split())  # noqa: SIM905 - reads as a list
# What says how one thing is names another: 礼盒, 兔子, 春茶.
_AXES_THAT_NAME = frozenset(
    "audience flavour ingredient material occasion packaging scene shape year".split()  # noqa: SIM905 - reads as a list
)


_mention = maker(CategoryMention)


def category_mentions(
    text: str, row: Sequence[Piece], recorded: frozenset[str], aside: Iterable[tuple[Any, ...]]
) -> list[CategoryMention]:
    """Return the category terms of a title in title order.

    Args:
        text: A folded title.
        row: Its pieces.
        recorded: Canonical category terms that the product record names.
        aside: What begins with a range of what the product fits (适用…) or of its brands (红豆).

    """
    found = [
        (piece, category)
        for piece in row
        if (entry := piece[2]) is not None and (category := entry.category) is not None
    ]
    if not found:
        return []
    taken = {place for start, end, *_ in aside for place in range(start, end)}
    heads = [p for p in found if p[0][0] not in taken and _may_be_head(text, p[0], row)]
    if len(heads) > 1:
        heads = _without_qualities(heads, recorded)
        heads = _without_counts(_without_ingredients(heads))
    elif not heads:
        heads = found[-1:]
    central = {piece.start for piece, _ in heads}
    return [
        _mention((piece[0], piece[1], category, piece[0] in central)) for piece, category in found
    ]


_Pair = tuple[Piece, Category]


def _may_be_head(text: str, piece: Piece, row: Sequence[Piece]) -> bool:
    if text.endswith(words("given"), 0, piece.start):
        return False
    end = piece.end
    uses = words("into_use")
    if not text.startswith(uses, end):
        return True
    behind = end + len(_FITS)
    if text.startswith(_FITS, end) and text[behind : behind + 1].isalnum():
        return True  # 遥控器适用海信 says what it fits, 电磁炉适用 what fits it
    # 上 turns 沙发上 into a place, and not the coat of 外套上衣.
    return not any(next_.start == end and text[end : next_.end] in uses for next_ in row)


def _without_qualities(pairs: list[_Pair], recorded: frozenset[str]) -> list[_Pair]:
    """Drop what says how the thing is rather than what it is: 水晶 beside 摆件, 电脑 beside 包.

    What things are made of, are for or look like names the thing itself where the others are of
    its department: 磁铁 beside 吸铁石, 金毛 beside 幼犬.
    """
    pure = [pair for pair in pairs if pair[1].canonical in recorded or _pure(pair[0])]
    if len(pure) in {0, len(pairs)}:
        return pairs
    departments = {category.department for _, category in pure}
    kept: list[_Pair] = []
    modified = -1  # where the word begins that a quality touching it would modify
    for pair in reversed(pairs):
        piece, category = pair
        if pair in pure:
            modified = piece.start
        elif piece.end == modified:
            modified = piece.start
            continue
        elif category.department not in departments or not _may_name(piece):
            continue
        kept.append(pair)
    return kept[::-1]


def _may_name(piece: Piece) -> bool:
    entry = piece.entry
    return (
        entry is not None
        and entry.work is None
        and entry.attribute is not None
        and entry.attribute.axis in _AXES_THAT_NAME
    )


def _pure(piece: Piece) -> bool:
    """Whether the term is nothing but a thing: 水晶 is also a material, 兔子 a motif."""
    entry = piece.entry
    if entry is None:
        return True
    plain = entry.attribute is None or entry.attribute.axis in _AXES_OF_THINGS
    return plain and entry.work is None


def _without_ingredients(pairs: list[_Pair]) -> list[_Pair]:
    """Drop what grows when something to put on is for sale: 绿茶面膜."""
    if _CARE.isdisjoint([category.department for _, category in pairs]):
        return pairs
    return [pair for pair in pairs if pair[1].department not in _GROWN]


def _without_counts(pairs: list[_Pair]) -> list[_Pair]:
    """Drop what only counts the pieces of things of other departments: 护肤品套盒四件套."""
    departments = [category.department for _, category in pairs]
    if len({*departments}) == 1:
        return pairs
    return [
        pair
        for pair in pairs
        if departments.count(pair[1].department) > 1
        or (entry := pair[0].entry) is None
        or (attribute := entry.attribute) is None
        or attribute.axis != "quantity"
    ] or pairs


def by_centrality(
    mentions: Sequence[CategoryMention], recorded: frozenset[str]
) -> list[CategoryMention]:
    """Return the central mentions, the most central first.

    Terms that the record names come first, then those of the department that most terms belong
    to, then the more specific, then the later: Chinese heads come last.
    """
    central = [mention for mention in mentions if mention.central]
    if len(central) < 2:  # noqa: PLR2004 - nothing to order
        return central
    departments = [mention.category.department for mention in central]
    central.sort(
        key=lambda m: (
            m.category.canonical in recorded,
            departments.count(m.category.department),
            m.end - m.start,
            m.start,
        ),
        reverse=True,
    )
    return central
