"""How near titleopt comes to a careful reader, field by field, beside plain baselines.

Usage: python benchmarks/quality_facts.py [--misses FIELD] [--json FILE]
"""

import argparse
import json
import re
import warnings
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

import shared_data
from scipy.stats import spearmanr

import titleopt
from titleopt.model import Report
from titleopt.text.fold import fold

FIELDS = ("symbols", "brackets", "hot+junk", "repeats", "brands", "category", "attributes")


class Counts(NamedTuple):
    """Items found rightly, found wrongly, and missed."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        """Share of what was found that is right."""
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """Share of what is there that was found."""
        return self.right / max(1, self.right + self.missed)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.right / max(1, 2 * self.right + self.wrong + self.missed)


def expected(gold: dict[str, list[str]]) -> dict[str, list[str]]:
    """Return the reader's items by field."""
    return {
        "symbols": gold["symbol_misuse"],
        "brackets": gold["bracket_emphasis"],
        "hot+junk": gold["hot_words"] + gold["junk_words"],
        "repeats": gold["repeated_keywords"],
        "brands": gold["brands"],
        "category": gold["head"],
        "attributes": gold["attributes"],
    }


def found(report: Report) -> dict[str, list[str]]:
    """Return titleopt's items by field, from the report alone."""
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
    return {
        "symbols": words["special-symbol"],
        "brackets": words["bracket-emphasis"],
        "hot+junk": [*facts.hot_terms, *facts.junk_terms],
        "repeats": words["repeated-keyword"],
        "brands": list(facts.brands),
        "category": list(facts.category_terms),
        "attributes": list(facts.attributes),
    }


def compare(gold: Iterable[str], ours: Iterable[str]) -> tuple[set[str], set[str], set[str]]:
    """Return the items right, wrong and missed, compared folded."""
    want = {fold(item).strip() for item in gold}
    have = {fold(item).strip() for item in ours}
    return want & have, have - want, want - have


def lenient(gold: Iterable[str], ours: Iterable[str]) -> Counts:
    """Count with an item right when it holds or is held by an item of the other side."""
    want = {fold(item).strip() for item in gold}
    have = {fold(item).strip() for item in ours}
    right = sum(any(a in b or b in a for b in want) for a in have)
    missed = sum(not any(a in b or b in a for b in have) for a in want)
    return Counts(right, len(have) - right, missed)


def total(counts: Iterable[Counts]) -> Counts:
    """Add up."""
    columns = list(zip(*counts, strict=True))
    return Counts(*(sum(column) for column in columns))


def regex_baseline(title: str) -> dict[str, list[str]]:
    """Find what a short script finds: any sign, any bracket, a dozen words, any repeat."""
    words = ("包邮", "正品", "新款", "特价", "代购", "批发", "促销", "热卖", "爆款", "清仓", "秒杀")
    grams = Counter(title[i : i + 2] for i in range(len(title) - 1))
    return {
        "symbols": re.findall(r"[^\w\s]", title),
        "brackets": re.findall(r"[【\[(（].*?[】\])）]", title),
        "hot+junk": [word for word in words if word in title],
        "repeats": [gram for gram, n in grams.items() if n > 1 and gram.isalpha()],
        "brands": re.findall(r"[A-Za-z]{3,}", title),
        "category": [title[-2:]],
        "attributes": re.findall(r"\d+[a-zA-Z]+|[男女]|加厚|纯棉", title),
    }


def jieba_baseline() -> Callable[[str], dict[str, list[str]]]:
    """Return what jieba's part-of-speech tags give: nouns are things, names are brands."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import jieba.posseg as tagger  # noqa: PLC0415 - slow to load, only here

    def read(title: str) -> dict[str, list[str]]:
        tags = [(pair.word, pair.flag) for pair in tagger.cut(title)]
        result: dict[str, list[str]] = {field: [] for field in FIELDS}
        result["category"] = [word for word, flag in tags if flag == "n"]
        result["brands"] = [word for word, flag in tags if flag in {"nz", "nr", "nt", "eng"}]
        result["attributes"] = [word for word, flag in tags if flag in {"a", "b", "m", "vn", "ns"}]
        return result

    return read


def measure(
    gold: list[dict[str, list[str]]], read: Callable[[str], dict[str, list[str]]]
) -> dict[str, tuple[Counts, Counts, Counter[str], Counter[str]]]:
    """Return exact and lenient counts, false hits and misses of one reader by field."""
    result = {}
    readings = [(expected(row), read(str(row["title"]))) for row in gold]
    for field in FIELDS:
        exact, wrong, missed = [], Counter[str](), Counter[str]()
        for want, have in readings:
            a, b, c = compare(want[field], have[field])
            exact.append(Counts(len(a), len(b), len(c)))
            wrong.update(b)
            missed.update(c)
        soft = total(lenient(want[field], have[field]) for want, have in readings)
        result[field] = (total(exact), soft, wrong, missed)
    return result


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--misses", choices=FIELDS, help="list misses and false hits of a field")
    parser.add_argument("--json", type=Path, help="write the figures to this file")
    options = parser.parse_args()
    gold = list(shared_data.records("gold/gold150.jsonl"))
    reports = {row["title"]: titleopt.check(row["title"]) for row in gold}
    ours = measure(gold, lambda title: found(reports[title]))
    if options.misses:
        _, _, wrong, missed = ours[options.misses]
        print("false hits:", " ".join(f"{w}×{n}" for w, n in wrong.most_common()))
        print("misses:", " ".join(f"{w}×{n}" for w, n in missed.most_common()))
        return
    regex = measure(gold, regex_baseline)
    tagged = measure(gold, jieba_baseline())
    print(f"{'field':<12}{'P':>7}{'R':>7}{'F1':>7}{'soft F1':>9}{'regex F1':>10}{'posseg F1':>11}")
    for field in FIELDS:
        exact, soft = ours[field][:2]
        print(
            f"{field:<12}{exact.precision:7.3f}{exact.recall:7.3f}{exact.f1:7.3f}{soft.f1:9.3f}"
            f"{regex[field][0].f1:10.3f}{tagged[field][0].f1:11.3f}"
        )
    marks = [row["overall"] for row in gold]
    rank = spearmanr(marks, [reports[row["title"]].score for row in gold]).statistic
    width = spearmanr(marks, [min(60, reports[row["title"]].units) for row in gold]).statistic
    print(f"Spearman with the reader's mark: {rank:.3f}; width alone: {width:.3f}")
    if options.json:
        figures = {field: ours[field][0].f1 for field in FIELDS} | {"spearman": float(rank)}
        options.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
