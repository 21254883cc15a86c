"""The rules, listed explicitly in the order reports give their parts."""

from titleopt.rules.base import Rule
from titleopt.rules.bracket_emphasis import BracketEmphasis
from titleopt.rules.brand_stuffing import BrandStuffing
from titleopt.rules.brand_without_fit_word import BrandWithoutFitWord
from titleopt.rules.broken_characters import BrokenCharacters
from titleopt.rules.diversion import Diversion
from titleopt.rules.empty_title import EmptyTitle
from titleopt.rules.full_width_ascii import FullWidthAscii
from titleopt.rules.generic_title import GenericTitle
from titleopt.rules.html_remains import HtmlRemains
from titleopt.rules.infringing_word import InfringingWord
from titleopt.rules.irrelevant_word import IrrelevantWord
from titleopt.rules.junk_word import JunkWord
from titleopt.rules.keyword_stuffing import KeywordStuffing
from titleopt.rules.medical_claim import MedicalClaim
from titleopt.rules.missing_attribute import MissingAttribute
from titleopt.rules.missing_category_term import MissingCategoryTerm
from titleopt.rules.missing_search_habit import MissingSearchHabit
from titleopt.rules.near_competitor import NearCompetitor
from titleopt.rules.near_in_shop import NearInShop
from titleopt.rules.no_hot_term import NoHotTerm
from titleopt.rules.no_selling_point import NoSellingPoint
from titleopt.rules.own_banned_word import OwnBannedWord
from titleopt.rules.repeated_keyword import RepeatedKeyword
from titleopt.rules.same_as_competitor import SameAsCompetitor
from titleopt.rules.same_in_shop import SameInShop
from titleopt.rules.special_symbol import SpecialSymbol
from titleopt.rules.stray_whitespace import StrayWhitespace
from titleopt.rules.superlative import Superlative
from titleopt.rules.term_coverage import TermCoverage
from titleopt.rules.title_not_full import TitleNotFull
from titleopt.rules.title_too_long import TitleTooLong
from titleopt.rules.title_too_short import TitleTooShort
from titleopt.rules.too_many_hot_words import TooManyHotWords

RULES: tuple[type[Rule], ...] = (
    EmptyTitle,
    TitleNotFull,
    TitleTooLong,
    TitleTooShort,
    SpecialSymbol,
    BracketEmphasis,
    HtmlRemains,
    BrokenCharacters,
    StrayWhitespace,
    FullWidthAscii,
    MissingCategoryTerm,
    MissingAttribute,
    RepeatedKeyword,
    JunkWord,
    TooManyHotWords,
    NoHotTerm,
    BrandStuffing,
    BrandWithoutFitWord,
    Superlative,
    MedicalClaim,
    InfringingWord,
    OwnBannedWord,
    Diversion,
    IrrelevantWord,
    KeywordStuffing,
    MissingSearchHabit,
    SameInShop,
    NearInShop,
    SameAsCompetitor,
    NearCompetitor,
    NoSellingPoint,
    GenericTitle,
    TermCoverage,
)
