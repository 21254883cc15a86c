from collections.abc import Iterator
from itertools import count, islice

import pytest

import titleopt
from titleopt.checking.checker import checker_for
from titleopt.errors import TitleError
from titleopt.facts.context import NOTHING_KNOWN
from titleopt.facts.measure import measure
from titleopt.facts.title_facts import TitleFacts
from titleopt.model import Product

TITLES = ["纯棉T恤女短袖", "★新款★雪纺连衣裙", "", "咖啡机家用咖啡机小型", "全网最低价毛巾"]


def test_titles_are_not_taken_further_ahead_than_reports_were():
    taken = 0

    def endless() -> Iterator[str]:
        nonlocal taken
        for taken in count(1):
            yield TITLES[taken % len(TITLES)]

    reports = titleopt.check_many(endless())
    for given in range(1, 200):
        next(reports)
        assert taken < 2 * given


def test_a_title_is_judged_the_same_alone_and_among_others():
    many = TITLES * 20
    together = list(titleopt.check_many(many))
    assert together == [titleopt.check(title) for title in many]
    assert [report.title for report in together] == many


def test_what_is_no_title_is_refused():
    with pytest.raises(TitleError, match="int"):
        list(islice(titleopt.check_many(["纯棉T恤", 5]), 2))  # type: ignore[list-item]


def test_a_fact_that_cannot_be_computed_is_left_to_who_asks_for_it(monkeypatch):
    def fail(_: TitleFacts) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(TitleFacts.expected, "compute", fail)
    facts = TitleFacts(Product(title=TITLES[0]), checker_for().knowledge, NOTHING_KNOWN)
    measure([facts])
    with pytest.raises(ZeroDivisionError):
        facts.expected  # noqa: B018 - asking is the point
    report = titleopt.check(TITLES[0])
    assert report.crashed == ("ATT001",)
