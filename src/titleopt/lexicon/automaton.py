"""An automaton that finds all known terms in one pass.

Building it takes longer than everything else a start needs, reading it a hundredth of that.
"""

from pathlib import Path

import daachorse
from daachorse import CharwiseDoubleArrayAhoCorasick as Automaton

from titleopt.lexicon.entries import Entries
from titleopt.lexicon.kept import kept


def automaton_of(entries: Entries) -> Automaton:
    """Return the automaton of all terms; it numbers them as the entries do."""
    if not entries.worth_keeping:
        return Automaton(list(entries))
    key = f"{entries.key}-{_build()}"
    body = kept("automaton", key, lambda: bytes(Automaton(list(entries)).serialize()))
    try:
        return Automaton.deserialize(body)
    except ValueError:  # of another build
        return Automaton(list(entries))


def _build() -> str:
    """Return what changes with every build of the library: its version is slow to look up."""
    folder = Path(daachorse.__file__).parent
    states = [file.stat() for file in sorted(folder.glob("*.so")) + sorted(folder.glob("*.pyd"))]
    return "-".join(f"{state.st_size:x}{state.st_mtime_ns:x}" for state in states)
