"""Ranking, suggestions, coverage, measures, classes and roots on invented lists."""

import io
import json
import re
from datetime import date

import numpy as np
import pytest

import titleopt
from titleopt import Market, Product, Settings, TermList
from titleopt.errors import InputError
from titleopt.facts.knowledge import Knowledge
from titleopt.market.among import among
from titleopt.market.classes import term_kinds
from titleopt.market.companions import Companions, documents_of
from titleopt.market.equivalence import equivalence_classes
from titleopt.market.foreign import ForeignWords
from titleopt.market.measures import measures
from titleopt.market.roots import roots
from titleopt.market.vocabulary import Vocabulary

TERMS = [
    ("雪纺连衣裙", 900.0),
    ("连衣裙女夏", 500.0),
    ("连衣裙收腰显瘦", 300.0),
    ("收腰显瘦连衣裙", 200.0),
    ("连衣裙男", 800.0),
    ("手机壳", 5000.0),
    ("耐克连衣裙", 700.0),
    ("烤箱大容量", 400.0),
]
TITLE = "雪纺连衣裙女夏季碎花"
KNOWLEDGE = Knowledge.of(Settings())


@pytest.fixture(scope="module")
def market():
    return Market(TERMS)


def test_rank_puts_what_fits_first(market):
    ranked = market.rank(TITLE, limit=8)
    assert [one.term for one in ranked[:2]] == ["雪纺连衣裙", "连衣裙女夏"]
    assert ranked[-1].relevance < 0.2
    values = [one.relevance for one in ranked]
    assert values == sorted(values, reverse=True)
    assert len(ranked) == len(TERMS)


def test_rank_of_nothing():
    assert Market().rank(TITLE) == []
    assert Market(TERMS).rank(TITLE, limit=0) == []
    with pytest.raises(InputError):
        Market(TERMS).rank(TITLE, limit=-1)


def test_suggestions_deny_nothing_and_name_no_other_brand(market):
    found = market.suggest(Product(title=TITLE, attributes={"适用性别": "女"}))
    terms = {one.term for one in found}
    assert "连衣裙收腰显瘦" in terms
    assert not terms & {"连衣裙男", "手机壳", "耐克连衣裙", "烤箱大容量", "雪纺连衣裙"}
    best = found[0]
    assert best.members == ("收腰显瘦连衣裙",)
    assert best.demand == 500
    assert set(best.missing) == {"收腰", "显瘦"}
    assert best.added_units == 8
    assert best.fits
    assert "500" in best.reason


def test_a_full_title_has_no_room(market):
    full = TITLE + "气质长裙子法式温柔风高级感洋气减龄桔梗"
    assert not any(one.fits for one in market.suggest(full))


def test_without_a_list_the_usual_axes_are_suggested_and_it_is_said():
    found = Market().suggest("连衣裙")
    assert found
    assert all("没有搜索词表" in one.reason for one in found)


def test_check_takes_the_market(market):
    report = titleopt.check("连衣裙女夏季", market=market)
    assert "MKT001" not in report.not_applicable
    assert next(titleopt.check_many(["连衣裙女夏季"], market=market)) == report
    assert "MKT001" in titleopt.check("连衣裙女夏季").not_applicable


def test_every_process_asks_the_market(market):
    titles = ["连衣裙女夏季", "手机壳防摔"]
    one = list(titleopt.check_many(titles, market=market))
    assert list(titleopt.check_many(titles, market=market, jobs=2)) == one
    assert all("MKT001" not in report.not_applicable for report in one)


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_sheet_is_scored_with_the_market(market, jobs):
    stream = io.BytesIO()
    sheet = "标题\n连衣裙女夏季\n手机壳防摔\n连衣裙女夏季\n".encode()
    titleopt.score_table(sheet, stream, format="jsonl", market=market, jobs=jobs)
    lines = [json.loads(line) for line in stream.getvalue().splitlines()]
    assert all("MKT001" not in line["not_applicable"] for line in lines)
    # What the sheet itself knows is kept beside what the market knows.
    assert "DUP001" in {finding["code"] for finding in lines[0]["findings"]}


def test_coverage_counts_demand(market):
    coverage = market.coverage(market.facts("雪纺连衣裙女夏季收腰显瘦"))
    assert coverage.covered == pytest.approx(1900)
    assert market.context(TITLE).foreign_words is None


def test_classes_merge_word_order():
    words = Vocabulary(["连衣裙收腰", "收腰连衣裙", "牛奶", "奶牛"], KNOWLEDGE).words
    found = equivalence_classes([tuple(w.text for w in own) for own in words], [2, 3, 1, 1])
    assert [one.members for one in found] == [(1, 0), (2,), (3,)]
    assert found[0].demand == 5


def test_measures_by_hand():
    text = (
        "搜索词,搜索人气,点击率,支付转化率,在线商品数,需求供给比,日期\n"
        "竹毛巾,1000,50%,10%,200,3,2026-01-01\n"
    )
    found = {m.name: m for m in measures(TermList.read(text.encode()), 0)}
    assert found["竞争度"].value == pytest.approx(1000 * 0.5 * 0.1 / 200 * 10000)
    assert found["竞争度"].columns == ("搜索人气", "点击率", "支付转化率", "在线商品数")
    assert found["蓝海指数"].value is None
    assert found["蓝海指数"].missing == ("tmall_share",)
    assert found["预估成交"].value == pytest.approx(100)
    assert found["需求供给比"].note == "★★"


