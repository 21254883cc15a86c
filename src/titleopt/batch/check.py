"""One title or many through the rules."""

from collections.abc import Iterable, Iterator

from titleopt.batch.processes import chunks, spread
from titleopt.checking.checker import Checker, checker_for
from titleopt.config import Settings
from titleopt.errors import TitleError
from titleopt.facts.context import NOTHING_KNOWN
from titleopt.market.protocol import Market
from titleopt.model import Product, Report


def check(
    title_or_product: str | Product,
    *,
    settings: Settings | None = None,
    market: Market | None = None,
) -> Report:
    """Score one title and say what is wrong with it and how to mend it.

    Args:
        title_or_product: A title, or a product whose record makes more rules apply.
        settings: Platform, rules, weights, own words; None for the defaults.
        market: Search terms and competitors' titles, for the rules that need them.

    Raises:
        TitleError: the argument is neither a string nor a Product.
        ConfigError: the settings name something that does not exist.

    >>> report = check("纯棉T恤女短袖夏季宽松圆领上衣学生韩版百搭打底衫纯色显瘦半袖")
    >>> report.verdict, report.limit
    ('good', 60)

    """
    product = _product(title_or_product)
    if market is None:
        return checker_for(settings).check(product)
    return checker_for(settings).check(product, market.context(product))


def check_many(
    products: Iterable[str | Product],
    *,
    settings: Settings | None = None,
    market: Market | None = None,
    jobs: int = 1,
) -> Iterator[Report]:
    """Score titles in the order given, without holding them all.

    They are read a few dozen ahead, but never further than reports were taken.

    Args:
        products: Titles or products.
        settings: As for :func:`check`.
        market: As for :func:`check`; it is asked in this process.
        jobs: Processes to use; each loads the dictionaries once.

    >>> [report.units for report in check_many(["纯棉T恤", "雪纺衫"])]
    [7, 6]

    """
    if market is not None:
        for product in products:
            yield check(product, settings=settings, market=market)
        return
    if jobs == 1:
        checker = checker_for(settings)
        yield from checker.check_all((_product(one), NOTHING_KNOWN) for one in products)
        return
    yield from _check_in_processes(products, settings or Settings(), jobs)


_NO_RECORD = vars(Product(title=""))


def _product(title_or_product: object) -> Product:
    if isinstance(title_or_product, Product):
        return title_or_product
    if isinstance(title_or_product, str):
        # Validation would refuse a lone surrogate, which is a finding and not an error.
        return Product.made({**_NO_RECORD, "title": title_or_product, "attributes": {}})
    raise TitleError(
        f"标题应为文字或 Product，收到 {type(title_or_product).__name__}",
        hint="请传入 str 或 titleopt.Product",
    )


def _check_in_processes(
    products: Iterable[str | Product], settings: Settings, jobs: int
) -> Iterator[Report]:
    reports = spread(
        chunks(products), _check_chunk, jobs=jobs, prepare=_prepare, prepared_with=(settings,)
    )
    for chunk in reports:
        yield from chunk


_worker: Checker | None = None


def _prepare(settings: Settings) -> None:
    global _worker  # noqa: PLW0603 - one checker for the life of a worker process
    _worker = checker_for(settings)


def _check_chunk(chunk: list[str | Product]) -> list[Report]:
    checker = _worker or checker_for()
    return list(checker.check_all((_product(product), NOTHING_KNOWN) for product in chunk))
