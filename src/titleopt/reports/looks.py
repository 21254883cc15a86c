"""How the sheets of a workbook look: colours, fonts, widths."""

from titleopt.model import Grade
from titleopt.reports.rich_text import COLOURS
from titleopt.tables.workbook_out import Look
from titleopt.text.width import units

INK = "#1F2933"
LINE = "#D9E2EC"
BRAND = "#243B53"

PLAIN: Look = {"valign": "vcenter"}
NUMBER: Look = {"valign": "vcenter", "align": "center"}
TOP: Look = {"valign": "top", "bottom": 1, "bottom_color": LINE}
WRAPPED: Look = {**TOP, "text_wrap": True}
HEADER: Look = {
    "bold": True,
    "font_color": "#FFFFFF",
    "bg_color": BRAND,
    "valign": "vcenter",
    "text_wrap": True,
    "border": 1,
    "border_color": LINE,
}
ADDED_HEADER: Look = {**HEADER, "bg_color": "#0B7285"}
CENTRED: Look = {**TOP, "align": "center"}
TO_FILL: Look = {**CENTRED, "bold": True, "bg_color": "#FFF3BF"}
MUTED: Look = {**WRAPPED, "font_color": "#627D98"}
MENDED: Look = {**WRAPPED, "font_color": "#2B8A3E"}
TITLE: Look = {"bold": True, "font_size": 16, "font_color": BRAND}
HEADING: Look = {"bold": True, "font_size": 12, "font_color": BRAND, "bottom": 1}
LABEL: Look = {"valign": "vcenter", "font_color": "#486581"}
FIGURE: Look = {"bold": True, "font_size": 12, "align": "left", "valign": "vcenter"}
LINK: Look = {"valign": "vcenter", "font_color": "#0B7285", "underline": 1}
OVER: Look = {"bold": True, "font_color": f"#{COLOURS['error']}"}

GRADE_FILLS: dict[Grade, str] = {
    "A": "#B2F2BB",
    "B": "#D8F5A2",
    "C": "#FFEC99",
    "D": "#FFD8A8",
    "E": "#FFC9C9",
}
GRADES: dict[Grade, Look] = {
    grade: {**CENTRED, "bold": True, "bg_color": fill} for grade, fill in GRADE_FILLS.items()
}
SCORE_SCALE: Look = {
    "type": "3_color_scale",
    "min_type": "num",
    "mid_type": "num",
    "max_type": "num",
    "min_value": 60,
    "mid_value": 82,
    "max_value": 97,
    "min_color": "#F8696B",
    "mid_color": "#FFEB84",
    "max_color": "#63BE7B",
}

TITLE_WIDTH = 46
ADDED_WIDTHS = (8, 6, 6, 72, 46)
WIDEST = 30
NARROWEST = 8
HEADER_HEIGHT = 24
LINE_HEIGHT = 15.5
TALLEST = 409.0


def height(*texts: tuple[str, int]) -> float:
    """Return the height of a row, in points, that shows each text in a column of some width.

    Programs that open a file seldom find the height of wrapped text themselves.

    >>> height(("短", 20)), height(("长" * 20, 20), ("", 8))
    (18.5, 49.5)
    """
    lines = max(sum(_lines(line, width) for line in text.split("\n")) for text, width in texts)
    return min(LINE_HEIGHT * lines + 3, TALLEST)


def _lines(text: str, width: int) -> int:
    # A line ends early where the next character must not begin one.
    return -(-units(text) // (width - 2)) or 1
