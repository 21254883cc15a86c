"""The values that travel between the rooms: frozen, comparable, ready for JSON.

Spans are half-open ranges of code points in the title *as typed*.
"""

import json
from collections.abc import Mapping
from typing import Any, Literal, NamedTuple, Self, TypeVar

from pydantic import BaseModel, ConfigDict, Field

Severity = Literal["error", "warning", "info"]
Ground = Literal["law", "platform", "guide", "practice", "measured"]
Safety = Literal["display", "unsafe", "safe"]
Verdict = Literal["good", "improve", "reject"]
Grade = Literal["A", "B", "C", "D", "E"]
Confidence = Literal["high", "medium", "low", "unknown"]

_NAMES: dict[type, set[str]] = {}
"""The names of the fields of each kind of value."""
_new = object.__new__
# Frozen values refuse the usual way of setting, and this is the quickest of the others.
_set_values, _set_names, _set_extra, _set_private = (
    vars(BaseModel)[slot].__set__
    for slot in (
        "__dict__",
        "__pydantic_fields_set__",
        "__pydantic_extra__",
        "__pydantic_private__",
    )
)


class Value(BaseModel):
    """Base of all results: frozen, no unknown fields, plain JSON on request."""

    # Validators are built when first needed: most runs of the program need three of fifty.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    def __reduce__(self) -> tuple[Any, ...]:
        # Half the work of pydantic's own way, which matters to the process that reads reports.
        return made, (type(self), self.__dict__)

    @classmethod
    def __pydantic_init_subclass__(cls, **_: Any) -> None:
        _NAMES[cls] = set(cls.model_fields)

    def to_dict(self) -> dict[str, Any]:
        """Return the value as plain JSON types."""
        try:
            return self.model_dump(mode="json")
        except ValueError:  # half a surrogate pair is no Unicode text
            found: dict[str, Any] = json.loads(self.to_json())
            return found

    def to_json(self) -> str:
        r"""Return the value as one line of JSON, Chinese unescaped.

        >>> Product(title="\ud800T恤").to_json()[:24]
        '{"title": "\\ud800T\\u6064'
        """
        try:
            return self.model_dump_json()
        except ValueError:  # half a surrogate pair can only be escaped
            return json.dumps(self.model_dump(), default=str)


_V = TypeVar("_V", bound=Value)


def made(kind: type[_V], values: dict[str, Any]) -> _V:
    """Build a value of parts this package made itself; nothing is checked.

    Every field must be given. Checking what is right by construction would take a tenth of the
    time a title takes, pydantic's ``model_construct`` takes longer still, and even to look up
    an attribute of one of its classes takes longer than all of this.
    """
    one = _new(kind)
    _set_values(one, values)
    _set_names(one, _NAMES[kind])
    _set_extra(one, None)
    _set_private(one, None)
    return one


class Span(Value):
    """Part of a title.

    >>> Span.of("纯棉T恤", 2, 4)
    Span(start=2, end=4, text='T恤')
    """

    start: int = Field(ge=0, description="first code point")
    end: int = Field(ge=0, description="one past the last code point")
    text: str = Field(description="the words as typed")

    @classmethod
    def of(cls, title: str, start: int, end: int) -> Self:
        """Cut the span out of its title."""
        return made(cls, {"start": start, "end": end, "text": title[start:end]})


class Token(NamedTuple):
    """One word of the lossless cover of a title that the tokenizer returns."""

    text: str
    start: int
    end: int


class Product(Value):
    """One listing: a title and what the shop's record says of the thing.

    >>> Product(title="纯棉T恤", attributes={"材质": "棉"}).attributes["材质"]
    '棉'
    """

    title: str
    id: str | None = Field(default=None, description="listing id, always text")
    category: str | None = Field(default=None, description="category path or name")
    brand: str | None = None
    attributes: Mapping[str, str] = Field(default_factory=dict, description="axis name → value")
    shop: str | None = None


class Edit(Value):
    """Replace the code points [start, end) of the title by ``replacement``."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)
    replacement: str


class Fix(Value):
    """Edits to be made together or not at all.

    ``safe`` fixes change no meaning and are applied by default; ``unsafe`` ones need a
    person's word; ``display`` ones are only shown.
    """

    edits: tuple[Edit, ...]
    safety: Safety


class Finding(Value):
    """One fault of one title: where, how bad, on what ground, and how to mend it."""

    code: str
    name: str
    severity: Severity
    ground: Ground
    message: str
    spans: tuple[Span, ...]
    fix: Fix | None = None


class Part(Value):
    """What one rule contributed to the score: ``lost`` points of 100."""

    code: str
    weight: float = Field(ge=0)
    part: float = Field(ge=0, le=1, description="share of the weight that was earned")
    lost: float = Field(ge=0, description="points of 100 lost by this rule")


class ReportFacts(Value):
    """What was understood of the title; words as typed, in title order."""

    tokens: tuple[str, ...]
    category_terms: tuple[str, ...] = Field(description="most central first")
    brands: tuple[str, ...]
    attributes: tuple[str, ...]
    hot_terms: tuple[str, ...]
    junk_terms: tuple[str, ...]
    spec_spans: tuple[str, ...] = Field(description="models, sizes, quantities, ranges")
    search_habits: tuple[str, ...] = Field(
        description="the ways of searching this title serves: name, brand, function, combination"
    )


class Report(Value):
    """Everything titleopt says of one title."""

    title: str
    fixed_title: str = Field(description="the title after all safe fixes")
    score: float = Field(ge=0, le=100)
    grade: Grade
    verdict: Verdict = Field(description="reject whenever a finding is an error")
    units: int = Field(ge=0, description="width of the title in the platform's units")
    limit: int = Field(gt=0, description="the platform's limit in units")
    platform: str
    findings: tuple[Finding, ...]
    parts: tuple[Part, ...]
    not_applicable: tuple[str, ...] = Field(description="codes of rules that had nothing to judge")
    crashed: tuple[str, ...] = Field(default=(), description="codes of rules that raised")
    facts: ReportFacts
    notes: tuple[str, ...] = Field(default=(), description="what a reader must know of the figures")
