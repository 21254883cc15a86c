"""What a rule is, and what it yields."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, ClassVar, NamedTuple

from pydantic import ValidationError

from titleopt.config import Lang, value_hint
from titleopt.errors import DID_YOU_MEAN, ConfigError, did_you_mean
from titleopt.facts.title_facts import TitleFacts
from titleopt.model import Edit, Fix, Ground, Safety, Severity, Value, made


class RuleOptions(Value):
    """Options of a rule; a rule without options uses this empty set."""


class Message(NamedTuple):
    """A sentence for sellers in both languages; ``{name}`` fields are filled by the fault.

    It says what was found, with numbers, and what to do.
    """

    zh: str
    en: str

    def render(self, lang: Lang, values: dict[str, object]) -> str:
        """Return the sentence in one language."""
        return (self.zh if lang == "zh" else self.en).format_map(values)


class Fault(NamedTuple):
    """What a rule found: spans of the typed title, what fills the message, how to mend it."""

    spans: tuple[tuple[int, int], ...]
    values: dict[str, object]
    fix: Fix | None = None
    message: Message | None = None
    severity: Severity | None = None
    ground: Ground | None = None
    """Where a word list's row has a ground of its own."""

    @property
    def of_whole_title(self) -> bool:
        """Whether it has neither place nor fix, so that it repeats from title to title."""
        return not self.spans and self.fix is None and self.severity is None is self.ground


class Rule:
    """One fault a title can have.

    A rule sees facts only: it reads no file, cuts no text and never looks at another rule's
    findings. Subclasses set the class variables; their docstring is the rule's manual page,
    with the sections *Why*, *Bad*, *Good* and *Source*, in Chinese 说明, 原因 and 出处. *Bad* and
    *Good* run as tests.
    """

    code: ClassVar[str]
    name: ClassVar[str]
    severity: ClassVar[Severity]
    ground: ClassVar[Ground]
    weight: ClassVar[float]
    title: ClassVar[Message]
    message: ClassVar[Message]
    Options: ClassVar[type[RuleOptions]] = RuleOptions
    step: ClassVar[float] = 0.5
    """Share of the weight that one finding costs."""
    judges_empty: ClassVar[bool] = False
    """Whether there is anything to judge in a title with nothing of use in it."""
    fixes: ClassVar[bool] = False
    """Whether findings may carry a safe fix."""
    watches: ClassVar[str] = ""
    """The fact without which there is nothing to find: where it is empty, the rule is not run."""

    def __init__(self, options: RuleOptions | None = None) -> None:
        self.options: Any = options if options is not None else self.Options()

    @classmethod
    def configured(cls, options: dict[str, Any]) -> "Rule":
        """Build the rule from the options of a settings file.

        Raises:
            ConfigError: an option does not exist or its value is wrong.

        """
        try:
            return cls(cls.Options.model_validate(options))
        except ValidationError as error:
            first = error.errors()[0]
            name = ".".join(str(part) for part in first["loc"])
            known = tuple(cls.Options.model_fields)
            unknown = first["type"] == "extra_forbidden"
            raise ConfigError(
                f"规则 {cls.name} 没有选项 '{name}'{did_you_mean(name, known)}"
                if unknown
                else f"规则 {cls.name} 的选项 '{name}' 的值 {first['input']!r} 不对",
                hint=f"可用的选项：{'、'.join(known) or '无'}" if unknown else value_hint(first),
                en=f"rule {cls.name} has no option '{name}'"
                f"{did_you_mean(name, known, DID_YOU_MEAN)}"
                if unknown
                else f"option '{name}' of rule {cls.name} cannot be {first['input']!r}",
                hint_en=f"known options: {', '.join(known) or 'none'}" if unknown else first["msg"],
                context={"rule": cls.code, "option": name},
            ) from error

    def applies(self, facts: TitleFacts) -> bool:  # noqa: ARG002 - most rules always apply
        """Whether there is anything to judge; False is neither pass nor fail.

        Looks at the platform, the options and the context only, never at the title.
        """
        return True

    def check(self, facts: TitleFacts) -> Sequence[Fault]:
        """Return what is wrong, in title order."""
        raise NotImplementedError

    def part(self, facts: TitleFacts, faults: Sequence[Fault]) -> float:  # noqa: ARG002 - graded rules look
        """Return the share of the weight that the title earns, 0–1."""
        return max(0.0, 1.0 - self.step * len(faults)) if faults else 1.0


def fix(safety: Safety, *edits: tuple[int, int, str]) -> Fix:
    """Build a fix from (start, end, replacement) triples."""
    replaced = [made(Edit, {"start": a, "end": b, "replacement": text}) for a, b, text in edits]
    return made(Fix, {"edits": tuple(replaced), "safety": safety})


def taken_out(typed: str, *ranges: tuple[int, int]) -> Fix:
    """Build the fix that takes words out; a blank stays where they parted two others.

    A person must agree: the words around may need another order.

    >>> [edit.replacement for edit in taken_out("纯棉包邮T恤", (2, 4)).edits]
    [' ']
    """
    return fix("unsafe", *(_cut(typed, start, end) for start, end in ranges))


def _cut(typed: str, start: int, end: int) -> tuple[int, int, str]:
    blank_before = start > 0 and typed[start - 1].isspace()
    if end == len(typed):
        return (start - 1 if blank_before else start), end, ""
    if (blank_before or start == 0) and typed[end].isspace():
        return start, end + 1, ""
    between = start > 0 and typed[start - 1].isalnum() and typed[end].isalnum()
    return start, end, " " if between else ""


def each(rules: Iterable[type[Rule]]) -> Iterator[tuple[str, type[Rule]]]:
    """Yield every rule under its code and under its name."""
    for rule in rules:
        yield rule.code, rule
        yield rule.name, rule
