"""Every rule keeps the contract that settings, reports and manual pages rely on."""

import re
from pathlib import Path
from string import Formatter

import pytest
from rule_cases import Case, cases, run

from titleopt import rules as rules_package
from titleopt.config import Settings
from titleopt.errors import ConfigError, UnknownRuleError
from titleopt.reports.manual import rule_page
from titleopt.reports.words import GROUND_NOTES
from titleopt.rules import RULES
from titleopt.rules.base import Message, Rule
from titleopt.rules.manual import manual
from titleopt.rules.registry import find_rule

every_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
SHARED = {"__init__", "base", "registry", "manual", "word_lists", "neighbours"}


def test_codes_and_names_are_unique():
    assert len({rule.code for rule in RULES}) == len(RULES)
    assert len({rule.name for rule in RULES}) == len(RULES)


def test_every_rule_file_is_listed():
    files = {path.stem for path in Path(rules_package.__file__).parent.glob("*.py")} - SHARED
    assert files == {rule.__module__.rsplit(".", 1)[1] for rule in RULES}


@every_rule
def test_code_name_and_file_agree(rule):
    assert re.fullmatch(r"[A-Z]{3}\d{3}", rule.code)
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.name)
    assert rule.__module__.endswith(rule.name.replace("-", "_"))
    assert find_rule(rule.code) is find_rule(rule.name.upper()) is rule


@every_rule
def test_metadata(rule):
    assert rule.severity in {"error", "warning", "info"}
    assert rule.ground in {"law", "platform", "guide", "practice", "measured"}
    assert 0 <= rule.weight <= 100
    assert 0 < rule.step <= 1


@every_rule
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_manual_page_has_every_section(rule, lang):
    page = manual(rule, lang)
    assert page.what.endswith("。" if lang == "zh" else ".")
    assert page.why
    assert page.good
    assert page.source
    assert page.bad or rule.code == "LEN003"
    ordinary = re.compile(r"[a-z]{3,} [a-z]{2,}" if lang == "zh" else "[，。]")
    assert not ordinary.search(page.what + page.source), "in the other language"


@every_rule
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_printed_page_tells_the_ground_and_each_option(rule, lang):
    printed = rule_page(rule, Settings(lang=lang)).plain
    assert GROUND_NOTES[lang][rule.ground] in printed
    for name, field in rule.Options.model_fields.items():
        assert f"{name} = " in printed
        assert " / " in field.description


def _as_case(rule: type[Rule], verdict: str, title: str) -> Case:
    """Return the table case of that title, which brings its context, or a bare one."""
    table = list(cases(rule.code))
    same = [case for case in table if case.verdict == verdict and case.title == title]
    shared = {k: v for k, v in table[0].values.items() if k in {"platform", "banned"}}
    return same[0] if same else Case(rule.code, verdict, title, shared)


@every_rule
def test_bad_example_fails(rule):
    assert run(_as_case(rule, "fail", manual(rule).bad)).findings


@every_rule
def test_good_example_passes(rule):
    report = run(_as_case(rule, "pass", manual(rule).good))
    assert report.not_applicable == ()
    assert report.findings == ()


def _messages(rule: type[Rule]) -> list[Message]:
    return [value for value in vars(rule).values() if isinstance(value, Message)]


@every_rule
def test_messages_exist_in_both_languages_with_what_to_do(rule):
    messages = _messages(rule)
    assert len(messages) >= 2
    for message in messages:
        assert re.search(r"[\u4e00-\u9fff]", message.zh)
        assert re.search(r"[a-z]{3}", message.en)
    for message in messages:
        if message is not rule.title:
            assert re.search("[；：]", message.zh), "what was found; what to do"
            assert re.search("[;,:]", message.en)


@every_rule
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_messages_render_with_what_the_rule_finds(rule, lang):
    for case in cases(rule.code):
        if case.verdict == "fail":
            for finding in run(
                Case(case.code, "fail", case.title, {**case.values, "lang": lang})
            ).findings:
                assert "{" not in finding.message.replace(case.title, "")
                assert finding.severity in {"error", "warning", "info"}


@every_rule
def test_findings_give_numbers(rule):
    """Every sentence says how many or how wide, except that nothing at all is there."""
    if rule.code == "LEN003":
        return
    fields = {
        name
        for message in _messages(rule)
        if message is not rule.title
        for _, name, _, _ in Formatter().parse(message.zh)
        if name
    }
    numbers = {"units", "count", "free", "useful", "found", "extra", "percent", "served", "things"}
    literal = re.search(r"\b0 个|（0 个）|\d", "".join(m.zh for m in _messages(rule)))
    assert fields & numbers or literal or rule.code == "SYM003"


@every_rule
def test_options_are_described_with_their_units(rule):
    for name, option in rule.Options.model_fields.items():
        assert option.description, name
        assert not option.is_required(), name


@every_rule
def test_unknown_options_are_refused(rule):
    with pytest.raises(ConfigError, match="选项"):
        rule.configured({"no-such-option": 1})


@every_rule
def test_only_rules_that_say_so_carry_safe_fixes(rule):
    safe = any(
        finding.fix is not None and finding.fix.safety == "safe"
        for case in cases(rule.code)
        if case.verdict == "fail"
        for finding in run(case).findings
    )
    assert safe == rule.fixes


def test_unknown_rule_names_the_nearest():
    with pytest.raises(UnknownRuleError, match="title-not-full"):
        find_rule("title-not-ful")
    with pytest.raises(UnknownRuleError) as caught:
        find_rule("zzzzzzzzzz")
    assert "是不是" not in str(caught.value)
