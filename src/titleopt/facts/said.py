"""Words that settle what a brand or an attribute of the title means: 联名, 男女, 通用."""

import re
from functools import cache
from typing import Literal

from titleopt.resources import data_root, read_data

Meaning = Literal[
    "adds_nothing", "ends_no_name", "fitted", "for_both", "in_no_name", "joint", "part", "published"
]
"""Leaves the word before it the same keyword; is never the end of a brand's name; fits or looks
like another maker's thing; is for both of two; is never in a brand's name; is of two brands; is a
part; is a work that goes by its title."""


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
def _pattern(meaning: Meaning) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, words(meaning))))
