import pytest

from titleopt.checking import checker
from titleopt.checking.checker import Checker, checker_for
from titleopt.config import Allow, OwnWords, RuleSettings, Settings
from titleopt.errors import ConfigError, RuleCrash, UnknownRuleError
from titleopt.facts.context import Context, Neighbour
from titleopt.model import Product
from titleopt.rules import RULES
from titleopt.rules.special_symbol import SpecialSymbol

TITLE = "★新款★纯棉T恤女短袖质量保证"


def check(title=TITLE, **settings):
    record = settings.pop("record", {})
    return checker_for(Settings.of(**settings)).check(Product(title=title, **record))


def codes(report):
    return {finding.code for finding in report.findings}


def test_every_rule_has_a_part_or_is_not_applicable():
    report = check()
    judged = [part.code for part in report.parts]
    assert sorted([*judged, *report.not_applicable]) == sorted(rule.code for rule in RULES)
    assert report.crashed == ()


def test_findings_stand_in_text_order():
    starts = [finding.spans[0].start for finding in check().findings if finding.spans]
    assert starts == sorted(starts)


def test_rules_can_be_left_out_by_code_or_name():
    assert "SYM001" in codes(check())
    assert "SYM001" not in codes(check(rules={"off": ["SYM001"]}))
    assert "SYM001" not in codes(check(rules={"off": ["special-symbol"]}))
    assert "SYM001" not in codes(check(rules={"off": ["Special-Symbol"]}))


def test_a_rule_left_out_has_no_part_and_makes_no_fix():
    report = check(rules={"off": ["SYM001"]})
    assert "SYM001" not in [part.code for part in report.parts]
    assert "★" in report.fixed_title


def test_only_some_rules():
    report = check(rules={"only": ["special-symbol", "JNK001"]})
    assert [part.code for part in report.parts] == ["SYM001", "JNK001"]


def test_weights_change_the_score():
    even = check("毛巾纯棉质量保证", rules={"only": ["JNK001", "CAT001"], "weights": {"CAT001": 8}})
    heavy = check(
        "毛巾纯棉质量保证", rules={"only": ["JNK001", "CAT001"], "weights": {"junk-word": 24}}
    )
    assert heavy.score < even.score
    assert {part.weight for part in even.parts} == {8}


def test_options_reach_their_rule():
    title = "包邮新款毛巾纯棉"
    assert "HOT001" not in codes(check(title))
    assert "HOT001" in codes(
        check(title, rules={"options": {"too-many-hot-words": {"tolerated": 1}}})
    )


@pytest.mark.parametrize("place", ["off", "only"])
def test_an_unknown_rule_is_a_sentence_with_a_guess(place):
    with pytest.raises(UnknownRuleError, match="是不是想写 'special-symbol'"):
        check(rules={place: ["special-symbl"]})


def test_unknown_rules_are_refused_in_weights_options_and_allow_lists():
    with pytest.raises(UnknownRuleError):
        check(rules={"weights": {"NOPE": 1}})
    with pytest.raises(UnknownRuleError):
        check(rules={"options": {"NOPE": {}}})
    with pytest.raises(UnknownRuleError):
        check(allow=[{"words": ["★"], "rules": ["NOPE"]}])


def test_unknown_options_and_wrong_values_are_refused():
    with pytest.raises(ConfigError, match="tolerated"):
        check(rules={"options": {"HOT001": {"tolerate": 1}}})
    with pytest.raises(ConfigError, match="选项 'tolerated'"):
        check(rules={"options": {"HOT001": {"tolerated": "many"}}})


def test_unknown_platform_is_a_sentence_with_a_guess():
    with pytest.raises(ConfigError, match="taobao"):
        check(platform="taobaoo")


def test_own_words_are_known():
    assert "JNK001" in codes(check("毛巾纯棉亲爱滴", words={"junk": ["亲爱滴"]}))
    assert "LAW004" in codes(check("毛巾纯棉绝绝子", words={"banned": ["绝绝子"]}))
    assert "CAT001" not in codes(check("咕噜比加厚", words={"category": ["咕噜比"]}))


