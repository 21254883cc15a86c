"""One title that is asked about."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from titleopt.duplicates.bitmaps import WIDE_WORDS, Bitmaps
from titleopt.duplicates.exact import similarities_to
from titleopt.duplicates.grams_of_one import codes_of, gram_of, parity_of
from titleopt.duplicates.measures import Bits, Bounds, Floats, Integers, Measure
from titleopt.duplicates.texts import compared_text

# The exact check of so few texts is quicker than another filter.
_FEW = 64


@dataclass(frozen=True, eq=False)
class Query:
    """A compared text with its grams counted."""

    text: str
    measure: Measure
    hashes: Bits
    narrow: np.uint64
    wide: Bits

    @classmethod
    def read(cls, title: str, measure: Measure) -> "Query":
        """Fold one title and count its grams.

        >>> query = Query.read("T恤 T恤", "bag")
        >>> query.text, query.size
        ('t恤t恤', 4)
        """
        text = compared_text(title)
        grams = list(map(gram_of, codes_of(text, measure)))
        narrow, wide = parity_of(grams)
        return cls(
            text,
            measure,
            np.array([gram.hash for gram in grams], np.uint64),
            np.uint64(narrow),
            np.frombuffer(wide.to_bytes(8 * WIDE_WORDS, "little"), "<u8"),
        )

    @property
    def size(self) -> int:
        """How many grams the text has."""
        return len(self.hashes)

    def possible(
        self, places: Integers, sizes: Integers, bitmaps: Bitmaps, bounds: Bounds
    ) -> Integers:
        """Return those of ``places`` whose wide bitmap allows them to be similar."""
        if len(places) <= _FEW:
            return places
        different = np.bitwise_count(bitmaps.wide[places] ^ self.wide)
        limits = bounds.most_different(sizes[places] + self.size)
        possible: Integers = places[different.sum(axis=1, dtype=np.int64) <= limits]
        return possible

    def confirmed(
        self, places: Integers, texts: Sequence[str], min_similarity: float
    ) -> tuple[Integers, Floats]:
        """Return those of ``places`` whose text is similar enough, and how similar."""
        if not len(places):
            return places, np.empty(0)
        scores = similarities_to(self.text, texts, self.measure)
        enough = scores >= min_similarity
        return places[enough], scores[enough]
