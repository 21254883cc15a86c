"""A file appears whole or not at all: written aside in the same folder, then moved."""

import errno
import os
import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from titleopt.tables.fault import fault
from titleopt.tables.source import Source

type_of_target = str | os.PathLike[str] | BinaryIO
type_of_inputs = Iterable[str | os.PathLike[str] | Source]
DISK_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


@contextmanager
def aside(target: str | os.PathLike[str], *, inputs: type_of_inputs = ()) -> Iterator[Path]:
    """Give a path to write to; it becomes ``target`` when the block ends well.

    On any exception, Ctrl-C too, the half file is removed and ``target`` stays as it was.

    Raises:
        TableError: the target is one of the inputs, a folder, or cannot be written.

    """
    path = Path(target)
    refuse_inputs(path, inputs)
    part = path.with_name(f".{path.name[:100]}.{secrets.token_hex(4)}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.touch(exist_ok=False)
    except OSError as error:
        raise _unwritable(path, error) from error
    try:
        yield part
        _move(part, path)
    except OSError as error:
        if error.errno in DISK_FULL:
            raise _unwritable(path, error) from error
        raise
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _move(part: Path, path: Path) -> None:
    try:
        part.replace(path)
    except OSError as error:
        raise _unwritable(path, error) from error


def _unwritable(path: Path, error: OSError) -> Exception:
    return fault(
        f"写不了“{path}”（{error.strerror or error}）",
        hint="请确认文件夹存在、有写入权限，并且该文件没有在 Excel 或 WPS 中打开",
        en=f"cannot write {path}: {error}",
        file=str(path),
    )


@contextmanager
def target_stream(target: type_of_target, inputs: type_of_inputs = ()) -> Iterator[BinaryIO]:
    """Give the binary stream to write to: the caller's own, or a file written aside."""
    if isinstance(target, (str, os.PathLike)):
        with aside(target, inputs=inputs) as part, part.open("wb") as stream:
            yield stream
        return
    yield target
    target.flush()


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
            en=f"{path} is a folder",
            file=str(path),
        )
    for given in inputs:
        other = given.path if isinstance(given, Source) else Path(given)
        if other is not None and _same(path, other):
            raise fault(
                f"输出文件就是输入文件“{path}”，原表不会被覆盖",
                hint="请换一个输出文件名",
                en="the output would overwrite its input",
                file=str(path),
            )


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return one.resolve() == other.resolve()
