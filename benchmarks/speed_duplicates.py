"""How fast all near duplicates are found, beside the peers; recall is the gate.

``speed_duplicates.py run`` measures each system in a process of its own (so that its memory is
its own), best of three, and writes ``results/duplicates.json``; ``report_duplicates.py`` turns
that into ``results/duplicates.md`` and ``results/duplicates.png``. ``--quick`` stops at 100k
titles.
One thread, but for the join in two threads; seconds are of the processor, so that whatever else
runs on the machine does not count, but for those two joins, which are timed by the clock.
"""

import argparse
import json
import os
import platform
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
from corpus import corpus
from duplicates_peers import PEERS
from rapidfuzz import fuzz, process

from titleopt.duplicates import TitleIndex
from titleopt.duplicates.texts import compared_texts

RESULTS = Path(__file__).resolve().parent / "results"
JSON_FILE = RESULTS / "duplicates.json"
OURS = "titleopt"
QUERIES = 2_000
CHANGES = 50_000
SAMPLE = 200
REPEATS = 3
LARGE = 1_000_000

RUNS: list[tuple[str, str, int, float]] = [
    ("rapidfuzz cdist", "platform", 20_000, 80),
    *[
        (system, kind, count, 80)
        for kind, count in (("platform", 100_000), ("shop", 20_000), ("category", 100_000))
        for system in ("tf-idf + sparse_dot_topn", "rensa MinHash")
    ],
    ("datasketch MinHash", "platform", 100_000, 80),
    *[(OURS, kind, 20_000, 80) for kind in ("platform", "shop")],
    *[(OURS, "platform", 100_000, least) for least in (70, 80, 90)],
    (OURS, "category", 100_000, 80),
    (OURS, "platform", LARGE, 80),
    ("rensa MinHash", "platform", LARGE, 80),
]
QUICK_SKIPS = LARGE
ONE_THREAD = dict.fromkeys(("RAYON_NUM_THREADS", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1")
ONCE = {"rapidfuzz cdist", "datasketch MinHash"}
"""Slow enough that one run tells."""

Result = dict[str, Any]


def measure(system: str, titles: list[str], least: float, repeats: int) -> Result:
    """Time one system on one corpus in this process."""
    start = resident()
    result = (
        ours(titles, least, repeats) if system == OURS else peer(system, titles, least, repeats)
    )
    result["added_mb"] = round(result["peak_mb"] - start)
    return result


def ours(titles: list[str], least: float, repeats: int) -> Result:
    """Build and join from titles as typed: folding is part of it."""
    build, index = best(lambda: TitleIndex(titles, min_similarity=least), repeats)
    join, pairs = best(index.join, repeats)
    result: Result = {"build_s": build, "join_s": join, "pairs": len(pairs), "peak_mb": peak()}
    result["sampled_recall"] = sampled_recall(titles, pairs.left, pairs.right, least)
    result["join_clock_s"] = {
        workers: by_the_clock(lambda workers=workers: index.join(workers=workers), repeats)
        for workers in (1, 2)
    }
    result["query_ms"] = query_times(index, titles)
    result |= saving(index, titles) | changes(index, titles)
    return result


def peer(system: str, titles: list[str], least: float, repeats: int) -> Result:
    """Build and join from compared texts: folding is given to the peers."""
    texts = compared_texts(titles)
    tool = PEERS[system]
    build, built = best(lambda: tool.build(texts), repeats)
    join, pairs = best(lambda: tool.join(texts, built, least), repeats)
    recall = sampled_recall(titles, pairs[:, 0], pairs[:, 1], least)
    return {
        "build_s": build,
        "join_s": join,
        "pairs": len(pairs),
        "peak_mb": peak(),
        "sampled_recall": recall,
    }


def best(work: Callable[[], Any], repeats: int) -> tuple[float, Any]:
    """Return the least seconds of some runs, and what the last one made."""
    seconds = []
    made: Any = None
    for _ in range(repeats):
        made = None  # two at a time would count double as memory
        start = time.process_time()
        made = work()
        seconds.append(time.process_time() - start)
    return round(min(seconds), 3), made


def by_the_clock(work: Callable[[], Any], repeats: int) -> float:
    """Return the least seconds of some runs as a clock on the wall tells them."""
    seconds = []
    for _ in range(repeats):
        start = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - start)
    return round(min(seconds), 3)


def sampled_recall(titles: list[str], left: np.ndarray, right: np.ndarray, least: float) -> float:
    """Compare all pairs of some titles with brute force; a wrong pair stops the run."""
    texts = compared_texts(titles)
    rows = random.Random(5).sample(range(len(texts)), min(SAMPLE, len(texts)))
    partners: dict[int, set[int]] = {row: set() for row in rows}
    is_sampled = np.zeros(len(texts), bool)
    is_sampled[rows] = True
    for one, other in ((left, right), (right, left)):
        chosen = is_sampled[one]
        for a, b in zip(one[chosen].tolist(), other[chosen].tolist(), strict=True):
            partners[a].add(b)
    expected = found = 0
    for row in rows:
        scores = process.cdist([texts[row]], texts, scorer=fuzz.ratio, dtype=np.float64)[0]
        true = set(np.flatnonzero(scores >= least - 1e-9).tolist()) - {row}
        if not partners[row] <= true:
            sys.exit(f"a pair that is none: {texts[row]}")
        expected += len(true)
        found += len(partners[row])
    return found / max(expected, 1)


def query_times(index: TitleIndex, titles: list[str], count: int = QUERIES) -> dict[str, float]:
    """Return the median and the 95th percentile of single queries, in milliseconds."""
    rng = random.Random(3)
    times = []
    for title in (rng.choice(titles) for _ in range(count)):
        start = time.process_time()
        index.query(title)
        times.append(1e3 * (time.process_time() - start))
    return {
        "p50": round(float(np.median(times)), 3),
        "p95": round(float(np.percentile(times, 95)), 3),
    }


def changes(index: TitleIndex, titles: list[str]) -> Result:
    """Add and remove titles, and ask again."""
    count = min(CHANGES, len(titles) // 2)
    start = time.process_time()
    for number, title in enumerate(titles[:count]):
        index.add(f"new {number}", f"{title[:-2]}新")
    adding = time.process_time() - start
    after = query_times(index, titles)
    start = time.process_time()
    for number in range(count):
        index.remove(f"new {number}")
    removing = time.process_time() - start
    return {
        "add_ms": round(1e3 * adding / count, 4),
        "query_ms_after_adds": after,
        "remove_ms": round(1e3 * removing / count, 4),
    }


def saving(index: TitleIndex, titles: list[str]) -> Result:
    """Save, load, and check that the answer is the same."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "index"
        save, _ = best(lambda: index.save(path), 1)
        load, loaded = best(lambda: TitleIndex.load(path), REPEATS)
        if any(loaded.query(title) != index.query(title) for title in titles[:100]):
            sys.exit("the loaded index answers otherwise")
        size = sum(file.stat().st_size for file in path.iterdir())
    return {"save_s": save, "load_s": load, "saved_mb": round(size / 1e6)}


def resident() -> float:
    """Return the memory in use now, in MB."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def peak() -> int:
    """Return the most memory this process ever had, in MB."""
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3)


def run_all(wanted: Iterator[tuple[str, str, int, float]]) -> None:
    """Run each measurement in a process of its own and add it to what is known."""
    RESULTS.mkdir(exist_ok=True)
    for system, kind, count, least in wanted:
        corpus(kind, count)
        command = [sys.executable, __file__, "one", system, kind, str(count), str(least)]
        answer = subprocess.run(
            command, check=True, capture_output=True, text=True, env=os.environ | ONE_THREAD
        )
        result = json.loads(answer.stdout)
        print(system, kind, count, least, result, flush=True)
        known = json.loads(JSON_FILE.read_text(encoding="utf-8")) if JSON_FILE.exists() else {}
        known["machine"] = f"{platform.machine()}, {os.cpu_count()} cores"
        known.setdefault("runs", {})[f"{system}|{kind}|{count}|{least:g}"] = result
        JSON_FILE.write_text(json.dumps(known, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    run = commands.add_parser("run")
    run.add_argument("--quick", action="store_true", help="leave out the million titles")
    run.add_argument("--only", default="", help="systems or corpora whose name contains this")
    one = commands.add_parser("one")
    for name, kind in (("system", str), ("kind", str), ("count", int), ("least", float)):
        one.add_argument(name, type=kind)
    asked = parser.parse_args()
    if asked.command == "one":
        repeats = 1 if asked.system in ONCE or asked.count >= LARGE else REPEATS
        titles = corpus(asked.kind, asked.count)
        print(json.dumps(measure(asked.system, titles, asked.least, repeats)))
    else:
        run_all(
            task
            for task in RUNS
            if not (asked.quick and task[2] >= QUICK_SKIPS)
            and asked.only in "|".join(map(str, task))
        )


if __name__ == "__main__":
    main()
