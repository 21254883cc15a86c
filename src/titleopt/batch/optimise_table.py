"""A title sheet and search terms go in, a workbook of new titles to approve comes out."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from pydantic import Field

from titleopt.batch.formats import require_workbook
from titleopt.batch.processes import chunks, spread
from titleopt.config import Settings
from titleopt.errors import TitleoptError
from titleopt.market.market import Market
from titleopt.market.term_list import TermList
from titleopt.model import Product, Value
from titleopt.reports.optimise_workbook import OptimiseSheet, Written, optimise_workbook
from titleopt.tables import Row, RowProblem, Table, products, read_table
from titleopt.tables.aside import refuse_inputs, type_of_target
from titleopt.tables.source import type_of_source
from titleopt.writing.composer import Composer

Progress = Callable[[Literal["read", "write"], int, int | None], None]
_SAMPLE = 200
# Small, so that progress is seen and no process idles at the end.
_ROWS_AT_ONCE = 10


class OptimiseSummary(Value):
    """What was done to a sheet."""

    rows: int = Field(ge=0, description="rows below the header")
    titles: int = Field(ge=0, description="rows that hold a title")
    improved: int = Field(ge=0, description="titles with at least one candidate")
    proven: int = Field(ge=0, description="of these, best candidates proven optimal")
    demand_before: float = Field(ge=0, description="demand the improved titles matched, in sum")
    demand_after: float = Field(ge=0, description="demand their best candidates match")
    understood: str = ""


def optimise_table(  # noqa: PLR0913 - keywords of one question
    source: type_of_source,
    target: type_of_target,
    *,
    market: Market,
    settings: Settings | None = None,
    title_column: str | int | None = None,
    sheet: str | int | None = None,
    keep: Sequence[str] = (),
    avoid: Sequence[str] = (),
    n: int = 3,
    jobs: int = 1,
    seconds: float = 2.0,
    progress: Progress | None = None,
) -> OptimiseSummary:
    """Write new titles for every product of a sheet into a workbook to approve.

    All original columns and rows stay; behind them stand the approval column, up to three
    candidates with new words coloured, scores, demand, terms gained and lost, and what to
    confirm. Nothing is approved by itself: ``apply_table`` takes only rows that were.

    Args:
        source: Path, bytes or stream of the product sheet.
        target: Workbook to write (.xlsx).
        market: Search terms and competitors' titles.
        settings: Platform, rules, own words.
        title_column: The title's column by header, letters or number; found when None.
        sheet: Name or number of the sheet; the first with titles when None.
        keep: Words that no title may lose where it has them.
        avoid: Words that no new title may hold.
        n: Candidates for each title, 1–3.
        jobs: Processes to use.
        seconds: Time for each exact choice.
        progress: Called as rows are done.

    Raises:
        TableError: the source cannot be read, or the target would overwrite it.

    """
    settings = settings or Settings()
    table = read_table(source, sheet=sheet, title_column=title_column)
    require_workbook(target)
    refuse_target(target, table)
    report = progress or (lambda _stage, _done, _total: None)
    rows = list(products(table))
    report("read", len(rows), len(rows))
    width = max([len(table.columns), *(len(row.values) for row, _ in rows)])
    order = _Order(
        terms=market.terms,
        competitors=tuple(market.competitors),
        shop=_shop(rows),
        settings=settings,
        keep=tuple(keep),
        avoid=tuple(avoid),
        n=n,
        seconds=seconds,
    )
    tally = _Tally()
    sample = [row for row, _ in rows[:_SAMPLE]]
    with optimise_workbook(target, table, sample, width, settings.lang) as out:
        for done, (row, result) in enumerate(_results(rows, order, jobs), start=1):
            _write(out, row, result, tally)
            report("write", done, len(rows))
    understood = table.understood.told(settings.lang)
    return tally.summary(len(rows), understood)


def refuse_target(target: type_of_target, table: Table) -> None:
    """Refuse to write over the sheet that is being read."""
    if not hasattr(target, "write"):
        refuse_inputs(target, [table.source])


class _Order(NamedTuple):
    """What every process needs to write titles."""

    terms: TermList | None
    competitors: tuple[str, ...]
    shop: tuple[str, ...]
    settings: Settings
    keep: tuple[str, ...]
    avoid: tuple[str, ...]
    n: int
    seconds: float


class _Tally:
    def __init__(self) -> None:
        self.titles = self.improved = self.proven = 0
        self.before = self.after = 0.0

    def add(self, written: Written) -> None:
        self.titles += 1
        if written.candidates:
            best = written.candidates[0]
            self.improved += 1
            self.proven += best.gap == 0
            self.before += best.current_demand
            self.after += best.demand

    def summary(self, rows: int, understood: str) -> OptimiseSummary:
        return OptimiseSummary(
            rows=rows,
            titles=self.titles,
            improved=self.improved,
            proven=self.proven,
            demand_before=self.before,
            demand_after=self.after,
            understood=understood,
        )


def _shop(rows: Iterable[tuple[Row, Product | RowProblem]]) -> tuple[str, ...]:
    return tuple(item.title for _, item in rows if isinstance(item, Product))


def _write(out: OptimiseSheet, row: Row, result: Written | RowProblem, tally: _Tally) -> None:
    out.write(row, result)
    if isinstance(result, Written):
        tally.add(result)


def _results(
    rows: Sequence[tuple[Row, Product | RowProblem]], order: _Order, jobs: int
) -> Iterator[tuple[Row, Written | RowProblem]]:
    """Yield every row with its result, in the order of the sheet."""
    if jobs == 1:
        worker = _Worker(order)
        for row, item in rows:
            yield row, item if isinstance(item, RowProblem) else worker.write(item)
        return
    asked: deque[list[tuple[Row, Product | RowProblem]]] = deque()

    def sent() -> Iterator[list[Product]]:
        for chunk in chunks(rows, _ROWS_AT_ONCE):
            asked.append(chunk)
            yield [item for _, item in chunk if isinstance(item, Product)]

    answers = spread(sent(), _write_chunk, jobs=jobs, prepare=_prepare, prepared_with=(order,))
    for answer in answers:
        done = iter(answer)
        for row, item in asked.popleft():
            yield row, item if isinstance(item, RowProblem) else next(done)


class _Worker:
    """Writes titles with one composer."""

    def __init__(self, order: _Order) -> None:
        self._order = order
        market = Market(order.terms, competitors=order.competitors, settings=order.settings)
        self._composer = Composer(
            market, shop=order.shop, settings=order.settings, seconds=order.seconds
        )

    def write(self, product: Product) -> Written:
        keep = [word for word in self._order.keep if word in product.title]
        try:
            found = self._composer.compose(
                product, keep=keep, avoid=self._order.avoid, n=self._order.n
            )
        except TitleoptError as error:
            # One row that cannot be written must not stop the sheet.
            return Written((), str(error))
        return Written(tuple(found), "" if found else "没有找到更好的真实标题")


_worker: _Worker | None = None


def _prepare(order: _Order) -> None:
    global _worker  # noqa: PLW0603 - one composer for the life of a worker process
    _worker = _Worker(order)


def _write_chunk(chunk: list[Product]) -> list[Written]:
    if _worker is None:
        raise AssertionError("a process starts with _prepare")
    return [_worker.write(product) for product in chunk]
