"""A scored sheet as one HTML page that needs nothing else: search, filter by grade, sort."""

from collections.abc import Sequence
from html import escape
from typing import TextIO

from titleopt.config import Lang
from titleopt.reports.duplicates_sheet import Repeated
from titleopt.reports.layout import Layout
from titleopt.reports.marks import Mark, runs_of
from titleopt.reports.scored import Scored
from titleopt.reports.summary import GRADES, TableSummary
from titleopt.tables import Row, RowProblem

_WORDS: dict[Lang, dict[str, str]] = {
    "zh": {
        "page": "标题打分",
        "search": "搜索标题或问题",
        "all": "全部",
        "heads": "行|得分|等级|宽度|标题和问题|建议标题",
        "figures": "{scored} 个标题，平均 {mean} 分，中位数 {median}",
    },
    "en": {
        "page": "Scored titles",
        "search": "Search titles and findings",
        "all": "All",
        "heads": "Row|Score|Grade|Width|Title and findings|Suggested title",
        "figures": "{scored} titles, mean {mean}, median {median}",
    },
}
_STYLE = """
body{font:14px/1.6 "PingFang SC","Microsoft YaHei","Noto Sans CJK SC",system-ui,sans-serif;
margin:0;color:#1f2933;background:#f5f7fa;display:flex;flex-direction:column}
header{order:-2;padding:16px 24px;background:#243b53;color:#fff}
#figures{order:-1;padding:8px 24px;color:#486581}
h1{font-size:20px;margin:0 0 8px}
input,button{font:inherit;padding:4px 10px;border:1px solid #bcccdc;border-radius:6px}
button[aria-pressed=true]{background:#0b7285;color:#fff}
table{border-collapse:collapse;margin:8px 24px 24px;background:#fff}
th,td{padding:8px;border-bottom:1px solid #d9e2ec;vertical-align:top;text-align:left}
th{position:sticky;top:0;background:#e4e7eb;cursor:pointer;white-space:nowrap}
td:nth-child(-n+4){text-align:center}
ul{margin:4px 0 0;padding:0;list-style:none;color:#486581}
li::before{content:"■ "} li.error::before,mark.error{color:#c00000}
li.warning::before,mark.warning{color:#d9480f} li.info::before,mark.info{color:#1c7ed6}
mark{background:none;font-weight:700;text-decoration:underline wavy}
.A{background:#b2f2bb}.B{background:#d8f5a2}.C{background:#ffec99}.D{background:#ffd8a8}
.E{background:#ffc9c9}.mended{color:#2b8a3e}.same,.problem{color:#627d98}
@media(max-width:720px){header,#figures{padding:12px}input{width:100%;box-sizing:border-box}
table{margin:8px 0}thead{display:none}tr{display:grid;grid-template-columns:repeat(4,1fr);
border-bottom:8px solid #f5f7fa}tr[hidden]{display:none}td{border:0;padding:6px 12px}
td:nth-child(n+5){grid-column:1/-1}td[data-head]:not(:empty)::before{content:attr(data-head) " ";
color:#627d98}}
"""
_SCRIPT = """
const rows=[...document.querySelectorAll('tbody tr')],box=document.querySelector('input');
const buttons=[...document.querySelectorAll('button')];let grade='',up=1;
function show(){const word=box.value.trim().toLowerCase();for(const row of rows)
row.hidden=(grade&&row.dataset.grade!==grade)||(word&&!row.textContent.toLowerCase().includes(word))}
box.oninput=show;
for(const button of buttons)button.onclick=()=>{grade=button.value;
for(const other of buttons)other.ariaPressed=other===button;show()};
document.querySelectorAll('th').forEach((head,column)=>head.onclick=()=>{up=-up;
const key=row=>row.cells[column].textContent;rows.sort((a,b)=>up*key(a).localeCompare(key(b),'zh',
{numeric:true}));document.querySelector('tbody').append(...rows)});
"""


class HtmlPage:
    """Writes the page row by row; the figures come last and are shown first."""

    def __init__(self, stream: TextIO, layout: Layout) -> None:
        self.stream = stream
        self.layout = layout
        self.words = _WORDS[layout.lang]
        self.heads = self.words["heads"].split("|")
        stream.write(self._head())

    def _head(self) -> str:
        words = self.words
        buttons = f'<button value="" aria-pressed="true">{words["all"]}</button> ' + " ".join(
            f'<button value="{grade}" aria-pressed="false">{grade}</button>' for grade in GRADES
        )
        heads = "".join(f"<th>{name}</th>" for name in self.heads)
        language = "zh-CN" if self.layout.lang == "zh" else "en"
        return (
            f'<!doctype html>\n<html lang="{language}"><meta charset="utf-8">'
            '<meta name="viewport" content="width=device-width,initial-scale=1">'
            '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
            "style-src 'unsafe-inline'; script-src 'unsafe-inline'\">"
            f"<title>{words['page']}</title><style>{_STYLE}</style>"
            f'<header><h1>{words["page"]}</h1><input placeholder="{words["search"]}" size="32"> '
            f"{buttons}</header>\n<table><thead><tr>{heads}</tr></thead><tbody>\n"
        )

    def write(self, row: Row, result: Scored | RowProblem) -> None:
        """Write one row; blank ones are left out."""
        title = row.text(self.layout.title_index)
        if isinstance(result, RowProblem):
            if result.kind != "blank":
                reason = result.zh if self.layout.lang == "zh" else result.en
                cell = f'{escape(title)}<ul><li class="problem">{escape(reason)}</ul>'
                self.stream.write(f"<tr><td>{row.number}<td><td><td><td>{cell}<td></tr>\n")
            return
        findings = "".join(
            f'<li class="{line.severity}">{escape(line.text)}' for line in result.lines
        )
        heads = self.heads
        mended = "mended" if result.fixed_title != title else "same"
        self.stream.write(
            f'<tr data-grade="{result.grade}"><td data-head="{heads[0]}">{row.number}'
            f'<td data-head="{heads[1]}">{result.score:.1f}'
            f'<td class="{result.grade}">{result.grade}<td data-head="{heads[3]}">{result.units}'
            f"<td>{_marked(title, result.marks)}<ul>{findings}</ul>"
            f'<td class="{mended}" data-head="{heads[5]}">{escape(result.fixed_title)}</tr>\n'
        )

    def finish(self, summary: TableSummary, repeated: Sequence[Repeated]) -> None:  # noqa: ARG002 - an output's shape
        """Write the figures and the script."""
        figures = self.words["figures"].format(
            scored=summary.scored, mean=summary.mean_score, median=summary.median_score
        )
        notes = "<br>".join(escape(note) for note in (figures, *summary.notes, summary.understood))
        self.stream.write(f'</tbody></table><div id="figures">{notes}</div>')
        self.stream.write(f"<script>{_SCRIPT}</script></html>\n")


def _marked(title: str, marks: tuple[Mark, ...]) -> str:
    """Return a title with its offending words marked.

    >>> _marked("<★>T恤", (Mark(1, 2, "warning"),))
    '&lt;<mark class="warning">★</mark>&gt;T恤'
    """
    return "".join(
        f'<mark class="{run.severity}">{escape(run.text)}</mark>'
        if run.severity
        else escape(run.text)
        for run in runs_of(title, marks)
    )
