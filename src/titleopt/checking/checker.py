"""One title through all rules."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice

from titleopt.checking.allow_list import AllowList
from titleopt.checking.findings import finding_of, place
from titleopt.checking.fixer import settle
from titleopt.checking.judged import Judged
from titleopt.checking.plan import Plan, watches
from titleopt.checking.score import grade_of, verdict_of
from titleopt.config import Settings
from titleopt.errors import RuleCrash
from titleopt.facts.context import NOTHING_KNOWN, Context
from titleopt.facts.knowledge import Knowledge
from titleopt.facts.measure import measure
from titleopt.facts.title_facts import TitleFacts
from titleopt.model import Finding, Fix, Product, Report, made
from titleopt.rules import RULES
from titleopt.rules.base import Fault, Rule
from titleopt.rules.registry import find_rule

# More do not fit the processor's caches.
_TOGETHER = 32
_NOT_A_RANK = {
    "zh": "得分衡量标题写得好不好，不代表搜索排名",
    "en": "The score says how well the title is written; it is no search rank",
}
_UNVERIFIED = {
    "zh": "{name}的宽度上限 {limit} 没有核实过（{source}），请以店铺后台为准",
    "en": "The limit of {limit} units on {name} is unverified ({source})",
}


class Checker:
    """Rules, weights and knowledge for one set of settings; safe to share between threads.

    Args:
        settings: What the caller chose.

    Raises:
        UnknownRuleError: the settings name a rule that does not exist.
        ConfigError: an option or the platform does not exist.

    >>> Checker(Settings()).check(Product(title="")).verdict
    'reject'
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.knowledge = Knowledge.of(settings)
        self.rules = tuple(_configured(settings))
        weights = {find_rule(name).code: w for name, w in settings.rules.weights.items()}
        self.weights = {rule.code: weights.get(rule.code, rule.weight) for rule in self.rules}
        self._conditional = tuple(
            rule for rule in self.rules if type(rule).applies is not Rule.applies
        )
        self._plans: dict[tuple[bool, ...], Plan] = {}
        self._usual: Plan | None = None
        self._fixers = watches(rule for rule in self.rules if rule.fixes)
        self._allow_list = AllowList(settings.allow)
        self.notes = _notes(self.knowledge, settings)

    def check(self, product: Product, context: Context = NOTHING_KNOWN) -> Report:
        """Return the report of one title."""
        return self._together([(product, context)])[0]

    def check_all(self, titles: Iterable[tuple[Product, Context]]) -> Iterator[Report]:
        """Yield the reports of titles, each given with what is known from outside it.

        No more titles are taken ahead than were answered before, and never many.
        """
        source, size = iter(titles), 1
        while some := list(islice(source, size)):
            yield from self._together(some)
            size = min(2 * size, _TOGETHER)

    def _together(self, titles: Sequence[tuple[Product, Context]]) -> list[Report]:
        """Take some titles through every step together.

        That is a quarter faster than one by one: the processor finds in its caches what the
        title before needed.
        """
        read = [TitleFacts(product, self.knowledge, context) for product, context in titles]
        measure(read)
        judged = [Judged(facts, self._plan(facts)) for facts in read]
        groups: dict[Plan, list[Judged]] = {}
        for one in judged:
            groups.setdefault(one.plan, []).append(one)
        for plan, group in groups.items():
            self._judge(plan, group)
        return [self._report(one) for one in judged]

    def _report(self, judged: Judged) -> Report:
        facts, findings = judged.facts, judged.findings
        score, parts = judged.score()
        if len(findings) > 1:
            findings.sort(key=place)
        profile = facts.profile
        return made(
            Report,
            {
                "title": facts.typed,
                "fixed_title": self._fixed(facts, findings) if judged.mends else facts.typed,
                "score": score,
                "grade": grade_of(score),
                "verdict": verdict_of(score, findings),
                "units": facts.units,
                "limit": profile.limit,
                "platform": profile.key,
                "findings": tuple(findings),
                "parts": parts,
                "not_applicable": judged.plan.not_applicable,
                "crashed": tuple(judged.crashed),
                "facts": facts.summary(),
                "notes": self.notes,
            },
        )

    def _plan(self, facts: TitleFacts) -> Plan:
        """Return the plan of all titles to which the same rules apply."""
        empty = not facts.useful_units
        usual = facts.context is NOTHING_KNOWN and not empty
        if usual and self._usual is not None:
            return self._usual
        key = (empty, *[rule.applies(facts) for rule in self._conditional])
        plan = self._plans.get(key)
        if plan is None:
            idle = {
                rule
                for rule, applies in zip(self._conditional, key[1:], strict=True)
                if not applies
            }
            if empty:
                idle.update(rule for rule in self.rules if not rule.judges_empty)
            plan = Plan(
                [rule for rule in self.rules if rule not in idle],
                self.weights,
                [rule.code for rule in self.rules if rule in idle],
            )
            self._plans[key] = plan
        if usual:
            self._usual = plan
        return plan

    def _judge(self, plan: Plan, titles: Sequence[Judged]) -> None:
        """Run every rule of the plan on the titles in which it may find something."""
        for fact, rules in plan.watches:
            watched = [one for one in titles if getattr(one.facts, fact)] if fact else titles
            for rule in rules:
                for one in watched:
                    try:
                        faults = rule.check(one.facts)
                        if faults:
                            self._add(rule, faults, one)
                    except Exception as error:
                        if self.settings.strict:
                            raise RuleCrash(
                                f"规则 {rule.code} 在标题 {one.facts.typed!r} 上出错：{error!r}",
                                hint="请报告这个标题",
                                context={"rule": rule.code},
                            ) from error
                        one.crashed.append(rule.code)

    def _add(self, rule: Rule, faults: Sequence[Fault], judged: Judged) -> None:
        """Add what a rule found."""
        facts = judged.facts
        faults = self._allow_list.others(rule, faults, facts)
        if faults:
            share, lang = rule.part(facts, faults), self.settings.lang
            judged.findings += [finding_of(rule, fault, facts.typed, lang) for fault in faults]
            judged.shares[rule.code] = share
            judged.mends |= rule.fixes

    def _fixed(self, facts: TitleFacts, findings: Iterable[Finding]) -> str:
        """Return the title after all safe fixes; only rules that fix run again."""
        fixes = [finding.fix for finding in findings if finding.fix is not None]
        if "safe" not in [fix.safety for fix in fixes]:
            return facts.typed

        def fixes_of(title: str) -> Iterator[Fix]:
            if title == facts.typed:
                yield from fixes
                return
            product = made(Product, {**vars(facts.product), "title": title})
            again = TitleFacts(product, self.knowledge, facts.context)
            for fact, rules in self._fixers:
                if fact and not getattr(again, fact):
                    continue
                for rule in rules:
                    for fault in self._allow_list.others(rule, rule.check(again), again):
                        if fault.fix is not None:
                            yield fault.fix

        return settle(facts.typed, fixes_of)


def _configured(settings: Settings) -> Iterator[Rule]:
    chosen = settings.rules
    off = {find_rule(name).code for name in chosen.off}
    only = {find_rule(name).code for name in chosen.only}
    options = {find_rule(name).code: dict(values) for name, values in chosen.options.items()}
    for rule in RULES:
        if rule.code not in off and (not only or rule.code in only):
            yield rule.configured(options.get(rule.code, {}))


def _notes(knowledge: Knowledge, settings: Settings) -> tuple[str, ...]:
    lang, profile = settings.lang, knowledge.profile
    notes = [_NOT_A_RANK[lang]]
    if profile.limit_source.confidence in {"low", "unknown"}:
        notes.append(
            _UNVERIFIED[lang].format(
                name=profile.name_zh if lang == "zh" else profile.name_en,
                limit=profile.limit,
                source=profile.limit_source.told(lang),
            )
        )
    return tuple(notes)


def checker_for(settings: Settings | None = None) -> Checker:
    """Return the checker of these settings, built once for each."""
    return _checker((settings or Settings()).model_dump_json())


@lru_cache(maxsize=8)
def _checker(settings: str) -> Checker:
    return Checker(Settings.model_validate_json(settings))
