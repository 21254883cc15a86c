"""The tester itself: it must refuse rules that are broken on purpose."""

from functools import partial

import pytest
import rule_cases
import test_cases
import test_registry
from rule_cases import Case, cases

from titleopt.checking import checker
from titleopt.rules import RULES, registry
from titleopt.rules.base import Fault, Message, RuleOptions, fix
from titleopt.rules.special_symbol import SpecialSymbol


@pytest.fixture
def replaced(monkeypatch):
    """Put a broken rule in the place of special-symbol."""

    def replace(broken):
        listed = tuple(broken if rule is SpecialSymbol else rule for rule in RULES)
        monkeypatch.setattr(checker, "RULES", listed)
        monkeypatch.setitem(registry._BY_KEY, "sym001", broken)  # noqa: SLF001 - the registry is what is replaced
        monkeypatch.setitem(registry._BY_KEY, "special-symbol", broken)  # noqa: SLF001
        monkeypatch.setattr(rule_cases, "_checkers", {})
        return broken

    return replace


def refuses(check, *arguments):
    with pytest.raises(AssertionError):
        check(*arguments)


def some_case(verdict: str) -> Case:
    return next(case for case in cases("SYM001") if case.verdict == verdict)


class Silent(SpecialSymbol):
    """The title shouts.

    Why: reasons.

    Bad: ★新款★连衣裙女夏季收腰显瘦
    Good: 新款连衣裙女夏季收腰显瘦36-46码

    Source: nowhere.
    """

    def check(self, facts):  # noqa: ARG002 - it is silent
        return ()


class Shouting(Silent):
    __doc__ = Silent.__doc__

    watches = ""

    def check(self, facts):
        return [Fault(((0, len(facts.typed)),), {"sign": "x", "units": 1})]


class Undoing(Silent):
    __doc__ = Silent.__doc__

    def check(self, facts):
        values = {"sign": "★", "units": 2}
        return [Fault(((0, 1),), values, fix("safe", (0, 1, "")))] if "★" in facts.typed else []


class NeverApplies(Silent):
    __doc__ = Silent.__doc__

    def applies(self, facts):  # noqa: ARG002
        return False


class Crashing(Silent):
    __doc__ = Silent.__doc__

    def check(self, facts):
        raise ZeroDivisionError(facts.typed)


def test_a_silent_rule_is_caught(replaced):
    broken = replaced(Silent)
    refuses(test_cases.test_case, some_case("fail"))
    refuses(test_registry.test_bad_example_fails, broken)
    refuses(test_registry.test_only_rules_that_say_so_carry_safe_fixes, broken)


def test_a_rule_that_finds_everything_is_caught(replaced):
    broken = replaced(Shouting)
    refuses(test_cases.test_case, some_case("pass"))
    refuses(test_registry.test_good_example_passes, broken)


def test_a_wrong_fix_is_caught(replaced):
    replaced(Undoing)
    refuses(test_cases.test_case, some_case("fail"))


def test_a_rule_that_never_applies_is_caught(replaced):
    broken = replaced(NeverApplies)
    refuses(test_cases.test_case, some_case("pass"))
    refuses(test_registry.test_good_example_passes, broken)


def test_a_crashing_rule_is_caught(replaced):
    replaced(Crashing)
    with pytest.raises(Exception, match="ZeroDivisionError"):
        test_cases.test_case(some_case("fail"))


def variant(**members):
    return type("SpecialSymbol", (SpecialSymbol,), {"__doc__": SpecialSymbol.__doc__, **members})


@pytest.mark.parametrize(
    ("check", "members"),
    [
        (test_registry.test_code_name_and_file_agree, {"code": "S1"}),
        (test_registry.test_code_name_and_file_agree, {"name": "Special Symbol"}),
        (test_registry.test_metadata, {"severity": "fatal"}),
        (test_registry.test_metadata, {"ground": "folklore"}),
        (test_registry.test_metadata, {"weight": -1}),
        *(
            (partial(test_registry.test_manual_page_has_every_section, lang=lang), {"__doc__": doc})
            for lang in ("zh", "en")
            for doc in (
                "No sections.",
                SpecialSymbol.__doc__.replace("Source:", "").replace("出处：", ""),
            )
        ),
        (
            test_registry.test_messages_exist_in_both_languages_with_what_to_do,
            {"title": Message("题", "title"), "message": Message("只有中文，没说怎么办", "only")},
        ),
        (test_registry.test_findings_give_numbers, {"message": Message("有；删", "a; b")}),
    ],
)
def test_broken_declarations_are_caught(check, members):
    refuses(check, variant(**members))


def test_an_option_without_description_is_caught():
    options = type("Options", (RuleOptions,), {"__annotations__": {"much": int}, "much": 1})
    refuses(test_registry.test_options_are_described_with_their_units, variant(Options=options))


def test_a_message_with_an_unknown_field_is_caught(replaced):
    broken = replaced(variant(message=Message("有 {typo}；请删去", "has {typo}; remove")))
    with pytest.raises(Exception, match="typo"):
        test_registry.test_messages_render_with_what_the_rule_finds(broken, "zh")
