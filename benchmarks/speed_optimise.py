"""How long a sheet of 1,000 products takes, start to workbook, on two cores.

Usage: python benchmarks/speed_optimise.py [--rows N] [--json FILE]

The sheet, the search terms and the competitors' titles are written as files, ``titleopt optimise
--jobs 2`` runs on them, and the time of the wall clock and of all processes is printed. The sheet
is made of the 858 real listings with records and of real titles without; the market is that of
``writing_data``.
"""

import argparse
import json
import os
import resource
import sys
from pathlib import Path
from subprocess import run
from tempfile import TemporaryDirectory
from time import perf_counter

from openpyxl import Workbook
from shared_data import rows, titles
from writing_data import COMPETITORS, search_terms

ROWS = 1000
JOBS = 2
_START = "from titleopt.apps.cli import main; main()"


def main() -> None:
    """Measure, print, and write JSON when a path is given."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=ROWS)
    parser.add_argument("--json", type=Path)
    args = parser.parse_args()
    count: int = args.rows
    with TemporaryDirectory() as folder:
        here = Path(folder)
        sheet = _sheet(here / "sheet.xlsx", count)
        terms = _lines(here / "terms.csv", ["搜索词,搜索人气", *_terms()])
        rivals = _lines(here / "rivals.csv", ["标题", *_rivals()])
        out = here / "new.xlsx"
        begun = perf_counter()
        command = [sys.executable, "-c", _START, "optimise", str(sheet)]
        command += ["--terms", str(terms), "--competitors", str(rivals), "-o", str(out)]
        done = run([*command, "--jobs", str(JOBS)], check=True, capture_output=True, text=True)
        seconds = perf_counter() - begun
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        result = {
            "rows": count,
            "jobs": JOBS,
            "wall_s": round(seconds),
            "cpu_s": round(used.ru_utime + used.ru_stime),
            "load": round(os.getloadavg()[0], 1),
            "kilobytes": out.stat().st_size // 1024,
            "said": done.stdout.split("。")[0],
        }
    text = json.dumps(result, ensure_ascii=False, indent=1)
    print(text)
    if args.json:
        args.json.write_text(text + "\n", encoding="utf-8")


def _sheet(path: Path, count: int) -> Path:
    """Write the sheet of products, as a shop exports it."""
    book = Workbook(write_only=True)
    page = book.create_sheet("商品")
    page.append(["商品ID", "商品标题", "类目", "属性"])
    listed = [(title, kind, record) for title, record, _, kind in _listings()]
    bare = [(title, "", "") for title in titles("Taobao", "Taobao/Tmall", "Tmall")[1::97]]
    for number, (title, kind, record) in enumerate([*listed, *bare][:count], start=1):
        page.append([str(number), title, kind, record.replace("|", ";")])
    book.save(path)
    return path


def _listings() -> list[list[str]]:
    every = rows("title_attributes_category.tsv")
    return list({row[0]: row for row in every}.values())


def _terms() -> list[str]:
    return [f'"{term}",{demand:.0f}' for term, demand in search_terms()]


def _rivals() -> list[str]:
    known = titles("Taobao", "Taobao/Tmall", "Tmall")
    return [f'"{title}"'.replace("\n", " ") for title in known[:: len(known) // COMPETITORS]]


def _lines(path: Path, lines: list[str]) -> Path:
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


if __name__ == "__main__":
    main()
