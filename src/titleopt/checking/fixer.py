"""Applies fixes that change no meaning, until the title stands still."""

from collections.abc import Callable, Iterable

from titleopt.model import Edit, Fix, Safety

_RANK: dict[Safety, int] = {"display": 0, "unsafe": 1, "safe": 2}


def apply_fixes(title: str, fixes: Iterable[Fix], *, safety: Safety = "safe") -> str:
    """Return ``title`` with all fixes made that are at least this safe.

    A fix is made whole or not at all; of two that overlap the earlier one is made.

    >>> cut = Fix(edits=(Edit(start=0, end=1, replacement=""),), safety="safe")
    >>> apply_fixes("★连衣裙", [cut])
    '连衣裙'
    """
    chosen: list[Edit] = []
    for fix in fixes:
        if _RANK[fix.safety] < _RANK[safety]:
            continue
        edits = [edit for edit in fix.edits if edit not in chosen]
        if any(_overlap(edit, other) for edit in edits for other in chosen):
            continue
        chosen += edits
    chosen.sort(key=lambda edit: (edit.start, edit.end), reverse=True)
    for edit in chosen:
        title = title[: edit.start] + edit.replacement + title[edit.end :]
    return title


def _overlap(first: Edit, second: Edit) -> bool:
    if first.start == second.start:
        return True
    return first.start < second.end and second.start < first.end


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
