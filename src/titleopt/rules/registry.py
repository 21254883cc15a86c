"""Finds a rule by its code or name."""

from difflib import get_close_matches

from titleopt.errors import UnknownRuleError
from titleopt.rules import RULES
from titleopt.rules.base import Rule, each

_BY_KEY: dict[str, type[Rule]] = {key.lower(): rule for key, rule in each(RULES)}


def find_rule(key: str) -> type[Rule]:
    """Return the rule with this code or name, in any case.

    Raises:
        UnknownRuleError: there is none; the sentence names the nearest.

    >>> find_rule("LEN001").name
    'title-not-full'
    """
    rule = _BY_KEY.get(key.lower())
    if rule is not None:
        return rule
    near = get_close_matches(key.lower(), _BY_KEY, n=1, cutoff=0.5)
    guess = f"，是不是想写 '{near[0]}'？" if near else ""
    raise UnknownRuleError(
        f"没有规则 '{key}'{guess}", hint="titleopt rules 列出全部规则", context={"rule": key}
    )
