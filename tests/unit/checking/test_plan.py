import pickle

import titleopt
from titleopt.checking.checker import checker_for
from titleopt.config import Settings
from titleopt.facts.title_facts import TitleFacts
from titleopt.model import Product, Report
from titleopt.rules import RULES

TITLES = [
    "",
    "★新款★纯棉T恤女短袖质量保证",
    "连衣裙女夏季",
    "自然堂 兰蔻 补水面膜",
    "全网最低价毛巾",
]


def test_a_rule_is_only_left_out_where_it_finds_nothing():
    knowledge = checker_for(Settings()).knowledge
    for title in TITLES:
        facts = TitleFacts(Product(title=title), knowledge)
        for rule in (kind() for kind in RULES if kind.watches):
            assert getattr(facts, rule.watches) or not rule.check(facts), (rule.code, title)


def test_whether_a_rule_applies_does_not_depend_on_the_title():
    knowledge = checker_for(Settings()).knowledge
    told = {
        tuple(rule().applies(TitleFacts(Product(title=title), knowledge)) for rule in RULES)
        for title in TITLES
    }
    assert len(told) == 1


def test_a_report_made_unchecked_is_one_that_would_pass_the_check():
    for report in titleopt.check_many(TITLES):
        assert Report.model_validate(report.to_dict()) == report
        assert Report.model_validate_json(report.to_json()).to_json() == report.to_json()
        assert report.model_fields_set == set(Report.model_fields)


def test_a_report_comes_out_of_another_process_as_it_went_in():
    for report in titleopt.check_many(TITLES):
        again = pickle.loads(pickle.dumps(report))  # noqa: S301 - made a line above
        assert again == report
        assert again.to_json() == report.to_json()
        assert again.model_copy(update={"score": 1.0}).score == 1.0
