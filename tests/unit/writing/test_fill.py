"""What fills the room: true words, none of them without what it stood before."""

from titleopt.config import Settings
from titleopt.facts.knowledge import Knowledge
from titleopt.facts.title_facts import TitleFacts
from titleopt.model import Product
from titleopt.writing.choice import Choice, Lean
from titleopt.writing.fill import filled
from titleopt.writing.truth import true_words

KNOWLEDGE = Knowledge.of(Settings())


def fill(title: str, chosen: set[str], limit: int) -> set[str]:
    words = true_words(TitleFacts(Product(title=title), KNOWLEDGE), ())
    at = {word.key: number for number, word in enumerate(words.words)}
    units = tuple(word.units for word in words.words)
    leans = tuple(
        Lean(at[word.key], frozenset({at[word.leans_on]})) for word in words.words if word.leans_on
    )
    taken = filled(words, Choice(units, (), limit, leans=leans), [at[key] for key in chosen])
    return {words.words[number].key for number in taken}


def test_a_word_comes_with_the_noun_it_stood_before():
    title = "收纳盒懒人支架家用"
    assert {"懒人", "支架"} <= fill(title, {"收纳盒"}, 60)


def test_a_word_is_left_out_where_its_noun_has_no_room():
    assert fill("法式连衣裙女", {"女"}, 6) == {"女"}


def test_what_has_room_is_taken():
    assert fill("法式连衣裙女", set(), 60) == {"法式", "连衣裙", "女"}
