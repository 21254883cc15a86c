"""Does this title serve this search term: in one piece, in parts, partly, or not at all."""

from itertools import accumulate

from titleopt.config import Settings
from titleopt.facts.knowledge import Knowledge
from titleopt.market.equivalence import spelling_key
from titleopt.market.synonyms import synonyms_of, with_lines
from titleopt.market.title_words import find_word, inner_positions, line_places
from titleopt.market.values import Match, MatchedWord, MatchKind, WordKind
from titleopt.market.words import Word, parts_of, words_of
from titleopt.model import Product
from titleopt.text.fold import Folded, fold, folded
from titleopt.text.width import units


def match(title_or_product: str | Product, term: str, *, settings: Settings | None = None) -> Match:
    """Say how far a title serves a search term.

    A word is served by itself, by a synonym of the lexicon (行李箱 ~ 拉杆箱), or by an
    equivalent (iphone15 ~ 苹果15); spaces, symbols, case, width and script do not matter.

    Args:
        title_or_product: The title.
        term: The search term.
        settings: Own words and platform; None for the defaults.

    >>> found = match("大容量拉杆箱女24寸", "行李箱女大容量")
    >>> found.kind, [(word.word, word.kind, word.by) for word in found.words][0]
    ('split', ('行李箱', 'synonym', '拉杆箱'))
    >>> match("纯棉T恤女", "t恤女短袖").missing
    ('短袖',)

    """
    knowledge = Knowledge.of(settings or Settings())
    title = title_or_product if isinstance(title_or_product, str) else title_or_product.title
    return match_folded(title, folded(title), term, knowledge)


def match_folded(title: str, fold_of_title: Folded, term: str, knowledge: Knowledge) -> Match:
    """Match one term against a title that is folded already."""
    text = fold_of_title.text
    wanted = fold(term)
    words = with_lines(wanted, words_of(wanted, knowledge.lexicon, knowledge.cut))
    spans = title_spans(text, knowledge)
    inside = inner_positions(len(text), spans)
    served = [_serve(word, text, inside, fold_of_title, knowledge) for word in words]
    missing = tuple(dict.fromkeys(word.word for word in served if word.kind == "missing"))
    counting = knowledge.profile.counting
    return Match(
        title=title,
        term=term,
        kind=_kind(text, wanted, served),
        words=tuple(served),
        missing=missing,
        added_units=sum(units(word, counting) for word in missing),
        synonyms=any(word.kind in {"synonym", "equivalent"} for word in served),
    )


def title_spans(text: str, knowledge: Knowledge) -> list[tuple[int, int]]:
    """Return the ranges of the known words of a folded title."""
    boundaries = accumulate(map(len, knowledge.cut(text)), initial=0)
    return [(term.start, term.end) for term in knowledge.lexicon.cover(text, boundaries)]


def _serve(
    word: Word, text: str, inside: list[int], title: Folded, knowledge: Knowledge
) -> MatchedWord:
    kind, start, end = _find(word, text, inside, knowledge)
    if kind == "missing":
        cost = units(word.text, knowledge.profile.counting)
        return MatchedWord(word=word.text, kind=kind, units=cost)
    typed = title.typed(start, end)
    return MatchedWord(word=word.text, kind=kind, by=text[start:end], start=typed[0], end=typed[1])


def _find(
    word: Word, text: str, inside: list[int], knowledge: Knowledge
) -> tuple[WordKind, int, int]:
    at = find_word(text, word.text, inside)
    if at >= 0:
        return "same", at, at + len(word.text)
    for synonym in synonyms_of(knowledge.lexicon).of(word.meaning):
        at = find_word(text, synonym, inside)
        if at >= 0:
            return "synonym", at, at + len(synonym)
    for meaning, start, end in line_places(text):
        if meaning == word.meaning:
            return "equivalent", start, end
    places = [find_word(text, part, inside) for part in parts_of(word.text, knowledge.lexicon)]
    if places and min(places) >= 0:
        # The words of a longer word, apart: the place is where the last of them stands.
        return "split", places[-1], places[-1] + len(parts_of(word.text, knowledge.lexicon)[-1])
    return "missing", -1, -1


def _kind(text: str, wanted: str, served: list[MatchedWord]) -> MatchKind:
    lacking = sum(word.kind == "missing" for word in served)
    key = spelling_key(wanted)
    if not served or lacking == len(served):
        return "missing"
    if lacking:
        return "partial"
    same = all(word.kind in {"same", "split"} for word in served)
    return "contiguous" if same and key in spelling_key(text) else "split"


__all__ = ["match", "match_folded", "title_spans"]
