"""New titles for one product: true words, chosen exactly, ordered well, judged by the rules."""

from collections.abc import Iterable, Mapping, Sequence

from titleopt.config import Settings
from titleopt.errors import InputError, TitleError
from titleopt.market.market import Market
from titleopt.model import Product
from titleopt.text.fold import fold
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
        InputError: an argument is of the wrong kind.
        TitleError: there is no product, or the words to keep do not fit or are to be avoided.

    """
    _require(market, n, {"shop": shop, "keep": keep, "avoid": avoid})
    _require_apart(keep, avoid)
    return Composer(market, shop=shop, settings=settings, seconds=seconds).compose(
        _with_title(product, current), keep=keep, avoid=avoid, n=n
    )


def _require(market: object, n: int, lists: Mapping[str, object]) -> None:
    if not isinstance(market, Market):
        raise InputError(
            f"market 应为 titleopt.Market，收到 {type(market).__name__}",
            hint="例如 market=titleopt.Market(titleopt.TermList.read('搜索词.csv'))",
            en=f"market must be a titleopt.Market, not {type(market).__name__}",
            hint_en="such as market=titleopt.Market(titleopt.TermList.read('terms.csv'))",
        )
    if n < 0:
        raise InputError(
            f"n 不能是负数：{n}",
            hint="请给出 0 或正整数",
            en=f"n must not be negative: {n}",
            hint_en="take 0 or more",
        )
    for name, given in lists.items():
        if isinstance(given, str):
            raise InputError(
                f"{name} 应为若干段文字，收到一段文字：{given}",
                hint=f"请写成 {name}=[{given!r}]",
                en=f"{name} must be a list of texts, not one text",
                hint_en=f"write {name}=[{given!r}]",
            )


def _require_apart(keep: Iterable[str], avoid: Iterable[str]) -> None:
    """Refuse words that are to be kept and avoided."""
    shunned = [fold(word) for word in avoid if word.strip()]
    for word in keep:
        if any(one in fold(word) for one in shunned):
            raise TitleError(
                f"“{word}”既要保留又要避开",
                hint="请从 keep 或 avoid 中去掉它",
                en=f"{word!r} is to be kept and to be avoided",
                hint_en="take it out of one of the two",
            )


def _with_title(product: str | Product, current: str | None) -> Product:
    if isinstance(product, str):
        product = Product(title=product)
    if not isinstance(product, Product):
        raise TitleError(
            f"商品应为文字或 Product，收到 {type(product).__name__}",
            hint="请传入 str 或 titleopt.Product",
            en=f"a product is a str or a Product, not {type(product).__name__}",
            hint_en="pass a str or a titleopt.Product",
        )
    return product if current is None else product.model_copy(update={"title": current})
