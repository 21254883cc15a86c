"""One draft: choose, fill, order, judge, and mend until the rules have nothing against it."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from math import isclose
from typing import NamedTuple

from titleopt.errors import TitleError
from titleopt.facts.hot_words import TOLERATED
from titleopt.facts.knowledge import Knowledge
from titleopt.model import Product, Report
from titleopt.text.fold import fold
from titleopt.writing.candidate import Strategy
from titleopt.writing.choice import Choice, Lean, Quota
from titleopt.writing.fill import filled
from titleopt.writing.flow import THING, Flow, Word
from titleopt.writing.line import Line, written
from titleopt.writing.select import Chosen, choose, preferring
from titleopt.writing.strategies import choice_of
from titleopt.writing.trade import row_of
from titleopt.writing.wanted import Wanted
from titleopt.writing.words import END

_ROUNDS = 8
# How often the current title counts beside those of competitors.
_OWN_WEIGHT = 12
# Attributes a title should state, as the rule missing-attribute counts them.
_ATTRIBUTES = 4
_DIFFERENT = 3
# Names of the thing in one title, or one more than it has: a heap of them reads badly.
_NAMES = 4
_OTHER_NAMES = 2
# Narrower titles take words that their trade does not say of such a thing, too.
_SPARSE = 48
_FACTS = frozenset(["fits", "spec", "quantity"])
_YEAR = re.compile(r"(?:19|20)\d\d年?")
_STRONGEST = 12
_EARLY = 3
_NO_FAULT_OF_A_WORD = frozenset(
    ["LEN001", "LEN002", "LEN004", "ATT001", "CAT001", "MKT001", "BRD002"]
)


class Draft(NamedTuple):
    """A title with how it was chosen and what the rules say of it."""

    strategy: Strategy
    numbers: tuple[int, ...]
    chosen: Chosen
    line: Line
    report: Report


class Drafter:
    """Writes drafts for one product.

    Args:
        product: The product with its current title.
        current: The report of that title.
        found: True words, and the terms they can match.
        flow: How words of the trade follow each other.
        judge: Checks a title of the product.
        seconds: Time for each exact choice.

    """

    def __init__(  # noqa: PLR0913, PLR0917 - the whole of what a draft depends on
        self,
        product: Product,
        current: Report,
        found: Wanted,
        flow: Flow,
        judge: Callable[[Product], Report],
        seconds: float,
    ) -> None:
        self._product = product
        self._current = current
        self._found = found
        self._words = found.words.words
        self._knowledge: Knowledge = found.words.knowledge
        self._limit = self._knowledge.profile.limit
        self._own = row_of(product.title, self._knowledge)
        self._flow = flow.over()
        self._learn_own()
        self._judge = judge
        self._seconds = seconds
        self._kept = frozenset(self._protected())
        self._leans = tuple(self._leaning())
        self._liked = [n for n, word in enumerate(self._words) if word.source in {"kept", "title"}]

    def draft(self, strategy: Strategy, far_from: Sequence[frozenset[int]] = ()) -> Draft | None:
        """Return a draft the rules allow and that scores no less, None when none is found."""
        limit, banned = self._limit, frozenset[int]()
        attributes = 0
        for _ in range(_ROUNDS):
            quotas = [*self._quotas(banned, attributes), *_apart(far_from)]
            choice = choice_of(
                strategy, self._found, limit, quotas=quotas, leans=self._leans, kept=self._kept
            )
            try:
                chosen = choose(choice, seconds=self._seconds)
            except TitleError:
                # Only words the seller insists on are worth an error.
                asked_first = strategy == "most-demand" and limit == self._limit
                if asked_first and not (banned or attributes or far_from) and self._has_kept():
                    raise
                return None
            draft = self._written(strategy, choice, chosen)
            over = draft.report.units - self._limit
            faulty = (draft.line.strained or frozenset(self._faulty(draft))) - self._kept
            if over > 0:
                limit -= over
            elif faulty:
                banned |= faulty
            elif draft.report.score < self._current.score and attributes < _ATTRIBUTES:
                attributes = max(2, 2 * attributes)
            else:
                return draft if self._is_fine(draft) else None
        return None

    def merit(self, draft: Draft) -> float:
        """Return what a draft is worth beside those of other strategies."""
        return choice_of("most-demand", self._found, self._limit).value(draft.numbers)

    def _learn_own(self) -> None:
        """Learn how the current title goes, also with other names in place of its words."""
        self._flow.add(self._own, _OWN_WEIGHT)
        for name in self._words:
            of = fold(name.why) if name.source == "name" else ""
            if any(word.key == of for word in self._own):
                row = [Word(name.key, name.role) if w.key == of else w for w in self._own]
                self._flow.add(row, _OWN_WEIGHT)

    def _is_fine(self, draft: Draft) -> bool:
        has_error = any(finding.severity == "error" for finding in draft.report.findings)
        return not has_error and draft.report.score >= self._current.score

    def _has_kept(self) -> bool:
        return any(word.source == "kept" for word in self._words)

    def _protected(self) -> Iterator[int]:
        """Yield the words no draft may drop: kept ones, models, measures, fits, main names."""
        for number, word in enumerate(self._words):
            is_model = word.key.isascii() and any(map(str.isdigit, word.key))
            is_fact = (word.role in _FACTS or is_model) and not _YEAR.match(word.key)
            if word.source == "kept" or (word.source == "title" and is_fact):
                yield number
        yield from self._main_names()

    def _leaning(self) -> Iterator[Lean]:
        """Yield the words of the title that would hang without the one behind them.

        Another name of that one will do.
        """
        words = self._words
        for number, word in enumerate(words):
            if word.leans_on not in {"", END}:
                behind = {n for n, other in enumerate(words) if other.key == word.leans_on}
                texts = {words[n].text for n in behind}
                names = {n for n, other in enumerate(words) if other.why in texts}
                yield Lean(number, frozenset(behind | names) - {number})

    def _main_names(self) -> Iterator[int]:
        """Yield what the current title names first, and what it calls the thing most centrally."""
        named = [n for n, word in enumerate(self._words) if word.role == THING and word.place >= 0]
        yield from sorted(named, key=lambda number: self._words[number].place)[:1]
        of_thing = self._found.words.of_thing
        own = [number for number in sorted(of_thing) if self._words[number].source == "title"]
        yield from own[:1]
        central = self._found.words.names.keys[:1]
        yield from (number for number in own[1:] if self._words[number].key in central)

    def _quotas(self, banned: frozenset[int], attributes: int) -> Iterator[Quota]:
        """Yield what every choice must keep to."""
        words, count = self._words, len(self._words)
        things = frozenset(
            number
            for number in range(count)
            if self._found.words.said(number) & self._found.words.names.meanings
        )
        if things - banned:
            yield Quota(things - banned, 1, count)
        yield Quota(frozenset(n for n in range(count) if words[n].role == "hot"), 0, TOLERATED)
        names = frozenset(n for n in range(count) if words[n].role == "category")
        own = sum(words[n].source == "title" for n in names)
        yield Quota(names, 0, max(own + 1, _NAMES))
        others = frozenset(n for n in names if words[n].source in {"name", "record"})
        yield Quota(others, 0, _OTHER_NAMES)
        yield from self._one_name_each()
        yield from self._brand_quotas(banned)
        if banned:
            yield Quota(banned, 0, 0)
        if attributes:
            recorded = frozenset(
                n
                for n in range(count)
                if words[n].source == "record" and words[n].role not in _NO_AXIS
            )
            stated = frozenset(
                n for n in range(count) if self._found.words.said(n) & self._recorded(recorded)
            )
            if stated - banned:
                yield Quota(stated - banned, min(attributes, len(stated - banned)), count)

    def _one_name_each(self) -> Iterator[Quota]:
        """Yield that nothing is said by more names than now, a thing by one more."""
        alike: dict[frozenset[str], list[int]] = defaultdict(list)
        for number in range(len(self._words)):
            if said := self._found.words.said(number):
                alike[said].append(number)
        for numbers in alike.values():
            if len(numbers) > 1:
                is_thing = self._words[numbers[0]].role == THING
                own = sum(self._words[number].source == "title" for number in numbers)
                yield Quota(frozenset(numbers), 0, max(1, own) + is_thing)

    def _recorded(self, numbers: frozenset[int]) -> frozenset[str]:
        return frozenset(said for n in numbers for said in self._found.words.said(n))

    def _brand_quotas(self, banned: frozenset[int]) -> Iterator[Quota]:
        """One spelling of the brand; always there when the current title has it."""
        brands = frozenset(n for n, word in enumerate(self._words) if word.role == "brand")
        own = frozenset(n for n in brands if self._words[n].source == "title") - banned
        if own:
            yield Quota(own, 1, max(1, len(own)))
            yield Quota(brands - own, 0, 0)
        elif brands:
            yield Quota(brands, 0, 1)

    def _written(self, strategy: Strategy, choice: Choice, chosen: Chosen) -> Draft:
        preferred = preferring(choice, chosen.words, self._liked)
        numbers = filled(self._found.words, choice, preferred, self._is_usual)
        if sum(choice.units[number] for number in numbers) < _SPARSE:
            numbers = filled(self._found.words, choice, numbers, self._flow.is_usual)
        line = written(
            numbers,
            self._words,
            self._flow,
            self._knowledge,
            together=self._together(numbers),
            first=self._leading(),
        )
        product = self._product.model_copy(update={"title": line.text})
        value = choice.value(numbers)
        # The same terms added up in another order differ in the last digit.
        is_same = isclose(value, chosen.bound, rel_tol=1e-9)
        chosen = chosen._replace(value=chosen.bound if is_same else min(value, chosen.bound))
        return Draft(strategy, tuple(numbers), chosen, line, self._judge(product))

    def _is_usual(self, key: str) -> bool:
        """Whether titles of the trade say such a thing of what is sold."""
        things = [word.key for word in self._words if word.role == THING]
        return self._flow.is_usual(key) and self._flow.goes_before(key, things)

    def _together(self, numbers: Sequence[int]) -> Iterator[tuple[int, int, float]]:
        """Yield the pairs of words that the strongest matched terms want side by side."""
        inside = frozenset(numbers)
        pairs = zip(self._found.terms, self._found.wishes, strict=True)
        met = {term: wish for term, wish in pairs if wish.is_met(inside)}
        matched = sorted(met, key=lambda term: -term.demand)[:_STRONGEST]
        if not matched:
            return
        most = matched[0].demand or 1.0
        for term in matched:
            serving = [min(need & inside) for need in met[term].needs]
            row = list(dict.fromkeys(serving))
            for left, right in pairwise(row):
                yield left, right, term.demand / most

    def _leading(self) -> frozenset[int]:
        """Return the brands to begin with; those far back in the current title are fitted ones."""
        early = {word.key for word in self._own[:_EARLY]}
        return frozenset(
            number
            for number, word in enumerate(self._words)
            if word.role == "brand" and (word.source != "title" or word.key in early)
        )

    def _faulty(self, draft: Draft) -> Iterator[int]:
        """Yield the words that findings mark; of two that deny each other the later one."""
        for finding in draft.report.findings:
            if finding.code in _NO_FAULT_OF_A_WORD or finding.severity == "info":
                continue
            for span in finding.spans[-1:]:
                for number, start, end in draft.line.places:
                    if start < span.end and span.start < end:
                        yield number


_NO_AXIS = frozenset(["category", "brand", "hot", "word", "fits", "work", "junk"])


def _apart(far_from: Sequence[frozenset[int]]) -> Iterator[Quota]:
    """Yield that a choice must differ in some words from others that were too near."""
    for number, words in enumerate(far_from, start=1):
        yield Quota(words, 0, max(0, len(words) - _DIFFERENT - number))
