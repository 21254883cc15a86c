"""What takes long to work out and little to read, kept in a private folder between runs.

A kept file is named after a digest of what it was made of, lies in a folder that only its
owner can write to, and is made again whenever anything about it looks wrong.
"""

import hashlib
import os
import stat
import tempfile
from collections.abc import Callable
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path

_KEPT = 8
_DIGEST = 32


def kept(kind: str, key: str, make: Callable[[], bytes]) -> bytes:
    """Return what ``make`` returns, from the file kept of an earlier run when it is sound.

    Args:
        kind: The name of all files of this kind, of which the newest stay.
        key: A digest of everything that ``make`` depends on.
        make: Works it out.

    """
    folder = _private_folder()
    if folder is None:
        return make()
    path = folder / f"{kind}-{key}.kept"
    body = _read(path)
    if body is None:
        body = make()
        _write(path, body)
        _forget_others(folder, kind)
    return body


def build_of(package: str) -> str:
    """Return what changes with every build of an installed package.

    Its version would take longer to look up than all that is kept to read.
    """
    spec = find_spec(package)
    folder = Path(spec.origin).parent if spec is not None and spec.origin else Path()
    files = [path for path in sorted(folder.rglob("*")) if path.suffix != ".pyc"]
    states = [path.stat() for path in files if path.is_file()]
    told = repr([(state.st_size, state.st_mtime_ns) for state in states])
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def _private_folder() -> Path | None:
    """Return a folder that only this user can write to, or None when there is none."""
    home = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    try:
        folder = (Path(home) if home else Path.home() / ".cache") / "titleopt"
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        state = folder.lstat()
    except (OSError, RuntimeError):
        return None
    if not stat.S_ISDIR(state.st_mode):
        return None
    if hasattr(os, "getuid") and (state.st_uid != os.getuid() or state.st_mode & 0o022):
        return None
    return folder


def _read(path: Path) -> bytes | None:
    """Return the body of a file whose first 32 bytes are the digest of the rest."""
    try:
        content = path.read_bytes()
    except OSError:
        return None
    body = content[_DIGEST:]
    return body if hashlib.sha256(body).digest() == content[:_DIGEST] else None


def _write(path: Path, body: bytes) -> None:
    """Write aside and move into place; a full or read-only disk only costs the next start."""
    with suppress(OSError):
        handle, aside = tempfile.mkstemp(dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(hashlib.sha256(body).digest() + body)
            Path(aside).replace(path)
        except OSError:
            Path(aside).unlink(missing_ok=True)
            raise


def _forget_others(folder: Path, kind: str) -> None:
    """Keep the newest files: user lists change, and each makes a new one."""
    with suppress(OSError):  # another process may forget the same
        files = sorted(folder.glob(f"{kind}-*.kept"), key=lambda file: file.stat().st_mtime)
        for old in files[:-_KEPT]:
            old.unlink(missing_ok=True)
