"""Fold, sort and de-duplicate the lexicon files in place, and report what a person must decide.

Usage: python scripts/tidy_data.py [FILE…]      (default: every data/**/*.tsv)

Exit status 1 when a header is incomplete, a row has the wrong number of cells, a key is
unknown, or two rows of one kind hold the same term.
"""

import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from opencc import OpenCC

DATA = Path(__file__).resolve().parent.parent / "data"
REQUIRED = ("title", "kind", "source", "date", "licence")
TERM_LISTS = {"synonyms", "spellings"}
simplify = OpenCC("t2s").convert


def fold(term: str) -> str:
    return simplify(unicodedata.normalize("NFKC", term).lower()).strip()


def tidy(path: Path) -> Iterator[str]:
    """Rewrite one file and yield its problems."""
    lines = path.read_text(encoding="utf-8").splitlines()
    header = [line for line in lines if line.startswith("# ")]
    body = [line for line in lines if line.strip() and not line.startswith("# ")]
    keys = dict(line[2:].split(": ", 1) for line in header if ": " in line)
    yield from (f"{path}: header lacks '{key}'" for key in REQUIRED if key not in keys)
    columns = body[0].split("\t")
    rows: dict[str, list[str]] = {}
    for number, line in enumerate(body[1:], start=1):
        cells = line.split("\t")
        if len(cells) > len(columns):
            yield f"{path}: row {number} ({cells[0]}) has {len(cells)} cells, not {len(columns)}"
            continue
        cells += [""] * (len(columns) - len(cells))
        cells[0] = fold(cells[0])
        for index, column in enumerate(columns):
            if column in TERM_LISTS:
                terms = dict.fromkeys(fold(term) for term in cells[index].split("|"))
                cells[index] = "|".join(t for t in terms if t and t != cells[0])
        if cells[0] in rows:
            cells = _merge(rows[cells[0]], cells, columns)
        rows[cells[0]] = cells
    _drop_repeated_synonyms(rows, columns)
    ordered = ["\t".join(rows[term]) for term in sorted(rows)]
    path.write_text("\n".join([*header, body[0], *ordered]) + "\n", encoding="utf-8", newline="\n")


def _merge(first: list[str], second: list[str], columns: list[str]) -> list[str]:
    """One row out of two for the same term: lists are joined, the first single value wins."""
    merged = list(first)
    for index, column in enumerate(columns):
        if column in TERM_LISTS:
            terms = [*first[index].split("|"), *second[index].split("|")]
            merged[index] = "|".join(dict.fromkeys(term for term in terms if term))
        elif not first[index]:
            merged[index] = second[index]
    return merged


def _drop_repeated_synonyms(rows: dict[str, list[str]], columns: list[str]) -> None:
    """A synonym that has a row of its own, or stood in an earlier row, is dropped."""
    seen = set(rows)
    for term in sorted(rows):
        for index, column in enumerate(columns):
            if column in TERM_LISTS:
                kept = [s for s in rows[term][index].split("|") if s and s not in seen]
                seen.update(kept)
                rows[term][index] = "|".join(kept)


def repeated_within_kind(paths: list[Path]) -> Iterator[str]:
    """Terms that two files of one folder both hold."""
    homes: dict[tuple[str, str], Path] = {}
    for path in paths:
        if path.name in {"heads.tsv"}:
            continue
        body = [x for x in path.read_text(encoding="utf-8").splitlines() if not x.startswith("# ")]
        columns = body[0].split("\t")
        for line in body[1:]:
            cells = line.split("\t")
            lists = [cells[i] for i, column in enumerate(columns) if column in TERM_LISTS]
            for term in [cells[0], *(t for cell in lists for t in cell.split("|") if t)]:
                home = homes.setdefault((path.parent.name, term), path)
                if home != path:
                    yield f"{term}: in {home.name} and in {path.name} ({path.parent.name})"


# What these axes say of a thing is no part of its name: 女士双肩包 is 女士 + 双肩包.
CIRCUMSTANCES = (
    "age audience capacity collar colour condition fit heel length season size sleeve style "
    "texture thickness toe waist year"
).split()


def terms_of(path: Path) -> Iterator[str]:
    """Yield every term and synonym of one file."""
    lines = path.read_text(encoding="utf-8").splitlines()
    body = [line for line in lines if line and not line.startswith("# ")]
    columns = body[0].split("\t")
    for line in body[1:]:
        cells = line.split("\t")
        yield cells[0]
        for column, cell in zip(columns, cells, strict=True):
            if column in TERM_LISTS:
                yield from filter(None, cell.split("|"))


def drop_circumstances() -> None:
    """Remove category terms that are a word of circumstance and a shorter category term."""
    files = sorted(path for path in (DATA / "categories").glob("*.tsv") if path.stem != "heads")
    things = {term for path in files for term in terms_of(path)}
    axes = [DATA / "attributes" / f"{axis}.tsv" for axis in CIRCUMSTANCES]
    words = {term for path in axes if path.exists() for term in terms_of(path)}

    def is_plain(term: str) -> bool:
        return not any(
            term[:cut] in words and term[cut:] in things for cut in range(2, len(term) - 1)
        )

    for path in files:
        lines = []
        for line in path.read_text(encoding="utf-8").splitlines():
            cells = line.split("\t")
            if line.startswith("# ") or cells[0] == "term":
                lines.append(line)
                continue
            names = [cells[0], *filter(None, cells[1].split("|"))]
            plain = [name for name in names if is_plain(name)]
            if plain:
                lines.append("\t".join([plain[0], "|".join(plain[1:]), *cells[2:]]))
        head = sum(line.startswith("# ") for line in lines) + 1
        ordered = [*lines[:head], *sorted(lines[head:])]
        path.write_text("\n".join(ordered) + "\n", encoding="utf-8", newline="\n")


def main() -> int:
    paths = [Path(name) for name in sys.argv[1:]] or sorted(DATA.rglob("*.tsv"))
    problems = [problem for path in paths for problem in tidy(path)]
    drop_circumstances()
    problems += repeated_within_kind(sorted(DATA.rglob("*.tsv")))
    print("\n".join(problems) if problems else f"{len(paths)} files tidy")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
