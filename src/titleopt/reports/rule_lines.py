"""What a table shows of each rule."""

from typing import NamedTuple

from titleopt.config import Lang, Settings
from titleopt.model import Ground, Severity
from titleopt.rules import RULES
from titleopt.rules.base import Rule
from titleopt.rules.manual import manual
from titleopt.rules.registry import find_rule


class RuleLine(NamedTuple):
    """One rule with the weight these settings give it."""

    code: str
    name: str
    title: str
    severity: Severity
    ground: Ground
    weight: float
    is_on: bool
    what: str
    source: str


def rule_lines(settings: Settings | None = None) -> tuple[RuleLine, ...]:
    """Return all rules in the order of the reports.

    >>> rule_lines()[0].name
    'empty-title'
    """
    settings = settings or Settings()
    chosen = settings.rules
    off = {find_rule(name).code for name in chosen.off}
    only = {find_rule(name).code for name in chosen.only}
    weights = {find_rule(name).code: weight for name, weight in chosen.weights.items()}
    return tuple(
        RuleLine(
            code=rule.code,
            name=rule.name,
            title=title_of(rule, settings.lang),
            severity=rule.severity,
            ground=rule.ground,
            weight=weights.get(rule.code, rule.weight),
            is_on=rule.code not in off and (not only or rule.code in only),
            what=page.what,
            source=page.source,
        )
        for rule, page in zip(RULES, (manual(rule, settings.lang) for rule in RULES), strict=True)
    )


def title_of(rule: type[Rule], lang: Lang) -> str:
    """Return the rule's name for people."""
    return rule.title.zh if lang == "zh" else rule.title.en


def titles_of_rules(lang: Lang) -> dict[str, str]:
    """Return each rule's name for people by code."""
    return {rule.code: title_of(rule, lang) for rule in RULES}