def test_a_measure_that_was_not_computed_is_not_zero():
    found = {
        m.name: m for m in measures(TermList.read("搜索词,需求供给比\n竹毛巾,0\n".encode()), 0)
    }
    assert found["需求供给比"].shown == "not computable"


def test_kinds_of_terms():
    terms = TermList.of(
        ["毛衣", "耐克运动鞋", "冬季加厚毛衣女", "全网第一毛巾", "毛衣旗舰店官网正品"]
    )
    words = Vocabulary(terms.folded, KNOWLEDGE).words
    kinds = term_kinds(terms, words, KNOWLEDGE, on=date(2026, 11, 22))
    assert kinds[0].tail == "head"
    assert kinds[1].foreign_brands == ("耐克",)
    assert kinds[2].tail == "long"
    assert (kinds[2].seasons, kinds[2].in_season) == (("冬",), True)
    assert kinds[3].risky
    assert len(kinds[4].noise) >= 2
    mine = term_kinds(terms, words, KNOWLEDGE, own_brands=["耐克"], on=date(2026, 7, 1))
    assert mine[1].own_brands == ("耐克",)
    assert mine[2].in_season is False


def test_roots_count_each_term_once():
    terms = TermList.of([("连衣裙女夏", 5.0), ("雪纺连衣裙", 3.0), ("手机壳", 1.0)])
    words = Vocabulary(terms.folded, KNOWLEDGE).words
    found = roots(terms, words, KNOWLEDGE, title="碎花连衣裙")
    assert (found[0].root, found[0].demand, found[0].terms) == ("连衣裙", 8, 2)
    assert found[0].best == ("连衣裙女夏", "雪纺连衣裙")
    assert found[0].in_title
    assert not next(root for root in found if root.root == "手机壳").in_title


@pytest.fixture(scope="module")
def dresses_and_cases():
    """A market of twelve hundred titles in which dresses and phone cases never meet."""
    rng = np.random.default_rng(0)
    dress = ["雪纺", "收腰", "显瘦", "碎花", "长裙", "夏季", "法式", "女"]
    phone = ["透明", "防摔", "硅胶", "全包", "保护套", "磨砂", "支架", "男"]
    titles = []
    for _ in range(600):
        titles.append("连衣裙" + "".join(rng.permutation(dress)[:5]))
        titles.append("手机壳" + "".join(rng.permutation(phone)[:5]))
    return Market(TERMS, competitors=titles)


def test_foreign_words_are_learnt_from_titles(dresses_and_cases):
    market = dresses_and_cases
    facts = market.facts("连衣裙雪纺收腰显瘦夏季手机壳")
    found = market.foreign(facts)
    assert [facts.typed[word.start : word.end] for word in found] == ["手机壳"]
    assert "连衣裙" in found[0].reason_zh
    assert re.search(r"60\d", found[0].reason_zh)
    assert market.foreign(market.facts("连衣裙雪纺收腰显瘦夏季")) == ()


def test_few_titles_accuse_nobody():
    foreign = ForeignWords(["连衣裙雪纺"] * 10, [], KNOWLEDGE)
    assert foreign.find(Market().facts("连衣裙雪纺手机壳")) == ()


def test_titles_without_a_known_thing_accuse_nobody():
    foreign = ForeignWords(["甲乙丙丁 戊己庚辛"] * 1000, [], KNOWLEDGE)
    assert foreign.find(Market().facts("连衣裙雪纺手机壳")) == ()


@pytest.mark.parametrize(
    "title",
    [
        "连衣裙雪纺收腰显瘦夏季【手机壳】",
        "连衣裙雪纺收腰显瘦夏季送手机壳",
        "连衣裙雪纺收腰显瘦夏季手机壳黄",
    ],
)
def test_what_is_named_as_a_variant_a_gift_or_a_shade_is_not_foreign(dresses_and_cases, title):
    market = dresses_and_cases
    facts = market.facts(title)
    found = [facts.typed[word.start : word.end] for word in market.foreign(facts) or ()]
    assert "手机壳" not in found


def test_companions_count_words_among_the_things_of_departments():
    companions = Companions(documents_of(["连衣裙雪纺", "连衣裙夏季", "手机壳硅胶"], KNOWLEDGE))
    word = companions.numbers["s:夏季"]
    assert among(companions, word, {"apparel"})[:2] == (2, 1)
    assert among(companions, word, {"phones"})[:2] == (1, 0)
    assert among(companions, word, {"apparel"}, {"apparel"})[:2] == (1, 0)
    assert among(companions, word, frozenset())[:2] == (0, 0)


def test_a_word_of_the_titles_own_department_is_not_foreign(dresses_and_cases):
    market = dresses_and_cases
    assert market.foreign(market.facts("连衣裙雪纺收腰显瘦夏季羽绒服")) == ()


def test_the_rule_says_the_reason_with_its_counts(dresses_and_cases):
    report = titleopt.check("连衣裙雪纺收腰显瘦夏季手机壳", market=dresses_and_cases)
    (finding,) = [one for one in report.findings if one.code == "IRR001"]
    assert re.search(r"在 60\d 条含“连衣裙”的同类标题和搜索词中从未同现", finding.message)
    assert finding.fix.safety != "safe"
