"""How fast titles are checked, beside raw ``jieba.lcut`` on the same titles in the same run.

Usage: python benchmarks/speed_check.py [--titles N] [--sheet-rows N] [--csv-rows N] [--json FILE]

Prints ratios and writes JSON. Sizes of 0 skip a part. Titles come from ``shared/data`` (see
shared_data.py), else from the examples; they are repeated with a running number when there are
too few, so that none is seen twice. To a sheet that looks near duplicates up, such a number makes
every title five near ones, which no shop has: the sheet is scored once so (the figures that begin
with ``repeated``) and once with as many different listings, every fifth an earlier one changed
(``platform`` of corpus.py). Figures that were not asked for stay in the JSON as they were.
"""

import argparse
import csv
import json
import logging
import os
import resource
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ProcessPoolExecutor
from itertools import count, islice
from multiprocessing import get_context
from pathlib import Path
from typing import Literal

import shared_data
from corpus import corpus

import titleopt
from titleopt.tables import read_table, xlsx_writer

EXAMPLES = Path(__file__).resolve().parents[1] / "examples" / "titles.xlsx"
MEGABYTE = 1 << 20
BYTECODE = tempfile.TemporaryDirectory()
Figures = dict[str, float]


def some_titles(number: int) -> list[str]:
    """Return so many different titles."""
    if (shared_data.ROOT / "titles.tsv").exists():
        real = shared_data.titles("Taobao", "Tmall", "Taobao/Tmall")
    else:
        table = read_table(EXAMPLES)
        index = table.title.index if table.title else 0
        real = [row.text(index) for row in table.rows() if row.text(index)]
    numbered = (title if not lap else f"{title}{lap}" for lap in count() for title in real)
    return list(islice(numbered, number))


def seconds(work: Callable[[], object], clock: Callable[[], float] = time.perf_counter) -> float:
    """Return how long the work takes."""
    start = clock()
    work()
    return clock() - start


def exhaust(items: Iterable[object]) -> None:
    """Take all items and keep none."""
    for _ in items:
        pass


def best(work: Callable[[], object], times: int = 3) -> float:
    """Return the shortest of some runs."""
    return min(seconds(work) for _ in range(times))


def best_in_turn(works: Mapping[str, Callable[[], object]], laps: int = 6) -> Figures:
    """Return the processor's time of the shortest run of each.

    All are taken in turn, for the speed of a machine drifts, and what others do on it in the
    meantime does not count.
    """
    clock = time.process_time
    runs = [{name: seconds(work, clock) for name, work in works.items()} for _ in range(laps)]
    return {name: min(run[name] for run in runs) for name in works}


def cutter() -> Callable[[str], object]:
    """Return ``jieba.lcut``, ready to cut."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import jieba  # noqa: PLC0415 - its import warns
    jieba.setLogLevel(logging.CRITICAL)
    jieba.initialize()
    cut: Callable[[str], object] = jieba.lcut
    return cut


def cut_all(titles: list[str]) -> None:
    """Cut all titles by ``jieba.lcut`` alone."""
    exhaust(map(cutter(), titles))


def check_speed(titles: list[str]) -> Figures:
    """Compare ``check_many`` with all rules and full reports to the tokenizer alone.

    Once as it is, and once with every report turned into a line of JSON, which reads every field.
    """

    def check_all(engine: Literal["rjieba", "jieba"]) -> None:
        exhaust(titleopt.check_many(titles, settings=titleopt.Settings(engine=engine)))

    def check_as_json(engine: Literal["rjieba", "jieba"]) -> None:
        settings = titleopt.Settings(engine=engine)
        exhaust(report.to_json() for report in titleopt.check_many(titles, settings=settings))

    shortest = best_in_turn(
        {
            "jieba": lambda: cut_all(titles),
            "check_rjieba": lambda: check_all("rjieba"),
            "check_rjieba_as_json": lambda: check_as_json("rjieba"),
            "check_jieba": lambda: check_all("jieba"),
            "check_jieba_as_json": lambda: check_as_json("jieba"),
        }
    )
    jieba = shortest.pop("jieba")
    figures = {"jieba_titles_a_second": len(titles) / jieba}
    for name, time_taken in shortest.items():
        figures[f"{name}_titles_a_second"] = len(titles) / time_taken
        figures[f"{name}_to_jieba"] = jieba / time_taken
    return figures


def jobs_speed(titles: list[str]) -> Figures:
    """Compare two processes with one, start included, and what this machine gains by a second.

    The latter is two processes that cut half of the titles each, beside one that cuts them all:
    two processors that share a core, or are busy, gain less than twice.
    """
    figures = {}
    for jobs in (1, 2):
        figures[f"jobs_{jobs}_seconds"] = seconds(
            lambda j=jobs: exhaust(titleopt.check_many(titles, jobs=j))  # type: ignore[misc]
        )
        figures[f"jobs_{jobs}_jieba_seconds"] = cut_in_processes(titles, jobs)
    figures["jobs_2_to_1"] = figures["jobs_1_seconds"] / figures["jobs_2_seconds"]
    figures["jobs_2_to_1_jieba"] = figures["jobs_1_jieba_seconds"] / figures["jobs_2_jieba_seconds"]
    return figures


def cut_in_processes(titles: list[str], jobs: int) -> float:
    """Return how long so many processes take to cut the titles, without their start."""
    shares = [titles[start::jobs] for start in range(jobs)]
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        list(pool.map(cut_all, [titles[:1]] * jobs))
        return seconds(lambda: exhaust(pool.map(cut_all, shares)))


COLD = """
import sys, time
laps = {}
last = time.perf_counter()
def lap(name):
    global last
    now = time.perf_counter()
    laps[name] = now - last
    last = now
