"""Every rule against its table of real-looking titles."""

import pytest
from rule_cases import Case, cases, run

from titleopt.rules import RULES

ALL = [case for rule in RULES for case in cases(rule.code)]


@pytest.mark.parametrize("case", ALL, ids=str)
def test_case(case: Case):
    report = run(case)
    if case.verdict == "not_applicable":
        assert report.not_applicable == (case.code,)
        return
    assert report.not_applicable == ()
    assert bool(report.findings) == (case.verdict == "fail"), [f.message for f in report.findings]
    values = case.values
    if "found" in values:
        assert [span.text for f in report.findings for span in f.spans] == values["found"]
    if "count" in values:
        assert len(report.findings) == values["count"]
    if "says" in values:
        assert any(values["says"] in finding.message for finding in report.findings)
    if "fixed" in values:
        assert report.fixed_title == values["fixed"]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_each_rule_has_enough_cases(rule):
    verdicts = [case.verdict for case in cases(rule.code)]
    assert verdicts.count("fail") >= 5
    assert verdicts.count("pass") >= 5
