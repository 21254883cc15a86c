"""Turn ``results/duplicates.json`` into a table and a plot of how the time grows."""

import json
from pathlib import Path
from typing import Any

import matplotlib as mpl

mpl.use("Agg")
import matplotlib.pyplot as plt
import numpy as np

RESULTS = Path(__file__).resolve().parent / "results"
OURS = "titleopt"
DEFAULT = 80.0
LARGE = 100_000
COLUMNS = (
    "system",
    "build s",
    "join s",
    "pairs",
    "all pairs",
    "recall",
    "peak MB",
    "added MB",
    "query ms p50 / p95",
)

EXPLANATION = (
    "Seconds are of one thread's processor. titleopt's build includes folding; the peers are "
    "given folded texts.\n*all pairs* is the share of titleopt's pairs; *recall* is over the "
    "pairs of 200 sampled titles against brute force, none of which a system got wrong."
)

Runs = dict[tuple[str, str, int, float], dict[str, Any]]


def read() -> tuple[str, Runs]:
    """Return the machine and the results by system, corpus, titles and similarity."""
    known = json.loads((RESULTS / "duplicates.json").read_text(encoding="utf-8"))
    runs: Runs = {}
    for name, result in known["runs"].items():
        system, kind, count, least = name.split("|")
        runs[system, kind, int(count), float(least)] = result
    return f"{known['machine']}; {known['note']}" if "note" in known else known["machine"], runs


def table(machine: str, runs: Runs) -> str:
    """Return everything as Markdown."""
    lines = ["# Near duplicates: speed, memory, recall", "", f"Measured on {machine}.", ""]
    lines += [EXPLANATION, ""]
    for kind, count, least in sorted({run[1:] for run in runs}):
        lines += [f"## {kind}, {count:,} titles, similarity ≥ {least:g}", ""]
        lines += ["| " + " | ".join(COLUMNS) + " |", "|" + "---|" * len(COLUMNS)]
        chosen = {run[0]: result for run, result in runs.items() if run[1:] == (kind, count, least)}
        for system in sorted(chosen, key=lambda name: (name != OURS, name)):
            lines.append("| " + " | ".join(row(system, chosen)) + " |")
        lines.append("")
    return "\n".join(lines + changes(runs) + threads(runs) + thresholds(runs))


def row(system: str, results: dict[str, dict[str, Any]]) -> list[str]:
    """Return the cells of one system."""
    result = results[system]
    share = result["pairs"] / results[OURS]["pairs"] if OURS in results else 1
    query = result.get("query_ms")
    return [
        system,
        f"{result['build_s']:.2f}",
        f"{result['join_s']:.2f}",
        f"{result['pairs']:,}",
        f"{share:.4f}",
        f"{result['sampled_recall']:.4f}",
        f"{result['peak_mb']:,}",
        f"{result['added_mb']:,}",
        f"{query['p50']:.2f} / {query['p95']:.2f}" if query else "",
    ]


def changes(runs: Runs) -> list[str]:
    """Return what changing and keeping an index costs."""
    names = (
        "add ms",
        "remove ms",
        "query after 50k adds ms p50 / p95",
        "save s",
        "load s",
        "saved MB",
    )
    lines = ["## Changing and keeping an index", "", "| titles | " + " | ".join(names) + " |"]
    lines.append("|" + "---|" * (len(names) + 1))
    for (system, kind, count, least), result in sorted(runs.items()):
        if (system, kind, least) == (OURS, "platform", 80):
            after = result["query_ms_after_adds"]
            cells = (
                f"{count:,}",
                f"{result['add_ms']:.3f}",
                f"{result['remove_ms']:.3f}",
                f"{after['p50']:.2f} / {after['p95']:.2f}",
                f"{result['save_s']:.2f}",
                f"{result['load_s']:.2f}",
                f"{result['saved_mb']:,}",
            )
            lines.append("| " + " | ".join(cells) + " |")
    return [*lines, ""]


def threads(runs: Runs) -> list[str]:
    """Return what a second thread is worth."""
    lines = ["## A join in two threads, seconds by the clock", ""]
    lines += [
        "| corpus | titles | one thread | two threads | times as fast |",
        "|---|---|---|---|---|",
    ]
    for (system, kind, count, least), result in sorted(runs.items()):
        clock = result.get("join_clock_s")
        if system == OURS and least == DEFAULT and clock:
            one, two = clock["1"], clock["2"]
            lines.append(f"| {kind} | {count:,} | {one:.2f} | {two:.2f} | {one / two:.2f} |")
    return [*lines, ""]


def thresholds(runs: Runs) -> list[str]:
    """Return what the threshold is worth: it governs the join; building is nearly the same."""
    lines = ["## By threshold: platform, 100,000 titles, share of the seconds at 80", ""]
    lines += ["| similarity ≥ | join | build + join |", "|---|---|---|"]
    known = {run[3]: result for run, result in runs.items() if run[:3] == (OURS, "platform", LARGE)}
    base = known[DEFAULT]
    for least, result in sorted(known.items()):
        join = result["join_s"] / base["join_s"]
        total = (result["build_s"] + result["join_s"]) / (base["build_s"] + base["join_s"])
        lines.append(f"| {least:g} | {join:.2f} | {total:.2f} |")
    return [*lines, ""]


def plot(runs: Runs) -> None:
    """Draw build + join against the number of titles."""
    figure, axes = plt.subplots(figsize=(7, 5))
    for system in sorted({run[0] for run in runs}):
        points = sorted(
            (run[2], result["build_s"] + result["join_s"])
            for run, result in runs.items()
            if run[0] == system and run[1] == "platform" and run[3] == DEFAULT
        )
        counts, seconds = np.array(points).T
        label = system
        if len(points) > 1:
            slope = np.log(seconds[-1] / seconds[-2]) / np.log(counts[-1] / counts[-2])
            label = f"{system} (grows with power {slope:.2f})"
        axes.loglog(counts, seconds, marker="o", label=label)
    axes.set_xlabel("titles")
    axes.set_ylabel("build + join, seconds")
    axes.set_title("All pairs at ratio ≥ 80, platform corpus, one thread")
    axes.grid(visible=True, which="both", alpha=0.3)
    axes.legend()
    figure.tight_layout()
    figure.savefig(RESULTS / "duplicates.png", dpi=120)


if __name__ == "__main__":
    where, measured = read()
    (RESULTS / "duplicates.md").write_text(table(where, measured), encoding="utf-8")
    plot(measured)
