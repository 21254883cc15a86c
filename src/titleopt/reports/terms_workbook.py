"""The search terms as a workbook: figures and charts, terms with measures, roots, the reading."""

from collections.abc import Iterator, Sequence
from datetime import date

from xlsxwriter.workbook import Workbook

from titleopt.config import Lang
from titleopt.facts.knowledge import Knowledge
from titleopt.market.classes import term_kinds
from titleopt.market.equivalence import equivalence_classes
from titleopt.market.roots import Root, roots
from titleopt.market.term_list import TermList
from titleopt.market.vocabulary import Vocabulary
from titleopt.reports import looks
from titleopt.reports.terms_overview import write_overview
from titleopt.reports.terms_sheets import (
    ROOTS_SHEET,
    TERMS_SHEET,
    Line,
    lines_of,
    write_roots,
    write_terms,
)
from titleopt.tables.aside import type_of_inputs, type_of_target
from titleopt.tables.cells import type_of_cell
from titleopt.tables.workbook_out import CellWriter, add_sheet, workbook_writer

_OVERVIEW: dict[Lang, str] = {"zh": "汇总", "en": "Overview"}
_READING: dict[Lang, str] = {"zh": "读取说明", "en": "Reading"}
_READING_COLUMNS: dict[Lang, tuple[str, ...]] = {
    "zh": ("文件", "行", "内容", "说明"),
    "en": ("File", "Row", "Cell", "What was understood"),
}
_READING_WIDTHS = (30, 8, 40, 110)


def write_terms_workbook(  # noqa: PLR0913 - what the reader may want to set
    terms: TermList,
    target: type_of_target,
    *,
    knowledge: Knowledge,
    title: str | None = None,
    own_brands: Sequence[str] = (),
    on: date | None = None,
    inputs: type_of_inputs = (),
    lang: Lang = "zh",
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
        lang: Language of headers and notes.

    Raises:
        TableError: the target is one of the inputs, or cannot be written.

    """
    words = Vocabulary(terms.folded, knowledge).words
    day = on or date.today()  # noqa: DTZ011 - the seller's own day
    kinds = term_kinds(terms, words, knowledge, own_brands=own_brands, on=day)
    meanings = [tuple(word.meaning for word in own) for own in words]
    classes = equivalence_classes(meanings, terms.weights.tolist())
    lines = lines_of(terms, classes, kinds)
    found = roots(terms, words, knowledge, title=title)
    with workbook_writer(target, inputs=inputs) as workbook:
        sheets = [
            CellWriter(workbook, add_sheet(workbook, names[lang]))
            for names in (_OVERVIEW, TERMS_SHEET, ROOTS_SHEET, _READING)
        ]
        _write(workbook, sheets, terms, lines, found, day, lang)


def _write(  # noqa: PLR0913, PLR0917 - all that the sheets show
    workbook: Workbook,
    sheets: Sequence[CellWriter],
    terms: TermList,
    lines: Sequence[Line],
    found: Sequence[Root],
    day: date,
    lang: Lang,
) -> None:
    overview, all_terms, all_roots, reading = sheets
    write_overview(workbook, overview, terms, lines, found, day, lang)
    write_terms(all_terms, terms, lines, lang)
    write_roots(all_roots, found, lang)
    reading.sheet.set_landscape()
    reading.sheet.fit_to_pages(1, 0)
    for column, (name, width) in enumerate(
        zip(_READING_COLUMNS[lang], _READING_WIDTHS, strict=True)
    ):
        reading.sheet.set_column(column, column, width)
        reading.text(0, column, name, reading.style("", looks.HEADER))
    for number, values in enumerate(_reading(terms, lang), start=1):
        for column, value in enumerate(values):
            reading.cell(number, column, value, look=looks.WRAPPED)
        note = str(values[-1])
        reading.sheet.set_row(number, looks.height((note, _READING_WIDTHS[-1])))


def _reading(terms: TermList, lang: Lang) -> Iterator[tuple[type_of_cell, ...]]:
    for export in terms.understood:
        yield export.file, None, None, export.zh if lang == "zh" else export.en
    for row in terms.dropped:
        why = f"舍弃：{row.reason_zh}" if lang == "zh" else f"dropped: {row.reason_en}"
        yield row.file, row.row, row.text, why
