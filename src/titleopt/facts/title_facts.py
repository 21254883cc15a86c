"""All facts of one title, each computed when first asked for and then kept."""

from itertools import accumulate, pairwise

from titleopt.facts.attributes import AttributeMention, attribute_mentions
from titleopt.facts.brackets import Bracket
from titleopt.facts.brands import (
    BrandMention,
    as_fitted,
    known_brands,
    recorded_brand,
)
from titleopt.facts.categories import CategoryMention, by_centrality, category_mentions
from titleopt.facts.cleaning import Cleaning, clean
from titleopt.facts.compounds import join_compounds
from titleopt.facts.context import NOTHING_KNOWN, Context
from titleopt.facts.contradictions import Contradiction, contradictions
from titleopt.facts.expected import (
    Expected,
    count_found,
    missing_axes,
    missing_recorded,
    recorded_attributes,
)
from titleopt.facts.fits import fitted_ranges
from titleopt.facts.habits import search_habits
from titleopt.facts.hot_words import surplus_hot
from titleopt.facts.knowledge import Knowledge
from titleopt.facts.lazy import lazy
from titleopt.facts.pieces import pieces
from titleopt.facts.record import Record, record_of
from titleopt.facts.repeats import Repeat, repeats
from titleopt.facts.rivals import NO_RIVALS, Rivals, rivals
from titleopt.facts.spec_axes import spec_axes
from titleopt.facts.specs import Spec, spec_spans
from titleopt.facts.symbols import Symbol
from titleopt.facts.unknown_brands import leading_brand, marked_brand, other_spellings
from titleopt.facts.useful import listed_specs, ranges_of, surplus_places, useful_text
from titleopt.lexicon.banned import BannedTerm
from titleopt.lexicon.entries import Piece, Term
from titleopt.model import Product, ReportFacts
from titleopt.text.fold import Folded, fold, folded
from titleopt.text.width import units

Range = tuple[int, int]


