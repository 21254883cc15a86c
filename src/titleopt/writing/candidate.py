"""A title that could be used, with all that speaks for it."""

from typing import Literal

from pydantic import Field

from titleopt.model import Report, Value
from titleopt.writing.diff import DiffWord
from titleopt.writing.wanted import ToConfirm

Strategy = Literal["most-demand", "blue-ocean", "smallest-change"]


class TermDemand(Value):
    """A search term and its demand in the list's own unit."""

    term: str
    demand: float = Field(ge=0)


class WordSource(Value):
    """A word of the title and what makes it true."""

    word: str
    source: Literal["kept", "title", "record", "name"]
    why: str = Field(description="column of the record, or the word it is another name of")


class Candidate(Value):
    """One title written for a product."""

    title: str
    strategy: Strategy
    report: Report
    current_score: float | None = Field(default=None, description="of the current title")
    value: float = Field(ge=0, description="what the strategy counts: demand, weighed by it")
    bound: float = Field(ge=0, description="no choice of true words is worth more")
    gap: float = Field(ge=0, le=1, description="share of the bound not reached; 0 = proven best")
    greedy: float = Field(ge=0, description="what a greedy choice is worth, for comparison")
    demand: float = Field(ge=0, description="demand of the terms the title matches")
    current_demand: float = Field(ge=0, description="demand of those the current title matches")
    gained: tuple[TermDemand, ...] = Field(description="terms newly matched, most demand first")
    lost: tuple[TermDemand, ...] = Field(description="terms no longer matched")
    diff: tuple[DiffWord, ...]
    to_confirm: tuple[ToConfirm, ...] = Field(description="words to add if they are true")
    sources: tuple[WordSource, ...]
    notes: tuple[str, ...] = ()
