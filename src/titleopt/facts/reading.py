"""A title as it is read before anything is understood: cleaned, folded, cut, in pieces."""

from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import Any

from titleopt.facts.cleaning import Cleaning, clean
from titleopt.facts.compounds import join_compounds
from titleopt.facts.context import NOTHING_KNOWN, Context
from titleopt.facts.knowledge import Knowledge
from titleopt.facts.lazy import lazy
from titleopt.facts.pieces import pieces
from titleopt.facts.specs import Spec, spec_spans
from titleopt.lexicon.entries import Piece, Term
from titleopt.model import Product
from titleopt.text.fold import Folded, folded
from titleopt.text.width import units

Range = tuple[int, int]


class Reading:
    """One title read.

    Ranges of terms and pieces count code points of the *folded* title; ``typed_range`` leads
    them back. What there is to clean (remains, symbols, brackets, stray blanks) is given as
    ranges of the typed title; everything else is understood without it.

    Args:
        product: The title and its record.
        knowledge: Platform, words and tokenizer.
        context: What is known from outside the title.

    """

    typed: str
    """The title as typed."""
    cleaning: Cleaning
    """What there is to clean, and the cleaned title."""
    folded_clean: Folded
    """The folded title with the way back to the cleaned one."""
    folded: Folded
    """The folded title with the way back to the typed one."""
    text: str
    """The folded title."""
    dirt: bool
    """Whether there is anything to clean."""

    def __init__(
        self, product: Product, knowledge: Knowledge, context: Context = NOTHING_KNOWN
    ) -> None:
        self.product = product
        typed = self.typed = product.title
        self.knowledge = knowledge
        self.profile = knowledge.profile
        self.context = context
        cleaning = self.cleaning = clean(typed, knowledge.lexicon)
        self.folded_clean = self.folded = folded(cleaning.text)
        if cleaning.origins is not None:
            self.folded = self.folded_clean.through(cleaning.origins)
        self.text = self.folded.text
        self.dirt = cleaning.dirty

    @lazy
    def units(self) -> int:
        """Width of the typed title in the platform's units."""
        return units(self.typed, self.profile.counting)

    @lazy
    def boundaries(self) -> list[int]:
        """Where tokens of the folded title begin or end, from 0 to its length."""
        # The dictionary knows T恤 and U盘, not t恤 and u盘.
        upper = self.text.upper()
        words = self.knowledge.cut(upper if len(upper) == len(self.text) else self.text)
        return list(accumulate(map(len, words), initial=0))

    @lazy
    def terms(self) -> list[Term]:
        """Known terms of the best cover."""
        return self.knowledge.lexicon.cover(self.text, self.boundaries)

    @lazy
    def specs(self) -> list[Spec]:
        """Models, sizes, quantities, ranges and years."""
        return spec_spans(self.text)

    @lazy
    def pieces(self) -> list[Piece]:
        """The whole title as a row of pieces."""
        row = pieces(self.text, self.terms, self.specs, self.boundaries)
        return join_compounds(self.text, row, self.knowledge.heads, self.boundaries)

    def typed_range(self, start: int, end: int) -> Range:
        """Return the typed range of a folded one."""
        return self.folded.typed(start, end)

    def width(self, start: int, end: int) -> int:
        """Return how many units a range of the typed title takes."""
        return units(self.typed[start:end], self.profile.counting)

    def words(self, found: Sequence[tuple[Any, ...]]) -> tuple[str, ...]:
        """Return the words at folded ranges, as typed, each once.

        Args:
            found: Ranges, or whatever begins with its start and end.

        """
        if not found:
            return ()
        typed = self.typed
        if self.folded.offsets is None:
            words = [typed[one[0] : one[1]] for one in found]
        else:
            at = self.folded.offsets
            words = [typed[at[one[0]][0] : at[one[1] - 1][1]] for one in found]
        return tuple(dict.fromkeys(words))

    def tokens(self) -> tuple[str, ...]:
        """Return the tokens as typed, repeated ones too; together they are the whole title."""
        typed, at = self.typed, self.folded.offsets
        if at is None:
            return tuple([typed[a:b] for a, b in pairwise(self.boundaries)])
        ends = [0]
        for first, behind in pairwise(self.boundaries):
            # What cleaning took out stands between tokens as one of its own.
            ends += (at[first][0], at[behind - 1][1])
        ends.append(len(typed))
        return tuple([typed[a:b] for a, b in pairwise(accumulate(ends, max)) if a < b])
