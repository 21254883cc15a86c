"""Words that settle what a brand or an attribute of the title means: 联名, 男女, 通用."""

import re
from functools import cache
from typing import Literal

from titleopt.resources import data_root, read_data

Meaning = Literal[
    "adds_nothing",  # leaves the word before it the same keyword
    "after_no_claim",  # makes of the thing before it a look, a shade or a use: 钢琴|白
    "any_value",  # leaves open which of its values a thing has: 男女, 四季
    "author_of",  # the land or dynasty of an author: 【美】马克·吐温
    "after_attribute",  # belongs to the attribute before it: 加厚|款
    "before_attribute",  # makes one attribute with the word behind it: 可|触屏
    "before_no_claim",  # what follows is given along, meant or denied: 送|钢化膜
    "before_colour",  # makes one colour with the colour behind it: 淡|米色
    "ends_no_name",  # is never the end of a brand's name
    "fitted",  # the thing fits or looks like another maker's
    "for_both",  # is for both of two
    "goes_with_anything",  # is a part, a set or packaging of whatever is sold
    "given",  # what follows is a gift and not the thing sold: 送洗漱包
    "governs",  # begins a word that means little, or the opposite, without what follows: 不用|手洗
    "how_many",  # says of the word behind it how many or how large: 双|球包
    "hue",  # names a colour by itself, or ends the name of one: 优雅|黑
    "in_no_name",  # is never in a brand's name
    "into_use",  # makes of the thing before it what the title's own thing is for: 手机|用
    "joint",  # is of two brands
    "kit",  # ends the name of a set of things
    "medicine_form",  # the form medicine comes in
    "no_value",  # stands in a record where there is no value
    "not_of_the_thing",  # names a column of a record that tells of a part or the seller
    "part",  # is a part
    "particle",  # joins or ends a phrase and names nothing
    "published",  # is a work that goes by its title
    "record_ending",  # what records put behind a value and titles leave out: 牛仔布, 浅蓝色
    "value_of_anything",  # is a record's value that is true of any thing: 常规, 通用
    "said_of_thing",  # says of the thing before it that it fits: 坐垫|通用
    "sign_of_age",  # stands in words for people of some age: 男童
    "sign_of_children",  # the same, of children
    "sign_of_mothers",  # stands in words for what only mothers use
    "sign_of_parents",  # stands in words for parents and their parents
    "sign_of_pets",  # stands in words for what only animals use
    "sign_of_warmth",  # says of a fabric that it is warm: 羊羔绒
    "suffix",  # a character that belongs to the word before it: 加厚|款, 瓶|装
    "yes",  # is how a record says that it is so
]


def says(text: str, meaning: Meaning) -> bool:
    """Whether a folded text holds a word of this meaning.

    >>> says("情侣t恤", "for_both"), says("男t恤", "for_both")
    (True, False)
    """
    return _pattern(meaning).search(text) is not None


@cache
def words(meaning: Meaning) -> tuple[str, ...]:
    """Return all words of one meaning."""
    file = read_data(data_root() / "said" / "words.tsv")
    return tuple(term for term, meanings in file.rows if meaning in meanings.split("|"))


@cache
def characters(meaning: Meaning) -> frozenset[str]:
    """Return the single characters of one meaning."""
    return frozenset(words(meaning))


@cache
def _pattern(meaning: Meaning) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, words(meaning))))
