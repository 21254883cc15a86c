"""Words that settle what a brand or an attribute of the title means: 联名, 男女, 通用."""

import re
from functools import cache
from typing import Literal

from titleopt.resources import data_root, read_data

Meaning = Literal[
    "adds_nothing",  # leaves the word before it the same keyword
    "after_attribute",  # belongs to the attribute before it: 加厚|款
    "before_attribute",  # makes one attribute with the word behind it: 可|触屏
    "before_colour",  # makes one colour with the colour behind it: 淡|米色
    "ends_no_name",  # is never the end of a brand's name
    "fitted",  # the thing fits or looks like another maker's
    "for_both",  # is for both of two
    "hue",  # names a colour by itself, or ends the name of one: 优雅|黑
    "in_no_name",  # is never in a brand's name
    "joint",  # is of two brands
    "part",  # is a part
    "published",  # is a work that goes by its title
    "said_of_thing",  # says of the thing before it that it fits: 坐垫|通用
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
