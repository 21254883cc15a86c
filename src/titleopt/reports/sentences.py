"""Findings as lines of text: the dearest first, each with the points it cost."""

from collections.abc import Sequence
from typing import NamedTuple

from titleopt.model import Finding, Report, Severity

_RANK = {"error": 0, "warning": 1, "info": 2}


class Sentence(NamedTuple):
    """One finding and the points of 100 its rule lost; None behind the rule's first finding."""

    finding: Finding
    lost: float | None
    times: int = 1
    """How many findings say the same."""

    @property
    def points(self) -> str:
        """The points lost as a seller reads them, "" when there are none to show.

        >>> Sentence(None, 41.68).points, Sentence(None, None).points
        ('−41.7', '')
        """
        return f"−{self.lost:.1f}" if self.lost else ""

    @property
    def message(self) -> str:
        """What was found and what to do, and how often when more than once."""
        return self.finding.message + (f"（×{self.times}）" if self.times > 1 else "")


def told_losses(report: Report) -> dict[str, float]:
    """Return the points each rule lost to one decimal, so that they add up to 100 − score.

    What rounding down leaves goes to the rules it takes most from.
    """
    lost = {part.code: part.lost * 10 for part in report.parts if part.lost}
    tenths = {code: int(value) for code, value in lost.items()}
    left = round((100 - report.score) * 10) - sum(tenths.values())
    dearest = sorted(lost, key=lambda code: tenths[code] - lost[code])
    return {code: (tenths[code] + (code in dearest[: max(left, 0)])) / 10 for code in lost}


def sentences(report: Report) -> list[Sentence]:
    """Return the findings of a report: errors first, then by the points their rule lost."""
    lost = told_losses(report)
    ordered: Sequence[Finding] = sorted(
        report.findings,
        key=lambda finding: (_RANK[finding.severity], -lost.get(finding.code, 0.0), finding.code),
    )
    alike: dict[tuple[str, str], list[Finding]] = {}
    for finding in ordered:
        alike.setdefault((finding.code, finding.message), []).append(finding)
    seen: set[str] = set()
    said: list[Sentence] = []
    for (code, _), findings in alike.items():
        said.append(Sentence(findings[0], None if code in seen else lost.get(code), len(findings)))
        seen.add(code)
    return said


class Line(NamedTuple):
    """One finding as a line of a cell."""

    severity: Severity
    points: str
    message: str

    @property
    def text(self) -> str:
        """The line without colours."""
        return f"{self.points} {self.message}" if self.points else self.message


def lines_of(report: Report) -> tuple[Line, ...]:
    """Return all findings as the lines of one cell."""
    return tuple(
        Line(sentence.finding.severity, sentence.points, sentence.message)
        for sentence in sentences(report)
    )
