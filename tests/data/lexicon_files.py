"""What the lexicon files must look like, kind by kind."""

import importlib.util
from functools import cache
from pathlib import Path
from types import ModuleType

from titleopt.resources import DataFile, data_root, read_data

ROOT = data_root()
FILES = sorted(ROOT.rglob("*.tsv"))
NAMES = [str(path.relative_to(ROOT)) for path in FILES]

_DEPARTMENTS = (
    "apparel shoes bags jewellery watches_glasses beauty personal_care baby toys food drinks "
    "health household furniture bedding kitchen appliances phones computers electronics office "
    "stationery books music sport outdoor fishing pets garden car motorcycle tools hardware "
    "industrial electrical building gifts festivals virtual services sewing collectibles "
    "agriculture adult security cleaning"
)
_AXES = (
    "material fabric colour pattern style season thickness length fit collar sleeve waist closure "
    "heel toe audience age scene function effect technology size capacity power voltage origin "
    "packaging flavour scent skin_type connector shape texture ingredient compatibility craft "
    "theme condition edition quantity body_part year occasion"
)
DEPARTMENTS = frozenset(_DEPARTMENTS.split())
AXES = frozenset(_AXES.split())
GROUNDS = frozenset({"law", "platform", "guide", "practice", "measured"})

# Folder, columns and further header keys of every kind.
KINDS: dict[str, tuple[str, tuple[str, ...], tuple[str, ...]]] = {
    "category": (
        "categories",
        ("term", "synonyms", "axes"),
        ("department", "department_zh", "axes"),
    ),
    "head": ("categories", ("head", "departments", "min_chars", "not_in"), ()),
    "attribute": ("attributes", ("term", "synonyms", "class", "not_in"), ("axis", "axis_zh")),
    "brand": (
        "brands",
        ("brand", "spellings", "maker", "departments", "needs", "unless"),
        ("department",),
    ),
    "hot": ("hot_terms", ("term", "synonyms", "ground", "note"), ("group",)),
    "hot_pattern": ("hot_terms", ("pattern", "anchor", "ground", "note"), ("group",)),
    "junk": ("junk_terms", ("term", "synonyms", "ground", "note"), ("group",)),
    "junk_pattern": ("junk_terms", ("pattern", "anchor", "ground", "note"), ("group",)),
    "banned": (
        "banned_terms",
        ("term", "synonyms", "ground", "source", "unless", "note"),
        ("group",),
    ),
    "banned_pattern": (
        "banned_terms",
        ("pattern", "anchor", "ground", "source", "unless", "note"),
        ("group",),
    ),
    "fit": ("fit_words", ("term", "position", "note"), ()),
    "work": ("works", ("term", "synonyms", "class", "note"), ()),
    "stop": ("stopwords", ("term", "note"), ()),
    "unit": ("units", ("term", "synonyms", "dimension"), ()),
    "said": ("said", ("term", "meaning"), ()),
    "device_maker": ("device_makers", ("maker", "device"), ()),
    "synonym": ("equivalents", ("term", "synonyms"), ()),
    "line": ("equivalents", ("line", "maker", "behind"), ()),
    "taste": ("taste_words", ("term",), ()),
    "variant": ("script", ("usual", "variants"), ()),
    "misspelling": ("misspellings", ("term", "meant"), ()),
    "wider": ("wider_names", ("term", "endings", "not_in"), ()),
    "column": ("columns", (), ()),
    "row": ("columns", ("term", "meaning"), ()),
}


@cache
def tidy() -> ModuleType:
    """Return scripts/tidy_data.py, which knows how a tidy file reads."""
    path = Path(__file__).resolve().parents[2] / "scripts" / "tidy_data.py"
    spec = importlib.util.spec_from_file_location("tidy_data", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def read(path: Path) -> DataFile:
    """Return one file; every test reads it once."""
    return read_data(path)


def of_kind(*kinds: str) -> list[DataFile]:
    """Return the files of these kinds."""
    return [file for file in map(read, FILES) if file.header["kind"] in kinds]


def listed(record: dict[str, str], column: str) -> list[str]:
    """Return the items of a cell that is a list."""
    return [item for item in record.get(column, "").split("|") if item]


def wordings(record: dict[str, str]) -> list[str]:
    """Return the term of a row and its other wordings."""
    first = next(iter(record.values()))
    return [first, *listed(record, "synonyms"), *listed(record, "spellings")]


def terms(*kinds: str) -> dict[str, dict[str, str]]:
    """Return every term of these kinds with its row."""
    return {
        term: record
        for file in of_kind(*kinds)
        for record in file.records()
        for term in wordings(record)
    }
