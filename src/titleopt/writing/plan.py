"""A plan of edits: what a seller enters, and when."""

from datetime import datetime

from pydantic import Field

from titleopt.model import Value


class Step(Value):
    """One edit of a plan."""

    at: datetime = Field(description="when to make it, with its time zone")
    title: str = Field(description="the whole title to enter")
    changed: int = Field(
        ge=0,
        description="characters inserted, deleted or replaced, blanks too (Levenshtein distance)",
    )
    score: float = Field(ge=0, le=100)
    exceeds: bool = Field(default=False, description="whether more than max_chars must change")
    reason: str = Field(default="", description="why it must exceed, or what else is to be known")


class EditPlan(Value):
    """The edits that lead from the current title to the target."""

    current: str
    target: str
    steps: tuple[Step, ...]
    max_chars: int
    max_edits_per_day: int
    is_shortest: bool = Field(
        description="proven: no plan whose titles are made of words of both, in the order they "
        "share, has fewer edits"
    )
    is_best: bool = Field(description="proven: no plan as short scores higher in sum")
