"""The ways from one title to another, and the rules that every title on them is judged by."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from functools import cache
from itertools import pairwise

from titleopt.checking.checker import Checker
from titleopt.facts.title_facts import TitleFacts
from titleopt.lexicon.entries import Piece
from titleopt.model import Product, Report
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
from titleopt.writing.plan import Step

# Ways kept at each step while looking for the one that scores best.
_WIDTH = 12
# What staying is worth to a category term beside its characters.
_WEIGHTS = (0.0, 100.0)
# Whether a way leads through titles that a rule has something against.
Harm = int
_NONE, _SOME = 0, 1


def best_journey(
    product: Product, target: str, max_chars: int, checker: Checker
) -> tuple["Journey", Path]:
    """Return the way that does least harm, of those the shortest, of those the best scoring.

    Once most characters stay, once the category terms do.
    """
    journeys = [Journey(product, target, max_chars, checker, weight) for weight in _WEIGHTS]
    best: tuple[tuple[Harm, int, float], Journey, Path] | None = None
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


class Journey:
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
        self._is_zh = checker.settings.lang == "zh"
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
            most = self._between.max_chars
            if not self._is_zh:
                return (
                    f"“{longest}” has {len(longest)} characters and is no word in parts: "
                    f"an edit of {most} cannot change it"
                )
            return f"“{longest}”有 {len(longest)} 个字符，拆开就不成词，一次改 {most} 个字改不完"
        if after != self._between.goal and not self._judged(after).is_allowed:
            if not self._is_zh:
                return "the title between has an error or no category term; there is no other way"
            return "中间的标题会有错误或缺类目词，没有别的走法"
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

    Words longer than ``max_chars`` are divided where their parts are words. Letters, digits and
    signs that touch are one word: 13/13pro without its sign is another model.

    >>> from titleopt.checking.checker import checker_for
    >>> facts = TitleFacts(Product(title="收纳盒子 女"), checker_for().knowledge)
    >>> "".join(whole_words(facts, 3))
    '收纳盒子 女'
    """
    joins = {one.end for one, other in pairwise(facts.pieces) if _is_one(facts.text, one, other)}
    ends = sorted({end for piece in facts.pieces for end in _ends(facts, piece, max_chars)} - joins)
    typed = [facts.typed_range(0, end)[1] for end in ends]
    cuts = sorted({0, *typed, len(facts.typed)})
    return [facts.typed[a:b] for a, b in pairwise(cuts)]


def _is_one(text: str, piece: Piece, after: Piece) -> bool:
    """Whether two pieces are of one run of letters, digits and signs."""
    run = text[piece.start : after.end]
    return run.isascii() and not any(map(str.isspace, run))


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
