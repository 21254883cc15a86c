"""The sheet 汇总: the figures of a scored sheet, and two charts."""

from xlsxwriter.workbook import Workbook

from titleopt.config import Lang, Profile
from titleopt.reports import looks
from titleopt.reports.layout import Layout
from titleopt.reports.rule_lines import titles_of_rules
from titleopt.reports.summary import BUCKET, BUCKETS, TableSummary
from titleopt.reports.words import VERDICTS
from titleopt.tables import CellWriter
from titleopt.tables.workbook_out import Look, add_sheet

NAMES: dict[Lang, str] = {"zh": "汇总", "en": "Summary"}
_WORDS: dict[Lang, dict[str, str]] = {
    "zh": {
        "title": "标题打分汇总",
        "rows": "数据行数",
        "scored": "已评分标题",
        "unscored": "未评分行",
        "mean": "平均分",
        "median": "中位数",
        "below": "低于及格分",
        "clusters": "重复标题组数",
        "platform": "平台",
        "limit": "宽度上限（一个汉字算 2）",
        "source": "读到的表",
        "colon": "：",
        "scores": "得分分布",
        "score": "得分段",
        "titles": "标题数",
        "share": "占比",
        "grades": "等级",
        "verdicts": "结论",
        "findings": "各类问题",
        "problem": "问题",
        "code": "规则",
        "count": "问题数",
        "lowest": "最该先改的标题",
        "row": "第 {row} 行",
        "notes": "说明",
    },
    "en": {
        "title": "Summary of the scored titles",
        "rows": "Data rows",
        "scored": "Scored titles",
        "unscored": "Rows not scored",
        "mean": "Mean score",
        "median": "Median score",
        "below": "Below the bar",
        "clusters": "Groups of repeated titles",
        "platform": "Platform",
        "limit": "Limit in units (Han character = 2)",
        "source": "Sheet read",
        "colon": ": ",
        "scores": "Scores",
        "score": "Score",
        "titles": "Titles",
        "share": "Share",
        "grades": "Grade",
        "verdicts": "Verdict",
        "findings": "Findings",
        "problem": "Finding",
        "code": "Rule",
        "count": "Findings",
        "lowest": "Titles to mend first",
        "row": "row {row}",
        "notes": "Notes",
    },
}
_CHARTED_RULES = 12
_BAR_COLOURS = (
    *("#F8696B",) * 13,
    *("#FFB366",) * 3,
    *("#FFD966",) * 2,
    "#A9D08E",
    "#63BE7B",
)


def add_summary_sheet(
    workbook: Workbook, summary: TableSummary, profile: Profile, layout: Layout
) -> None:
    """Add the sheet with figures and charts, and links into the first sheet."""
    cells = CellWriter(workbook, add_sheet(workbook, NAMES[layout.lang]))
    _SummarySheet(workbook, cells, summary, layout).write(profile)


def bucket_label(place: int) -> str:
    """Return the scores a bar of the histogram stands for.

    >>> bucket_label(0), bucket_label(19)
    ('0–4', '95–100')
    """
    start = place * BUCKET
    return f"{start}–{start + BUCKET - 1 + (place == BUCKETS - 1)}"


def _align(column: int) -> Look:
    return {"align": "center"} if column else {}


