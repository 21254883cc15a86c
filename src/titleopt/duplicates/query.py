"""One title that is asked about."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from titleopt.duplicates.exact import similarities_to
from titleopt.duplicates.grams import Bitmaps, bitmaps_of, grams_of, hashes_of
from titleopt.duplicates.measures import Bits, Bounds, Floats, Integers, Measure
from titleopt.duplicates.texts import compared_text


@dataclass(frozen=True, eq=False)
class Query:
    """A compared text with its grams counted."""

    text: str
    measure: Measure
    size: int
    hashes: Bits
    bitmaps: Bitmaps

    @classmethod
    def read(cls, title: str, measure: Measure) -> "Query":
        """Fold one title and count its grams.

        >>> query = Query.read("T恤 T恤", "bag")
        >>> query.text, query.size
        ('t恤t恤', 4)
        """
        text = compared_text(title)
        grams = grams_of([text], measure)
        hashes = hashes_of(grams.codes)
        bitmaps = bitmaps_of(grams.sizes, hashes)
        return cls(text, measure, int(grams.sizes[0]), hashes, bitmaps)

    def possible(
        self, places: Integers, sizes: Integers, bitmaps: Bitmaps, bounds: Bounds
    ) -> Integers:
        """Return those of ``places`` whose wide bitmap allows them to be similar."""
        different = np.bitwise_count(bitmaps.wide[places] ^ self.bitmaps.wide[0])
        limits = bounds.most_different(sizes[places] + self.size)
        return places[different.sum(axis=1, dtype=np.int64) <= limits]

    def confirmed(
        self, places: Integers, texts: Sequence[str], min_similarity: float
    ) -> tuple[Integers, Floats]:
        """Return those of ``places`` whose text is similar enough, and how similar."""
        if not len(places):
            return places, np.empty(0)
        scores = similarities_to(self.text, texts, self.measure)
        enough = scores >= min_similarity
        return places[enough], scores[enough]
