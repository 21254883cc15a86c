"""The search terms as a workbook: cleaned list, measures, roots, and how it was read."""

from collections.abc import Iterator, Sequence
from datetime import date

from xlsxwriter.workbook import Workbook

from titleopt.facts.knowledge import Knowledge
from titleopt.market.classes import TermKind, term_kinds
from titleopt.market.equivalence import equivalence_classes
from titleopt.market.measures import measures
from titleopt.market.roots import Root, roots
from titleopt.market.term_list import TermList
from titleopt.market.vocabulary import Vocabulary
from titleopt.reports import looks
from titleopt.tables.aside import type_of_inputs, type_of_target
from titleopt.tables.cells import type_of_cell
from titleopt.tables.workbook_out import CellWriter, add_sheet, workbook_writer

_TAILS = {"head": "大词", "middle": "中词", "long": "长尾词"}
_CHARTED = 20
_COLUMNS = (
    ("搜索词", 26), ("搜索需求", 11), ("在线商品数", 12), ("竞争度", 11), ("蓝海指数", 11),
    ("需求供给比", 11), ("预估成交", 11), ("类型", 9), ("字数", 7), ("词数", 7), ("品牌", 14),
    ("属性轴", 18), ("季节", 9), ("风险词", 18), ("噪声词", 16), ("等效词", 30), ("来源", 30),
)  # fmt: skip
_ROOT_COLUMNS = (
    ("词根", 16),
    ("搜索需求", 12),
    ("词数", 8),
    ("类别", 14),
    ("标题已有", 10),
    ("打开的词", 80),
)
_AXES = {"audience": "人群", "scene": "场景", "season": "季节"}


def write_terms_workbook(  # noqa: PLR0913 - what the reader may want to set
    terms: TermList,
    target: type_of_target,
    *,
    knowledge: Knowledge,
    title: str | None = None,
    own_brands: Sequence[str] = (),
    on: date | None = None,
    inputs: type_of_inputs = (),
) -> None:
    """Write the workbook of a term list.

    Args:
        terms: The list.
        target: Path or binary stream.
        knowledge: Lexicons.
        title: Marks the roots that this title serves.
        own_brands: The seller's own brands.
        on: The day that seasons are judged on; today when None.
        inputs: Files that must not be overwritten.

    Raises:
        TableError: the target is one of the inputs, or cannot be written.

    """
    words = Vocabulary(terms.folded, knowledge).words
    kinds = term_kinds(
        terms,
        words,
        knowledge,
        own_brands=own_brands,
        on=on or date.today(),  # noqa: DTZ011
    )
    found = roots(terms, words, knowledge, title=title)
    with workbook_writer(target, inputs=inputs) as workbook:
        count = _terms_sheet(workbook, terms, words, kinds)
        _roots_sheet(workbook, found)
        _charts(workbook, count, min(_CHARTED, len(found)))
        _reading_sheet(workbook, terms)


def _terms_sheet(
    workbook: Workbook, terms: TermList, words: Sequence[Sequence[object]], kinds: list[TermKind]
) -> int:
    sheet = add_sheet(workbook, "搜索词")
    cells = CellWriter(workbook, sheet)
    _header(cells, _COLUMNS)
    weights = terms.weights.tolist()
    texts = [tuple(word.text for word in own) for own in words]  # type: ignore[attr-defined]
    classes = sorted(equivalence_classes(texts, weights), key=lambda one: -one.demand)
    for line, one in enumerate(classes, start=1):
        first = one.members[0]
        values = _line(terms, first, kinds[first], one.members)
        for column, value in enumerate(values):
            cells.cell(line, column, value)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, len(classes), len(_COLUMNS) - 1)
    return len(classes)


