"""What attribute axes are called."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from titleopt.config import Lang
from titleopt.resources import data_files


@cache
def _chinese_names() -> dict[str, str]:
    names = {"brand": "品牌", "model": "型号", "effect": "功效"}
    for path in data_files("attributes"):
        for key, value in _header(path):
            if key == "axis_zh":
                names[path.stem] = value
    return names


def _header(path: Path) -> Iterator[tuple[str, str]]:
    """Yield the header of a data file; its rows are not read."""
    with path.open(encoding="utf-8") as file:
        for line in file:
            key, separator, value = line[2:].partition(":")
            if not line.startswith("# ") or not separator:
                return
            yield key.strip(), value.strip()


def axis_name(axis: str, lang: Lang = "zh") -> str:
    """Return what sellers call an axis.

    >>> axis_name("material")
    '材质'
    """
    return _chinese_names().get(axis, axis) if lang == "zh" else axis.replace("_", " ")
