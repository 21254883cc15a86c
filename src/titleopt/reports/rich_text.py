"""Text with coloured words inside one cell of a workbook."""

from collections.abc import Iterable
from functools import cache
from xml.sax.saxutils import escape

from titleopt.model import Severity
from titleopt.reports.marks import Mark, runs_of
from titleopt.reports.sentences import Line
from titleopt.tables.workbook_out import FONT, FONT_SIZE

COLOURS: dict[Severity, str] = {"error": "C00000", "warning": "D9480F", "info": "1C7ED6"}
INK = "243B53"
_FONT = f'<sz val="{FONT_SIZE}"/><rFont val="{FONT}"/><family val="2"/>'
# A cell holds 32,767 characters, its marks included.
_LONGEST = 30_000


def rich_text(runs: Iterable[tuple[str, str | None]]) -> str:
    """Return runs of text, each with its colour or None, as XlsxWriter's rich text.

    XlsxWriter writes text between ``<r>`` and ``</r>`` as it stands; building it here costs a
    tenth of its own ``write_rich_string``.

    >>> rich_text([("★", "C00000"), ("T<恤", None)])
    '<r><rPr><b/><color rgb="FFC00000"/><sz val="11"/><rFont val="等线"/><family val="2"/></rPr>\
<t xml:space="preserve">★</t></r><r><rPr><sz val="11"/><rFont val="等线"/><family val="2"/>\
</rPr><t xml:space="preserve">T&lt;恤</t></r>'
    """
    return "".join([f"{_begin(colour)}{escape(text)}</t></r>" for text, colour in runs if text])


@cache
def _begin(colour: str | None) -> str:
    look = f'<b/><color rgb="FF{colour}"/>' if colour else ""
    return f'<r><rPr>{look}{_FONT}</rPr><t xml:space="preserve">'


def told_text(lines: Iterable[Line]) -> str | None:
    """Return findings, one a line, behind a mark in the colour of their severity."""
    runs: list[tuple[str, str | None]] = []
    for line in lines:
        runs.append(("\n■ " if runs else "■ ", COLOURS[line.severity]))
        if line.points:
            runs.append((f"{line.points} ", INK))
        runs.append((line.message, None))
    text = rich_text((_writable(text), colour) for text, colour in runs)
    return text if len(text) < _LONGEST else None


def _writable(text: str) -> str:
    """Replace half surrogate pairs, which no file can hold; every other character stays."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode()


def marked_text(title: str, marks: tuple[Mark, ...]) -> str | None:
    """Return a title with its offending words coloured; None when that would be too long."""
    runs = runs_of(_writable(title), marks)
    text = rich_text((run.text, COLOURS[run.severity] if run.severity else None) for run in runs)
    return text if len(text) < _LONGEST else None
