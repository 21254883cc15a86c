"""Terms that are one to the search: spaces, symbols, case, width, script and word order aside."""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

_BETWEEN_DIGITS = re.compile(r"(?<=\d)\.(?=\d)")
_SYMBOL = re.compile(r"[\W_]+")


def spelling_key(folded: str) -> str:
    """Return a folded term without spaces and symbols; a decimal point stays.

    >>> spelling_key("连衣裙-女 15.6寸")
    '连衣裙女15.6寸'
    """
    if folded.isalnum():
        return folded
    parts = _BETWEEN_DIGITS.split(folded)
    return ".".join(_SYMBOL.sub("", part) for part in parts)


class TermClass(NamedTuple):
    """Equivalent terms of a list, the one with most demand first."""

    members: tuple[int, ...]
    demand: float


def equivalence_classes(
    words: Sequence[tuple[str, ...]],
    demand: Sequence[float],
    merge: Callable[[Sequence[float]], float] = sum,
) -> list[TermClass]:
    """Return the classes of terms that hold the same words in any order, in list order.

    Args:
        words: The words of each term.
        demand: What each term's demand counts; merged once for each class.
        merge: How the demand of the members is put together.

    """
    groups: dict[tuple[str, ...], list[int]] = {}
    for index, term in enumerate(words):
        groups.setdefault(tuple(sorted(term)), []).append(index)
    return [
        TermClass(
            tuple(sorted(members, key=lambda i: (-demand[i], i))),
            float(merge([demand[i] for i in members])),
        )
        for members in groups.values()
    ]
