"""The score: a number a seller can rebuild by hand from the parts of the report."""

from collections.abc import Sequence
from functools import lru_cache

from titleopt.model import Finding, Grade, Part, Verdict

GRADES: tuple[tuple[float, Grade], ...] = ((95, "A"), (90, "B"), (80, "C"), (65, "D"))
GOOD_FROM = 90.0


@lru_cache(maxsize=4096)
def part_of(code: str, weight: float, earned: float, total: float) -> Part:
    """Return one term of the sum; equal terms are the same object."""
    lost = 100 * weight * (1 - earned) / total if total else 0.0
    return Part(code=code, weight=weight, part=earned, lost=round(lost, 2))


def score_of(earned: float, total: float) -> float:
    """Return Σ weight·part ÷ Σ weight on 0–100, to one decimal; 0 when nothing applied.

    >>> score_of(3.5, 4)
    87.5
    """
    return round(100 * earned / total, 1) if total else 0.0


def grade_of(score: float) -> Grade:
    """Return the grade of a score: A from 95, B from 90, C from 80, D from 65, else E."""
    for bar, grade in GRADES:
        if score >= bar:
            return grade
    return "E"


def verdict_of(score: float, findings: Sequence[Finding]) -> Verdict:
    """Return ``reject`` when a finding is an error, else by the score."""
    if "error" in [finding.severity for finding in findings]:
        return "reject"
    return "good" if score >= GOOD_FROM else "improve"
