"""One title or many through the rules."""

from collections.abc import Iterable, Iterator

from titleopt.batch.judge import Judge
from titleopt.config import Settings
from titleopt.errors import TitleError
from titleopt.facts.context import NOTHING_KNOWN
from titleopt.market.protocol import Market
from titleopt.model import Product, Report, made


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
    return Judge.of(settings, market).check(_product(title_or_product))


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
        market: As for :func:`check`.
        jobs: Processes to use; each loads the dictionaries, and reads the market, once.

    >>> [report.units for report in check_many(["纯棉T恤", "雪纺衫"])]
    [7, 6]

    """
    if jobs == 1:
        judge = Judge.of(settings, market)
        yield from judge.check_all((_product(one), NOTHING_KNOWN) for one in products)
        return
    yield from _check_in_processes(products, settings or Settings(), market, jobs)


_NO_RECORD = vars(Product(title=""))


def _product(title_or_product: object) -> Product:
    if isinstance(title_or_product, Product):
        return title_or_product
    if isinstance(title_or_product, str):
        # Validation would refuse a lone surrogate, which is a finding and not an error.
        return made(Product, {**_NO_RECORD, "title": title_or_product, "attributes": {}})
    raise TitleError(
        f"标题应为文字或 Product，收到 {type(title_or_product).__name__}",
        hint="请传入 str 或 titleopt.Product",
        en=f"a title is a str or a Product, not {type(title_or_product).__name__}",
        hint_en="pass a str or a titleopt.Product",
    )


def _check_in_processes(
    products: Iterable[str | Product], settings: Settings, market: Market | None, jobs: int
) -> Iterator[Report]:
    from titleopt.batch.processes import chunks, spread  # noqa: PLC0415 - one process needs none

    reports = spread(
        chunks(products),
        _check_chunk,
        jobs=jobs,
        prepare=_prepare,
        prepared_with=(settings, market),
    )
    for chunk in reports:
        yield from chunk


_worker: Judge | None = None


def _prepare(settings: Settings, market: Market | None) -> None:
    global _worker  # noqa: PLW0603 - one judge for the life of a worker process
    _worker = Judge.of(settings, market)


def _check_chunk(chunk: list[str | Product]) -> list[Report]:
    judge = _worker or Judge.of(None)
    return list(judge.check_all((_product(product), NOTHING_KNOWN) for product in chunk))
