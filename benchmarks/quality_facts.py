"""How near titleopt comes to a careful reader, field by field, beside plain baselines.

Usage: python benchmarks/quality_facts.py [--misses FIELD] [--json FILE] [--half 0|1]

``--half`` takes every second labelled title only: improve on one half, check on the other.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import labelled_titles as labelled
import shared_data
from counting import Outcome, outcome
from opencc import OpenCC
from plain_readers import FIELDS, Reader, Reading, quick_reader, regex_reader, tagged_reader
from scipy.stats import spearmanr

import titleopt

RESULTS = Path(__file__).parent / "results" / "quality_facts.json"
SPAN_FIELDS = {"product": "category", "brand": "brands"}
SCRIPTS = {"s2tw": "Taiwan", "s2hk": "Hong Kong", "s2twp": "Taiwan, its own words"}
MORE_FIELDS = ("taobao product", "taobao brand", "jd product", "jd brand", "stated values")


def titleopt_reader(title: str) -> Reading:
    """Read a title with titleopt; everything is taken from the public report."""
    report = titleopt.check(title)
    words: dict[str, list[str]] = {
        "special-symbol": [],
        "bracket-emphasis": [],
        "repeated-keyword": [],
    }
    for finding in report.findings:
        if finding.name in words:
            spans = finding.spans[:1] if finding.name == "repeated-keyword" else finding.spans
            words[finding.name] += [span.text for span in spans]
    facts = report.facts
    items = {
        "symbols": words["special-symbol"],
        "brackets": words["bracket-emphasis"],
        "hot+junk": [*facts.hot_terms, *facts.junk_terms],
        "repeats": words["repeated-keyword"],
        "brands": list(facts.brands),
        "category": list(facts.category_terms),
        "attributes": list(facts.attributes),
    }
    return Reading(items, report.score)


def gold_items(row: dict[str, list[str]]) -> dict[str, list[str]]:
    """Return the reader's items by field."""
    return {
        "symbols": row["symbol_misuse"],
        "brackets": row["bracket_emphasis"],
        "hot+junk": row["hot_words"] + row["junk_words"],
        "repeats": row["repeated_keywords"],
        "brands": row["brands"],
        "category": row["head"],
        "attributes": row["attributes"],
    }


def read_gold(rows: list[dict[str, Any]], read: Reader) -> tuple[dict[str, Outcome], float]:
    """Return the outcome by field and the rank correlation with the reader's mark."""
    readings = [read(row["title"]) for row in rows]
    wanted = [gold_items(row) for row in rows]
    fields = {
        field: outcome(
            (want[field], have.items[field]) for want, have in zip(wanted, readings, strict=True)
        )
        for field in FIELDS
    }
    marks = [reading.mark for reading in readings]
    return fields, float(spearmanr([row["overall"] for row in rows], marks).statistic)


def read_labelled(read: Reader, half: int | None) -> dict[str, labelled.SpanRecall]:
    """Return what was found of the marked ranges and of the sellers' own attributes."""
    result = {}
    for place, titles in (("taobao", labelled.taobao()), ("jd", labelled.jd())):
        chosen = _half(titles, half)
        readings = [read(one.title).items for one in chosen]
        for kind, field in SPAN_FIELDS.items():
            words = [items[field] for items in readings]
            result[f"{place} {kind}"] = labelled.span_recall(chosen, kind, words)
    stated = _half(labelled.stated_attributes(), half)
    readings_of = [read(title) for title, _ in stated]
    result["stated values"] = labelled.value_recall(stated, readings_of)
    return result


def read_scripts(titles: list[str]) -> dict[str, float]:
    """Return how alike the titles and their conversions to other scripts are read (item F1)."""
    read = [titleopt_reader(title).items for title in titles]
    alike = {}
    for config, name in SCRIPTS.items():
        convert = OpenCC(config).convert
        other = [titleopt_reader(convert(title)).items for title in titles]
        pairs = ((a[field], b[field]) for a, b in zip(read, other, strict=True) for field in FIELDS)
        alike[name] = round(outcome(pairs).exact.f1, 3)
    return alike


