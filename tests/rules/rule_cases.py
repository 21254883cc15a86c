"""Reads the table cases of the rules and runs one of them."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from titleopt.checking.checker import Checker
from titleopt.config import OwnWords, RuleSettings, Settings
from titleopt.facts.context import Context, Coverage, ForeignWord, Neighbour
from titleopt.model import Product, Report

FOLDER = Path(__file__).parent / "cases"
VERDICTS = ("fail", "pass", "not_applicable")
_NEIGHBOURS = ("same_in_shop", "near_in_shop", "same_as_competitor", "near_competitor")


@dataclass(frozen=True)
class Case:
    """One title with what the rule must make of it."""

    code: str
    verdict: str
    title: str
    values: dict[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.code}-{self.verdict}-{self.title[:24]}"


def cases(code: str) -> Iterator[Case]:
    table = tomllib.loads((FOLDER / f"{code}.toml").read_text(encoding="utf-8"))
    shared = {key: value for key, value in table.items() if key not in VERDICTS}
    for verdict in VERDICTS:
        for row in table.get(verdict, []):
            values = {"title": row} if isinstance(row, str) else row
            yield Case(code, verdict, values["title"], {**shared, **values})


def run(case: Case) -> Report:
    """Check the case's title with its rule alone."""
    values = case.values
    settings = Settings(
        platform=values.get("platform", "taobao"),
        lang=values.get("lang", "zh"),
        strict=True,
        rules=RuleSettings(only=(case.code,), options={case.code: values.get("options", {})}),
        words=OwnWords(banned=tuple(values.get("banned", ()))),
    )
    product = Product(
        title=case.title,
        brand=values.get("brand"),
        category=values.get("category"),
        attributes=values.get("attributes", {}),
    )
    return _checker(settings).check(product, _context(case))


_checkers: dict[str, Checker] = {}


def _checker(settings: Settings) -> Checker:
    key = settings.model_dump_json()
    if key not in _checkers:
        _checkers[key] = Checker(settings)
    return _checkers[key]


def _context(case: Case) -> Context:
    given = dict(case.values.get("context", {}))
    for key in _NEIGHBOURS:
        if key in given:
            given[key] = tuple(Neighbour(**row) for row in given[key])
    if "own_words" in given:
        given["own_words"] = tuple(given["own_words"])
    if "coverage" in given:
        covered, total, missing = given["coverage"]
        given["coverage"] = Coverage(covered, total, tuple(missing))
    if "foreign" in case.values:
        given["foreign_words"] = tuple(
            ForeignWord(
                case.title.index(word), case.title.index(word) + len(word), "市场上没有", "unseen"
            )
            for word in case.values["foreign"]
        )
    return Context(**given)
