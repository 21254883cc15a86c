"""From the current title to the target one in small edits, none of which does harm."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from functools import cache
from itertools import pairwise

from pydantic import Field

from titleopt.checking.checker import Checker, checker_for
from titleopt.config import Settings
from titleopt.errors import ConfigError, InputError
from titleopt.facts.title_facts import TitleFacts
from titleopt.lexicon.entries import Piece
from titleopt.model import Product, Report, Value
from titleopt.text.fold import fold
from titleopt.writing.alignment import align
from titleopt.writing.between import Between
from titleopt.writing.path import (
    Judge,
    Judged,
    Path,
    best_scoring,
    cost_of,
    shortest,
    straight,
)
from titleopt.writing.schedule import CHINA, Window, schedule

# Ways kept at each step while looking for the one that scores best.
_WIDTH = 12
# What staying is worth to a category term beside its characters.
_WEIGHTS = (0.0, 100.0)
_TWO = 2
# Whether a way leads through titles that a rule has something against.
Harm = int
_NONE, _SOME = 0, 1


class Step(Value):
    """One edit of a plan."""

    at: datetime = Field(description="when to make it, with its time zone")
    title: str = Field(description="the whole title to enter")
    changed: int = Field(
        ge=0,
        description="characters inserted, deleted or replaced, blanks too (Levenshtein distance)",
    )
    score: float = Field(ge=0, le=100)
    exceeds: bool = Field(default=False, description="whether more than max_chars must change")
    reason: str = Field(default="", description="why it must exceed, or what else is to be known")


class EditPlan(Value):
    """The edits that lead from the current title to the target."""

    current: str
    target: str
    steps: tuple[Step, ...]
    max_chars: int
    max_edits_per_day: int
    is_shortest: bool = Field(
        description="proven: no plan whose titles are made of words of both, in the order they "
        "share, has fewer edits"
    )
    is_best: bool = Field(description="proven: no plan as short scores higher in sum")


def revise(  # noqa: PLR0913 - each is what a seller decides
    current: str | Product,
    target: str,
    *,
    history: Iterable[datetime] = (),
    start: datetime | None = None,
    max_chars: int = 3,
    max_edits_per_day: int = 2,
    window: tuple[str, str] = ("00:00", "06:00"),
    settings: Settings | None = None,
) -> EditPlan:
    """Plan the change from one title to another in edits of a few characters.

    Every title on the way is made of whole words of both titles, within the platform's width,
    without an error finding the current title has not, and holds a category term that one of
    both holds. The plan has the fewest edits; among those its titles score highest.

    Args:
        current: The title now, or its product.
        target: The title to arrive at.
        history: Moments of edits made before.
        start: No edit is earlier; now when None. Moments without a zone are Chinese time.
        max_chars: Characters one edit may insert, delete or replace; a longer word that cannot
            be divided makes a step exceed it, and the step says so.
        max_edits_per_day: Edits allowed in any 24 hours.
        window: Opening and closing time, by the clock of the zone of ``start``.
        settings: Platform, rules and words to judge the titles by.

    Raises:
        ConfigError: ``max_chars`` or ``max_edits_per_day`` is below 1.
        InputError: a title is no text, or a time is none.

    >>> plan = revise("雪纺连衣裙女", "纯棉连衣裙女夏季", start=datetime(2026, 5, 1))
    >>> [(step.at.isoformat(), step.title, step.changed) for step in plan.steps]
    [('2026-05-01T00:00:00+08:00', '雪纺连衣裙女夏季', 2), \
('2026-05-01T01:00:00+08:00', '纯棉连衣裙女夏季', 2)]

    """
    if max_chars < 1 or max_edits_per_day < 1:
        raise ConfigError("max_chars 和 max_edits_per_day 至少是 1", hint="请改大")
    product = _product(current)
    _require_times(start, history := list(history), window)
    journey, path = _best_journey(product, target, max_chars, checker_for(settings))
    begin = in_zone(start) if start is not None else datetime.now(CHINA)
    times = schedule(
        len(path.states) - 1,
        start=begin,
        window=Window(*window, begin.tzinfo or CHINA),
        history=[in_zone(moment) for moment in history],
        max_per_day=max_edits_per_day,
    )
    return EditPlan(
        current=product.title,
        target=target,
        steps=tuple(journey.steps(path, times)),
        max_chars=max_chars,
        max_edits_per_day=max_edits_per_day,
        is_shortest=path.is_shortest,
        is_best=path.is_best,
    )


def in_zone(moment: datetime) -> datetime:
    """Return a moment with a zone: Chinese time when it has none.

    >>> in_zone(datetime(2026, 5, 1)).isoformat()
    '2026-05-01T00:00:00+08:00'
    """
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=CHINA)


def _product(current: object) -> Product:
    if isinstance(current, Product):
        return current
    if not isinstance(current, str):
        raise InputError(
            f"标题应为文字或 Product，收到 {type(current).__name__}",
            hint="请传入 str 或 titleopt.Product",
            context={"en": f"a title is a str or a Product, not {type(current).__name__}"},
        )
    return Product(title=current)


def _require_times(start: object, history: Iterable[object], window: object) -> None:
    for moment in (*history, *([] if start is None else [start])):
        if not isinstance(moment, datetime):
            raise InputError(
                f"时间应为 datetime，收到 {type(moment).__name__}：{moment}",
                hint="例如 datetime(2026, 5, 1, 0, 30)",
                context={"en": f"a moment must be a datetime, not {type(moment).__name__}"},
            )
    if isinstance(window, str) or not isinstance(window, Sequence) or len(window) != _TWO:
        raise InputError(
            f"window 应为开始和结束两个时刻，收到 {window!r}",
            hint='例如 ("00:00", "06:00")',
            context={"en": "window must be two times, an opening and a closing one"},
        )


def _best_journey(
    product: Product, target: str, max_chars: int, checker: Checker
) -> tuple["_Journey", Path]:
    """Return the way that does least harm, of those the shortest, of those the best scoring.

    Once most characters stay, once the category terms do.
    """
    journeys = [_Journey(product, target, max_chars, checker, weight) for weight in _WEIGHTS]
    best: tuple[tuple[Harm, int, float], _Journey, Path] | None = None
    for journey in journeys:
        if best is not None and best[0][0] == _NONE and journey.least() > best[0][1]:
            continue
        harm, path = journey.path()
        worth = harm, journey.cost(path), -journey.score(path)
        if best is None or worth < best[0]:
            best = worth, journey, path
    if best is None:
        raise AssertionError("there is a journey for each weight")
    return best[1], best[2]


class _Journey:
    """One current title, one target, what stays of both, and the rules both are judged by."""

    def __init__(
        self,
        product: Product,
        target: str,
        max_chars: int,
        checker: Checker,
        category_weight: float,
    ) -> None:
        self._product = product
        self._checker = checker
        knowledge = checker.knowledge
        own = TitleFacts(product, knowledge)
        other = TitleFacts(product.model_copy(update={"title": target}), knowledge)
        self._categories = _categories(own) | _categories(other)
        self._limit = max(knowledge.profile.limit, own.units, other.units)
        row = align(
            whole_words(own, max_chars),
            whole_words(other, max_chars),
            lambda word: len(word) + category_weight * (fold(word) in self._categories),
        )
        self._between = Between(row, product.title, target, max_chars)
        self._errors = _errors(self._report(0))
        self._borne = {code for code, _ in _errors(self._report(self._between.goal))}
        self._judged: Judge = cache(self._judge)

    def path(self) -> tuple[Harm, Path]:
        """Return the best of the shortest ways; when words must be harmed, a short one."""
        if self._product.title == self._between.target:
            return _NONE, Path((0,), is_shortest=True, is_best=True)
        path = shortest(self._between, self._judged)
        if path is not None:
            return _NONE, best_scoring(self._between, path, self._judged, width=_WIDTH)
        return _SOME, straight(self._between, self._judged, self._fits)

    def least(self) -> int:
        """Return a cost below which there is no way."""
        return self._between.least(0)

    def cost(self, path: Path) -> int:
        """Return the number of edits, those that exceed counting many."""
        return cost_of(self._between, path)

    def score(self, path: Path) -> float:
        """Return what the titles on a way score in sum."""
        return sum(self._judged(state).score for state in path.states[1:])

    def steps(self, path: Path, times: Iterable[datetime]) -> Iterable[Step]:
        """Yield the steps of a way at their times."""
        pairs = pairwise(path.states)
        for (before, after), at in zip(pairs, times, strict=True):
            changed = self._between.changed(before, after)
            exceeds = changed > self._between.max_chars
            yield Step(
                at=at,
                title=self._between.title(after),
                changed=changed,
                score=self._judged(after).score,
                exceeds=exceeds,
                reason=self._reason(before, after, exceeds=exceeds),
            )

    def _reason(self, before: int, after: int, *, exceeds: bool) -> str:
        if exceeds:
            old, new = self._between.words(before), self._between.words(after)
            words = [w for w in (*new, *old) if (w in old) != (w in new)]
            longest = max(words, key=len, default="")
            return (
                f"“{longest}”有 {len(longest)} 个字符，拆开就不成词，"
                f"一次改 {self._between.max_chars} 个字改不完"
            )
        if after != self._between.goal and not self._judged(after).is_allowed:
            return "中间标题会有错误或缺类目词，没有别的走法"
        return ""

    def _report(self, state: int) -> Report:
        title = self._between.title(state)
        return self._checker.check(self._product.model_copy(update={"title": title}))

    def _fits(self, state: int) -> bool:
        product = self._product.model_copy(update={"title": self._between.title(state)})
        return TitleFacts(product, self._checker.knowledge).units <= self._limit

    def _judge(self, state: int) -> Judged:
        if not self._fits(state):
            return Judged(0.0, is_allowed=False)
        report = self._report(state)
        held = {fold(word) for word in report.facts.category_terms}
        is_named = not self._categories or not held.isdisjoint(self._categories)
        new = _errors(report) - self._errors
        return Judged(report.score, is_named and all(code in self._borne for code, _ in new))


def _categories(facts: TitleFacts) -> frozenset[str]:
    return frozenset(facts.text[mention.start : mention.end] for mention in facts.heads)


def _errors(report: Report) -> frozenset[tuple[str, str]]:
    return frozenset(
        (finding.code, span.text if span else "")
        for finding in report.findings
        if finding.severity == "error"
        for span in (finding.spans or (None,))
    )


def whole_words(facts: TitleFacts, max_chars: int) -> list[str]:
    """Return the typed title as whole words, blanks and signs; together they are the title.

    Words longer than ``max_chars`` are divided where their parts are words.

    >>> facts = TitleFacts(Product(title="收纳盒子 女"), checker_for().knowledge)
    >>> "".join(whole_words(facts, 3))
    '收纳盒子 女'
    """
    ends = sorted({end for piece in facts.pieces for end in _ends(facts, piece, max_chars)})
    typed = [facts.typed_range(0, end)[1] for end in ends]
    cuts = sorted({0, *typed, len(facts.typed)})
    return [facts.typed[a:b] for a, b in pairwise(cuts)]


def _ends(facts: TitleFacts, piece: Piece, max_chars: int) -> Sequence[int]:
    """Return where a piece ends, and before it where its parts do when it is too long."""
    start, end = piece.start, piece.end
    word = facts.text[start:end]
    if len(word) <= max_chars or word.isascii() or piece.kind == "spec":
        return [end]
    parts = facts.knowledge.cut(word)
    if not all(_is_word(part, facts.knowledge.lexicon.__contains__) for part in parts):
        return [end]
    ends, at = [], start
    for part in parts:
        at += len(part)
        ends.append(at)
    return ends


def _is_word(part: str, is_known: Callable[[str], bool]) -> bool:
    return len(part) > 1 or is_known(part)
