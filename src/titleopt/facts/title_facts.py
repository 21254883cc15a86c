"""All facts of one title, each computed when first asked for and then kept."""

from titleopt.facts.attributes import AttributeMention, attribute_mentions, with_makers
from titleopt.facts.brackets import WORK_MARKS
from titleopt.facts.brands import (
    BrandMention,
    as_fitted,
    known_brands,
    recorded_brand,
)
from titleopt.facts.categories import CategoryMention, by_centrality, category_mentions
from titleopt.facts.context import NOTHING_KNOWN
from titleopt.facts.contradictions import Contradiction, contradictions
from titleopt.facts.expected import (
    Expected,
    count_unread,
    count_useful,
    missing_axes,
    missing_recorded,
    recorded_attributes,
    without_named,
)
from titleopt.facts.fits import fitted_ranges
from titleopt.facts.habits import search_habits
from titleopt.facts.hot_words import surplus_hot
from titleopt.facts.lazy import lazy, rare
from titleopt.facts.misspelt import Misspelt, misspelt
from titleopt.facts.reading import Range, Reading
from titleopt.facts.record import EMPTY_RECORD, Record, record_of
from titleopt.facts.repeats import Repeat, repeats
from titleopt.facts.rivals import (
    NO_RIVALS,
    Rivals,
    device_makers,
    names_device,
    rivals,
)
from titleopt.facts.said import says
from titleopt.facts.spec_axes import spec_axes
from titleopt.facts.unknown_brands import (
    leading_brand,
    marked_brand,
    opening_brand,
    other_spellings,
)
from titleopt.facts.useful import Ranged, listed_specs, ranges_of, surplus_places, useful_text
from titleopt.lexicon.banned import BannedTerm
from titleopt.lexicon.entries import Term
from titleopt.model import ReportFacts, made
from titleopt.text.fold import fold
from titleopt.text.width import units


