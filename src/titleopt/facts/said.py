"""Words that settle what a brand or an attribute of the title means: 联名, 男女, 通用."""

import re
from functools import cache
from typing import Literal

from titleopt.resources import data_root, read_data

Meaning = Literal["adds_nothing", "fitted", "for_both", "joint", "part"]
"""Leaves the word before it the same keyword; fits or looks like another maker's thing; is for
both of two; is of two brands; is a part."""


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
