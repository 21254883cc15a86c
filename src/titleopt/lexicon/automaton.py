"""An automaton that finds all known terms in one pass, kept in a private folder.

Building it takes longer than everything else a start needs, loading it a hundredth of that.
The kept file is named after a digest of the terms, lies in a folder that only its owner can
write to, and is rebuilt whenever anything about it looks wrong.
"""

import hashlib
import os
import stat
import tempfile
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path

from daachorse import CharwiseDoubleArrayAhoCorasick as Automaton

# A smaller automaton is built faster than its file is read.
_WORTH_KEEPING = 5000


def automaton_of(terms: list[str]) -> Automaton:
    """Return the automaton of these terms, from the kept file when there is a sound one."""
    folder = _private_folder() if len(terms) >= _WORTH_KEEPING else None
    if folder is None:
        return Automaton(terms)
    text = "\n".join(terms).encode("utf-8", "surrogatepass")
    name = hashlib.sha256(version("daachorse").encode() + text).hexdigest()
    path = folder / f"terms-{name[:32]}.daac"
    kept = _load(path)
    if kept is not None:
        return kept
    automaton = Automaton(terms)
    _keep(automaton, path)
    return automaton


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


def _load(path: Path) -> Automaton | None:
    """Return the kept automaton; its first 32 bytes are the digest of the rest."""
    try:
        content = path.read_bytes()
    except OSError:
        return None
    digest, body = content[:32], content[32:]
    if hashlib.sha256(body).digest() != digest:
        return None
    try:
        return Automaton.deserialize(body)
    except ValueError:
        return None


def _keep(automaton: Automaton, path: Path) -> None:
    """Write aside and move into place; a full or read-only disk only costs the next start."""
    body = automaton.serialize()
    with suppress(OSError):
        handle, aside = tempfile.mkstemp(dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(hashlib.sha256(body).digest() + body)
            Path(aside).replace(path)
        except OSError:
            Path(aside).unlink(missing_ok=True)
            raise
        _forget_others(path)


def _forget_others(path: Path) -> None:
    """Keep the eight newest automata: user lists change, and each makes a new one."""
    kept = sorted(path.parent.glob("terms-*.daac"), key=lambda file: file.stat().st_mtime)
    for old in kept[:-8]:
        old.unlink(missing_ok=True)
