"""Applies fixes that change no meaning, until the title stands still."""

from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from titleopt.model import Edit, Fix, Safety

_RANK: dict[Safety, int] = {"display": 0, "unsafe": 1, "safe": 2}


def apply_fixes(title: str, fixes: Iterable[Fix], *, safety: Safety = "safe") -> str:
    """Return ``title`` with all fixes made that are at least this safe.

    A fix is made whole or not at all; of two that overlap the earlier one is made.

    >>> cut = Fix(edits=(Edit(start=0, end=1, replacement=""),), safety="safe")
    >>> apply_fixes("★连衣裙", [cut])
    '连衣裙'
    """
    starts: list[int] = []
    chosen: dict[int, Edit] = {}
    for fix in fixes:
        if _RANK[fix.safety] < _RANK[safety]:
            continue
        edits = [edit for edit in fix.edits if chosen.get(edit.start) != edit]
        if any(_overlaps(edit, starts, chosen) for edit in edits):
            continue
        for edit in edits:
            insort(starts, edit.start)
            chosen[edit.start] = edit
    return "".join(_pieces(title, [chosen[start] for start in starts]))


def _overlaps(edit: Edit, starts: Sequence[int], chosen: Mapping[int, Edit]) -> bool:
    """Whether an edit meets one of those chosen, which do not meet each other."""
    at = bisect_left(starts, edit.start)
    if at < len(starts) and (starts[at] == edit.start or starts[at] < edit.end):
        return True
    return at > 0 and chosen[starts[at - 1]].end > edit.start


def _pieces(title: str, edits: Iterable[Edit]) -> Iterator[str]:
    position = 0
    for edit in edits:
        yield title[position : edit.start]
        yield edit.replacement
        position = edit.end
    yield title[position:]


def settle(title: str, fixes_of: Callable[[str], Iterable[Fix]], *, rounds: int = 8) -> str:
    """Apply safe fixes again and again until none is left.

    A title seen before ends the loop: two rules that undo each other cannot hang it.
    """
    seen = {title}
    for _ in range(rounds):
        title = apply_fixes(title, fixes_of(title))
        if title in seen:
            break
        seen.add(title)
    return title
