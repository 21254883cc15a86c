"""A folder of plain files that knows when it is damaged.

``header.json`` holds a magic word, the version, facts as JSON, and of each other file its
length and CRC-32. The others are ``*.npy`` arrays (never pickled) and ``*.utf8`` text. Numbers
are read by memory map, so a query touches only what it needs.
"""

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from titleopt.errors import InputError

_MAGIC = "titleopt-title-index"
_VERSION = 2  # 2: narrow bitmaps are folded wide ones
_HEADER = "header.json"
_LARGEST_HEADER = 1 << 20
_CHUNK = 1 << 24

Array = NDArray[Any]


def write_container(
    path: Path, facts: Mapping[str, Any], arrays: Mapping[str, Array], texts: Mapping[str, Any]
) -> None:
    """Write a folder at ``path``, whole or not at all; an older index there is replaced.

    Raises:
        InputError: Something else stands at ``path``, or the folder cannot be written.
    """
    if path.exists() and not _is_container(path):
        raise InputError(
            f"{path} 已存在，且不是标题索引",
            hint="请换一个保存位置",
            en=f"{path} exists and is no index of titles",
            hint_en="save it elsewhere",
        )
    partial = path.with_name(path.name + ".partial")
    try:
        shutil.rmtree(partial, ignore_errors=True)
        partial.mkdir(parents=True)
        for name, array in arrays.items():
            np.save(partial / f"{name}.npy", np.ascontiguousarray(array), allow_pickle=False)
        for name, text in texts.items():
            (partial / f"{name}.utf8").write_bytes(text)
        _write_header(partial, facts)
        _replace(path, partial)
    except OSError as error:
        raise InputError(
            f"索引无法保存到 {path}：{error.strerror}",
            en=f"the index cannot be saved to {path}: {error.strerror}",
        ) from error


def _write_header(folder: Path, facts: Mapping[str, Any]) -> None:
    files = {file.name: fingerprint(file) for file in sorted(folder.iterdir())}
    header = {"magic": _MAGIC, "version": _VERSION, "facts": facts, "files": files}
    # Escaped: facts may hold lone surrogates, which UTF-8 cannot.
    (folder / _HEADER).write_text(json.dumps(header, indent=1), encoding="ascii")


def _replace(path: Path, partial: Path) -> None:
    old = path.with_name(path.name + ".old")
    shutil.rmtree(old, ignore_errors=True)
    if path.exists():
        path.rename(old)
    partial.rename(path)
    shutil.rmtree(old, ignore_errors=True)


def _is_container(path: Path) -> bool:
    try:
        _read_header(path)
    except InputError:
        return False
    return True


class Container:
    """A folder read back, every file checked.

    Raises:
        InputError: The folder is missing, foreign, of a newer version or damaged.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        header = _read_header(path)
        self.facts: dict[str, Any] = header["facts"]
        for name, expected in header["files"].items():
            file = path / Path(name).name
            if not file.is_file():
                raise damaged(path, f"缺少 {name}")
            if fingerprint(file) != expected:
                raise damaged(path, f"{name} 与保存时不一致")

    def array(self, name: str, dtype: type[np.generic], shape: tuple[int, ...]) -> Array:
        """Return an array by memory map; -1 in ``shape`` stands for any length."""
        try:
            found = np.load(self._path / f"{name}.npy", mmap_mode="r", allow_pickle=False)
        except (OSError, ValueError) as error:
            raise damaged(self._path, f"{name}.npy 读不了") from error
        fits = len(found.shape) == len(shape) and all(
            want in (-1, have) for want, have in zip(shape, found.shape, strict=True)
        )
        if found.dtype != np.dtype(dtype) or not fits:
            raise damaged(self._path, f"{name}.npy 的形状或类型不对")
        return np.asarray(found)

    def text(self, name: str) -> memoryview:
        """Return the bytes of a text file by memory map."""
        file = self._path / f"{name}.utf8"
        try:
            if file.stat().st_size == 0:
                return memoryview(b"")
            return np.memmap(file, np.uint8, mode="r").data
        except OSError as error:
            raise damaged(self._path, f"{file.name} 读不了") from error


def damaged(path: Path, what: str) -> InputError:
    """Return the error for a folder that cannot be trusted."""
    return InputError(
        f"标题索引 {path} 已损坏：{what}",
        hint="请用标题重新建立索引",
        en=f"the index of titles {path} is damaged",
        hint_en="build it again from the titles",
        context={"file": str(path)},
    )


def _read_header(path: Path) -> dict[str, Any]:
    file = path / _HEADER
    foreign = InputError(
        f"{path} 不是标题索引", en=f"{path} is no index of titles", context={"file": str(path)}
    )
    try:
        if file.stat().st_size > _LARGEST_HEADER:
            raise foreign
        header = json.loads(file.read_text(encoding="ascii"))
    except (OSError, ValueError, RecursionError) as error:
        raise foreign from error
    if not isinstance(header, dict) or header.get("magic") != _MAGIC:
        raise foreign
    if header.get("version") != _VERSION:
        raise InputError(
            f"{path} 的格式版本是 {header.get('version')}，这里只认 {_VERSION}",
            hint="请用标题重新建立索引",
            en=f"{path} has format {header.get('version')}, not {_VERSION}",
            hint_en="build it again from the titles",
        )
    if not isinstance(header.get("facts"), dict) or not isinstance(header.get("files"), dict):
        raise foreign
    return header


def fingerprint(file: Path) -> list[int]:
    """Return the length and CRC-32 of a file."""
    checksum = 0
    size = 0
    with file.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            checksum = crc32(chunk, checksum)
            size += len(chunk)
    return [size, checksum]
