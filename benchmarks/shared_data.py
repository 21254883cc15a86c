"""Real data to measure on: the folder ``shared/data`` beside the checkout, or TITLEOPT_DATA.

It is no part of the project. A benchmark that needs it says so and stops when it is absent.
"""

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(os.environ.get("TITLEOPT_DATA", Path(__file__).resolve().parents[2] / "shared/data"))


def require(name: str) -> Path:
    """Return the path of one file, or end the program with a sentence."""
    path = ROOT / name
    if not path.exists():
        sys.exit(f"{name} is not here; set TITLEOPT_DATA to the folder that holds it")
    return path


def rows(name: str) -> Iterator[list[str]]:
    """Yield the cells of each line of a tab-separated file, without its header."""
    with require(name).open(encoding="utf-8") as lines:
        next(lines)
        for line in lines:
            yield line.rstrip("\n").split("\t")


def records(name: str) -> Iterator[dict[str, Any]]:
    """Yield each line of a JSON-lines file."""
    with require(name).open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def titles(*platforms: str) -> list[str]:
    """Return the real titles of these platforms (all when none is named), each once."""
    chosen = {row[3]: None for row in rows("titles.tsv") if not platforms or row[1] in platforms}
    return list(chosen)
