"""Two titles that repeat each other: where one is unlike the other, and what to do about it."""

from collections.abc import Iterable

from titleopt.config import Lang
from titleopt.duplicates.explain import Explanation
from titleopt.model import Span
from titleopt.reports.marks import Mark

_SAME: dict[Lang, str] = {
    "zh": "与{where}完全相同：同一商品请下架重复的，不同商品请各写自己的卖点",
    "en": "The same as {where}: take down a repeated listing, or let each name its own",
}
_ORDER: dict[Lang, str] = {
    "zh": "与{where}只是词序不同：平台视为相同，请改写",
    "en": "{where} in another order: platforms see the same title; rewrite it",
}
_NEAR: dict[Lang, str] = {
    "zh": "只有“{own}”与{where}不同：同一商品请合并，不同商品请多写几个自己的词",
    "en": "Only '{own}' differs from {where}: merge the listings, or add words of its own",
}
_LACKING: dict[Lang, str] = {
    "zh": "比{where}只少了“{lacks}”：同一商品请合并，不同商品请写出自己的词",
    "en": "{where} without '{lacks}': merge the listings, or add words of its own",
}
_RIVAL_SAME: dict[Lang, str] = {
    "zh": "与{where}完全相同：请改写，写出自己的卖点",
    "en": "The same as {where}: rewrite it and say what only yours has",
}
_RIVAL_ORDER: dict[Lang, str] = {
    "zh": "与{where}只是词序不同：请改写，写出自己的卖点",
    "en": "{where} in another order: rewrite it and say what only yours has",
}
_RIVAL_NEAR: dict[Lang, str] = {
    "zh": "只有“{own}”与{where}不同：请多写几个自己的词",
    "en": "Only '{own}' differs from {where}: add words of its own",
}
_RIVAL_LACKING: dict[Lang, str] = {
    "zh": "比{where}只少了“{lacks}”：请写出自己的词",
    "en": "{where} without '{lacks}': add words of its own",
}
_SHOP = (_SAME, _ORDER, _NEAR, _LACKING)
_RIVAL = (_RIVAL_SAME, _RIVAL_ORDER, _RIVAL_NEAR, _RIVAL_LACKING)


def difference_marks(difference: Explanation) -> tuple[Mark, ...]:
    """Mark the words of the left title that stand otherwise in the right one, or not at all."""
    changes = difference.of("replaced", "dropped", "moved")
    spans = [change.left for change in changes if change.left is not None]
    return tuple(sorted(Mark(span.start, span.end, "warning") for span in spans))


def advice(difference: Explanation, where: str, lang: Lang, *, is_rival: bool = False) -> str:
    """Return what to do about the left title, which repeats the right one.

    Args:
        difference: What ``explain`` said of the two.
        where: The place of the right title, for a person.
        lang: Language of the sentence.
        is_rival: Whether the right title is another seller's.

    >>> from titleopt.duplicates.explain import explain
    >>> advice(explain("纯棉T恤 男", "男 纯棉T恤"), "第 3 行", "zh")
    '与第 3 行只是词序不同：平台视为相同，请改写'
    """
    same, order, near, lacking = _RIVAL if is_rival else _SHOP
    own = _words(change.left for change in difference.of("replaced", "dropped"))
    lacks = _words(change.right for change in difference.of("added"))
    if difference.is_reordered:
        sentence = order[lang]
    elif own:
        sentence = near[lang]
    else:
        sentence = lacking[lang] if lacks else same[lang]
    told = sentence.format(where=where, own=own, lacks=lacks)
    return told[:1].upper() + told[1:]


def _words(spans: Iterable[Span | None]) -> str:
    return "、".join(span.text for span in spans if span)
