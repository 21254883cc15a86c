"""Fold, sort and de-duplicate the lexicon files in place, and report what a person must decide.

Usage: python scripts/tidy_data.py [FILE…]      (default: every data/**/*.tsv)

Exit status 1 when a header is incomplete, a row has the wrong number of cells, two files of one
folder hold the same term, or a category term is longer than the thing's name. Nothing but a
repeated term is ever taken out. ``tests/data`` asks the same questions of the files as committed,
and more.
"""

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from titleopt.resources import REQUIRED_HEADER
from titleopt.text.fold import fold

DATA = Path(__file__).resolve().parent.parent / "data"
TERM_LISTS = frozenset({"synonyms", "spellings"})
# What these axes say of a thing is no part of its name: 女士双肩包 is 女士 + 双肩包.
CIRCUMSTANCES = (
    "age audience capacity collar colour condition fit heel length season size sleeve style "
    "texture thickness toe waist year"
)


class Sheet(NamedTuple):
    """One lexicon file as text cells: header lines, column names, rows."""

    header: list[str]
    columns: list[str]
    rows: list[list[str]]

    @classmethod
    def of(cls, text: str) -> "Sheet":
        """Split the text of a file; short rows are filled up with empty cells."""
        lines = [line for line in text.splitlines() if line.strip()]
        header = [line for line in lines if line.startswith("# ")]
        columns, *rows = [line.split("\t") for line in lines if not line.startswith("# ")]
        width = len(columns)
        return cls(header, columns, [row + [""] * (width - len(row)) for row in rows])

    def terms(self, row: list[str]) -> list[str]:
        """Return the first cell of a row and its other wordings."""
        lists = [row[at] for at, name in enumerate(self.columns) if name in TERM_LISTS]
        return [row[0], *(term for cell in lists for term in cell.split("|") if term)]

    def text(self) -> str:
        """Return the file as it is written."""
        lines = [*self.header, *map("\t".join, (self.columns, *self.rows))]
        return "\n".join(lines) + "\n"


def problems(text: str) -> Iterator[str]:
    """Yield what keeps a file from being tidied."""
    sheet = Sheet.of(text)
    keys = {line[2:].partition(":")[0] for line in sheet.header}
    yield from (f"header lacks '{key}'" for key in REQUIRED_HEADER if key not in keys)
    for row in sheet.rows:
        if len(row) > len(sheet.columns):
            yield f"the row of {row[0]} has {len(row)} cells, not {len(sheet.columns)}"


def tidied(text: str) -> str:
    """Return a file's text folded, sorted and without repeated terms."""
    sheet = Sheet.of(text)
    rows: dict[str, list[str]] = {}
    for row in sheet.rows:
        cells = [fold(row[0]).strip(), *map(str.strip, row[1:])]
        for at, name in enumerate(sheet.columns):
            if name in TERM_LISTS:
                words = dict.fromkeys(fold(word).strip() for word in cells[at].split("|"))
                cells[at] = "|".join(word for word in words if word and word != cells[0])
        first = rows.get(cells[0])
        rows[cells[0]] = _merged(first, cells, sheet.columns) if first else cells
    _drop_repeated_wordings(rows, sheet.columns)
    return sheet._replace(rows=[rows[term] for term in sorted(rows)]).text()


def _merged(first: list[str], second: list[str], columns: list[str]) -> list[str]:
    """One row out of two for the same term: lists are joined, the first single value wins."""
    merged = list(first)
    for at, name in enumerate(columns):
        if name in TERM_LISTS:
            words = [*first[at].split("|"), *second[at].split("|")]
            merged[at] = "|".join(dict.fromkeys(word for word in words if word))
        elif not first[at]:
            merged[at] = second[at]
    return merged


def _drop_repeated_wordings(rows: dict[str, list[str]], columns: list[str]) -> None:
    """A wording that has a row of its own, or stood in an earlier row, is dropped."""
    seen = set(rows)
    for term in sorted(rows):
        for at, name in enumerate(columns):
            if name in TERM_LISTS:
                kept = [word for word in rows[term][at].split("|") if word and word not in seen]
                seen.update(kept)
                rows[term][at] = "|".join(kept)


def repeated_in_folder(sheets: Mapping[Path, Sheet]) -> Iterator[str]:
    """Yield the terms that two files of one folder both hold."""
    homes: dict[tuple[str, str], Path] = {}
    for path, sheet in sheets.items():
        if path.stem == "heads" or path.parent.name == "columns":
            continue
        for row in sheet.rows:
            for term in sheet.terms(row):
                home = homes.setdefault((path.parent.name, term), path)
                if home != path:
                    yield f"{term}: in {home.name} and in {path.name} ({path.parent.name})"


def circumstantial(sheets: Mapping[Path, Sheet]) -> Iterator[tuple[Path, str]]:
    """Yield the category terms that are a word of circumstance and a shorter category term."""
    things = _all_terms(s for p, s in sheets.items() if _names_things(p))
    words = _all_terms(
        s
        for p, s in sheets.items()
        if p.parent.name == "attributes" and p.stem in CIRCUMSTANCES.split()
    )
    for path, sheet in sheets.items():
        if not _names_things(path):
            continue
        for term in (term for row in sheet.rows for term in sheet.terms(row)):
            if any(term[:cut] in words and term[cut:] in things for cut in range(2, len(term) - 1)):
                yield path, term


def _names_things(path: Path) -> bool:
    return path.parent.name == "categories" and path.stem != "heads"


def _all_terms(sheets: Iterator[Sheet]) -> set[str]:
    return {term for sheet in sheets for row in sheet.rows for term in sheet.terms(row)}


def main() -> int:
    """Tidy the files and print what is left to decide."""
    paths = [Path(name).resolve() for name in sys.argv[1:]] or sorted(DATA.rglob("*.tsv"))
    found: list[str] = []
    for path in paths:
        text = path.read_text(encoding="utf-8")
        wrong = list(problems(text))
        found += [f"{path}: {problem}" for problem in wrong]
        if not wrong:
            _write(path, text, tidied(text))
    sheets = {p: Sheet.of(p.read_text(encoding="utf-8")) for p in sorted(DATA.rglob("*.tsv"))}
    found += [
        f"{term}: in {path.name}, but it is a word of circumstance and a shorter category term; "
        "take it out, or take the word of circumstance out"
        for path, term in circumstantial(sheets)
    ]
    found += repeated_in_folder(sheets)
    print("\n".join(found) if found else f"{len(paths)} files tidy")
    return 1 if found else 0


def _write(path: Path, before: str, after: str) -> None:
    """Leave a file alone that is tidy, so that its date says when its words changed."""
    if before != after:
        path.write_text(after, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    sys.exit(main())