import titleopt; lap('import titleopt')
import typer, rich.console; lap('import typer and rich')
import titleopt.batch.check, titleopt.apps.cli.check; lap('import checker and rules')
from titleopt.config import Settings, profile
profile('taobao'); lap('platform')
from titleopt.text.tokenizer import cutter
from titleopt.text.fold import fold
fold('復古'); lap('script conversion')
cutter()('纯棉T恤'); lap('dictionary')
from titleopt.lexicon.lexicon import load_lexicon
load_lexicon(Settings().words).cover('纯棉t恤', [0, 2, 4]); lap('lexicon')
from titleopt.checking.checker import checker_for
checker_for(); lap('rules and other words')
titleopt.check('★新款★纯棉T恤女短袖'); lap('first title')
import json; print(json.dumps(laps))
"""


def processor_seconds(work: Callable[[], object]) -> float:
    """Return how long the work keeps a processor, in processes of its own."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    work()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def cold_start() -> Figures:
    """Time a fresh process, whole and in parts; the best of some runs.

    On a busy machine the processor's time tells more than the clock's.
    """

    def check_one() -> None:
        run_program("check", "★新款★纯棉T恤女短袖")

    whole = best(check_one, 10)
    processor = min(processor_seconds(check_one) for _ in range(10))
    bare = best(lambda: run_python("pass"), 5)
    package = best(lambda: run_python("import titleopt"), 5)
    figures = {
        "cold_check_seconds": whole,
        "cold_check_processor_seconds": processor,
        "cold_python_seconds": bare,
        "cold_import_seconds": package - bare,
    }
    laps: list[dict[str, float]] = [json.loads(run_python(COLD)) for _ in range(5)]
    for name in laps[0]:
        figures[f"cold part: {name}"] = min(lap[name] for lap in laps)
    return figures


def run_program(*arguments: str) -> None:
    """Run titleopt in a process of its own."""
    run_python("from titleopt.apps.cli import main; main()", *arguments)


def run_python(code: str, *arguments: str) -> bytes:
    """Run a program in a process of its own and return what it prints.

    It finds its bytecode, as an installed program does.
    """
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": BYTECODE.name}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, check=True, capture_output=True, env=environment).stdout


HEADER = ("商品ID", "标题", "价格", "库存", "上架")


def rows(titles: list[str]) -> Iterable[tuple[str, str, float, int, str]]:
    """Yield rows of a shop's export."""
    for number, title in enumerate(titles):
        yield f"{600_000_000_000 + number}", title, number % 997 / 10, number % 89, "2026-01-02"


def sheet_speed(titles: list[str], folder: Path, name: str = "xlsx") -> Figures:
    """Compare xlsx to scored xlsx with scoring plus merely reading and writing the cells.

    What counts is the time of the processor: other programs do not.
    """
    source = folder / "in.xlsx"
    with xlsx_writer(source, HEADER) as write:
        for row in rows(titles):
            write(row)

    def copy() -> None:
        table = read_table(source)
        with xlsx_writer(folder / "copy.xlsx", table.header()) as write:
            for row in table.rows():
                write((*row.values, 1.0, "A", 60, "", row.texts[1]), row.formats)

    titleopt.check(titles[0])  # words and rules are loaded
    works = {
        "copy": copy,
        "check": lambda: exhaust(titleopt.check_many(titles)),
        "score": lambda: titleopt.score_table(source, folder / "out.xlsx"),
    }
    taken = best_in_turn(works, laps=1)
    figures = {f"{name}_{part}_seconds": spent for part, spent in taken.items()}
    whole = taken["check"] + taken["copy"]
    return {
        f"{name}_rows": len(titles),
        **figures,
        f"{name}_score_to_check_and_copy": taken["score"] / whole,
    }


def csv_memory(number: int, titles: list[str], folder: Path) -> Figures:
    """Score a large csv in a process of its own: its processor time and peak memory."""
    source = folder / "in.csv"
    with source.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADER)
        writer.writerows(rows([f"{titles[i % len(titles)]}{i:x}" for i in range(number)]))
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    run_program("score", str(source), "-o", str(folder / "out.csv"))
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return {
        "csv_rows": number,
        "csv_seconds": after.ru_utime - before.ru_utime,
        "csv_peak_megabytes": after.ru_maxrss * 1024 / MEGABYTE,
    }


def main() -> None:
    """Run what was asked for and print it."""
    parser = argparse.ArgumentParser(description="How fast titles are checked")
    parser.add_argument("--titles", type=int, default=5_000)
    parser.add_argument("--jobs-titles", type=int, default=100_000)
    parser.add_argument("--sheet-rows", type=int, default=100_000)
    parser.add_argument("--csv-rows", type=int, default=1_000_000)
    parser.add_argument("--json", type=Path, default=None)
    asked = parser.parse_args()
    figures: Figures = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if asked.titles:
            figures |= cold_start()
            figures |= check_speed(some_titles(asked.titles))
        if asked.jobs_titles:
            figures |= jobs_speed(some_titles(asked.jobs_titles))
        if asked.sheet_rows:
            figures |= sheet_speed(corpus("platform", asked.sheet_rows), folder)
            figures |= sheet_speed(some_titles(asked.sheet_rows), folder, "repeated_xlsx")
        if asked.csv_rows:
            figures |= csv_memory(asked.csv_rows, some_titles(20_000), folder)
    for key, value in figures.items():
        print(f"{key:42} {value:12,.3f}")
    if asked.json is not None:
        known = json.loads(asked.json.read_text("utf-8")) if asked.json.exists() else {}
        asked.json.write_text(json.dumps(known | figures, ensure_ascii=False, indent=1), "utf-8")


if __name__ == "__main__":
    main()