class TitleFacts(Reading):
    """What one title says; ranges of mentions count code points of the *folded* title."""

    @lazy
    def record(self) -> Record:
        """What the product record says."""
        return record_of(self.product, self.knowledge.lexicon)

    @lazy
    def fitted(self) -> list[Range]:
        """What the product fits."""
        return fitted_ranges(self.pieces)

    @lazy
    def departments(self) -> frozenset[str]:
        """Departments of all category terms of the title and of the record."""
        categories = [category for term in self.terms if (category := term[2].category) is not None]
        return frozenset([one.department for one in (*categories, *self.record.categories)])

    @lazy
    def categories(self) -> list[CategoryMention]:
        """Category terms in title order, central or not."""
        aside = (*self.fitted, *self.brands)
        return category_mentions(self.text, self.pieces, self.record.category_terms, aside)

    @lazy
    def heads(self) -> list[CategoryMention]:
        """Central category terms, the most central first."""
        return by_centrality(self.categories, self.record.category_terms)

    @rare
    def goes_by_title(self) -> bool:
        """Whether the thing is a work that goes by its title: 《活着》, 光华法学 法律出版社."""
        cited = any(pair.mark in WORK_MARKS for pair in self.cleaning.brackets)
        return cited or says(self.text, "published")

    @lazy
    def brands(self) -> list[BrandMention]:
        """Brands the title names, in title order."""
        found = known_brands(self.text, self.terms, self.departments)
        if self.record.brands:
            found += recorded_brand(self.text, self.record.brands)
        if "牌" in self.text:
            found += marked_brand(self.text, self.pieces)
        if found:
            is_common = self.knowledge.is_common
            opening = opening_brand(self.text, self.pieces, found, is_common)
            found += other_spellings(self.text, self.pieces, found, is_common)
            found += opening
        else:
            found = leading_brand(self.text, self.pieces, self.knowledge.is_common)
        if len(found) > 1:  # the first said of a place holds
            unique = {mention[0]: mention for mention in reversed(found)}
            found = [mention for _, mention in sorted(unique.items())]
        if self.banned:
            found = [mention for mention in found if mention.start not in self.banned_at]
        return as_fitted(found, self.fitted)

    @lazy
    def hot_terms(self) -> list[Term]:
        """Service and promotion words that buyers type."""
        found = [term for term in self.terms if term[2].hot is not None]
        return (
            [t for t in found if t.start not in self.banned_at] if found and self.banned else found
        )

    @lazy
    def junk_terms(self) -> list[Term]:
        """Words that say nothing of the product and that nobody searches."""
        found = [term for term in self.terms if term[2].junk is not None]
        return (
            [t for t in found if t.start not in self.banned_at] if found and self.banned else found
        )

    @lazy
    def attributes(self) -> list[AttributeMention]:
        """Attributes in title order."""
        taken = (*self.heads, *self.brands, *self.hot_terms, *self.junk_terms, *self.banned)
        found = attribute_mentions(
            self.text, self.pieces, taken, self.boundaries, self.knowledge.stopwords
        )
        if not self.brands:
            return found
        devices = device_makers()
        makers = {m.end: m.start for m in self.brands if m.entity in devices}
        return with_makers(self.text, found, makers) if makers else found

    @lazy
    def repeats(self) -> list[Repeat]:
        """Keywords that stand in the title more than once."""
        return repeats(self.text, self.pieces, self.boundaries, self.specs, self.knowledge.lexicon)

    @lazy
    def misspelt(self) -> list[Misspelt]:
        """Second spellings of words that the title also spells as usual."""
        return misspelt(self.text, self.pieces, self.boundaries, self.knowledge.lexicon)

    @lazy
    def banned(self) -> list[BannedTerm]:
        """Banned words that no context excuses."""
        return self.knowledge.banned.find(self.text)

    @rare
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
        if not self.brands or (len(self.brands) == 1 and not self.record.brands):
            return NO_RIVALS
        return rivals(self.text, self.brands, self.categories, self.record, self.knowledge.lexicon)

    @lazy
    def wasted(self) -> list[Range]:
        """Ranges of the folded title that should not be in it, overlaps included."""
        ranges = surplus_places(self.repeats) if self.repeats else []
        idle: list[Ranged] = [*self.junk_terms, *self.surplus_hot]
        idle += [*self.banned, *self.contradictions, *self.misspelt]
        ranges += ranges_of(idle) if idle else []
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
        idle = self.wasted + listed_specs(self.specs) if self.specs else self.wasted
        if not idle and self.cleaning.origins is None:
            return self.units
        clean_ranges = (self.folded_clean.typed(a, b) for a, b in idle)
        return units(useful_text(self.cleaning.text, clean_ranges), self.profile.counting)

    @lazy
    def expected(self) -> Expected:
        """Attributes found, and those of the record that are missing."""
        if self.wasted:
            found = count_useful(self.attributes, self.brands, self.specs, self.wasted)
        else:
            found = len(self.axes) + bool(self.brands) + bool(self.specs)
        if self.record is EMPTY_RECORD:
            return Expected(found)
        wanted = recorded_attributes(self.record)
        unstated = missing_recorded(
            self.text, wanted, self.attributes, self.brands, self.knowledge.lexicon
        )
        return Expected(found, len(wanted), unstated)

    @rare
    def missing_axes(self) -> tuple[str, ...]:
        """Axes usual in the category that no word of the title serves."""
        if "services" in self.departments:
            return ()  # 电吉他维修 sells no guitar
        lexicon = self.knowledge.lexicon
        served = self.axes | spec_axes(self.text, self.specs) if self.specs else self.axes
        if self.fitted or names_device(self.text, self.brands, self.specs, lexicon):
            served |= {"compatibility"}  # a part that names a device says what it fits
        if any(self.text.endswith("色", 0, end) for _, end, _ in self.attributes):
            served |= {"colour"}  # 烂番茄色 is one, whatever its first word is
        unread = count_unread(self.text, self.pieces, self.brands)
        missing = missing_axes(served, self.heads, self.branches, unread)
        names = [self.text[m.start : m.end] for m in self.heads] if missing else []
        return without_named(missing, names, lexicon)

    @rare
    def branches(self) -> list[tuple[str, ...]]:
        """The departments of each known brand that the product may be of."""
        if not self.brands:
            return []
        own = [m for m in self.brands if not m.fitted and m.entity not in device_makers()]
        entries = [self.knowledge.lexicon.get(self.text[m.start : m.end]) for m in own]
        return [one.brand.departments for one in entries if one is not None and one.brand]

    @lazy
    def axes(self) -> frozenset[str]:
        """Axes of all attributes."""
        return frozenset([one.axis for _, _, one in self.attributes if one is not None])

    @lazy
    def habits(self) -> tuple[str, ...]:
        """The ways of searching the title serves."""
        return search_habits(
            named=bool(self.heads) or self.goes_by_title,
            branded=bool(self.brands),
            hot=bool(self.hot_terms),
            axes=self.axes,
        )

    def summary(self) -> ReportFacts:
        """Return the facts as a report shows them."""
        return made(
            ReportFacts,
            {
                "tokens": self.tokens(),
                "category_terms": self.words(self.heads),
                "brands": self.words(self.brands),
                "attributes": self.words(self.attributes),
                "hot_terms": self.words(self.hot_terms),
                "junk_terms": self.words(self.junk_terms),
                "spec_spans": self.words(self.specs),
                "search_habits": self.habits,
            },
        )
