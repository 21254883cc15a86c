"""The sheet 说明: what each rule asks, on what ground, and how to rebuild a score by hand."""

from xlsxwriter.workbook import Workbook

from titleopt.checking.score import GRADES
from titleopt.config import Lang, Settings
from titleopt.reports import looks
from titleopt.reports.rule_lines import rule_lines
from titleopt.reports.summary import TableSummary
from titleopt.reports.words import GROUND_NOTES, GROUNDS, SEVERITIES
from titleopt.tables import CellWriter
from titleopt.tables.workbook_out import add_sheet

NAMES: dict[Lang, str] = {"zh": "说明", "en": "Manual"}
_HEADERS: dict[Lang, tuple[str, ...]] = {
    "zh": ("规则", "名称", "问题", "含义", "级别", "权重", "本表标题数", "依据", "出处"),
    "en": (
        "Rule",
        "Name",
        "Finding",
        "What it means",
        "Severity",
        "Weight",
        "Titles here",
        "Ground",
        "Source",
    ),
}
_WIDTHS = (10, 24, 20, 56, 9, 8, 12, 14, 56)
_SCORE: dict[Lang, tuple[str, ...]] = {
    "zh": (
        "得分 = 100 × Σ(权重 × 得到的份额) ÷ Σ(权重)，只算适用于这个标题的规则。",
        "也就是：100 减去“问题”列里各行开头的扣分。",
        "等级：{grades}，其余为 E。",
        "只要有“错误”级的问题，无论多少分，结论都是“不可用”。",
        "权重为 0 的规则只提示，不扣分；不适用的规则（如没有同行标题可比）不计入。",
        "标题里彩色的字就是问题所在：红色 = 错误，橙色 = 警告，蓝色 = 提示。",
        "“建议标题”只做不改变意思的修正（符号、残留代码、空格等）；补充哪些词请看“问题”。",
    ),
    "en": (
        "Score = 100 × Σ(weight × share earned) ÷ Σ(weight) over the rules that apply.",
        "That is: 100 minus the points at the beginning of the lines under Findings.",
        "Grade: {grades}, else E.",
        "A finding that is an error makes the verdict 'reject' whatever the number.",
        "Rules of weight 0 only advise; rules with nothing to judge are left out.",
        "Coloured words in a title are what is wrong: red = error, orange = warning, blue = info.",
        "The suggested title holds only mends that change no meaning (symbols, remains, blanks).",
    ),
}
_TITLES: dict[Lang, tuple[str, str, str, str]] = {
    "zh": ("得分怎么来的", "怎样重算一个得分", "规则一览", "依据的含义"),
    "en": (
        "How the score is made",
        "Rebuild a score by hand",
        "All rules",
        "What the grounds mean",
    ),
}
_OFF: dict[Lang, str] = {"zh": "关闭", "en": "off"}


def add_manual_sheet(
    workbook: Workbook, summary: TableSummary, settings: Settings, notes: tuple[str, ...]
) -> None:
    """Add the sheet that explains the others."""
    lang = settings.lang
    sheet = add_sheet(workbook, NAMES[lang])
    cells = CellWriter(workbook, sheet)
    sheet.hide_gridlines(2)
    for column, width in enumerate(_WIDTHS):
        sheet.set_column(column, column, width)
    sheet.set_row(0, 30)
    title, how, rules, grounds = _TITLES[lang]
    cells.text(0, 0, title, cells.style("", looks.TITLE))
    sentences = [sentence.format(grades=grade_words(lang)) for sentence in _SCORE[lang]]
    line = _paragraphs(cells, 2, how, (*sentences, *notes))
    line = _rules(cells, line, rules, summary, settings)
    meanings = [f"{GROUNDS[lang][g]}：{note}" for g, note in GROUND_NOTES[lang].items()]
    _paragraphs(cells, line, grounds, tuple(meanings))
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def grade_words(lang: Lang) -> str:
    """Return what score each grade asks for.

    >>> grade_words("en").split(", ")[0]
    'A ≥ 95'
    """
    return ("，" if lang == "zh" else ", ").join(f"{grade} ≥ {bar:g}" for bar, grade in GRADES)


def _paragraphs(cells: CellWriter, line: int, heading: str, sentences: tuple[str, ...]) -> int:
    cells.text(line, 0, heading, cells.style("", looks.HEADING))
    for sentence in sentences:
        line += 1
        cells.text(line, 0, sentence, cells.style("", {"font_color": looks.INK}))
    return line + 2


def _rules(
    cells: CellWriter, line: int, heading: str, summary: TableSummary, settings: Settings
) -> int:
    lang = settings.lang
    cells.text(line, 0, heading, cells.style("", looks.HEADING))
    line += 1
    for column, name in enumerate(_HEADERS[lang]):
        cells.text(line, column, name, cells.style("", looks.HEADER))
    counts = {found.code: found.titles for found in summary.findings}
    for rule in rule_lines(settings):
        line += 1
        weight: float | str = rule.weight if rule.is_on else _OFF[lang]
        row = (
            rule.code,
            rule.name,
            rule.title,
            rule.what,
            SEVERITIES[lang][rule.severity],
            weight,
            counts.get(rule.code, 0),
            GROUNDS[lang][rule.ground],
            rule.source,
        )
        for column, value in enumerate(row):
            centred = {"align": "center"} if column in {4, 5, 6} else {}
            cells.cell(line, column, value, look={**looks.WRAPPED, **centred})
        cells.sheet.set_row(line, looks.height((rule.what, _WIDTHS[3]), (rule.source, _WIDTHS[-1])))
    return line + 2
