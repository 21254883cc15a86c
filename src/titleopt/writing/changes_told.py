"""What a comparison of before and after found, in words."""

from typing import Literal

from titleopt.config import Lang

Measure = Literal["click-rate", "conversion"]

_NAMES: dict[Lang, dict[Measure, str]] = {
    "zh": {"click-rate": "点击率", "conversion": "转化率"},
    "en": {"click-rate": "click rate", "conversion": "conversion"},
}
_WORDS: dict[Lang, dict[str, str]] = {
    "zh": {
        "one": "商品 {}：",
        "all": "改过标题的商品合计：",
        "change": "{name}从 {before:.2%} 到 {after:.2%}，扣除大盘后为原来的 {ratio:.2f} 倍"
        "（区间 {low:.2f}–{high:.2f}），{verdict}",
        "up": "提高了",
        "down": "降低了",
        "open": "还分不清是变化还是偶然",
        "drift": "已用 {} 个没改标题的商品扣除全店和季节的变化",
        "no_drift": "没有未改标题的商品可比，全店和季节的变化没有扣除",
    },
    "en": {
        "one": "listing {}: ",
        "all": "all listings with a new title: ",
        "change": "{name} from {before:.2%} to {after:.2%}, {ratio:.2f} times what it was without "
        "the drift of the shop (interval {low:.2f}–{high:.2f}): {verdict}",
        "up": "it rose",
        "down": "it fell",
        "open": "it cannot be told from chance yet",
        "drift": "the drift of shop and season, told by {} untouched listings, is taken out",
        "no_drift": "no listing is untouched: the drift of shop and season is not taken out",
    },
}


def change_told(  # noqa: PLR0913 - the figures of one sentence
    listing: str | None,
    measure: Measure,
    *,
    before: float,
    after: float,
    ratio: float,
    low: float,
    high: float,
    lang: Lang,
) -> str:
    """Return how a rate changed, of one listing or of all.

    >>> figures = dict(before=0.02, after=0.03, ratio=1.5, low=0.9, high=2.5)
    >>> change_told("1001", "conversion", lang="zh", **figures)
    '商品 1001：转化率从 2.00% 到 3.00%，扣除大盘后为原来的 1.50 倍（区间 0.90–2.50），\
还分不清是变化还是偶然'
    """
    words = _WORDS[lang]
    verdict = words["up"] if low > 1 else words["down"] if high < 1 else words["open"]
    who = words["all"] if listing is None else words["one"].format(listing)
    return who + words["change"].format(
        name=_NAMES[lang][measure],
        before=before,
        after=after,
        ratio=ratio,
        low=low,
        high=high,
        verdict=verdict,
    )


def drift_told(untouched: int, lang: Lang) -> str:
    """Return what became of the drift that untouched listings tell."""
    words = _WORDS[lang]
    return words["drift"].format(untouched) if untouched else words["no_drift"]
