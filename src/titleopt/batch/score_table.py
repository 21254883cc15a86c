"""A title sheet goes in, a scored sheet comes out.

::

    read ──► survey (first pass: listings, widths) ──► surroundings (repeats, rivals)
     └─────► score (second pass, row by row) ──► output, tally ──► summary
"""

from array import array
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from os import PathLike, fspath
from typing import Literal, NamedTuple, get_args

from titleopt.batch.formats import format_of
from titleopt.batch.judge import Judge
from titleopt.batch.listings import Listing, Listings
from titleopt.batch.outputs import Format, Output, Result, open_output
from titleopt.batch.processes import chunks, spread
from titleopt.batch.repeated import repeated_rows
from titleopt.batch.surroundings import MOST_NEAR, Surroundings
from titleopt.config import Settings
from titleopt.facts.context import Context
from titleopt.market.protocol import Market
from titleopt.model import Product
from titleopt.reports.layout import Layout
from titleopt.reports.scored import Scored
from titleopt.reports.summary import TableSummary, Tally
from titleopt.tables import Row, RowProblem, Table, products, read_table
from titleopt.tables.aside import refuse_inputs, type_of_target
from titleopt.tables.source import type_of_source
from titleopt.tables.table_sheet import require_room

Stage = Literal["read", "compare", "score"]
Progress = Callable[[Stage, int, int | None], None]
"""Called with what is being done, how many rows are done, and of how many (None: unknown)."""

_SAMPLE = 300
_STEP = 500


def score_table(  # noqa: PLR0913 - keywords of one question
    source: type_of_source,
    target: type_of_target | None = None,
    *,
    settings: Settings | None = None,
    format: Format | None = None,  # noqa: A002 - the word users look for
    title_column: str | int | None = None,
    sheet: str | int | None = None,
    competitors: type_of_source | Iterable[str] | None = None,
    market: Market | None = None,
    jobs: int = 1,
    min_score: float | None = None,
    near: bool | None = None,
    progress: Progress | None = None,
) -> TableSummary:
    r"""Score every title of a sheet and write the sheet again with what was found.

    All original columns, rows and values stay as they are; score, grade, width, findings and
    suggested title stand behind them. Rows that hold no title stay in their place.

    Args:
        source: Path, bytes or stream of a spreadsheet, csv, tsv, text or JSON lines.
        target: Path or binary stream to write; None only counts. Never the source itself.
        settings: Platform, language, rules, weights, own words.
        format: ``xlsx``, ``csv``, ``jsonl``, ``html`` or ``table`` (lines to read); None for
            what the target's name says.
        title_column: The title's column by header, letters or number; found when None.
        sheet: Name or number of the sheet; the first with titles when None.
        competitors: A sheet of competitors' titles, or the titles themselves.
        market: Search terms and competitors' titles, for the rules that need them.
        jobs: Processes to use.
        min_score: The bar, 0–100: titles below it are counted.
        near: Look for near duplicates beside exact repeats; None for yes up to 100,000 rows.
        progress: Called as rows are done.

    Raises:
        TableError: the source cannot be read, or the target would overwrite it.
        InputError: the format is unknown.
        ConfigError: the settings name something that does not exist.

    >>> summary = score_table("标题\n★新款★纯棉T恤\n".encode())
    >>> summary.scored, summary.rows
    (1, 1)
    """
    settings = settings or Settings()
    form = format_of(target, format, get_args(Format), "xlsx")
    judge = Judge.of(settings, market)
    table = read_table(source, sheet=sheet, title_column=title_column)
    if isinstance(target, (str, PathLike)):
        refuse_inputs(target, [table.source])
    report = progress or (lambda _stage, _done, _total: None)
    survey = _survey(table, report)
    rivals = None if competitors is None else _rivals(competitors)
    report("compare", 0, None)
    around = Surroundings(survey.listings, rivals, near=near)
    tally = Tally(min_score)
    layout = Layout.of(table, survey.width, settings.lang)
    if form == "xlsx":
        require_room(survey.rows + layout.header_row, layout.width + len(layout.added))
    with open_output(
        target, form=form, table=table, layout=layout, sample=survey.sample, settings=settings
    ) as output:
        results = _results(table, around, judge, jobs, with_report=form == "jsonl")
        scores = _write(_counted(results, survey.rows, report), output, tally, layout.title_index)
        clusters = around.clusters()
        summary = tally.summary(
            understood=table.understood.told(settings.lang),
            notes=(*judge.checker.notes, *_notes(around, table, settings)),
            clusters=len(clusters),
            target=fspath(target) if isinstance(target, (str, PathLike)) else None,
        )
        output.finish(summary, repeated_rows(clusters, around.listings, scores))
    return summary


