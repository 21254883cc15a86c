"""Write the tables of the README files that come from the code and from data/.

Usage: python scripts/readme_tables.py [--check]

Everything between ``<!-- table: NAME -->`` and ``<!-- end -->`` is generated. With ``--check``
nothing is written, and the exit status is 1 when a table is out of date.
"""

import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from titleopt.config import Lang, Profile, Settings, platforms, profile
from titleopt.reports.rule_lines import rule_lines
from titleopt.reports.words import GROUNDS, SEVERITIES

ROOT = Path(__file__).resolve().parent.parent
FILES: dict[str, Lang] = {"README.md": "en", "README.zh-CN.md": "zh"}
TABLE = re.compile(r"(<!-- table: (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)
CONFIDENCE = {
    "zh": {"high": "高", "medium": "中", "low": "低", "unknown": "未核实"},
    "en": {"high": "high", "medium": "medium", "low": "low", "unknown": "unverified"},
}


def platform_table(lang: Lang) -> Iterator[str]:
    """Yield the lines of the table of platforms."""
    yield (
        "| `--platform` | 平台 | 上限 | 满 | 把握 | 数字从哪来 |"
        if lang == "zh"
        else "| `--platform` | platform | limit | full from | confidence | source of the figure |"
    )
    yield "|---|---|---|---|---|---|"
    for found in map(profile, platforms()):
        yield _platform_line(found, lang)


def _platform_line(found: Profile, lang: Lang) -> str:
    source = found.limit_source.told(lang)
    name = found.name_zh if lang == "zh" else found.name_en
    sure = CONFIDENCE[lang][found.limit_source.confidence]
    return f"| `{found.key}` | {name} | {found.limit} | {found.full_from} | {sure} | {source} |"


def rule_table(lang: Lang) -> Iterator[str]:
    """Yield the lines of the table of rules."""
    yield (
        "| 代码 | 名称 | 问题 | 级别 | 权重 | 依据 |"
        if lang == "zh"
        else "| code | name | finding | severity | weight | ground |"
    )
    yield "|---|---|---|---|---|---|"
    for rule in rule_lines(Settings(lang=lang)):
        severity, ground = SEVERITIES[lang][rule.severity], GROUNDS[lang][rule.ground]
        yield (
            f"| {rule.code} | `{rule.name}` | {rule.title} | {severity} | {rule.weight:g} "
            f"| {ground} |"
        )


TABLES: dict[str, Callable[[Lang], Iterator[str]]] = {
    "platforms": platform_table,
    "rules": rule_table,
}


def filled(text: str, lang: Lang) -> str:
    """Return the text with its tables as they should be."""

    def table(found: re.Match[str]) -> str:
        lines = "\n".join(TABLES[found[2]](lang))
        return f"{found[1]}{lines}\n{found[3]}"

    return TABLE.sub(table, text)


def main() -> int:
    """Write or check the tables of all README files."""
    check = "--check" in sys.argv[1:]
    stale = 0
    for name, lang in FILES.items():
        path = ROOT / name
        text = path.read_text("utf-8")
        wanted = filled(text, lang)
        if text == wanted:
            continue
        stale += 1
        if check:
            print(f"{name}: a table is out of date; run scripts/readme_tables.py")
        else:
            path.write_text(wanted, "utf-8")
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
