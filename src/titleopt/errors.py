"""Everything titleopt raises on purpose.

::

    TitleoptError
    ├── InputError            what the caller handed in cannot be used
    │   ├── TableError        a file or one of its sheets, rows or columns
    │   └── TitleError        one title
    ├── ConfigError           a settings file or keyword argument
    │   └── UnknownRuleError  a rule code or name that does not exist
    ├── DataError             a lexicon or platform file
    ├── RuleCrash             a rule raised; only in strict mode
    ├── NotFittedError        asked before there was anything to learn from
    └── MissingExtraError     an optional dependency is not installed

Every error says what is wrong, where, and what to do next. ``EXIT_STATUS`` and
``HTTP_STATUS`` map each class to what a process or a server answers with.
"""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import ClassVar


class TitleoptError(Exception):
    """Base of all errors raised on purpose.

    Args:
        message: What is wrong and where, one sentence.
        hint: What to do next, one sentence; may be empty.
        en: The message in English, kept in the context; "" when it is English already.
        hint_en: The hint in English, likewise.
        context: Machine-readable details (file, sheet, row, column …).

    >>> str(TitleoptError("no title column", hint="name it with --title-column"))
    'no title column; name it with --title-column'
    """

    code: ClassVar[str] = "error"

    def __init__(
        self,
        message: str,
        *,
        hint: str = "",
        en: str = "",
        hint_en: str = "",
        context: dict[str, str] | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        english = {"en": en, "hint_en": hint_en}
        self.context = {**(context or {}), **{key: text for key, text in english.items() if text}}

    def __str__(self) -> str:
        return f"{self.message}; {self.hint}" if self.hint else self.message

    def to_dict(self) -> dict[str, object]:
        """Return the error as plain JSON values."""
        return {
            "code": self.code,
            "message": self.message,
            "hint": self.hint,
            "context": self.context,
        }


class InputError(TitleoptError):
    """What the caller handed in cannot be used."""

    code = "input"


class TableError(InputError):
    """A file, or one of its sheets, rows or columns, cannot be used."""

    code = "table"


class TitleError(InputError):
    """One title cannot be used (an empty title is a finding, not an error)."""

    code = "title"


class ConfigError(TitleoptError):
    """A settings file or keyword argument is wrong."""

    code = "config"


class UnknownRuleError(ConfigError):
    """A rule code or name that does not exist."""

    code = "unknown-rule"


class DataError(TitleoptError):
    """A lexicon or platform file is missing or malformed."""

    code = "data"


class RuleCrash(TitleoptError):  # noqa: N818 - a crash is what the report calls it
    """A rule raised; only in strict mode, otherwise the report lists the rule as crashed."""

    code = "rule-crash"


class NotFittedError(TitleoptError):
    """Asked before there was anything to learn from."""

    code = "not-fitted"


class MissingExtraError(TitleoptError):
    """An optional dependency is not installed."""

    code = "missing-extra"


def did_you_mean(word: str, known: Iterable[str], form: str = "，是不是想写 '{}'？") -> str:
    """Return the question after the nearest known word, to stand behind a sentence.

    >>> did_you_mean("platfrom", ["platform", "lang"]), did_you_mean("x", ["platform"])
    ("，是不是想写 'platform'？", '')
    >>> did_you_mean("platfrom", ["platform"], DID_YOU_MEAN)
    "; did you mean 'platform'?"
    """
    near = get_close_matches(word, list(known), n=1, cutoff=0.5)
    return form.format(near[0]) if near else ""


DID_YOU_MEAN = "; did you mean '{}'?"
COULD_NOT_RUN = 2

EXIT_STATUS: dict[type[TitleoptError], int] = {
    TitleoptError: COULD_NOT_RUN,
    InputError: COULD_NOT_RUN,
    TableError: COULD_NOT_RUN,
    TitleError: COULD_NOT_RUN,
    ConfigError: COULD_NOT_RUN,
    UnknownRuleError: COULD_NOT_RUN,
    DataError: COULD_NOT_RUN,
    RuleCrash: COULD_NOT_RUN,
    NotFittedError: COULD_NOT_RUN,
    MissingExtraError: COULD_NOT_RUN,
}

HTTP_STATUS: dict[type[TitleoptError], int] = {
    TitleoptError: 500,
    InputError: 422,
    TableError: 422,
    TitleError: 422,
    ConfigError: 400,
    UnknownRuleError: 404,
    DataError: 500,
    RuleCrash: 500,
    NotFittedError: 409,
    MissingExtraError: 501,
}
