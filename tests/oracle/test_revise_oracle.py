"""Edit plans against going every way between two titles."""

from datetime import datetime
from functools import cache
from itertools import combinations, pairwise
from random import Random

import pytest
from rapidfuzz.distance import Levenshtein

from titleopt.checking.checker import checker_for
from titleopt.facts.title_facts import TitleFacts
from titleopt.model import Product
from titleopt.text.width import units
from titleopt.writing.alignment import align
from titleopt.writing.journey import whole_words
from titleopt.writing.revise import revise

WORDS = (
    "连衣裙", "裙子", "雪纺", "纯棉", "夏季", "女", "收腰", "显瘦", "法式", "碎花", "长款", "春秋",
    "气质", "宽松", "2024", "小香风", "保温杯", "最佳",
)  # fmt: skip
MAX = 3


def random_titles(seed: int) -> tuple[str, str]:
    random = Random(seed)
    current = random.sample(WORDS, k=random.randint(1, 4))
    target = [word for word in current if random.random() < 0.6]
    for word in random.sample(WORDS, k=random.randint(1, 3)):
        if word not in target:
            target.insert(random.randint(0, len(target)), word)
    if random.random() < 0.3:
        random.shuffle(target)
    blank = " " if random.random() < 0.2 else ""
    return blank.join(current), "".join(target)


class Ways:
    """Every title between two, every edit, by trying all; ``heavy`` is what a category weighs."""

    def __init__(self, current: str, target: str, heavy: int) -> None:
        self.checker = checker_for()
        knowledge = self.checker.knowledge
        facts = [TitleFacts(Product(title=title), knowledge) for title in (current, target)]
        self.categories = frozenset(one.text[m.start : m.end] for one in facts for m in one.heads)
        weight = lambda word: len(word) + heavy * (word in self.categories)  # noqa: E731
        self.row = align(*(whole_words(one, MAX) for one in facts), weight)
        self.changes = [place for place, atom in enumerate(self.row) if atom.fate != "stays"]
        self.all = frozenset(self.changes)
        self.ends = {frozenset(): current, self.all: target}
        self.errors = self.errors_of(current)
        self.borne = {code for code, _ in self.errors_of(target)}
        self.judge = cache(self._judge)

    def title(self, done: frozenset[int]) -> str:
        if done in self.ends:
            return self.ends[done]
        kept = [
            atom.text
            for place, atom in enumerate(self.row)
            if atom.fate == "stays" or (place in done) == (atom.fate == "comes")
        ]
        return " ".join("".join(kept).split())

    def errors_of(self, title: str) -> set[tuple[str, str]]:
        return {
            (finding.code, span.text)
            for finding in self.checker.check(Product(title=title)).findings
            if finding.severity == "error"
            for span in finding.spans
        }

    def _judge(self, done: frozenset[int]) -> tuple[float, bool]:
        title = self.title(done)
        report = self.checker.check(Product(title=title))
        named = not self.categories or bool(set(report.facts.category_terms) & self.categories)
        new = {code for code, _ in self.errors_of(title) - self.errors}
        is_fine = named and new <= self.borne and units(title) <= 60
        return report.score, is_fine

    def exceeds(self, before: frozenset[int], after: frozenset[int], changed: int) -> bool | None:
        """Whether the edit exceeds; None when it is not allowed to."""
        if changed <= MAX:
            return False
        places = sorted(after - before)
        words = [place for place in places if not self.row[place].text.isspace()]
        longest = max((len(self.row[place].text) for place in words), default=0)
        between = self.row[places[0] : places[-1]]
        at_one_place = all(atom.fate != "stays" or len(atom.text.strip()) < 2 for atom in between)
        may = longest > MAX and len(places) == len(words) <= 2 and at_one_place
        return True if may and changed <= longest + 1 else None

    def best(self) -> tuple[int, int, float] | None:
        """Return exceeding steps, steps and the sum of scores of the best plan."""
        subsets = [
            frozenset(some)
            for size in range(len(self.changes) + 1)
            for some in combinations(self.changes, size)
        ]
        best: dict[frozenset[int], tuple[int, int, float]] = {frozenset(): (0, 0, 0.0)}
        for after in subsets[1:]:
            if after != self.all and not self.judge(after)[1]:
                continue
            ways = []
            for before in subsets:
                if before < after and before in best:
                    changed = Levenshtein.distance(self.title(before), self.title(after))
                    over = self.exceeds(before, after, changed)
                    if over is not None:
                        exceeding, steps, falling = best[before]
                        score = self.judge(after)[0]
                        ways.append((exceeding + over, steps + 1, falling - score))
            if ways:
                best[after] = min(ways)
        return best.get(self.all)


@pytest.mark.parametrize("seed", range(300))
def test_no_plan_is_shorter_or_scores_higher(seed):
    current, target = random_titles(seed)
    if current == target:
        return
    ways = [Ways(current, target, heavy).best() for heavy in (0, 100)]
    best = min((one for one in ways if one is not None), default=None)
    plan = revise(current, target, start=datetime(2026, 5, 1))  # noqa: DTZ001 - Chinese time
    if best is None:
        assert any(step.reason for step in plan.steps)
        return
    exceeding, steps, falling = best
    assert sum(step.exceeds for step in plan.steps) == exceeding
    assert len(plan.steps) == steps
    assert plan.is_shortest
    if plan.is_best:
        assert sum(step.score for step in plan.steps) == pytest.approx(-falling)


@pytest.mark.parametrize("seed", range(300, 380))
def test_every_step_keeps_to_the_rules(seed):
    current, target = random_titles(seed)
    plan = revise(current, target, start=datetime(2026, 5, 1))  # noqa: DTZ001 - Chinese time
    titles = [current, *(step.title for step in plan.steps)]
    assert titles[-1] == target
    for (before, after), step in zip(pairwise(titles), plan.steps, strict=True):
        assert step.changed == Levenshtein.distance(before, after)
        assert step.exceeds == (step.changed > MAX)
        assert not step.exceeds or step.reason
        assert units(after) <= 60
