"""The manual page of a rule in both languages, read from its docstring."""

import re
from inspect import cleandoc
from typing import NamedTuple

from titleopt.config import Lang
from titleopt.rules.base import Rule

_SECTION = re.compile(r"^(Why|Bad|Good|Source|说明|原因|出处)[:：] *", re.MULTILINE)
_NAMES: dict[Lang, tuple[str, str, str]] = {
    "zh": ("说明", "原因", "出处"),
    "en": ("", "Why", "Source"),
}
_BREAK = re.compile(r"\n(?! *\n)")
# A line of Chinese goes on in the next without a blank.
_BREAK_IN_CHINESE = re.compile(r"(?<![!-~])\n|\n(?![!-~])")
_EMPTY = "(empty)"


class Manual(NamedTuple):
    """What a rule is, why, an example of each kind, and where it comes from."""

    what: str
    why: str
    bad: str
    good: str
    source: str


def manual(rule: type[Rule], lang: Lang = "zh") -> Manual:
    """Return the manual page of a rule.

    >>> from titleopt.rules.registry import find_rule
    >>> manual(find_rule("empty-title")).source
    '各平台的商品发布页。'
    """
    found = _sections(rule)
    what, why, source = (_joined(found[name], lang) for name in _NAMES[lang])
    bad = found["Bad"]
    return Manual(what, why, "" if bad == _EMPTY else bad, found["Good"], source)


def _sections(rule: type[Rule]) -> dict[str, str]:
    """Return the sections of the docstring; the one above the first head has the name ""."""
    first, *rest = _SECTION.split(cleandoc(rule.__doc__ or ""))
    texts = dict(zip(rest[::2], (text.strip() for text in rest[1::2]), strict=True))
    names = {*_NAMES["zh"], *_NAMES["en"], "Bad", "Good"}
    return dict.fromkeys(names, "") | texts | {"": first.strip()}


def _joined(text: str, lang: Lang) -> str:
    text = _BREAK_IN_CHINESE.sub("", text) if lang == "zh" else text
    return _BREAK.sub(" ", text)
