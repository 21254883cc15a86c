"""The figures of a scored sheet."""

from collections import Counter
from collections.abc import Mapping
from heapq import heappush, heapreplace

from pydantic import Field

from titleopt.model import Grade, Value, Verdict
from titleopt.reports.scored import Scored
from titleopt.tables import RowProblem

BUCKETS = 20
BUCKET = 5  # points
LOWEST = 10
GRADES: tuple[Grade, ...] = ("A", "B", "C", "D", "E")
VERDICTS: tuple[Verdict, ...] = ("good", "improve", "reject")


class RuleCount(Value):
    """How often one rule found something."""

    code: str
    titles: int = Field(ge=0, description="titles with at least one finding of the rule")
    findings: int = Field(ge=0, description="all its findings")


class LowTitle(Value):
    """One of the titles to mend first."""

    row: int = Field(description="as the sheet numbers it")
    title: str
    score: float
    grade: Grade


class TableSummary(Value):
    """What came out of scoring a sheet."""

    rows: int = Field(ge=0, description="data rows of the sheet, blank ones too")
    scored: int = Field(ge=0, description="rows with a title that was scored")
    problems: Mapping[str, int] = Field(description="why rows were not scored → how many")
    mean_score: float | None = Field(description="0–100, None when nothing was scored")
    median_score: float | None = Field(description="0–100, None when nothing was scored")
    histogram: tuple[int, ...] = Field(description="titles per five points: 0–4 … 90–94, 95–100")
    grades: Mapping[Grade, int]
    verdicts: Mapping[Verdict, int]
    findings: tuple[RuleCount, ...] = Field(description="by rule, the most frequent first")
    min_score: float | None = Field(description="the score asked for")
    lowest: tuple[LowTitle, ...] = Field(description="the titles that scored least")
    below_bar: int = Field(ge=0, description="titles below the score asked for")
    clusters: int = Field(ge=0, description="groups of rows whose titles repeat each other")
    understood: str = Field(description="one line on what was understood of the file")
    notes: tuple[str, ...] = Field(description="what a reader must know of the figures")
    target: str | None = Field(description="the file written")


class Tally:
    """Counts results as they pass; its memory does not grow with the sheet."""

    def __init__(self, min_score: float | None = None) -> None:
        self.min_score = min_score
        self.rows = 0
        self.below_bar = 0
        self._low: list[tuple[float, int, str, Grade]] = []
        self.scores: Counter[float] = Counter()
        self.problems: Counter[str] = Counter()
        self.grades: Counter[Grade] = Counter()
        self.verdicts: Counter[Verdict] = Counter()
        self.titles: Counter[str] = Counter()
        self.findings: Counter[str] = Counter()

    def add(self, row: int, title: str, result: Scored | RowProblem) -> None:
        """Count one row; ``row`` is its number, ``title`` the title it holds."""
        self.rows += 1
        if isinstance(result, RowProblem):
            self.problems[result.kind] += 1
            return
        self.scores[result.score] += 1
        self.grades[result.grade] += 1
        self.verdicts[result.verdict] += 1
        self.findings.update(result.codes)
        self.titles.update(set(result.codes))
        self._keep_low(row, title, result)
        if self.min_score is not None and result.score < self.min_score:
            self.below_bar += 1

    def _keep_low(self, row: int, title: str, result: Scored) -> None:
        # The heap's first is the best of the lowest: it leaves when a lower one comes.
        entry = (-result.score, -row, title, result.grade)
        if len(self._low) < LOWEST:
            heappush(self._low, entry)
        elif entry > self._low[0]:
            heapreplace(self._low, entry)

    def summary(
        self,
        *,
        understood: str = "",
        notes: tuple[str, ...] = (),
        clusters: int = 0,
        target: str | None = None,
    ) -> TableSummary:
        """Return the figures of all rows counted so far."""
        count = self.scores.total()
        total = sum(score * times for score, times in self.scores.items())
        return TableSummary(
            rows=self.rows,
            scored=count,
            problems=dict(sorted(self.problems.items())),
            mean_score=round(total / count, 1) if count else None,
            median_score=median(self.scores),
            histogram=self._histogram(),
            grades={grade: self.grades[grade] for grade in GRADES},
            verdicts={verdict: self.verdicts[verdict] for verdict in VERDICTS},
            findings=self._findings(),
            lowest=tuple(
                LowTitle.model_construct(row=-row, title=title, score=-score, grade=grade)
                for score, row, title, grade in sorted(self._low, reverse=True)
            ),
            min_score=self.min_score,
            below_bar=self.below_bar,
            clusters=clusters,
            understood=understood,
            notes=notes,
            target=target,
        )

    def _histogram(self) -> tuple[int, ...]:
        bars = [0] * BUCKETS
        for score, times in self.scores.items():
            bars[min(int(score) // BUCKET, BUCKETS - 1)] += times
        return tuple(bars)

    def _findings(self) -> tuple[RuleCount, ...]:
        ordered = sorted(self.titles, key=lambda code: (-self.titles[code], code))
        return tuple(
            RuleCount(code=code, titles=self.titles[code], findings=self.findings[code])
            for code in ordered
        )


def median(scores: Mapping[float, int]) -> float | None:
    """Return the median of numbers given as number → how often.

    >>> median({50.0: 1, 70.0: 1, 90.0: 2}), median({})
    (80.0, None)
    """
    count = sum(scores.values())
    if not count:
        return None
    middle, passed = [], 0
    for score in sorted(scores):
        before, passed = passed, passed + scores[score]
        middle += [score for place in ((count - 1) // 2, count // 2) if before <= place < passed]
    return round(sum(middle) / 2, 2)
