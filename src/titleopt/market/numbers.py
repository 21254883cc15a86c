"""Numbers as search-term exports write them: ranges, 万, %, ∞, and cells that say nothing."""

import re
from math import inf, isinf
from typing import NamedTuple

_MISSING = frozenset(
    ["", "-", "--", "---", "—", "——", "/", "n/a", "na", "null", "none", "无", "暂无"]
)
_SCALES = {"万": 1e4, "w": 1e4, "亿": 1e8, "千": 1e3, "k": 1e3, "百万": 1e6}
_NUMBER = (
    r"(?P<{0}>[+-]?\d+(?:\.\d+)?|∞)\s*(?P<{0}_scale>百万|万|亿|千|[wk])?\s*(?P<{0}_percent>%)?"
)
_ONE = re.compile(_NUMBER.format("low") + r"\s*(?P<open>\+|以上|及以上)?")
_UNDER = re.compile(
    r"(?:<=?|≤|低于|小于|少于)\s*"
    + _NUMBER.format("high")
    + "|"
    + _NUMBER.format("top")
    + "以[下内]"
)
_OVER = re.compile(r"(?:>=?|≥|高于|大于|超过)\s*" + _NUMBER.format("low"))
_RANGE = re.compile(_NUMBER.format("low") + r"\s*(?:~|-|–|—|至|到)+\s*" + _NUMBER.format("high"))
_MONEY = re.compile(r"^[¥$€]|[元人次个件]$")


class Number(NamedTuple):
    """A number or a range, with the text it was read from.

    ``low`` and ``high`` are equal for a plain number; ``high`` is infinite for an open range
    (5万+) and for ∞.
    """

    low: float
    high: float
    text: str
    percent: bool = False
    """Whether it was written with a percent sign; the value is then already a share."""

    @property
    def is_range(self) -> bool:
        """Whether the cell gave a range instead of one number."""
        return self.low != self.high

    @property
    def point(self) -> float:
        """One value to compute with: the middle of a range, the lower end of an open one.

        >>> number("5000 ~ 1万").point, number("5万+").point
        (7500.0, 50000.0)
        """
        return self.low if isinf(self.high) else (self.low + self.high) / 2


def number(text: str) -> Number | None:
    """Read one cell; None when it holds no number (which is not 0).

    >>> number("18,399").point, number("362%").point, number("--")
    (18399.0, 3.62, None)
    """
    plain = _plain(text)
    if plain in _MISSING:
        return None
    shown = text.strip()
    if (match := _RANGE.fullmatch(plain)) is not None:
        # The unit may stand behind the second number only: 1~2.5%, 5~10万.
        low, high = _value(match, "low", lent="high"), _value(match, "high")
        return Number(min(low, high), max(low, high), shown, bool(match["high_percent"]))
    if (match := _UNDER.fullmatch(plain)) is not None:
        name = "high" if match["high"] else "top"
        return Number(0.0, _value(match, name), shown, bool(match[f"{name}_percent"]))
    if (match := _OVER.fullmatch(plain)) is not None:
        return Number(_value(match, "low"), inf, shown, bool(match["low_percent"]))
    if (match := _ONE.fullmatch(plain)) is not None:
        low = _value(match, "low")
        return Number(low, inf if match["open"] else low, shown, bool(match["low_percent"]))
    return None


def is_missing(text: str) -> bool:
    """Whether a cell says that there is no value.

    >>> is_missing("-"), is_missing("0")
    (True, False)
    """
    return _plain(text) in _MISSING


def _plain(text: str) -> str:
    plain = text.strip().lower().translate(_WIDE)
    plain = re.sub(r"(?<=\d),(?=\d{3})", "", plain)
    return _MONEY.sub("", plain).strip()


_WIDE = str.maketrans("０１２３４５６７８９．％，～－＋＜＞￥", "0123456789.%,~-+<>¥")


def _value(match: re.Match[str], name: str, *, lent: str = "") -> float:
    if match[name] == "∞":
        return inf
    scale, percent = match[f"{name}_scale"], match[f"{name}_percent"]
    if lent and not percent:
        percent = match[f"{lent}_percent"]
    if lent and not scale and match[f"{lent}_scale"] and _lends(match, name, lent):
        scale = match[f"{lent}_scale"]
    value = float(match[name]) * _SCALES.get(scale or "", 1.0)
    return value / 100 if percent else value


def _lends(match: re.Match[str], name: str, lent: str) -> bool:
    """Whether 5~10万 means 5万~10万: the bare number is the smaller one; 5000~1万 is as written."""
    return match[lent] != "∞" and float(match[name]) < float(match[lent])