def _write(
    results: Iterable[tuple[Row, Result]], output: Output, tally: Tally, title_index: int
) -> Sequence[float]:
    """Write every row, count it, and return the scores of those that have one."""
    scores = array("d")
    for row, result in results:
        output.write(row, result)
        tally.add(row.number, row.text(title_index), result)
        if isinstance(result, Scored):
            scores.append(result.score)
    return scores


def _counted(
    results: Iterable[tuple[Row, Result]], rows: int, progress: Progress
) -> Iterator[tuple[Row, Result]]:
    """Pass results on and tell how many there were."""
    for done, result in enumerate(results, start=1):
        yield result
        if done % _STEP == 0:
            progress("score", done, rows)
    progress("score", rows, rows)


class _Survey(NamedTuple):
    """What the first pass over a sheet learns."""

    rows: int
    width: int
    listings: Listings
    sample: list[Row]


def _survey(table: Table, progress: Progress) -> _Survey:
    rows = 0
    width = len(table.columns)
    sample: list[Row] = []

    def listings() -> Iterator[Listing]:
        nonlocal rows, width
        for row, product in products(table):
            rows += 1
            width = max(width, len(row.values))
            if rows <= _SAMPLE:
                sample.append(row)
            if rows % _STEP == 0:
                progress("read", rows, None)
            if isinstance(product, Product):
                yield Listing(row.number, product.id, product.title, product.shop)

    found = Listings.of(listings())
    return _Survey(rows, width, found, sample)


def _rivals(competitors: type_of_source | Iterable[str]) -> Listings:
    if isinstance(competitors, (str, PathLike, bytes)) or hasattr(competitors, "read"):
        table = read_table(competitors)  # type: ignore[arg-type]
        return Listings.of(
            Listing(row.number, product.id, product.title)
            for row, product in products(table)
            if isinstance(product, Product)
        )
    # Titles that come from no sheet have no row: they are named by themselves.
    return Listings.of(Listing(0, None, title) for title in competitors)


class _Question(NamedTuple):
    product: Product
    context: Context


def _results(
    table: Table, around: Surroundings, judge: Judge, jobs: int, *, with_report: bool
) -> Iterator[tuple[Row, Result]]:
    """Yield every row with its result, in the order of the sheet."""
    asked: deque[list[tuple[Row, _Question | RowProblem]]] = deque()

    def sent() -> Iterator[list[_Question]]:
        for chunk in chunks(_questions(table, around)):
            asked.append(chunk)
            yield [item for _, item in chunk if isinstance(item, _Question)]

    answers: Iterator[list[Scored]]
    if jobs == 1:
        answers = (_scored(judge, chunk, with_report=with_report) for chunk in sent())
    else:
        known = (judge.checker.settings, judge.market, with_report)
        answers = spread(sent(), _score_chunk, jobs=jobs, prepare=_prepare, prepared_with=known)
    for answer in answers:
        scored = iter(answer)
        for row, item in asked.popleft():
            yield row, item if isinstance(item, RowProblem) else next(scored)


def _questions(table: Table, around: Surroundings) -> Iterator[tuple[Row, _Question | RowProblem]]:
    position = 0
    for row, product in products(table):
        if isinstance(product, RowProblem):
            yield row, product
        else:
            yield row, _Question(product, around.context(position))
            position += 1


_worker: tuple[Judge, bool] | None = None


def _prepare(
    settings: Settings,
    market: Market | None,
    with_report: bool,  # noqa: FBT001 - sent to a process
) -> None:
    global _worker  # noqa: PLW0603 - one judge for the life of a worker process
    _worker = (Judge.of(settings, market), with_report)


def _score_chunk(chunk: list[_Question]) -> list[Scored]:
    if _worker is None:
        raise AssertionError("a process starts with _prepare")
    judge, with_report = _worker
    return _scored(judge, chunk, with_report=with_report)


def _scored(judge: Judge, chunk: list[_Question], *, with_report: bool) -> list[Scored]:
    return [Scored.of(report, with_report=with_report) for report in judge.check_all(chunk)]


def _notes(around: Surroundings, table: Table, settings: Settings) -> Iterator[str]:
    is_zh = settings.lang == "zh"
    yield from (note.told(settings.lang) for note in table.notes)
    if not around.looked_near and len(around.listings) > MOST_NEAR:
        yield (
            f"超过 {MOST_NEAR:,} 行，只查完全相同的标题，没有查近似重复"
            if is_zh
            else f"More than {MOST_NEAR:,} rows: exact repeats were looked for, near ones were not"
        )
    others = [name for name in table.sheets if name != table.sheet]
    if others:
        yield (
            f"只处理了工作表“{table.sheet}”；没有处理：{'、'.join(others)}"
            if is_zh
            else f"Only the sheet '{table.sheet}' was scored; not: {', '.join(others)}"
        )
