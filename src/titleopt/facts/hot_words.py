"""Hot words beyond the few that a title can bear."""

from collections.abc import Sequence

from titleopt.lexicon.entries import Term

TOLERATED = 2
"""How many different hot words a title bears, unless settings say otherwise."""


def surplus_hot(terms: Sequence[Term], tolerated: int = TOLERATED) -> list[Term]:
    """Return the hot terms beyond the tolerated ones, in title order.

    The shortest are kept, so that deleting any other of them never costs useful room.
    """
    if len(terms) <= tolerated:
        return []
    shortest: dict[str, int] = {}
    for term in terms:
        name = term.entry.hot.canonical if term.entry.hot is not None else term.entry.term
        shortest[name] = min(shortest.get(name, term.end - term.start), term.end - term.start)
    kept = sorted(shortest, key=shortest.__getitem__)[:tolerated]
    return [term for term in terms if term.entry.hot and term.entry.hot.canonical not in kept]
