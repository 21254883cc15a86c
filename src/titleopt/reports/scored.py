"""A checked title in the form that tables need.

A report is large; between processes and through a million rows travel only the cells and
figures, and the report's JSON when it is asked for.
"""

from typing import NamedTuple

from titleopt.model import Grade, Report, Verdict
from titleopt.reports.marks import Mark, marks_of
from titleopt.reports.sentences import Line, lines_of


class Scored(NamedTuple):
    """What a scored row shows."""

    score: float
    grade: Grade
    verdict: Verdict
    units: int
    lines: tuple[Line, ...]
    """The findings, the dearest first."""
    fixed_title: str
    marks: tuple[Mark, ...]
    codes: tuple[str, ...]
    """The code of each finding."""
    report: str | None
    """The report as JSON, when it was asked for."""

    @property
    def told(self) -> str:
        """The findings, one a line."""
        return "\n".join(line.text for line in self.lines)

    @classmethod
    def of(cls, report: Report, *, with_report: bool = False) -> "Scored":
        """Return of a report what a row shows."""
        return cls(
            score=report.score,
            grade=report.grade,
            verdict=report.verdict,
            units=report.units,
            lines=lines_of(report),
            fixed_title=report.fixed_title,
            marks=marks_of(report.findings),
            codes=tuple([finding.code for finding in report.findings]),
            report=report.to_json() if with_report else None,
        )
