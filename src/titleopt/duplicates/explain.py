"""Word by word: what two titles share, and how one became the other."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Literal, NamedTuple

from pydantic import Field
from rapidfuzz.distance import LCSseq

from titleopt.duplicates.texts import compared_text
from titleopt.duplicates.words import Word, words_of, words_of_both
from titleopt.model import Span, Value, made

ChangeKind = Literal["same", "moved", "replaced", "dropped", "added"]


class Change(Value):
    """Some neighbouring words and what became of them.

    ``left`` is None for added words, ``right`` for dropped ones.
    """

    kind: ChangeKind
    left: Span | None
    right: Span | None


class Explanation(Value):
    """How ``right`` differs from ``left``; spans are of the titles as typed."""

    left: str
    right: str
    changes: tuple[Change, ...] = Field(description="in the order of the left title")

    def of(self, *kinds: ChangeKind) -> tuple[Change, ...]:
        """Return the changes of these kinds."""
        return tuple(change for change in self.changes if change.kind in kinds)

    @property
    def is_reordered(self) -> bool:
        """Whether the titles have the same words, in another order."""
        kinds = {change.kind for change in self.changes}
        return "moved" in kinds and kinds <= {"moved", "same"}


class _Run(NamedTuple):
    """The words ``words[first:last]`` of one title."""

    first: int
    last: int


_Row = tuple[ChangeKind, _Run | None, _Run | None]


def explain(left: str, right: str) -> Explanation:
    """Return what is the same, moved, replaced, dropped and added from ``left`` to ``right``.

    Words are compared as the measures compare titles: folded, white space apart.

    >>> found = explain("纯棉圆领T恤男夏季", "男夏季纯棉Ｔ恤宽松")
    >>> for change in found.changes:
    ...     print(change.kind, change.left and change.left.text, change.right and change.right.text)
    same 纯棉 纯棉
    dropped 圆领 None
    same T恤 Ｔ恤
    added None 宽松
    moved 男夏季 男夏季
    """
    own, other = words_of_both(left, right)
    changes = [
        made(
            Change,
            {
                "kind": kind,
                "left": _span(left, own, before),
                "right": _span(right, other, after),
            },
        )
        for kind, before, after in _changes(own, other)
    ]
    return made(Explanation, {"left": left, "right": right, "changes": tuple(changes)})


def words_of_its_own(title: str, others: Iterable[str]) -> tuple[Span, ...]:
    """Return the words of ``title`` that none of ``others`` says.

    >>> [span.text for span in words_of_its_own("纯棉T恤圆领", ["纯棉t恤", "纯棉衬衫"])]
    ['圆领']
    """
    said = [compared_text(other) for other in others]
    return tuple(
        Span.of(title, word.start, word.end)
        for word in words_of(title)
        if any(char.isalnum() for char in word.text) and not any(word.text in text for text in said)
    )


def _span(title: str, words: Sequence[Word], run: _Run | None) -> Span | None:
    if run is None:
        return None
    return Span.of(title, words[run.first].start, words[run.last - 1].end)


def _changes(own: Sequence[Word], other: Sequence[Word]) -> list[_Row]:
    """Align the words that stand in the same order; look for the rest elsewhere."""
    kept = _in_order(own, other)
    moved = _moved(own, other, kept)
    moved_own, moved_other = {a for a, _ in moved}, {b for _, b in moved}
    rows: list[_Row] = []
    before_own = before_other = 0
    for here, there, count in [*kept, (len(own), len(other), 0)]:
        if before_own < here or before_other < there:
            gap = (
                [place for place in range(before_own, here) if place not in moved_own],
                [place for place in range(before_other, there) if place not in moved_other],
            )
            rows += _gap(own, other, gap)
        if count:
            rows.append(("same", _Run(here, here + count), _Run(there, there + count)))
        before_own, before_other = here + count, there + count
    rows += [("moved", _Run(a, a + 1), _Run(b, b + 1)) for a, b in moved]
    return _joined(_by_left_title(rows))


def _in_order(own: Sequence[Word], other: Sequence[Word]) -> list[tuple[int, int, int]]:
    """Return where a longest common subsequence of words runs in both, and how many words."""
    left, right = [word.text for word in own], [word.text for word in other]
    return [
        (step.src_start, step.dest_start, step.src_end - step.src_start)
        for step in LCSseq.opcodes(left, right)
        if step.tag == "equal"
    ]


def _moved(
    own: Sequence[Word], other: Sequence[Word], kept: Sequence[tuple[int, int, int]]
) -> list[tuple[int, int]]:
    """Pair equal words that are left over on both sides."""
    kept_own = {here + step for here, _, count in kept for step in range(count)}
    kept_other = {there + step for _, there, count in kept for step in range(count)}
    waiting: defaultdict[str, list[int]] = defaultdict(list)
    for place in reversed(range(len(other))):
        if place not in kept_other:
            waiting[other[place].text].append(place)
    return [
        (place, waiting[word.text].pop())
        for place, word in enumerate(own)
        if place not in kept_own and waiting[word.text]
    ]


def _gap(
    own: Sequence[Word], other: Sequence[Word], gap: tuple[list[int], list[int]]
) -> Iterator[_Row]:
    """Say what became of the words between two that stayed."""
    before, after = list(_runs(gap[0])), list(_runs(gap[1]))
    if len(before) != len(after):
        yield from (("dropped", run, None) for run in before)
        yield from (("added", None, run) for run in after)
        return
    for left, right in zip(before, after, strict=True):
        # The tokenizer may cut the same characters differently in another title.
        is_same = _text(own, left) == _text(other, right)
        yield ("same" if is_same else "replaced", left, right)


def _text(words: Sequence[Word], run: _Run) -> str:
    return "".join(word.text for word in words[run.first : run.last])


def _runs(places: Sequence[int]) -> Iterator[_Run]:
    """Group consecutive places."""
    for _, group in groupby(enumerate(places), key=lambda pair: pair[1] - pair[0]):
        run = [place for _, place in group]
        yield _Run(run[0], run[-1] + 1)


def _by_left_title(rows: list[_Row]) -> list[_Row]:
    """Sort by place in the left title; added words stay behind what they follow."""
    keyed: list[tuple[int, int, _Row]] = []
    last = -1
    for number, row in enumerate(rows):
        last = row[1].first if row[1] else last
        keyed.append((last, number, row))
    return [row for _, _, row in sorted(keyed, key=lambda item: item[:2])]


def _joined(rows: Sequence[_Row]) -> list[_Row]:
    """Join neighbouring rows of a kind whose words are neighbours in both titles."""
    joined: list[_Row] = []
    for row in rows:
        if joined and (longer := _extended(joined[-1], row)):
            joined[-1] = longer
        else:
            joined.append(row)
    return joined


def _extended(row: _Row, following: _Row) -> _Row | None:
    """Return both rows as one if the second goes on where the first ends."""
    (kind, left, right), (next_kind, next_left, next_right) = row, following
    if kind != next_kind or not (left and right and next_left and next_right):
        return None
    if left.last != next_left.first or right.last != next_right.first:
        return None
    return kind, _Run(left.first, next_left.last), _Run(right.first, next_right.last)