def test_allowed_words_are_no_finding():
    assert "JNK001" not in codes(check(allow=[{"words": ["质量保证"]}]))
    assert "JNK001" not in codes(check(allow=[{"words": ["质量保证"], "rules": ["junk-word"]}]))
    assert "JNK001" in codes(check(allow=[{"words": ["质量保证"], "rules": ["SYM001"]}]))


def test_allowed_signs_stay_in_the_fixed_title():
    assert "★" in check(allow=[{"words": ["★"]}]).fixed_title


def test_words_can_be_allowed_in_one_shop_or_category():
    allow = [Allow(words=("质量保证",), shop="甲店", category="女装")]
    settings = Settings(allow=tuple(allow))
    here = Product(title=TITLE, shop="甲店", category="女装>T恤")
    assert "JNK001" not in codes(Checker(settings).check(here))
    for other in ({"shop": "乙店", "category": "女装"}, {"shop": "甲店", "category": "男装"}, {}):
        assert "JNK001" in codes(Checker(settings).check(Product(title=TITLE, **other)))


class Broken(SpecialSymbol):
    def check(self, facts):
        raise ZeroDivisionError(facts.typed)


@pytest.fixture
def broken(monkeypatch):
    monkeypatch.setattr(
        checker, "RULES", tuple(Broken if rule is SpecialSymbol else rule for rule in RULES)
    )


@pytest.mark.usefixtures("broken")
def test_a_crashing_rule_is_left_out_and_listed():
    report = Checker(Settings()).check(Product(title=TITLE))
    assert report.crashed == ("SYM001",)
    assert "SYM001" not in [part.code for part in report.parts]
    assert "JNK001" in codes(report)
    total = sum(part.weight for part in report.parts)
    assert report.score == pytest.approx(
        100 * sum(part.weight * part.part for part in report.parts) / total, abs=0.05
    )


@pytest.mark.usefixtures("broken")
def test_strict_raises_with_the_rule_and_the_title():
    with pytest.raises(RuleCrash, match="SYM001") as caught:
        Checker(Settings(strict=True)).check(Product(title=TITLE))
    assert isinstance(caught.value.__cause__, ZeroDivisionError)
    assert caught.value.context == {"rule": "SYM001"}


def test_context_rules_apply_only_when_somebody_looked():
    checks = Checker(Settings())
    assert "DUP001" in checks.check(Product(title=TITLE)).not_applicable
    looked = Context(same_in_shop=(Neighbour(TITLE, 100.0, row=3, id="x1"),))
    report = checks.check(Product(title=TITLE), looked)
    [found] = [finding for finding in report.findings if finding.code == "DUP001"]
    assert "第 3 行" in found.message
    assert "x1" in found.message


def test_an_empty_title_is_one_error_and_scores_nothing():
    report = check("  ")
    assert codes(report) == {"LEN003"}
    assert (report.score, report.verdict) == (0.0, "reject")
    assert len(report.not_applicable) == len(RULES) - 1


def test_messages_follow_the_language():
    zh = {f.code: f.message for f in check(lang="zh").findings}
    en = {f.code: f.message for f in check(lang="en").findings}
    assert zh.keys() == en.keys()
    assert all(zh[code] != en[code] for code in zh)


def test_unverified_limits_say_so():
    assert len(check(platform="momo").notes) > len(check().notes)


def test_settings_can_be_built_by_hand():
    settings = Settings(
        rules=RuleSettings(only=("LEN001",)), words=OwnWords(hot=("秒发",)), strict=True
    )
    assert [part.code for part in Checker(settings).check(Product(title="毛巾")).parts] == [
        "LEN001"
    ]


def test_a_checker_is_built_once_for_the_same_settings():
    assert checker_for(Settings()) is checker_for(None) is checker_for(Settings.of())