def _line(
    terms: TermList, place: int, kind: TermKind, members: Sequence[int]
) -> Iterator[type_of_cell]:
    known = terms[place]
    merged = [demand for i in members if (demand := terms[i].demand) is not None]
    supply = known.figures.get("supply")
    yield known.text
    yield sum(merged) if merged else None
    yield (
        supply.text
        if supply is not None and supply.low != supply.high
        else (supply.point if supply is not None else None)
    )
    for measure in measures(terms, place):
        yield "不可计算" if measure.value is None else measure.value
    yield _TAILS[kind.tail]
    yield kind.characters
    yield kind.words
    yield "、".join([f"{b}（自有）" for b in kind.own_brands] + list(kind.foreign_brands))
    yield "、".join(_AXES.get(axis, axis) for axis in kind.axes)
    yield "" if kind.in_season is None else "当季" if kind.in_season else "反季"
    yield "、".join(kind.risky)
    yield "、".join(kind.noise)
    yield "、".join([terms.texts[i] for i in members[1:]] + list(known.spellings))
    yield "、".join(dict.fromkeys(f"{s.file} {s.date}".strip() for s in known.sightings))


def _roots_sheet(workbook: Workbook, found: Sequence[Root]) -> None:
    sheet = add_sheet(workbook, "词根")
    cells = CellWriter(workbook, sheet)
    _header(cells, _ROOT_COLUMNS)
    for line, root in enumerate(found, start=1):
        served = "" if root.in_title is None else "有" if root.in_title else "没有"
        row: tuple[type_of_cell, ...] = (
            root.root,
            root.demand,
            root.terms,
            "、".join(root.kinds),
            served,
            "、".join(root.best),
        )
        for column, value in enumerate(row):
            cells.cell(line, column, value)
    sheet.freeze_panes(1, 1)


def _charts(workbook: Workbook, terms: int, top: int) -> None:
    sheet = add_sheet(workbook, "图表")
    scatter = workbook.add_chart({"type": "scatter"})
    scatter.add_series(
        {
            "name": "需求与供给",
            "categories": ["搜索词", 1, 2, max(terms, 1), 2],
            "values": ["搜索词", 1, 1, max(terms, 1), 1],
        }
    )
    scatter.set_title({"name": "搜索需求（纵）与在线商品数（横）"})
    scatter.set_legend({"none": True})
    sheet.insert_chart("B2", scatter, {"x_scale": 1.6, "y_scale": 1.6})
    bars = workbook.add_chart({"type": "bar"})
    bars.add_series(
        {
            "name": "搜索需求",
            "categories": ["词根", 1, 0, max(top, 1), 0],
            "values": ["词根", 1, 1, max(top, 1), 1],
        }
    )
    bars.set_title({"name": f"需求最大的 {top} 个词根"})
    bars.set_y_axis({"reverse": True})
    bars.set_legend({"none": True})
    sheet.insert_chart("B28", bars, {"x_scale": 1.6, "y_scale": 1.8})


def _reading_sheet(workbook: Workbook, terms: TermList) -> None:
    sheet = add_sheet(workbook, "读取说明")
    cells = CellWriter(workbook, sheet)
    _header(cells, (("文件", 30), ("行", 8), ("内容", 40), ("说明", 100)))
    for line, values in enumerate(_reading(terms), start=1):
        for column, value in enumerate(values):
            cells.cell(line, column, value)


def _reading(terms: TermList) -> Iterator[tuple[type_of_cell, ...]]:
    for export in terms.understood:
        yield export.file, None, None, export.zh
    for row in terms.dropped:
        yield row.file, row.row, row.text, f"舍弃：{row.reason_zh}"
    for measure in measures(terms, 0) if len(terms) else ():
        note = f"（{measure.note}）" if measure.note else ""
        yield None, None, "公式", f"{measure.name} = {measure.formula}{note}"


def _header(cells: CellWriter, columns: Sequence[tuple[str, int]]) -> None:
    for column, (name, width) in enumerate(columns):
        cells.sheet.set_column(column, column, width)
        cells.text(0, column, name, cells.style("", looks.HEADER))
