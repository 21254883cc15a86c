"""The sheets 搜索词 and 词根: every class of equivalent terms, and every root, a line each."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from titleopt.config import Lang
from titleopt.facts.axes import axis_name
from titleopt.market.classes import TermKind
from titleopt.market.equivalence import TermClass
from titleopt.market.measures import FORMULAS, IN_ENGLISH, Measure, measures
from titleopt.market.numbers import Number
from titleopt.market.roots import Root
from titleopt.market.term_list import ROLE_WORDS, TermList
from titleopt.reports import looks
from titleopt.tables import CellWriter
from titleopt.tables.cells import type_of_cell
from titleopt.tables.workbook_out import Look

TERMS_SHEET: dict[Lang, str] = {"zh": "搜索词", "en": "Terms"}
ROOTS_SHEET: dict[Lang, str] = {"zh": "词根", "en": "Roots"}
# The first line of the sheet of terms says how each number is made; the second is the header.
FIRST_TERM = 2
FIRST_ROOT = 1
DEMAND, SUPPLY = 1, 2
_FIRST_MEASURE = 3

_COLUMNS = (
    ("搜索词", "Term", 28), ("搜索需求", "Demand", 11), ("在线商品数", "Supply", 12),
    ("竞争度", "Competition", 12), ("蓝海指数", "Blue ocean", 12),
    ("需求供给比", "Demand ÷ supply", 12), ("预估成交", "Deals", 12), ("类型", "Kind", 9),
    ("字数", "Characters", 7), ("词数", "Words", 7), ("季节", "Season", 8),
    ("品牌", "Brand", 16), ("属性", "Attributes", 20), ("风险词", "Risky words", 18),
    ("噪声词", "Noise", 18), ("等效词（需求已合并）", "Equivalent terms, merged", 34),
    ("原表里的区间", "Ranges as exported", 34), ("来源", "Sources", 30),
)  # fmt: skip
_ROOT_COLUMNS = (
    ("词根", "Root", 16), ("搜索需求", "Demand", 12), ("词数", "Terms", 8),
    ("类别", "Kind", 14), ("标题已有", "In the title", 10),
    ("用它能组成的搜索词（需求最大的十个）", "Best terms made with it", 100),
)  # fmt: skip
_TAILS: dict[Lang, dict[str, str]] = {
    "zh": {"head": "大词", "middle": "中词", "long": "长尾词"},
    "en": {"head": "head", "middle": "middle", "long": "long tail"},
}
_WORDS: dict[Lang, dict[str, str]] = {
    "zh": {
        "none": "不可计算", "own": "（自有）", "foreign": "（他人）", "in": "当季", "out": "反季",
        "yes": "有", "no": "没有", "point": "区间取中值；只在同一份表、同一段日期内可比",
        "columns": "用到的列：", "and": "、",
    },
    "en": {
        "none": "not computable", "own": " (own)", "foreign": " (another's)", "in": "in season",
        "out": "out of season", "yes": "yes", "no": "no", "columns": "columns: ", "and": ", ",
        "point": "the middle of ranges; comparable only within one export and its dates",
    },
}  # fmt: skip
_KINDS = {
    "category": "商品", "brand": "品牌", "attribute": "属性", "hot": "热词", "junk": "垃圾词",
    "fit": "适用词", "work": "作品",
}  # fmt: skip
_GROUPS = {
    "superlative": "极限词", "medical": "医疗用语", "infringement": "侵权词", "diversion": "引流",
}  # fmt: skip


class Line(NamedTuple):
    """One class of equivalent terms: the term with most demand and what holds for all."""

    place: int
    """The term's place in the list."""
    demand: float | None
    """Of the whole class."""
    supply: Number | None
    measures: tuple[Measure, ...]
    kind: TermKind
    others: tuple[str, ...]
    """The other spellings and members."""


def lines_of(
    terms: TermList, classes: Sequence[TermClass], kinds: Sequence[TermKind]
) -> list[Line]:
    """Return a line for each class, those of most demand first."""
    made = []
    for one in sorted(classes, key=lambda found: -found.demand):
        first = one.members[0]
        known = [term.demand for i in one.members if (term := terms[i]).demand is not None]
        others = [terms.texts[i] for i in one.members[1:]] + list(terms[first].spellings)
        made.append(
            Line(
                first,
                sum(d for d in known if d is not None) if known else None,
                terms.figures(first).get("supply"),
                measures(terms, first),
                kinds[first],
                tuple(others),
            )
        )
    return made


def write_terms(cells: CellWriter, terms: TermList, lines: Sequence[Line], lang: Lang) -> None:
    """Write the sheet of terms."""
    words = _WORDS[lang]
    notes = {DEMAND: words["point"]}
    if lines:
        for column, measure in enumerate(lines[0].measures, start=_FIRST_MEASURE):
            notes[column] = _how(measure.name, _used(lines, column - _FIRST_MEASURE), lang)
    # Rows are written from top to bottom: what is behind is already on its way to the file.
    cells.sheet.set_row(0, _NOTES_HEIGHT)
    for column in range(len(_COLUMNS)):
        cells.text(0, column, notes.get(column, ""), cells.style("", _NOTE))
    _header(cells, _COLUMNS, lang, FIRST_TERM - 1)
    for number, line in enumerate(lines, start=FIRST_TERM):
        for column, (value, form, look) in enumerate(_term_cells(terms, line, lang)):
            cells.cell(number, column, value, form, look)
    cells.sheet.freeze_panes(FIRST_TERM, 1)
    last = FIRST_TERM + len(lines) - 1
    if lines:
        cells.sheet.autofilter(FIRST_TERM - 1, 0, last, len(_COLUMNS) - 1)
        bar = {"type": "data_bar", "bar_color": "#A5D8FF"}
        cells.sheet.conditional_format(FIRST_TERM, DEMAND, last, DEMAND, bar)
    _as_page(cells)


