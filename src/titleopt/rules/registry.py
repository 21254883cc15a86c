"""Finds a rule by its code or name."""

from titleopt.errors import DID_YOU_MEAN, UnknownRuleError, did_you_mean
from titleopt.rules import RULES
from titleopt.rules.base import Rule, each

_BY_KEY: dict[str, type[Rule]] = {key.lower(): rule for key, rule in each(RULES)}
_NAMES = tuple(rule.name for rule in RULES)


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
    raise UnknownRuleError(
        f"没有规则 '{key}'{did_you_mean(key.lower(), _NAMES)}",
        hint="titleopt rules 列出全部规则",
        en=f"there is no rule '{key}'{did_you_mean(key.lower(), _NAMES, DID_YOU_MEAN)}",
        hint_en="titleopt rules lists all of them",
        context={"rule": key},
    )
