"""Titles among titles: an exact near-duplicate index.

::

    titles ── texts ─── folded, no white space; equal ones are one document
              grams ─── ranks of grams, the rarest first, and bitmaps
      query ─ postings ─┐
      join ── prefix_join / scan_join ─┤ candidates ── exact ── members ── clusters
                                       explain: what two titles share, word by word
"""

from titleopt.duplicates.index import TitleIndex
from titleopt.duplicates.measures import MEASURES, Measure
from titleopt.duplicates.values import Key, Match, Pairs

__all__ = ["MEASURES", "Key", "Match", "Measure", "Pairs", "TitleIndex"]
