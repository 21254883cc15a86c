"""What a rule found, as the report shows it."""

from functools import lru_cache

from titleopt.config import Lang
from titleopt.model import Finding, Span, made
from titleopt.rules.base import Fault, Message, Rule

_BEHIND_ALL = 1 << 30


def finding_of(rule: Rule, fault: Fault, typed: str, lang: Lang) -> Finding:
    """Return a fault of a typed title as a finding.

    Faults without a place repeat from title to title, and so do their findings.
    """
    if fault.of_whole_title:
        return _of_whole_title(rule, fault.message, lang, tuple(fault.values.items()))
    return made(
        Finding,
        {
            "code": rule.code,
            "name": rule.name,
            "severity": fault.severity or rule.severity,
            "ground": fault.ground or rule.ground,
            "message": (fault.message or rule.message).render(lang, fault.values),
            "spans": tuple(
                [
                    made(Span, {"start": start, "end": end, "text": typed[start:end]})
                    for start, end in fault.spans
                ]
            ),
            "fix": fault.fix,
        },
    )


@lru_cache(maxsize=4096)
def _of_whole_title(
    rule: Rule, message: Message | None, lang: Lang, values: tuple[tuple[str, object], ...]
) -> Finding:
    return Finding(
        code=rule.code,
        name=rule.name,
        severity=rule.severity,
        ground=rule.ground,
        message=(message or rule.message).render(lang, dict(values)),
        spans=(),
    )


def place(finding: Finding) -> tuple[int, int, str]:
    """Return where a finding stands in the report: in text order, those of the whole title last."""
    if not finding.spans:
        return (_BEHIND_ALL, 0, finding.code)
    first = finding.spans[0]
    return (first.start, first.end, finding.code)
