"""New titles for one product: true words, chosen exactly, ordered well, judged by the rules."""

from collections.abc import Iterable, Sequence

from titleopt.config import Settings
from titleopt.errors import TitleError
from titleopt.market.market import Market
from titleopt.model import Product
from titleopt.writing.candidate import Candidate
from titleopt.writing.composer import Composer


def compose(  # noqa: PLR0913 - each is what a seller decides
    product: str | Product,
    *,
    market: Market,
    shop: Iterable[str] | None = None,
    current: str | None = None,
    keep: Sequence[str] = (),
    avoid: Sequence[str] = (),
    n: int = 3,
    settings: Settings | None = None,
    seconds: float = 2.0,
) -> list[Candidate]:
    """Write up to ``n`` titles for a product, the best first.

    Every word of a candidate has a source: the current title, the product record, ``keep``, or
    another name of such a word. No candidate has an error finding or scores below the current
    title, and none nearly repeats a competitor, the shop's other titles or another candidate.

    Args:
        product: The product with its record; a title alone has no record to draw on.
        market: Search terms and competitors' titles.
        shop: The shop's other titles.
        current: The title now; the product's own when None, none when empty.
        keep: Words to be in every candidate.
        avoid: Words to be in none.
        n: How many candidates; each has a strategy of its own.
        settings: Platform, rules, own words.
        seconds: Time for the exact choice of each candidate; its gap is open when it ends.

    Raises:
        TitleError: there is no product, or the kept words do not fit.

    """
    return Composer(market, shop=shop, settings=settings, seconds=seconds).compose(
        _with_title(product, current), keep=keep, avoid=avoid, n=n
    )


def _with_title(product: str | Product, current: str | None) -> Product:
    if isinstance(product, str):
        product = Product(title=product)
    if not isinstance(product, Product):
        raise TitleError(
            f"商品应为文字或 Product，收到 {type(product).__name__}",
            hint="请传入 str 或 titleopt.Product",
        )
    return product if current is None else product.model_copy(update={"title": current})
