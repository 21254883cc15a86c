"""Which lines of the word files speak of which term.

Terms are numbered in the order in which the files name them first. Tens of thousands are known
and a title holds a dozen, so a line is only understood when its term is met; where it stands
is worked out once and kept between runs, as numbers, which are read at once.
"""

import struct
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

_SIZES = struct.Struct("<3q")
_NUMBERS = "i"


class Rows(NamedTuple):
    """The terms and the lines of each, lines counted through all files."""

    names: str
    """All terms by number, one a line."""
    first: "array[int]"
    """The first line that speaks of each term; -1 when none does."""
    repeated: "array[int]"
    """The term of every other line, ascending."""
    others: "array[int]"
    """Those lines, ascending for each term."""

    @classmethod
    def of(cls, given: Iterable[str], files: Iterable[tuple[Sequence[str], int]]) -> "Rows":
        """Look through all lines.

        Args:
            given: Terms of which no line speaks; they have the first numbers.
            files: The lines of each file, cells parted by tabs, the term first; and the column
                of further terms the line is about, 0 when there is none.

        """
        numbers = {term: number for number, term in enumerate(given)}
        first = array(_NUMBERS, [-1] * len(numbers))
        others: list[tuple[int, int]] = []
        line_number = 0
        for lines, synonyms in files:
            for line in lines:
                for term in _terms(line, synonyms):
                    number = numbers.setdefault(term, len(first))
                    if number == len(first):
                        first.append(line_number)
                    else:
                        others.append((number, line_number))
                line_number += 1
        others.sort()
        return cls(
            "\n".join(numbers),
            first,
            array(_NUMBERS, [number for number, _ in others]),
            array(_NUMBERS, [line for _, line in others]),
        )

    def lines(self, number: int) -> Iterable[int]:
        r"""Yield the lines that speak of a term, in the order of the files.

        >>> rows = Rows.of([], [(["女装\t女士服装", "裙\t"], 1), (["女装"], 0)])
        >>> rows.names.split(), [list(rows.lines(number)) for number in range(3)]
        (['女装', '女士服装', '裙'], [[0, 2], [0], [1]])
        """
        if self.first[number] >= 0:
            yield self.first[number]
        start = bisect_left(self.repeated, number)
        yield from self.others[start : bisect_right(self.repeated, number, start)]

    def to_bytes(self) -> bytes:
        """Return what :meth:`from_bytes` reads."""
        parts = [self.names.encode(), self.first.tobytes(), self.repeated.tobytes()]
        return b"".join([_SIZES.pack(*map(len, parts)), *parts, self.others.tobytes()])

    @classmethod
    def from_bytes(cls, body: bytes) -> "Rows":
        """Read what :meth:`to_bytes` returned on a machine of the same kind."""
        names, first, repeated = _SIZES.unpack_from(body)
        at = _SIZES.size
        text = body[at : at + names].decode()
        at += names
        return cls(
            text,
            array(_NUMBERS, body[at : at + first]),
            array(_NUMBERS, body[at + first : at + first + repeated]),
            array(_NUMBERS, body[at + first + repeated :]),
        )


def _terms(line: str, synonyms: int) -> list[str]:
    """Return all terms that a line is about."""
    cells = line.split("\t", synonyms + 1)
    if synonyms and cells[synonyms]:
        return [cells[0], *cells[synonyms].split("|")]
    return cells[:1]
