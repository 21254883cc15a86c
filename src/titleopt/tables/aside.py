"""A file appears whole or not at all: written aside in the same folder, then moved.

Only what is no regular file (a pipe, /dev/stdout) is written to as it is: it cannot be moved to.
"""

import errno
import os
import secrets
from collections.abc import Container, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from titleopt.tables.fault import fault
from titleopt.tables.source import Source

type_of_target = str | os.PathLike[str] | BinaryIO
type_of_inputs = Iterable[str | os.PathLike[str] | Source]
DISK_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
REASONS = {
    errno.ENOSPC: "磁盘已满",
    errno.EDQUOT: "磁盘配额已用完",
    errno.EFBIG: "文件超过允许的大小",
    errno.EACCES: "没有写入权限",
    errno.EPERM: "没有写入权限",
    errno.EROFS: "磁盘是只读的",
    errno.ENOENT: "文件夹不存在",
    errno.ENOTDIR: "上级不是文件夹",
    errno.ENAMETOOLONG: "文件名过长",
}


@contextmanager
def aside(target: str | os.PathLike[str], *, inputs: type_of_inputs = ()) -> Iterator[Path]:
    """Give a path to write to; it becomes ``target`` when the block ends well.

    A link stays a link: what it points to is replaced.

    On any exception, Ctrl-C too, the half file is removed and ``target`` stays as it was.

    Raises:
        TableError: the target is one of the inputs, a folder, or cannot be written.

    """
    refuse_inputs(target, inputs)
    path, place = Path(target), Path(os.path.realpath(target))
    part = place.with_name(f".{place.name[:100]}.{secrets.token_hex(4)}.part")
    with _told_as_fault(path):
        place.parent.mkdir(parents=True, exist_ok=True)
        part.touch(exist_ok=False)
    try:
        with _told_as_fault(path, only=DISK_FULL):
            yield part
        with _told_as_fault(path):
            part.replace(place)
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


@contextmanager
def _told_as_fault(path: Path, only: Container[int | None] = ()) -> Iterator[None]:
    """Turn what the system refuses into a sentence; of other errors than ``only`` none is ours."""
    try:
        yield
    except OSError as error:
        if isinstance(error, BrokenPipeError) or (only and error.errno not in only):
            raise
        raise _unwritable(path, error) from error


def _unwritable(path: Path, error: OSError) -> Exception:
    full = error.errno in DISK_FULL
    return fault(
        f"写不了“{path}”（{REASONS.get(error.errno or 0) or error.strerror or error}）",
        hint="请清出空间，或写到别的磁盘"
        if full
        else "请确认文件夹存在、有写入权限，并且该文件没有在 Excel 或 WPS 中打开",
        hint_en="free some space, or write to another disk"
        if full
        else "check that the folder can be written to, and that no program has the file open",
        en=f"cannot write {path}: {error}",
        file=str(path),
    )


@contextmanager
def target_stream(target: type_of_target, inputs: type_of_inputs = ()) -> Iterator[BinaryIO]:
    """Give the binary stream to write to: the caller's own, or a file written aside."""
    if isinstance(target, (str, os.PathLike)):
        place = _as_it_is if _is_special(Path(target)) else _aside_as_stream
        with place(target, inputs) as stream:
            yield stream
        return
    yield target
    target.flush()


def _is_special(path: Path) -> bool:
    return path.exists() and not path.is_file() and not path.is_dir()


@contextmanager
def _aside_as_stream(target: str | os.PathLike[str], inputs: type_of_inputs) -> Iterator[BinaryIO]:
    with aside(target, inputs=inputs) as part, part.open("wb") as stream:
        yield stream


@contextmanager
def _as_it_is(target: str | os.PathLike[str], inputs: type_of_inputs) -> Iterator[BinaryIO]:
    refuse_inputs(target, inputs)
    with _told_as_fault(Path(target)), Path(target).open("wb") as stream:
        yield stream


def refuse_inputs(target: str | os.PathLike[str], inputs: type_of_inputs) -> None:
    """Raise when writing to ``target`` would overwrite an input, or a folder.

    Raises:
        TableError: it would.

    """
    path = Path(target)
    if path.is_dir():
        raise fault(
            f"“{path}”是文件夹，不能当作输出文件",
            hint="请写出完整的文件名",
            hint_en="give the whole file name",
            en=f"{path} is a folder",
            file=str(path),
        )
    for given in inputs:
        other = given.path if isinstance(given, Source) else Path(given)
        if other is not None and _same(path, other):
            raise fault(
                f"输出文件就是输入文件“{path}”，原表不会被覆盖",
                hint="请换一个输出文件名",
                hint_en="choose another name for the output",
                en="the output would overwrite its input",
                file=str(path),
            )


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return one.resolve() == other.resolve()
