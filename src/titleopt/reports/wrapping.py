"""Chinese text in lines for a terminal: wide characters count two, marks never begin a line."""

import re

from rich.cells import cell_len

_PIECE = re.compile(r"[!-~]+ ?|.", re.DOTALL)
_NEVER_FIRST = frozenset("，。；：、！？）》〉」』】”…%")
_NARROWEST = 20
_MARK_WIDTH = 2  # left free for a mark that must not begin a line


def hanging(text: str, width: int | None, indent: int) -> str:
    """Return text whose further lines stand under its first, which begins at ``indent``.

    Args:
        text: One paragraph.
        width: Columns of the terminal; None where lines are not to be cut.
        indent: Columns before the text.

    >>> print("提示 " + hanging("标题宽 36/60，还空着 24；请补上", 27, 5))
    提示 标题宽 36/60，还空着
         24；请补上
    """
    if width is None or width - indent < _NARROWEST:
        return text
    lines: list[str] = [""]
    for piece in _PIECE.findall(text):
        full = cell_len(lines[-1] + piece.rstrip()) > width - indent - _MARK_WIDTH
        if full and lines[-1] and piece[0] not in _NEVER_FIRST:
            lines.append("")
        lines[-1] += piece
    return ("\n" + " " * indent).join(line.rstrip() for line in lines)