class TitleFacts:
    """What one title says.

    Ranges of terms, pieces and mentions count code points of the *folded* title;
    ``typed_range`` leads them back. What there is to clean (remains, symbols, brackets, stray
    blanks) is given as ranges of the typed title; everything else is understood without it.

    Args:
        product: The title and its record.
        knowledge: Platform, words and tokenizer.
        context: What is known from outside the title.

    """

    def __init__(
        self, product: Product, knowledge: Knowledge, context: Context = NOTHING_KNOWN
    ) -> None:
        self.product = product
        self.typed = product.title
        self.knowledge = knowledge
        self.profile = knowledge.profile
        self.context = context

    @lazy
    def cleaning(self) -> Cleaning:
        """What there is to clean, and the cleaned title."""
        return clean(self.typed, self.knowledge.lexicon)

    @lazy
    def dirt(self) -> bool:
        """Whether there is anything to clean."""
        return self.cleaning.dirty

    @lazy
    def folded_clean(self) -> Folded:
        """The folded title with the way back to the cleaned one."""
        return folded(self.cleaning.text)

    @lazy
    def folded(self) -> Folded:
        """The folded title with the way back to the typed one."""
        origins = self.cleaning.origins
        if origins is None:
            return self.folded_clean
        text = self.folded_clean.text
        ranges = (self.folded_clean.typed(i, i + 1) for i in range(len(text)))
        return Folded(text, tuple((origins[a][0], origins[b - 1][1]) for a, b in ranges))

    @lazy
    def text(self) -> str:
        """The folded title."""
        return self.folded.text

    @lazy
    def units(self) -> int:
        """Width of the typed title in the platform's units."""
        return units(self.typed, self.profile.counting)

    @lazy
    def record(self) -> Record:
        """What the product record says."""
        return record_of(self.product, self.knowledge.lexicon)

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
        return join_compounds(self.text, row, self.knowledge.heads)

    @lazy
    def fitted(self) -> list[Range]:
        """What the product fits."""
        return fitted_ranges(self.pieces)

    @lazy
    def departments(self) -> frozenset[str]:
        """Departments of all category terms of the title and of the record."""
        found = {
            term.entry.category.department for term in self.terms if term.entry.category is not None
        }
        found.update(category.department for category in self.record.categories)
        return frozenset(found)

    @lazy
    def categories(self) -> list[CategoryMention]:
        """Category terms in title order, central or not."""
        return category_mentions(self.text, self.pieces, self.record.category_terms, self.fitted)

    @lazy
    def heads(self) -> list[CategoryMention]:
        """Central category terms, the most central first."""
        return by_centrality(self.categories, self.record.category_terms)

    @lazy
    def brands(self) -> list[BrandMention]:
        """Brands the title names, in title order."""
        found = known_brands(self.text, self.terms, self.departments)
        if self.record.brands:
            found += recorded_brand(self.text, self.record.brands)
        if "牌" in self.text:
            found += marked_brand(self.text, self.pieces)
        if found:
            found += other_spellings(self.text, self.pieces, found, self.knowledge.is_common)
        else:
            found = leading_brand(self.text, self.pieces, self.knowledge.is_common)
        if not found:
            return found
        unique = {mention.start: mention for mention in reversed(found)}
        if self.banned:
            unique = {start: m for start, m in unique.items() if start not in self.banned_at}
        return as_fitted([mention for _, mention in sorted(unique.items())], self.fitted)

    @lazy
    def hot_terms(self) -> list[Term]:
        """Service and promotion words that buyers type."""
        found = [term for term in self.terms if term.entry.hot is not None]
        return found if not self.banned else [t for t in found if t.start not in self.banned_at]

    @lazy
    def junk_terms(self) -> list[Term]:
        """Words that say nothing of the product and that nobody searches."""
        found = [term for term in self.terms if term.entry.junk is not None]
        return found if not self.banned else [t for t in found if t.start not in self.banned_at]

    @lazy
    def attributes(self) -> list[AttributeMention]:
        """Attributes in title order."""
        taken: list[Range] = [(m.start, m.end) for m in self.categories if m.central]
        taken += [(mention.start, mention.end) for mention in self.brands]
        taken += [(term.start, term.end) for term in (*self.hot_terms, *self.junk_terms)]
        taken += [(term.start, term.end) for term in self.banned]
        return attribute_mentions(self.text, self.pieces, taken)

    @lazy
    def symbols(self) -> tuple[Symbol, ...]:
        """Runs of decorating characters, in the typed title."""
        return self.cleaning.symbols

    @lazy
    def brackets(self) -> tuple[Bracket, ...]:
        """Pairs of brackets, in the typed title."""
        return self.cleaning.brackets

    @lazy
    def repeats(self) -> list[Repeat]:
        """Keywords that stand in the title more than once."""
        return repeats(self.text, self.pieces)

    @lazy
    def banned(self) -> list[BannedTerm]:
        """Banned words that no context excuses."""
        return self.knowledge.banned.find(self.text)

    @lazy
    def banned_at(self) -> frozenset[int]:
        """Positions inside banned words, which are nothing else: 全网最低价 holds no hot word."""
        return frozenset(i for term in self.banned for i in range(term.start, term.end))

    @lazy
    def surplus_hot(self) -> list[Term]:
        """Hot words beyond those a title bears."""
        return surplus_hot(self.hot_terms)

    @lazy
    def contradictions(self) -> list[Contradiction]:
        """Attributes that deny the record or each other."""
        return contradictions(self.text, self.attributes, self.record, self.knowledge.lexicon)

    @lazy
    def rivals(self) -> Rivals:
        """Brands that are too much."""
        if not self.brands:
            return NO_RIVALS
        return rivals(self.text, self.brands, self.categories, self.record, self.knowledge.lexicon)

    @lazy
    def wasted(self) -> list[Range]:
        """Ranges of the folded title that should not be in it, overlaps included."""
        ranges = surplus_places(self.repeats)
        ranges += ranges_of(self.junk_terms)
        ranges += ranges_of(self.surplus_hot)
        ranges += ranges_of(self.banned)
        ranges += ranges_of(self.contradictions)
        if self.rivals:
            ranges += ranges_of((*self.rivals.extra, *self.rivals.wrong))
        if self.context is NOTHING_KNOWN:
            return ranges
        for foreign in self.context.foreign_words or ():
            word = fold(self.typed[foreign.start : foreign.end])
            at = self.text.find(word)
            ranges += [(at, at + len(word))] if at >= 0 else []
        return ranges

    @lazy
    def useful_units(self) -> int:
        """Width of the title without what should be taken out of it or only fills it."""
        idle = self.wasted + listed_specs(self.specs)
        if self.cleaning.origins is None and not idle:
            return self.units
        clean_ranges = (self.folded_clean.typed(a, b) for a, b in idle)
        return units(useful_text(self.cleaning.text, clean_ranges), self.profile.counting)

    @lazy
    def expected(self) -> Expected:
        """Attributes found, and those of the record and the category that are missing."""
        wanted = recorded_attributes(self.record)
        return Expected(
            count_found(self.attributes, self.brands, self.specs, self.wasted),
            missing_axes(self.attributes, spec_axes(self.text, self.specs), self.heads),
            len(wanted),
            missing_recorded(
                self.text, wanted, self.attributes, self.brands, self.knowledge.lexicon
            )
            if wanted
            else (),
        )

    @lazy
    def habits(self) -> tuple[str, ...]:
        """The ways of searching the title serves."""
        return search_habits(
            named=any(mention.central for mention in self.categories),
            branded=bool(self.brands),
            hot=bool(self.hot_terms),
            attributes=self.attributes,
        )

    def typed_range(self, start: int, end: int) -> Range:
        """Return the typed range of a folded one."""
        return self.folded.typed(start, end)

    def width(self, start: int, end: int) -> int:
        """Return how many units a range of the typed title takes."""
        return units(self.typed[start:end], self.profile.counting)

    def words(self, ranges: list[Range]) -> tuple[str, ...]:
        """Return the words at folded ranges as typed, each once."""
        if self.folded.offsets is None:
            return tuple(dict.fromkeys([self.typed[a:b] for a, b in ranges]))
        spans = [self.typed_range(a, b) for a, b in ranges]
        return tuple(dict.fromkeys([self.typed[a:b] for a, b in spans]))

    def summary(self) -> ReportFacts:
        """Return the facts as a report shows them."""
        return ReportFacts(
            tokens=self._typed_tokens(),
            category_terms=self.words([(m.start, m.end) for m in self.heads]),
            brands=self.words([(m.start, m.end) for m in self.brands]),
            attributes=self.words([(m.start, m.end) for m in self.attributes]),
            hot_terms=self.words([(t.start, t.end) for t in self.hot_terms]),
            junk_terms=self.words([(t.start, t.end) for t in self.junk_terms]),
            spec_spans=self.words([(s.start, s.end) for s in self.specs]),
            search_habits=self.habits,
        )

    def _typed_tokens(self) -> tuple[str, ...]:
        typed = self.typed
        if self.folded.offsets is None:
            return tuple([typed[a:b] for a, b in pairwise(self.boundaries)])
        spans = [self.typed_range(a, b) for a, b in pairwise(self.boundaries)]
        return tuple([typed[a:b] for a, b in spans])
