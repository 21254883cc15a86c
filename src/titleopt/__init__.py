"""Score, mend and write product titles for Chinese marketplaces.

The public names are loaded when first used: importing the package reads no dictionary.

>>> import titleopt
>>> titleopt.check("★新款★纯棉T恤").fixed_title
'新款 纯棉T恤'
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from titleopt.batch.apply_table import apply_table as apply_table
    from titleopt.batch.check import check as check
    from titleopt.batch.check import check_many as check_many
    from titleopt.batch.compare_tables import compare_tables as compare_tables
    from titleopt.batch.duplicates_table import duplicates_table as duplicates_table
    from titleopt.batch.find_duplicates import find_duplicates as find_duplicates
    from titleopt.batch.optimise_table import optimise_table as optimise_table
    from titleopt.batch.plan_table import plan_table as plan_table
    from titleopt.batch.score_table import score_table as score_table
    from titleopt.config import Profile as Profile
    from titleopt.config import Settings as Settings
    from titleopt.duplicates.index import TitleIndex as TitleIndex
    from titleopt.errors import TitleoptError as TitleoptError
    from titleopt.market.market import Market as Market
    from titleopt.market.match import match as match
    from titleopt.market.term_list import TermList as TermList
    from titleopt.market.values import Match as Match
    from titleopt.market.values import RankedTerm as RankedTerm
    from titleopt.market.values import SearchTerm as SearchTerm
    from titleopt.market.values import Suggestion as Suggestion
    from titleopt.model import Finding as Finding
    from titleopt.model import Fix as Fix
    from titleopt.model import Product as Product
    from titleopt.model import Report as Report
    from titleopt.model import Span as Span
    from titleopt.reports.summary import TableSummary as TableSummary
    from titleopt.rules.base import Rule as Rule
    from titleopt.writing.candidate import Candidate as Candidate
    from titleopt.writing.compare import compare as compare
    from titleopt.writing.compose import compose as compose
    from titleopt.writing.ledger import Ledger as Ledger
    from titleopt.writing.plan import EditPlan as EditPlan
    from titleopt.writing.revise import revise as revise

_HOMES = {
    "check": "titleopt.batch.check",
    "check_many": "titleopt.batch.check",
    "score_table": "titleopt.batch.score_table",
    "TableSummary": "titleopt.reports.summary",
    "Profile": "titleopt.config",
    "Settings": "titleopt.config",
    "TitleoptError": "titleopt.errors",
    "Market": "titleopt.market.market",
    "TermList": "titleopt.market.term_list",
    "match": "titleopt.market.match",
    "Match": "titleopt.market.values",
    "RankedTerm": "titleopt.market.values",
    "SearchTerm": "titleopt.market.values",
    "Suggestion": "titleopt.market.values",
    "Finding": "titleopt.model",
    "Fix": "titleopt.model",
    "Product": "titleopt.model",
    "Report": "titleopt.model",
    "Span": "titleopt.model",
    "Rule": "titleopt.rules.base",
    "apply_table": "titleopt.batch.apply_table",
    "compare_tables": "titleopt.batch.compare_tables",
    "optimise_table": "titleopt.batch.optimise_table",
    "plan_table": "titleopt.batch.plan_table",
    "duplicates_table": "titleopt.batch.duplicates_table",
    "find_duplicates": "titleopt.batch.find_duplicates",
    "TitleIndex": "titleopt.duplicates.index",
    "Candidate": "titleopt.writing.candidate",
    "compare": "titleopt.writing.compare",
    "compose": "titleopt.writing.compose",
    "Ledger": "titleopt.writing.ledger",
    "EditPlan": "titleopt.writing.plan",
    "revise": "titleopt.writing.revise",
}

__all__ = ["__version__", *_HOMES]  # noqa: PLE0604 - the names are known, only their homes are far


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module 'titleopt' has no attribute '{name}'")
    return getattr(import_module(home), name)


def __dir__() -> list[str]:
    return sorted(__all__)
