"""What a table shows of each rule."""

from inspect import cleandoc
from typing import NamedTuple

from titleopt.config import Lang, Settings
from titleopt.model import Ground, Severity
from titleopt.rules import RULES
from titleopt.rules.base import Rule
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
    summary: str
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
            summary=sections(rule)["Summary"],
            source=sections(rule).get("Source", ""),
        )
        for rule in RULES
    )


def title_of(rule: type[Rule], lang: Lang) -> str:
    """Return the rule's name for people."""
    return rule.title.zh if lang == "zh" else rule.title.en


def titles_of_rules(lang: Lang) -> dict[str, str]:
    """Return each rule's name for people by code."""
    return {rule.code: title_of(rule, lang) for rule in RULES}


def sections(rule: type[Rule]) -> dict[str, str]:
    """Return the sections of a rule's manual page, its first sentence as ``Summary``.

    >>> from titleopt.rules.empty_title import EmptyTitle
    >>> sections(EmptyTitle)["Source"]
    'the publish forms of all platforms.'
    """
    found: dict[str, str] = {}
    for paragraph in cleandoc(rule.__doc__ or "").split("\n\n"):
        head, separator, body = paragraph.partition(":")
        words = " ".join(body.split()) if separator else ""
        if not found:
            found["Summary"] = " ".join(paragraph.split())
        elif separator and head.isalpha():
            lines = [line.split(":", 1) for line in paragraph.splitlines()]
            if all(len(line) == 2 and line[0].isalpha() for line in lines):  # noqa: PLR2004 - name and text
                found.update({name: text.strip() for name, text in lines})
            else:
                found[head] = words
        else:
            found["More"] = " ".join([found.get("More", ""), *paragraph.split()]).strip()
    return found
