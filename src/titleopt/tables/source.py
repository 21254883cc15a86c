"""Where bytes come from: a path, bytes, or a binary stream that may be read only once."""

import io
import os
import shutil
import tempfile
import weakref
from contextlib import suppress
from os import PathLike
from pathlib import Path
from typing import BinaryIO

from titleopt.tables.fault import fault

type_of_source = str | PathLike[str] | bytes | BinaryIO
SPOOL_BYTES = 16 << 20


class Source:
    """Bytes that can be opened again and again, whatever they came from.

    >>> Source.of(b"abc").head(2)
    b'ab'
    """

    def __init__(self, name: str, path: Path | None, spool: BinaryIO | None) -> None:
        self.name = name
        self.path = path
        self._spool = spool

    @classmethod
    def of(cls, source: "type_of_source | Source") -> "Source":
        """Make a source of what the caller handed in.

        Raises:
            TableError: there is no such file, or it may not be read.

        """
        if isinstance(source, Source):
            return source
        if isinstance(source, (bytes, bytearray, memoryview)):
            return cls("", None, io.BytesIO(bytes(source)))
        if isinstance(source, (str, PathLike)):
            return cls._of_path(Path(source))
        return cls._of_stream(source)

    @classmethod
    def _of_path(cls, path: Path) -> "Source":
        name = path.name
        try:
            if path.is_dir():
                raise fault(
                    f"“{name}”是文件夹，不是表格文件",
                    hint="请指定其中的一个文件",
                    hint_en="name one of its files",
                    en=f"{name} is a folder",
                    file=str(path),
                )
            with path.open("rb"):
                pass
        except FileNotFoundError:
            raise fault(
                f"找不到文件“{path}”",
                hint="请检查文件名和所在文件夹",
                hint_en="check the name and the folder",
                en=f"no such file: {path}",
                file=str(path),
            ) from None
        except (OSError, ValueError) as error:
            raise fault(
                f"文件“{name}”打不开（{error}）",
                hint="请确认文件没有被其他程序占用，并且有读取权限",
                hint_en="close it in other programs and check its permissions",
                en=f"cannot open {name}: {error}",
                file=str(path),
            ) from error
        return cls(name, path, None)

    @classmethod
    def _of_stream(cls, stream: BinaryIO) -> "Source":
        # A pipe can be read once, while finding the header and reading the rows are two
        # passes: what does not fit in memory waits in an unnamed private file.
        spool = tempfile.SpooledTemporaryFile(max_size=SPOOL_BYTES)  # noqa: SIM115 - the source closes it
        with suppress(OSError, AttributeError):
            if stream.seekable():
                stream.seek(0)
        shutil.copyfileobj(stream, spool)
        made = cls(_stream_name(stream), None, spool)  # type: ignore[arg-type]
        weakref.finalize(made, spool.close)
        return made

    @property
    def label(self) -> str:
        """The file's name, or a word for data without one."""
        return self.name or "（数据流）"

    @property
    def size(self) -> int:
        """Size in bytes."""
        if self.path is not None:
            return self.path.stat().st_size
        assert self._spool is not None  # noqa: S101 - one of the two is always there
        return self._spool.seek(0, os.SEEK_END)

    def open(self) -> BinaryIO:
        """Open the bytes from their beginning; several readers may be open at once."""
        if self.path is not None:
            return self.path.open("rb")
        assert self._spool is not None  # noqa: S101 - one of the two is always there
        return io.BufferedReader(_View(self._spool), 1 << 16)

    def head(self, count: int) -> bytes:
        """Return the first ``count`` bytes, or fewer when there are no more."""
        with self.open() as stream:
            return stream.read(count)


def _stream_name(stream: BinaryIO) -> str:
    name = getattr(stream, "name", "")
    return Path(name).name if isinstance(name, str) and not name.startswith("<") else ""


class _View(io.RawIOBase):
    """A reader with its own position over a shared seekable file."""

    def __init__(self, shared: BinaryIO) -> None:
        self._shared = shared
        self._at = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        base = 0
        if whence == os.SEEK_CUR:
            base = self._at
        elif whence == os.SEEK_END:
            base = self._shared.seek(0, os.SEEK_END)
        self._at = max(0, base + offset)
        return self._at

    def tell(self) -> int:
        return self._at

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        self._shared.seek(self._at)
        data = self._shared.read(len(buffer))
        buffer[: len(data)] = data
        self._at += len(data)
        return len(data)
