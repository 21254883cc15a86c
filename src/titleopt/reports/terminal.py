"""One report for a person at a terminal: the title, what is wrong where, and what it cost."""

from rich.cells import cell_len
from rich.console import Console, Group, RenderableType
from rich.text import Text

from titleopt.config import Lang, profile
from titleopt.model import Report, Severity
from titleopt.reports.marks import Mark, marks_of, runs_of
from titleopt.reports.sentences import Sentence, sentences
from titleopt.reports.words import SEVERITIES, VERDICTS
from titleopt.reports.wrapping import hanging

STYLES: dict[Severity, str] = {"error": "bold red", "warning": "yellow", "info": "cyan"}
_VERDICT_STYLES = {"good": "bold green", "improve": "bold yellow", "reject": "bold red"}
WIDE_BLANK = "\u3000"
_SIGNS = {"error": "^", "warning": "~", "info": "-"}
_LABELS: dict[Lang, dict[str, str]] = {
    "zh": {
        "score": "得分",
        "width": "宽度",
        "fixed": "建议",
        "clean": "没有问题",
        "crashed": "出错而未计分的规则",
    },
    "en": {
        "score": "score",
        "width": "width",
        "fixed": "fixed",
        "clean": "no findings",
        "crashed": "rules that crashed and are left out",
    },
}


def report_text(
    report: Report, lang: Lang = "zh", *, notes: bool = True, width: int | None = None
) -> RenderableType:
    """Return a report as text with colours.

    Args:
        report: What to show.
        lang: Language of the labels; findings keep the language they were made in.
        notes: Whether the notes on the figures follow.
        width: Columns of the terminal; None where lines are not to be cut.

    """
    marks = marks_of(report.findings)
    lines = [marked_title(report.title, marks)]
    if marks:
        lines.append(_under(report.title, marks))
    lines.append(_headline(report, lang))
    lines += [_sentence(sentence, lang, width) for sentence in sentences(report)]
    if not report.findings:
        lines.append(Text(f"  {_LABELS[lang]['clean']}", style="green"))
    if report.fixed_title != report.title:
        fixed = Text(f"  {_LABELS[lang]['fixed']} ", style="bold")
        lines.append(fixed.append(shown(report.fixed_title), style="green"))
    if report.crashed:
        crashed = f"  {_LABELS[lang]['crashed']}: {', '.join(report.crashed)}"
        lines.append(Text(crashed, style="bold red"))
    if notes:
        lines += [Text(f"  {note}", style="dim") for note in report.notes]
    return Group(*lines)


def shown(text: str) -> str:
    r"""Return text with everything a terminal would obey made visible.

    >>> shown("纯棉\x1b[2J T恤")
    '纯棉␛[2J T恤'
    """
    if text.isprintable():
        return text
    return "".join(_visible(char) for char in text)


def _visible(char: str) -> str:
    if char < " ":
        return chr(0x2400 + ord(char))
    if char.isspace():
        return char if char == WIDE_BLANK else " "
    return char if char.isprintable() else "�"


def marked_title(title: str, marks: tuple[Mark, ...]) -> Text:
    """Return a title with its offending words in colour."""
    text = Text(no_wrap=False, overflow="fold")
    for run in runs_of(title, marks):
        text.append(
            shown(run.text), style=f"reverse {STYLES[run.severity]}" if run.severity else ""
        )
    return text


def _under(title: str, marks: tuple[Mark, ...]) -> Text:
    """Return the line of carets that stands under the title, as wide as its characters."""
    text = Text(no_wrap=True)
    for run in runs_of(title, marks):
        width = cell_len(shown(run.text))
        if run.severity is None:
            text.append(" " * width)
        else:
            text.append(_SIGNS[run.severity] * width, style=STYLES[run.severity])
    text.rstrip()
    return text


def _headline(report: Report, lang: Lang) -> Text:
    labels = _LABELS[lang]
    style = _VERDICT_STYLES[report.verdict]
    text = Text("  ")
    text.append(f"{labels['score']} {report.score:g} {report.grade}", style=style)
    text.append(f"  {VERDICTS[lang][report.verdict]}", style=style)
    over = report.units > report.limit
    width = f"  {labels['width']} {report.units}/{report.limit}"
    text.append(width, style="bold red" if over else "")
    name = profile(report.platform)
    return text.append(f"  {name.name_zh if lang == 'zh' else name.name_en}", style="dim")


def _sentence(sentence: Sentence, lang: Lang, width: int | None) -> Text:
    finding = sentence.finding
    text = Text("  ")
    text.append(f"{sentence.points:>6} ", style="bold" if sentence.lost else "")
    text.append(f"{SEVERITIES[lang][finding.severity]} ", style=STYLES[finding.severity])
    text.append(f"{finding.code} ", style="dim")
    return text.append(hanging(shown(sentence.message), width, cell_len(text.plain)))


def print_report(console: Console, report: Report, lang: Lang = "zh") -> None:
    """Print one report; on a terminal long sentences wrap under their beginning."""
    width = console.width if console.is_terminal else None
    console.print(report_text(report, lang, width=width), soft_wrap=True, highlight=False)
