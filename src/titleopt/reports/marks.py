"""The words of a title that findings point at, each character marked once by its worst finding."""

from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple

from titleopt.model import Finding, Severity

RANKED: tuple[Severity, ...] = ("info", "warning", "error")
_RANK = {severity: rank for rank, severity in enumerate(RANKED, start=1)}


class Mark(NamedTuple):
    """The code points [start, end) of a typed title and the worst finding there."""

    start: int
    end: int
    severity: Severity


class Run(NamedTuple):
    """Neighbouring characters that look the same; ``severity`` is None where nothing is wrong."""

    text: str
    severity: Severity | None


def marks_of(findings: Iterable[Finding]) -> tuple[Mark, ...]:
    """Return what to mark, in title order, without overlaps.

    >>> from titleopt.model import Span
    >>> def found(start, end, severity):
    ...     return Finding(code="X", name="x", severity=severity, ground="law", message="",
    ...                    spans=(Span.of("纯棉纯棉T恤", start, end),))
    >>> marks_of([found(0, 4, "info"), found(2, 4, "error")])
    (Mark(start=0, end=2, severity='info'), Mark(start=2, end=4, severity='error'))
    """
    spans = [
        (span.start, span.end, _RANK[finding.severity])
        for finding in findings
        for span in finding.spans
    ]
    if not spans:
        return ()
    ranks = [0] * max(end for _, end, _ in spans)
    for start, end, rank in spans:
        for place in range(start, end):
            ranks[place] = max(ranks[place], rank)
    marks: list[Mark] = []
    place = 0
    for rank, group in groupby(ranks):
        length = len(list(group))
        if rank:
            marks.append(Mark(place, place + length, RANKED[rank - 1]))
        place += length
    return tuple(marks)


def runs_of(title: str, marks: Iterable[Mark]) -> list[Run]:
    """Cut a title into runs to be shown one way each.

    >>> [run.text for run in runs_of("★纯棉T恤", [Mark(0, 1, "warning")])]
    ['★', '纯棉T恤']
    """
    runs: list[Run] = []
    place = 0
    for mark in marks:
        runs.append(Run(title[place : mark.start], None))
        runs.append(Run(title[mark.start : mark.end], mark.severity))
        place = mark.end
    runs.append(Run(title[place:], None))
    return [run for run in runs if run.text]
