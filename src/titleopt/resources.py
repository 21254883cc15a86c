"""Finds the data/ folder, in an installed wheel or beside a checkout, and reads its files.

A data file is UTF-8 text: header lines ``# key: value``, one line of column names, then rows
with tab-separated cells; a cell that is a list separates its items by ``|``.
"""

import gc
import hashlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from itertools import repeat
from pathlib import Path
from typing import NamedTuple

from titleopt.errors import DataError

REQUIRED_HEADER = ("title", "kind", "source", "date", "licence")


class DataFile(NamedTuple):
    """One data file: where it is, what its header says, its columns and its rows as lines."""

    path: Path
    header: dict[str, str]
    columns: tuple[str, ...]
    lines: list[str]
    digest: bytes
    """Of the whole content."""

    @property
    def rows(self) -> Iterator[list[str]]:
        """The cells of each row."""
        return (line.split("\t") for line in self.lines)

    def records(self) -> Iterator[dict[str, str]]:
        """Yield each row by column name."""
        for row in self.rows:
            yield dict(zip(self.columns, row, strict=True))


@cache
def data_root() -> Path:
    """Return the data folder of this installation.

    >>> (data_root() / "stopwords").is_dir()
    True
    """
    package = Path(__file__).resolve().parent
    for root in (package / "data", package.parent.parent / "data"):
        if root.is_dir():
            return root
    raise DataError(
        "找不到词库目录 data/",
        hint="请重新安装 titleopt",
        en="the folder data/ of word lists is missing",
        hint_en="install titleopt again",
    )


def data_files(*parts: str, suffix: str = ".tsv") -> list[Path]:
    """Return the files of one data folder, in name order."""
    return sorted(data_root().joinpath(*parts).glob(f"*{suffix}"))


def read_data(path: Path) -> DataFile:
    """Read one data file.

    Raises:
        DataError: the file is not UTF-8, lacks a header key, or a row has the wrong number
            of cells.

    """
    try:
        content = path.read_bytes()
        text = content.decode()
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(
            f"词库文件读不了：{path.name}（{error}）",
            hint="请存成 UTF-8 文本",
            en=f"cannot read the word list {path.name}: {error}",
            hint_en="save it as UTF-8 text",
        ) from error
    if "\r" in text:
        text = text.replace("\r\n", "\n")
    lines = text.split("\n")
    header_end = next((i for i, line in enumerate(lines) if not line.startswith("# ")), 0)
    header = dict(_header(path, lines[:header_end]))
    missing = [key for key in REQUIRED_HEADER if key not in header]
    if missing:
        raise DataError(
            f"词库文件 {path.name} 的文件头缺少 {'、'.join(missing)}",
            hint="每个词库文件以 '# title: …' 等五行开头",
            en=f"the header of the word list {path.name} lacks {', '.join(missing)}",
            hint_en="every word list begins with five lines such as '# title: …'",
            context={"file": str(path)},
        )
    columns = tuple(lines[header_end].split("\t"))
    rows = list(filter(None, lines[header_end + 1 :]))
    _require_width(path, columns, rows, header_end + 2)
    return DataFile(path, header, columns, rows, hashlib.sha256(content).digest())


@contextmanager
def collector_paused() -> Iterator[None]:
    """Pause the garbage collector while very many objects are made that all stay.

    It would look through all of them again and again and free nothing: half of the time that
    reading the lexicon takes.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _header(path: Path, lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    for number, line in enumerate(lines, start=1):
        key, separator, value = line[2:].partition(":")
        if not separator:
            raise DataError(
                f"词库文件 {path.name} 第 {number} 行不是 '# 键: 值'",
                hint="请按 data/README.md 的格式改写这一行",
                en=f"word list {path.name}, line {number} is not '# key: value'",
                hint_en="write the line as data/README.md says",
                context={"file": str(path), "row": str(number)},
            )
        yield key.strip(), value.strip()


def _require_width(path: Path, columns: tuple[str, ...], rows: list[str], first: int) -> None:
    tabs = len(columns) - 1
    if {tabs}.issuperset(map(str.count, rows, repeat("\t"))):
        return
    for number, row in enumerate(rows, start=first):
        found = row.count("\t")
        if found != tabs:
            raise DataError(
                f"词库文件 {path.name} 第 {number} 行有 {found + 1} 格，应为 {tabs + 1} 格",
                hint="格与格之间用制表符分开",
                en=f"word list {path.name}, line {number}: {found + 1} cells, not {tabs + 1}",
                hint_en="put one tab between two cells",
                context={"file": str(path), "row": str(number)},
            )