def _half(rows: list[Any], half: int | None) -> list[Any]:
    return rows if half is None else rows[half::2]


def _print_words(title: str, words: Counter[str]) -> None:
    print(f"{title}:", " ".join(f"{word}×{count}" for word, count in words.most_common(300)))


def _print_gold(readers: dict[str, tuple[dict[str, Outcome], float]]) -> None:
    ours, mark = readers["titleopt"]
    others = [name for name in readers if name != "titleopt"]
    heads = "".join(f"{name + ' F1':>12}" for name in others)
    print(f"{'150 titles':<16}{'P':>7}{'R':>7}{'F1':>7}{'soft F1':>9}{heads}")
    for field in FIELDS:
        exact, soft = ours[field].exact, ours[field].lenient
        rest = "".join(f"{readers[name][0][field].exact.f1:12.3f}" for name in others)
        print(
            f"{field:<16}{exact.precision:7.3f}{exact.recall:7.3f}{exact.f1:7.3f}{soft.f1:9.3f}"
            f"{rest}"
        )
    rest = "".join(f"{readers[name][1]:12.3f}" for name in others)
    print(f"{'Spearman':<16}{'':14}{mark:7.3f}{'':9}{rest}")


def _print_labelled(readers: dict[str, dict[str, labelled.SpanRecall]]) -> None:
    print(f"\n{'recall':<16}{'spans':>7}" + "".join(f"{name + ' (exact)':>20}" for name in readers))
    for field in MORE_FIELDS:
        figures = [reader[field].figures() for reader in readers.values()]
        cells = "".join(f"{one['overlapping']:12.3f} ({one['exact']:.3f})" for one in figures)
        print(f"{field:<16}{figures[0]['spans']:7.0f}{cells}")


def _figures(
    gold: dict[str, tuple[dict[str, Outcome], float]],
    marked: dict[str, dict[str, labelled.SpanRecall]],
    scripts: dict[str, float],
) -> dict[str, Any]:
    return {"read alike in script": scripts} | {
        name: {
            "spearman": round(mark, 3),
            "fields": {
                field: {"exact": one.exact.figures(), "lenient": one.lenient.figures()}
                for field, one in fields.items()
            },
            "labelled": {field: one.figures() for field, one in marked[name].items()},
        }
        for name, (fields, mark) in gold.items()
    }


def _print_misses(field: str, rows: list[dict[str, Any]], half: int | None) -> None:
    if field in FIELDS:
        found = read_gold(rows, titleopt_reader)[0][field]
        _print_words("false hits", found.wrong)
        _print_words("misses", found.missed)
    else:
        _print_words("misses", read_labelled(titleopt_reader, half)[field].missed)


def main(arguments: Iterable[str] | None = None) -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--misses", choices=(*FIELDS, *MORE_FIELDS), help="words by frequency")
    parser.add_argument("--json", type=Path, default=RESULTS, help="write the figures here")
    parser.add_argument("--half", type=int, choices=(0, 1), help="every second labelled title")
    parser.add_argument("--gold-only", action="store_true", help="only the 150 judged titles")
    options = parser.parse_args(None if arguments is None else list(arguments))
    rows = list(shared_data.records("gold/gold150.jsonl"))
    if options.misses:
        _print_misses(options.misses, rows, options.half)
        return
    readers: dict[str, Reader] = {"titleopt": titleopt_reader}
    if not options.gold_only:
        readers |= {"quick": quick_reader, "regex": regex_reader, "posseg": tagged_reader()}
    gold = {name: read_gold(rows, read) for name, read in readers.items()}
    _print_gold(gold)
    if options.gold_only:
        return
    marked = {name: read_labelled(read, options.half) for name, read in readers.items()}
    _print_labelled(marked)
    scripts = read_scripts([row["title"] for row in rows])
    print("\nread alike in script:", ", ".join(f"{name} {f1:.3f}" for name, f1 in scripts.items()))
    if options.half is None:
        figures = json.dumps(_figures(gold, marked, scripts), indent=1, ensure_ascii=False)
        options.json.write_text(figures + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
