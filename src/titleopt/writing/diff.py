"""What changed between two titles, word by word, in the order it is read."""

from typing import Literal

from titleopt.duplicates.explain import Change, explain
from titleopt.model import Value

DiffKind = Literal["same", "added", "dropped", "moved"]


class DiffWord(Value):
    """Some words and what became of them; dropped ones stand where they stood."""

    kind: DiffKind
    text: str


def diff(before: str, after: str) -> tuple[DiffWord, ...]:
    """Return the words of both titles in the order of the new one.

    >>> [(word.kind, word.text) for word in diff("纯棉T恤女", "雪纺T恤女夏季")]
    [('dropped', '纯棉'), ('added', '雪纺'), ('same', 'T恤女'), ('added', '夏季')]
    """
    row: list[tuple[tuple[int, int], DiffWord]] = []
    at = 0
    for change in explain(before, after).changes:
        if change.right is not None:
            at = change.right.start
        row += [((at, rank), word) for rank, word in enumerate(_words(change))]
    # An addition at the end of the list of changes may stand anywhere in the new title.
    row.sort(key=lambda one: one[0])
    return tuple(word for _, word in row)


def _words(change: Change) -> list[DiffWord]:
    words = []
    if change.left is not None and change.kind in {"dropped", "replaced"}:
        words.append(DiffWord(kind="dropped", text=change.left.text))
    if change.right is not None:
        kind: DiffKind = "added" if change.kind in {"added", "replaced"} else "same"
        kind = "moved" if change.kind == "moved" else kind
        words.append(DiffWord(kind=kind, text=change.right.text))
    return words
