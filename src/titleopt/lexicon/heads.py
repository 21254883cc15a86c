"""Last morphemes that make any word before them a thing: …机, …架, …支架, …套装."""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from titleopt.resources import data_root, read_data

# Titles of one shop ask for the same words.
_ASKED = 8192


class Head(NamedTuple):
    """A productive head.

    ``min_chars`` is the shortest compound; ``not_in`` are words that end so and are no goods
    (随机, 天气).
    """

    morpheme: str
    departments: tuple[str, ...]
    min_chars: int
    not_in: tuple[str, ...]


class Heads:
    """All productive heads.

    >>> heads = Heads([Head("机", ("appliances",), 3, ("计算机",))])
    >>> heads.of("封管机").morpheme, heads.of("随机"), heads.of("机")
    ('机', None, None)
    """

    def __init__(self, heads: Iterable[Head]) -> None:
        self._heads = {head.morpheme: head for head in heads}
        self._longest = max(map(len, self._heads), default=0)
        self._last = frozenset(morpheme[-1] for morpheme in self._heads)
        self.of = lru_cache(maxsize=_ASKED)(self._find)
        """Returns the head of a compound, the longest that fits, or None."""

    def _find(self, compound: str) -> Head | None:
        if compound[-1:] not in self._last:
            return None
        for size in range(min(self._longest, len(compound) - 1), 0, -1):
            head = self._heads.get(compound[-size:])
            if head is not None:
                if len(compound) < head.min_chars:
                    return None
                return None if compound.endswith(head.not_in) else head
        return None

    def __contains__(self, morpheme: object) -> bool:
        return morpheme in self._heads


@lru_cache(maxsize=1)
def load_heads() -> Heads:
    """Return the heads of data/."""
    file = read_data(data_root() / "categories" / "heads.tsv")
    return Heads(
        Head(
            record["head"],
            tuple(record["departments"].split("|")),
            int(record["min_chars"]),
            tuple(filter(None, record["not_in"].split("|"))),
        )
        for record in file.records()
    )
