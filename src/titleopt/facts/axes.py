"""What attribute axes are called."""

from functools import cache

from titleopt.config import Lang
from titleopt.resources import data_files


@cache
def _chinese_names() -> dict[str, str]:
    names = {"brand": "品牌", "model": "型号", "effect": "功效"}
    for path in data_files("attributes"):
        with path.open(encoding="utf-8") as file:
            for line in file:
                key, separator, value = line[2:].partition(":")
                if not line.startswith("# ") or not separator:
                    break
                if key.strip() == "axis_zh":
                    names[path.stem] = value.strip()
    return names


def axis_name(axis: str, lang: Lang = "zh") -> str:
    """Return what sellers call an axis.

    >>> axis_name("material")
    '材质'
    """
    return _chinese_names().get(axis, axis) if lang == "zh" else axis.replace("_", " ")