_NOTE: Look = {**looks.MUTED, "font_size": 9}
_MUTED_NUMBER: Look = {"font_color": "#9AA5B1", "align": "right"}
_WARNING: Look = {"font_color": "#C92A2A"}


def _how(name: str, columns: Sequence[str], lang: Lang) -> str:
    formula, _, note = FORMULAS[name]
    if lang == "en":
        formula, note = IN_ENGLISH[name]
    words = _WORDS[lang]
    used = words["columns"] + words["and"].join(columns) if columns else words["none"]
    return "\n".join((f"= {formula}", note, used))


def _used(lines: Sequence[Line], place: int) -> list[str]:
    """Return the headers that a measure was computed from, in any line."""
    computed = (line.measures[place] for line in lines)
    used = (name for one in computed if one.value is not None for name in one.columns)
    return list(dict.fromkeys(used))


type_of_shown = tuple[type_of_cell, str, Look | None]


def _term_cells(terms: TermList, line: Line, lang: Lang) -> Iterator[type_of_shown]:
    words, kind = _WORDS[lang], line.kind
    join = words["and"].join
    known = terms[line.place]
    yield known.text, "", {"bold": True}
    yield line.demand, "#,##0", None
    yield (line.supply.point if line.supply is not None else None), "#,##0", None
    for measure in line.measures:
        if measure.value is None:
            yield words["none"], "", _MUTED_NUMBER
        else:
            yield measure.value, "#,##0" if measure.value >= _LARGE else "0.00", None
    yield _TAILS[lang][kind.tail], "", looks.NUMBER
    yield kind.characters, "", looks.NUMBER
    yield kind.words, "", looks.NUMBER
    season = "" if kind.in_season is None else words["in" if kind.in_season else "out"]
    yield season, "", looks.NUMBER if kind.in_season else {**_MUTED_NUMBER, "align": "center"}
    own = [name + words["own"] for name in kind.own_brands]
    yield join([*own, *(name + words["foreign"] for name in kind.foreign_brands)]), "", None
    yield join([axis_name(axis, lang) for axis in kind.axes]), "", None
    yield join([_risk(found, lang) for found in kind.risky]), "", _WARNING
    yield join(kind.noise), "", None
    yield join(line.others), "", None
    ranges = [
        f"{ROLE_WORDS.get(role, role) if lang == 'zh' else role} {figure.text}"
        for role, figure in known.figures.items()
        if figure.low != figure.high
    ]
    yield ("；" if lang == "zh" else "; ").join(ranges), "", None
    yield join(dict.fromkeys(f"{s.file} {s.date}".strip() for s in known.sightings)), "", None


def _risk(found: str, lang: Lang) -> str:
    group, _, word = found.partition(":")
    return f"{word}（{_GROUPS.get(group, group)}）" if lang == "zh" else f"{word} ({group})"


# From here on a measure is shown without decimals.
_LARGE = 100
_NOTES_HEIGHT = 150


def write_roots(cells: CellWriter, found: Sequence[Root], lang: Lang) -> None:
    """Write the sheet of roots."""
    words = _WORDS[lang]
    _header(cells, _ROOT_COLUMNS, lang, FIRST_ROOT - 1)
    for number, root in enumerate(found, start=FIRST_ROOT):
        kinds = [_KINDS.get(kind, kind) if lang == "zh" else kind for kind in root.kinds]
        served = "" if root.in_title is None else words["yes" if root.in_title else "no"]
        look: Look = {"font_color": "#2B8A3E"} if root.in_title else _MUTED_NUMBER
        cells.cell(number, 0, root.root, look={"bold": True})
        cells.cell(number, 1, root.demand, "#,##0")
        cells.cell(number, 2, root.terms)
        cells.cell(number, 3, words["and"].join(kinds))
        cells.cell(number, 4, served, look={**look, "align": "center"})
        cells.cell(number, 5, words["and"].join(root.best))
    cells.sheet.freeze_panes(FIRST_ROOT, 1)
    if found:
        cells.sheet.autofilter(0, 0, len(found), len(_ROOT_COLUMNS) - 1)
    _as_page(cells)


def _header(
    cells: CellWriter, columns: Sequence[tuple[str, str, int]], lang: Lang, line: int
) -> None:
    cells.sheet.set_row(line, looks.HEADER_HEIGHT)
    for column, (zh, en, width) in enumerate(columns):
        cells.sheet.set_column(column, column, width)
        cells.text(line, column, zh if lang == "zh" else en, cells.style("", looks.HEADER))


def _as_page(cells: CellWriter) -> None:
    """Print on sheets as wide as the table."""
    cells.sheet.set_landscape()
    cells.sheet.fit_to_pages(1, 0)
    cells.sheet.hide_gridlines(2)
