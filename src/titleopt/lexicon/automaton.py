"""An automaton that finds all known terms in one pass.

Building it takes longer than everything else a start needs, reading it a hundredth of that.
"""

from daachorse import CharwiseDoubleArrayAhoCorasick as Automaton

from titleopt.kept import build_of, kept
from titleopt.lexicon.entries import Entries


def automaton_of(entries: Entries) -> Automaton:
    """Return the automaton of all terms; it numbers them as the entries do."""
    if not entries.worth_keeping:
        return Automaton(list(entries))
    key = f"{entries.key}-{build_of('daachorse')}"
    body = kept("automaton", key, lambda: bytes(Automaton(list(entries)).serialize()))
    try:
        return Automaton.deserialize(body)
    except ValueError:  # of another build
        return Automaton(list(entries))
