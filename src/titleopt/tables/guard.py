"""Text that a spreadsheet would run as a formula, made harmless in a way that can be undone."""

import re

# Full-width signs start formulas in East Asian versions of Excel.
LIVE = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
NUMBER = re.compile(r"[+\-](\d[\d,]*)?\.?\d+([eE][+\-]?\d+)?\s?[%％]?")
MARKS = re.compile(r"[+\-－]{1,3}")  # "-" and "--" stand for a missing figure


def is_live(text: str) -> bool:
    """Whether a spreadsheet would take the text for a formula.

    >>> is_live("=1+1"), is_live("-5%"), is_live("--")
    (True, False, False)
    """
    return bool(LIVE.match(text)) and not (NUMBER.fullmatch(text) or MARKS.fullmatch(text))


def guarded(text: str) -> str:
    """Put an apostrophe before text that would be live; numbers stay as they are.

    >>> guarded("=1+1"), guarded("-12.5%"), guarded("-"), guarded("连衣裙")
    ("'=1+1", '-12.5%', '-', '连衣裙')
    """
    return f"'{text}" if is_live(text) else text


def unguarded(text: str) -> str:
    """Undo ``guarded``.

    >>> unguarded(guarded("@SUM(A1)")), unguarded("'90s")
    ('@SUM(A1)', "'90s")
    """
    return text[1:] if text.startswith("'") and LIVE.match(text) else text
