"""Findings as lines of text: the dearest first, each with the points it cost."""

from collections.abc import Sequence
from typing import NamedTuple

from titleopt.model import Finding, Report

_RANK = {"error": 0, "warning": 1, "info": 2}


class Sentence(NamedTuple):
    """One finding and the points of 100 its rule lost; None behind the rule's first finding."""

    finding: Finding
    lost: float | None

    @property
    def points(self) -> str:
        """The points lost as a seller reads them, "" when there are none to show.

        >>> Sentence(None, 41.68).points, Sentence(None, None).points
        ('−41.7', '')
        """
        return f"−{self.lost:.1f}" if self.lost else ""


def sentences(report: Report) -> list[Sentence]:
    """Return the findings of a report: errors first, then by the points their rule lost."""
    lost = {part.code: part.lost for part in report.parts}
    ordered: Sequence[Finding] = sorted(
        report.findings,
        key=lambda finding: (_RANK[finding.severity], -lost.get(finding.code, 0.0), finding.code),
    )
    told: list[Sentence] = []
    seen: set[str] = set()
    for finding in ordered:
        told.append(Sentence(finding, None if finding.code in seen else lost.get(finding.code)))
        seen.add(finding.code)
    return told


def told(report: Report) -> str:
    """Return all findings as the text of one cell, one finding a line."""
    return "\n".join(
        f"{sentence.points} {sentence.finding.message}".strip() for sentence in sentences(report)
    )
