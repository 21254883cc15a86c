"""What editors, copies and wrong encodings left in a title, with what should stand there."""

import html
import re
from html.entities import html5
from typing import NamedTuple


class Remain(NamedTuple):
    """A run that should read otherwise: half-open range of code points of the typed title.

    ``replacement`` is the right text; a blank stands where two words must stay parted.
    """

    start: int
    end: int
    replacement: str


# Entities that browsers and shops leave without their semicolon.
_BARE = (
    "amp|nbsp|middot|quot|apos|lt|gt|le|ge|times|copy|reg|deg|hellip|mdash|ndash|"
    "ldquo|rdquo|lsquo|rsquo|bull|trade"
)
_TAGS = "br|p|b|i|u|em|strong|font|span|div|a|img|h[1-6]|sup|sub|td|tr|li|ul|center|script|style"
_HTML = re.compile(
    rf"(?P<tag>(?i:(?:<|&lt;)/?(?:{_TAGS})(?:\s[^<>&]{{0,200}})?/?(?:>|&gt;)))"
    rf"|&(?:amp;)*(?:#[0-9]{{1,7}};?|#[xX][0-9a-fA-F]{{1,6}};?|[a-zA-Z][a-zA-Z0-9]{{1,30}};"
    rf"|(?:{_BARE})(?![a-zA-Z0-9]));?"
    rf"|(?<![a-zA-Z&])(?:{_BARE});"
)

# Zero-width marks join what they part; the others stand where a character was lost.
_INVISIBLE = "\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e007f"
_LOST = (
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ufffd\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff"
    "\ue000-\uf8ff\U000f0000-\U0010ffff"
)
_AFTER_EMOJI = "(?<![\u2190-\u2bff\u3030-\u32ff\U0001f000-\U0001faff\ufe0f\u200d0-9#*])"
_BROKEN = re.compile(
    f"(?:[{_INVISIBLE}{_LOST}]|{_AFTER_EMOJI}[\ufe00-\ufe0f]|(?<=[0-9#*])\ufe0f(?!\u20e3))+"
)
_LOST_ONE = re.compile(f"[{_LOST}]")
_EMOJI_JOINER = re.compile("(?<=[\u2190-\u2bff\U0001f000-\U0001faff\ufe0f])\u200d")

# Full-width letters and digits, and the signs among them (５．５, １０＊２０, ５０％).
_WIDE = re.compile(
    "[Ａ-Ｚａ-ｚ０-９]+(?:[．＋－＊／＝＆＿][Ａ-Ｚａ-ｚ０-９]+)*％?|(?<=[0-9])[．－＊／＋](?=[0-9])|(?<=[0-9])％"
)


def html_remains(typed: str) -> list[Remain]:
    """Return entities and tags with the characters they stand for, in title order.

    >>> html_remains("法国&middot;红酒&nbsp;礼盒")
    [Remain(start=2, end=10, replacement='·'), Remain(start=12, end=18, replacement=' ')]
    """
    if "&" not in typed and "<" not in typed and ";" not in typed:
        return []
    found = []
    for match in _HTML.finditer(typed):
        replacement = " " if match["tag"] else _decoded(match.group())
        if replacement is not None:
            found.append(Remain(*match.span(), replacement))
    return found


def _decoded(remain: str) -> str | None:
    """Return what an entity stands for; None when it is none."""
    name = remain.strip("&;")
    while name.startswith("amp;"):  # escaped twice
        name = name.removeprefix("amp;")
    entity = f"{name};"
    if not name.startswith("#") and entity not in html5:
        return None
    text = html.unescape(f"&{entity}")
    if not text.strip() or _BROKEN.search(text):
        return " "
    return text


def broken_characters(typed: str) -> list[Remain]:
    """Return runs of characters that no reader can see or that stand for lost ones.

    >>> broken_characters("连\u200b衣裙\ufffd女")
    [Remain(start=1, end=2, replacement=''), Remain(start=4, end=5, replacement=' ')]
    """
    return [
        Remain(*match.span(), " " if _LOST_ONE.search(match.group()) else "")
        for match in _BROKEN.finditer(typed)
        if not _EMOJI_JOINER.match(typed, match.start())
    ]


def full_width_ascii(typed: str) -> list[Remain]:
    """Return letters and digits typed full-width; Chinese punctuation is none of them.

    >>> full_width_ascii("ＬＥＤ灯，５．５寸")
    [Remain(start=0, end=3, replacement='LED'), Remain(start=5, end=8, replacement='5.5')]
    """
    return [
        Remain(match.start(), match.end(), match.group().translate(_NARROW))
        for match in _WIDE.finditer(typed)
    ]


_NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
