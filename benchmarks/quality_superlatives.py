"""Whether absolute claims are told from words that only look like them, beside plain lists.

Usage: python benchmarks/quality_superlatives.py [--json FILE]
"""

import argparse
import json
from collections.abc import Callable
from pathlib import Path

from counting import Counts
from superlative_sentences import later_sentences, sentences

import titleopt

RESULTS = Path(__file__).parent / "results" / "quality_superlatives.json"
_SHORT_LIST = (
    "国家级 最高级 最佳 最 第一 唯一 顶级 极品 首个 首选 独家 冠军 世界级 万能 绝对 顶尖 王牌 至尊 "
    "首发 全网 史上 永久 100% 百分百 无敌 领先 巅峰 极致"
)
_LAW_LIST = "国家级 最高级 最佳"
# What the later sets found when they were new, before anything was mended by them.
_FIRST_RUNS = {"second set": Counts(73, 7, 7), "third set": Counts(76, 6, 4)}

Judge = Callable[[str], bool]


def ours(sentence: str) -> bool:
    """Whether titleopt finds an absolute claim."""
    report = titleopt.check(sentence)
    return any(finding.name == "superlative" for finding in report.findings)


def list_judge(words: str) -> Judge:
    """Return the judge that looks for bare words."""
    return lambda sentence: any(word in sentence for word in words.split())


def measure(judge: Judge, texts: tuple[list[str], list[str]]) -> tuple[Counts, list[str]]:
    """Return the counts and the errors of one judge."""
    absolute, innocent = texts
    missed = [f"missed: {sentence}" for sentence in absolute if not judge(sentence)]
    wrong = [f"false hit: {sentence}" for sentence in innocent if judge(sentence)]
    return Counts(len(absolute) - len(missed), len(wrong), len(missed)), [*wrong, *missed]


def main() -> None:
    """Print the tables and titleopt's errors."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", type=Path, default=RESULTS, help="write the figures here")
    options = parser.parse_args()
    judges = {
        "titleopt": ours,
        "list of 26 words": list_judge(_SHORT_LIST),
        "three words of the law": list_judge(_LAW_LIST),
    }
    sets = {
        "first set": sentences(),
        "second set": later_sentences("second"),
        "third set": later_sentences("third"),
    }
    figures: dict[str, dict[str, dict[str, float]]] = {}
    for title, texts in sets.items():
        print(f"{title}: {len(texts[0])} sentences with an absolute claim, {len(texts[1])} without")
        print(f"{'':<34}{'P':>7}{'R':>7}{'F1':>7}")
        errors = {}
        for name, judge in judges.items():
            counts, errors[name] = measure(judge, texts)
            figures.setdefault(title, {})[name] = counts.figures()
            _print_row(name, counts)
        print(*errors["titleopt"], sep="\n", end="\n\n")
    for title, counts in _FIRST_RUNS.items():
        _print_row(f"titleopt, {title}, first run", counts)
        figures[title]["titleopt, first run"] = counts.figures()
    options.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


def _print_row(name: str, counts: Counts) -> None:
    print(f"{name:<34}{counts.precision:7.3f}{counts.recall:7.3f}{counts.f1:7.3f}")


if __name__ == "__main__":
    main()
