"""Second spellings: what counts as one, and which of the two is the unusual one."""

import pytest

from titleopt.config import Settings
from titleopt.facts.knowledge import Knowledge
from titleopt.facts.title_facts import TitleFacts
from titleopt.model import Product

KNOWLEDGE = Knowledge.of(Settings())


@pytest.mark.parametrize(
    ("title", "second", "usual"),
    [
        ("空凋扇家用静音空调扇", "空凋扇", "空调扇"),  # the unknown one, though it comes first
        ("蓝牙音箱户外篮牙低音炮", "篮牙", "蓝牙"),
        ("电子秤厨房电子称", "电子称", "电子秤"),
        ("訂做沙發墊來圖定做", "定做", "訂做"),  # as typed; both are words, so the later one
    ],
)
def test_second_spelling(title: str, second: str, usual: str):
    facts = TitleFacts(Product(title=title), KNOWLEDGE)
    (one,) = facts.misspelt
    assert title[one.start : one.end] == second
    assert title[slice(*one.usual)] == usual


@pytest.mark.parametrize(
    "title",
    [
        "空调扇家用静音空调被",  # one spelling only
        "蓝色花篮",  # the characters, but in no word of two spellings
        "毛毯毛毡",  # two things
        "力",
        "",
    ],
)
def test_no_second_spelling(title: str):
    assert TitleFacts(Product(title=title), KNOWLEDGE).misspelt == []


def test_a_pair_of_spellings_is_told_once():
    facts = TitleFacts(Product(title="电子秤体重秤电子称家用电子称"), KNOWLEDGE)
    assert len(facts.misspelt) == 1
