"""A scored sheet as lines of text, for a terminal or a plain file."""

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from titleopt.config import Lang
from titleopt.reports.duplicates_sheet import Repeated
from titleopt.reports.layout import Layout
from titleopt.reports.rule_lines import titles_of_rules
from titleopt.reports.scored import Scored
from titleopt.reports.summary import TableSummary
from titleopt.reports.terminal import marked_title, shown
from titleopt.reports.wrapping import hanging
from titleopt.tables import Row, RowProblem

GRADE_STYLES = {"A": "bold green", "B": "green", "C": "yellow", "D": "bold yellow", "E": "bold red"}
_HEADS: dict[Lang, str] = {
    "zh": "    行    得分 宽度  标题和最要紧的问题",
    "en": "   row   score width title and what matters most",
}
_SHOWN = 3
_INDENT = 21
_TOP_RULES = 8
_BAR = 30
_WORDS: dict[Lang, dict[str, str]] = {
    "zh": {
        "rows": "{rows} 行，评分 {scored} 个标题",
        "unscored": "，{count} 行未评分",
        "mean": "平均 {mean:g} 分，中位数 {median:g}",
        "below": "低于 {bar:g} 分的有 {count} 个",
        "clusters": "重复标题 {count} 组",
        "found": "最常见的问题",
        "wrote": "已写出 {target}",
    },
    "en": {
        "rows": "rows: {rows}, titles scored: {scored}",
        "unscored": ", not scored: {count}",
        "mean": "mean {mean:g}, median {median:g}",
        "below": "{count} below {bar:g}",
        "clusters": "groups of repeated titles: {count}",
        "found": "Most frequent findings",
        "wrote": "wrote {target}",
    },
}


class Listing:
    """Prints each row with its score and what matters most."""

    def __init__(self, console: Console, layout: Layout) -> None:
        self.console = console
        self.layout = layout
        self._line(Text(_HEADS[layout.lang], style="bold"))

    def _line(self, text: Text) -> None:
        self.console.print(text, soft_wrap=True, highlight=False)

    def write(self, row: Row, result: Scored | RowProblem) -> None:
        """Print one row."""
        if isinstance(result, RowProblem):
            if result.kind != "blank":
                reason = result.zh if self.layout.lang == "zh" else result.en
                self._line(Text(f"{row.number:>6}      –         {reason}", style="dim"))
            return
        text = Text(f"{row.number:>6} ")
        text.append(f"{result.score:>5.1f} {result.grade}", style=GRADE_STYLES[result.grade])
        text.append(f" {result.units:>4}  ")
        title = row.text(self.layout.title_index)
        self._line(text.append_text(marked_title(title, result.marks)))
        width = self.console.width if self.console.is_terminal else None
        for line in result.told.splitlines()[:_SHOWN]:
            told = hanging(shown(line), width, _INDENT)
            self._line(Text(" " * _INDENT + told, style="dim"))

    def finish(self, summary: TableSummary, repeated: Sequence[Repeated]) -> None:
        """Print nothing more: the summary is the caller's to show."""


def summary_text(summary: TableSummary, lang: Lang) -> Text:
    """Return the figures of a scored sheet as some lines of text."""
    words = _WORDS[lang]
    head = words["rows"].format(rows=summary.rows, scored=summary.scored)
    if unscored := sum(summary.problems.values()):
        head += words["unscored"].format(count=unscored)
    parts = [head]
    if summary.mean_score is not None and summary.median_score is not None:
        parts.append(words["mean"].format(mean=summary.mean_score, median=summary.median_score))
    if summary.min_score is not None:
        parts.append(words["below"].format(bar=summary.min_score, count=summary.below_bar))
    if summary.clusters:
        parts.append(words["clusters"].format(count=summary.clusters))
    text = Text(shown(summary.understood) + "\n", style="dim")
    text.append((" · ").join(parts) + "\n", style="not dim bold")
    _grades(text, summary)
    _rules(text, summary, lang)
    for note in summary.notes:
        text.append(f"  {shown(note)}\n", style="dim")
    if summary.target is not None:
        text.append(words["wrote"].format(target=summary.target), style="not dim bold green")
    text.rstrip()
    return text


def _grades(text: Text, summary: TableSummary) -> None:
    most = max(summary.grades.values(), default=0)
    for grade, count in summary.grades.items():
        bar = "█" * round(_BAR * count / most) if most else ""
        text.append(f"  {grade} ", style=f"not dim {GRADE_STYLES[grade]}")
        text.append(f"{bar} {count}\n", style="not dim")


def _rules(text: Text, summary: TableSummary, lang: Lang) -> None:
    titles = titles_of_rules(lang)
    top = [
        f"{titles.get(found.code, found.code)} {found.titles}"
        for found in summary.findings[:_TOP_RULES]
    ]
    if top:
        separator, comma = ("：", "、") if lang == "zh" else (": ", ", ")
        text.append(f"{_WORDS[lang]['found']}{separator}{comma.join(top)}\n", style="not dim")