class _SummarySheet:
    def __init__(
        self, workbook: Workbook, cells: CellWriter, summary: TableSummary, layout: Layout
    ) -> None:
        self.workbook = workbook
        self.cells = cells
        self.summary = summary
        self.lang: Lang = layout.lang
        self.words = _WORDS[self.lang]
        self.first = workbook.worksheets()[0].get_name()
        self.moved = layout.moved
        self.line = 0

    def write(self, profile: Profile) -> None:
        sheet = self.cells.sheet
        sheet.hide_gridlines(2)
        for column, width in enumerate((26, 12, 10, 10, 3, 12)):
            sheet.set_column(column, column, width)
        sheet.set_default_row(17)
        sheet.set_row(0, 30)
        self._text(0, self.words["title"], looks.TITLE)
        self.line = 2
        self._figures(profile)
        scores = self._table("scores", ("score", "titles", "share"), self._score_rows())
        self._chart(scores, self.words["scores"], (1, 5), colours=_BAR_COLOURS)
        self._table("grades", ("grades", "titles", "share"), self._grade_rows())
        self._table("verdicts", ("verdicts", "titles", "share"), self._verdict_rows())
        rules = self._table("findings", ("problem", "titles", "count", "code"), self._rule_rows())
        if self.summary.findings:
            shown = (rules[0], min(rules[1], rules[0] + _CHARTED_RULES - 1))
            self._chart(shown, self.words["findings"], (17, 5), kind="bar")
        self._lowest()
        self._notes()
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)

    def _text(self, column: int, text: str, look: Look) -> None:
        self.cells.text(self.line, column, text, self.cells.style("", look))

    def _figures(self, profile: Profile) -> None:
        summary, words = self.summary, self.words
        name = profile.name_zh if self.lang == "zh" else profile.name_en
        figures: list[tuple[str, str | float | None]] = [
            (words["platform"], name),
            (words["limit"], profile.limit),
            (words["rows"], summary.rows),
            (words["scored"], summary.scored),
            (words["unscored"], sum(summary.problems.values())),
            (words["mean"], summary.mean_score),
            (words["median"], summary.median_score),
            (words["clusters"], summary.clusters),
        ]
        if summary.min_score is not None:
            figures.append((f"{words['below']} {summary.min_score:g}", summary.below_bar))
        for label, value in figures:
            self._text(0, label, looks.LABEL)
            self.cells.cell(self.line, 1, value, look=looks.FIGURE)
            self.line += 1
        self.line += 1

    def _table(
        self, heading: str, columns: tuple[str, ...], rows: list[tuple[str | float, ...]]
    ) -> tuple[int, int]:
        """Write a small table and return its first and last line."""
        self._text(0, self.words[heading], looks.HEADING)
        for column in range(1, len(columns)):
            self._text(column, "", looks.HEADING)
        self.line += 1
        for column, name in enumerate(columns):
            self._text(column, self.words[name], {**looks.LABEL, **_align(column)})
        self.line += 1
        first = self.line
        for row in rows:
            for column, value in enumerate(row):
                number_format = "0.0%" if columns[column] == "share" else ""
                look = {**looks.PLAIN, **_align(column)}
                self.cells.cell(self.line, column, value, number_format, look)
            self.line += 1
        self.line += 1
        return first, max(first, first + len(rows) - 1)

    def _share(self, count: int) -> float:
        return count / self.summary.scored if self.summary.scored else 0.0

    def _score_rows(self) -> list[tuple[str | float, ...]]:
        return [
            (bucket_label(place), count, self._share(count))
            for place, count in enumerate(self.summary.histogram)
        ]

    def _grade_rows(self) -> list[tuple[str | float, ...]]:
        return [(grade, count, self._share(count)) for grade, count in self.summary.grades.items()]

    def _verdict_rows(self) -> list[tuple[str | float, ...]]:
        names = VERDICTS[self.lang]
        return [
            (names[verdict], count, self._share(count))
            for verdict, count in self.summary.verdicts.items()
        ]

    def _rule_rows(self) -> list[tuple[str | float, ...]]:
        titles = titles_of_rules(self.lang)
        return [
            (titles.get(found.code, found.code), found.titles, found.findings, found.code)
            for found in self.summary.findings
        ]

    def _chart(
        self,
        lines: tuple[int, int],
        title: str,
        place: tuple[int, int],
        *,
        kind: str = "column",
        colours: tuple[str, ...] = (),
    ) -> None:
        first, last = lines
        name = NAMES[self.lang]
        chart = self.workbook.add_chart({"type": kind})
        chart.add_series(
            {
                "name": self.words["titles"],
                "categories": [name, first, 0, last, 0],
                "values": [name, first, 1, last, 1],
                "gap": 25 if kind == "column" else 40,
                "fill": {"color": "#4C9AFF"},
                "points": [{"fill": {"color": colour}} for colour in colours] or None,
                "data_labels": {"value": True, "font": {"color": "#486581", "size": 9}},
            }
        )
        chart.set_title({"name": title, "name_font": {"size": 13, "color": looks.BRAND}})
        chart.set_legend({"none": True})
        if kind == "bar":
            chart.set_y_axis({"reverse": True, "num_font": {"size": 10}})
            chart.set_x_axis({"visible": False, "major_gridlines": {"visible": False}})
        else:
            chart.set_y_axis({"major_gridlines": {"visible": True, "line": {"color": "#E4E7EB"}}})
        height = 320 if kind == "column" else 120 + 26 * (last - first + 1)
        chart.set_size({"width": 640, "height": height})
        chart.set_chartarea({"border": {"color": looks.LINE}})
        self.cells.sheet.insert_chart(*place, chart)

    def _lowest(self) -> None:
        """List the titles to mend first, each with a link to its row."""
        self._text(0, self.words["lowest"], looks.HEADING)
        for column in range(1, 4):
            self._text(column, "", looks.HEADING)
        self.line += 1
        link = self.cells.style("", looks.LINK)
        for low in self.summary.lowest:
            place = f"internal:'{self.first.replace(chr(39), chr(39) * 2)}'!A{low.row + self.moved}"
            label = self.words["row"].format(row=low.row)
            self.cells.sheet.write_url(self.line, 0, place, link, label)
            self.cells.cell(self.line, 1, low.score, "0.0", looks.NUMBER)
            self.cells.cell(self.line, 2, low.grade, look=looks.NUMBER)
            self.cells.text(self.line, 3, low.title)
            self.line += 1
        self.line += 1

    def _notes(self) -> None:
        self._text(0, self.words["notes"], looks.HEADING)
        self.line += 1
        source = (
            f"{self.words['source']}{self.words['colon']}{self.summary.understood}"
            if self.summary.understood
            else ""
        )
        for note in (source, *self.summary.notes):
            if note:
                self._text(0, note, {"font_color": "#486581"})
                self.line += 1
