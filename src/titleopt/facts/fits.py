"""What a title says its product fits: 适用苹果15, 格力空调专用, 兼容 switch."""

from collections.abc import Sequence

from titleopt.facts.said import words
from titleopt.lexicon.entries import Piece


def fitted_ranges(row: Sequence[Piece]) -> list[tuple[int, int]]:
    """Return the ranges of the folded title that name what the product fits, in title order.

    Before-words (适用) govern what follows up to the next space or the first category term
    that is no device or brand; after-words (专用) govern the one word before them.
    """
    ranges: list[tuple[int, int]] = []
    said = [
        (index, piece, fit)
        for index, piece in enumerate(row)
        if (entry := piece[2]) is not None and (fit := entry.fit) is not None
    ]
    for index, piece, fit in said:
        if fit.leads:
            end = _governed(row, index + 1)
            if end > piece.end:
                ranges.append((piece.end, end))
                continue
        if (
            fit.follows
            and index
            and row[index - 1].kind != "mark"
            and not _is_said_of(row[index - 1], piece)
        ):
            ranges.append((row[index - 1].start, piece.start))
    return ranges


def _is_said_of(before: Piece, word: Piece) -> bool:
    """Whether the word says of the thing before it that it fits: 坐垫通用, 滤芯配件."""
    entry = before.entry
    return (
        entry is not None
        and entry.category is not None
        and entry.attribute is None
        and entry.brand is None
        and word.entry is not None
        and word.entry.term in words("said_of_thing")
    )


def _governed(row: Sequence[Piece], index: int) -> int:
    """Return where the phrase that begins at ``index`` ends."""
    end = 0
    for piece in row[index:]:
        if piece.kind == "space" and not end:
            continue
        entry = piece.entry
        names_target = piece.kind in {"spec", "word"} or (
            entry is not None and (entry.brand is not None or entry.work is not None)
        )
        if not names_target and not (piece.kind == "mark" and end):
            if not end and entry is not None and entry.category is not None:
                return piece.end
            break
        end = piece.end
    return end
