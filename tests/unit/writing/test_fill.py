"""What fills the room: nothing that hangs before a noun that is gone."""

from titleopt.config import Settings
from titleopt.facts.knowledge import Knowledge
from titleopt.facts.title_facts import TitleFacts
from titleopt.model import Product
from titleopt.writing.choice import Choice
from titleopt.writing.fill import filled
from titleopt.writing.truth import true_words

KNOWLEDGE = Knowledge.of(Settings())


def fill(title: str, chosen: set[str], limit: int, closed: set[str]) -> set[str]:
    words = true_words(TitleFacts(Product(title=title), KNOWLEDGE), ())
    units = tuple(99 if word.key in closed else word.units for word in words.words)
    numbers = [number for number, word in enumerate(words.words) if word.key in chosen]
    taken = filled(words, Choice(units, (), limit), numbers)
    return {words.words[number].key for number in taken}


def test_a_word_goes_with_the_noun_it_stood_before():
    title = "手机支架桌面懒人支架平板电脑万能通用可调节"
    assert "懒人" not in fill(title, {"手机支架"}, 28, {"支架"})
    assert "懒人" in fill(title, {"手机支架"}, 60, set())


def test_a_full_title_is_worth_more_than_a_word_that_hangs():
    assert "法式" in fill("法式连衣裙女", {"女"}, 6, {"连衣裙"})
