"""The manual page of a rule, read from its docstring."""

import re
from inspect import cleandoc
from typing import NamedTuple

from titleopt.config import Lang
from titleopt.rules.base import Rule

_SECTION = re.compile(r"^(Why|Bad|Good|Source): ", re.MULTILINE)
_CAVEAT = {
    "guide": (
        "依据只有运营指南，没有平台或法律条文",
        "The ground is operation guides only, no platform's or legal text",
    ),
    "practice": ("依据只有卖家的经验做法", "The ground is sellers' custom only"),
}


class Manual(NamedTuple):
    """What a rule is, why, an example of each kind, and where it comes from."""

    what: str
    why: str
    bad: str
    good: str
    source: str
    caveat: str
    """What a reader must know of the ground; empty when it is more than custom."""


def manual(rule: type[Rule], lang: Lang = "zh") -> Manual:
    """Return the manual page of a rule.

    >>> from titleopt.rules.registry import find_rule
    >>> manual(find_rule("empty-title")).bad
    ''
    """
    what, *rest = _SECTION.split(cleandoc(rule.__doc__ or ""))
    sections = dict(zip(rest[::2], (text.strip() for text in rest[1::2]), strict=True))
    bad = sections.get("Bad", "")
    caveat = _CAVEAT.get(rule.ground, ("", ""))
    return Manual(
        what=what.strip(),
        why=sections.get("Why", ""),
        bad="" if bad == "(empty)" else bad,
        good=sections.get("Good", ""),
        source=sections.get("Source", ""),
        caveat=caveat[0 if lang == "zh" else 1],
    )
