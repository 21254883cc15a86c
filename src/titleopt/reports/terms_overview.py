"""The first sheet of a workbook of search terms: figures, two charts, the terms to look at."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from xlsxwriter.workbook import Workbook

from titleopt.config import Lang
from titleopt.market.roots import Root
from titleopt.market.term_list import TermList
from titleopt.reports import looks
from titleopt.reports.terms_sheets import (
    DEMAND,
    FIRST_ROOT,
    FIRST_TERM,
    ROOTS_SHEET,
    SUPPLY,
    TERMS_SHEET,
    Line,
)
from titleopt.tables import CellWriter
from titleopt.tables.workbook_out import Look

_TOP_ROOTS, _NAMED, _DOTS, _BEST = 20, 8, 500, 15
_WORDS: dict[Lang, dict[str, str]] = {
    "zh": {
        "title": "搜索词汇总", "terms": "搜索词", "classes": "合并等效词之后",
        "demand": "搜索需求合计", "head": "大词", "middle": "中词", "long": "长尾词",
        "foreign": "含他人品牌", "risky": "含风险词", "season": "{day} 当季 / 反季",
        "scatter": "需求与供给：越靠左上，需求大而商品少",
        "roots": "需求最大的词根", "served": "（绿色：标题已有）",
        "supply_axis": "在线商品数", "demand_axis": "搜索需求",
        "no_supply": "表里没有在线商品数，画不出需求与供给图",
        "no_demand": "表里没有搜索量，每个词同等看待",
        "best": "先看这些词（不含他人品牌和风险词，按{by}）",
        "蓝海指数": "蓝海指数", "竞争度": "竞争度", "by_demand": "搜索需求",
        "term": "搜索词", "supply": "在线商品数",
    },
    "en": {
        "title": "Search terms", "terms": "Terms", "classes": "Equivalent ones merged",
        "demand": "Demand, all terms", "head": "Head terms", "middle": "Middle terms",
        "long": "Long-tail terms", "foreign": "With another's brand", "risky": "With risky words",
        "season": "In / out of season on {day}",
        "scatter": "Demand and supply: up and left is much demand, few listings",
        "roots": "Roots of most demand", "served": " (green: in the title)",
        "supply_axis": "Supply", "demand_axis": "Demand",
        "no_supply": "No export gives the supply, so demand against supply cannot be drawn",
        "no_demand": "No export gives the demand: every term counts the same",
        "best": "Terms to look at first (no other's brand, nothing risky), by {by}",
        "蓝海指数": "blue ocean", "竞争度": "competition", "by_demand": "demand",
        "term": "Term", "supply": "Supply",
    },
}  # fmt: skip
_SERVED, _NOT_SERVED = "#51CF66", "#4C9AFF"


def write_overview(  # noqa: PLR0913, PLR0917 - all that the sheet shows
    workbook: Workbook,
    cells: CellWriter,
    terms: TermList,
    lines: Sequence[Line],
    found: Sequence[Root],
    day: date,
    lang: Lang,
) -> None:
    """Write the sheet."""
    words = _WORDS[lang]
    sheet = cells.sheet
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 30)
    sheet.set_column(1, 3, 14)
    cells.text(0, 0, words["title"], cells.style("", looks.TITLE))
    sheet.set_row(0, 26)
    line = _figures(cells, terms, lines, words, day)
    line = _best(cells, terms, lines, words, line + 1)
    if any(one.supply is not None for one in lines):
        sheet.insert_chart(1, 5, _scatter(workbook, terms, lines, words, TERMS_SHEET[lang]))
    else:
        cells.text(line + 1, 0, words["no_supply"], cells.style("", looks.LABEL))
    if found:
        sheet.insert_chart(22, 5, _bars(workbook, found, words, ROOTS_SHEET[lang]))
    sheet.set_landscape()
    sheet.fit_to_pages(1, 1)


def _figures(
    cells: CellWriter, terms: TermList, lines: Sequence[Line], words: dict[str, str], day: date
) -> int:
    kinds = [one.kind for one in lines]
    seasonal = [kind.in_season for kind in kinds if kind.in_season is not None]
    demand = [one.demand for one in lines if one.demand is not None]
    figures: list[tuple[str, str | float]] = [
        (words["terms"], len(terms)),
        (words["classes"], len(lines)),
        (words["demand"], sum(demand) if demand else words["no_demand"]),
        *((words[tail], sum(k.tail == tail for k in kinds)) for tail in ("head", "middle", "long")),
        (words["foreign"], sum(bool(kind.foreign_brands) for kind in kinds)),
        (words["risky"], sum(bool(kind.risky) for kind in kinds)),
        (words["season"].format(day=day), f"{sum(seasonal)} / {len(seasonal) - sum(seasonal)}"),
    ]
    for number, (label, value) in enumerate(figures, start=1):
        cells.text(number, 0, label, cells.style("", looks.LABEL))
        cells.cell(number, 1, value, "" if isinstance(value, str) else "#,##0", looks.FIGURE)
    return len(figures) + 1


def _best(
    cells: CellWriter, terms: TermList, lines: Sequence[Line], words: dict[str, str], line: int
) -> int:
    """List the terms to look at first, by the best measure that can be computed."""
    chosen = [one for one in lines if not one.kind.foreign_brands and not one.kind.risky]
    measured = {
        name: values
        for name in ("蓝海指数", "竞争度")
        if (values := [pair for one in chosen if (pair := (_value(one, name), one))[0] is not None])
    }
    name = next(iter(measured), None)
    if name is not None:
        chosen = [one for _, one in sorted(measured[name], key=lambda pair: -(pair[0] or 0.0))]
    by = words[name] if name is not None else words["by_demand"]
    for column, text in enumerate([words["best"].format(by=by), "", "", ""]):
        cells.text(line, column, text, cells.style("", looks.HEADING))
    header = [words["term"], words["demand_axis"], words["supply"], by if name else ""]
    for column, text in enumerate(header):
        cells.text(line + 1, column, text, cells.style("", {**looks.LABEL, **_align(column)}))
    shown = chosen[:_BEST]
    for number, one in enumerate(shown, start=line + 2):
        cells.text(number, 0, terms.texts[one.place])
        cells.cell(number, 1, one.demand, "#,##0")
        cells.cell(number, 2, one.supply.point if one.supply is not None else None, "#,##0")
        if name is not None:
            cells.cell(number, 3, _value(one, name), "#,##0.00")
    return line + 2 + len(shown)


def _align(column: int) -> Look:
    return {"align": "right"} if column else {}


def _value(one: Line, name: str) -> float | None:
    return next(measure.value for measure in one.measures if measure.name == name)


def _scatter(
    workbook: Workbook, terms: TermList, lines: Sequence[Line], words: dict[str, str], sheet: str
) -> Any:
    """Draw demand against supply; the terms of most demand are named."""
    last = FIRST_TERM + min(len(lines), _DOTS) - 1
    names = [
        {"value": terms.texts[one.place]} if number < _NAMED else {"delete": True}
        for number, one in enumerate(lines[:_DOTS])
    ]
    chart = workbook.add_chart({"type": "scatter"})
    chart.add_series(
        {
            "name": words["demand_axis"],
            "categories": [sheet, FIRST_TERM, SUPPLY, last, SUPPLY],
            "values": [sheet, FIRST_TERM, DEMAND, last, DEMAND],
            "marker": {
                "type": "circle", "size": 6, "fill": {"color": "#4C9AFF", "transparency": 35},
                "border": {"none": True},
            },
            "data_labels": {
                "value": True, "custom": names, "position": "right",
                "font": {"size": 9, "color": "#486581"},
            },
        }
    )  # fmt: skip
    grid = {"visible": True, "line": {"color": "#E4E7EB"}}
    positive = all(one.demand is None or one.demand > 0 for one in lines[:_DOTS])
    scale = {"log_base": 10} if positive else {}
    form = {"num_format": "#,##0", "major_gridlines": grid}
    chart.set_x_axis({"name": words["supply_axis"], "log_base": 10, **form})
    chart.set_y_axis({"name": words["demand_axis"], **scale, **form})
    _finish(chart, words["scatter"], 400)
    return chart


def _bars(workbook: Workbook, found: Sequence[Root], words: dict[str, str], sheet: str) -> Any:
    """Draw the roots of most demand, those that the title has in green."""
    shown = found[:_TOP_ROOTS]
    last = FIRST_ROOT + len(shown) - 1
    chart = workbook.add_chart({"type": "bar"})
    chart.add_series(
        {
            "name": words["demand_axis"],
            "categories": [sheet, FIRST_ROOT, 0, last, 0],
            "values": [sheet, FIRST_ROOT, 1, last, 1],
            "gap": 35,
            "points": [
                {"fill": {"color": _SERVED if root.in_title else _NOT_SERVED}} for root in shown
            ],
            "data_labels": {"value": True, "num_format": "#,##0", "font": {"size": 9}},
        }
    )
    chart.set_y_axis({"reverse": True, "num_font": {"size": 10}})
    chart.set_x_axis({"visible": False, "major_gridlines": {"visible": False}})
    marked = any(root.in_title is not None for root in shown)
    _finish(chart, words["roots"] + (words["served"] if marked else ""), 90 + 26 * len(shown))
    return chart


def _finish(chart: Any, title: str, height: int) -> None:
    chart.set_title({"name": title, "name_font": {"size": 13, "color": looks.BRAND}})
    chart.set_legend({"none": True})
    chart.set_size({"width": 760, "height": height})
    chart.set_chartarea({"border": {"color": looks.LINE}})
