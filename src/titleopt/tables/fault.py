"""One way to refuse a file: a sentence for the seller, what to do, and where."""

from titleopt.errors import TableError


def fault(
    message: str, *, hint: str = "", en: str = "", hint_en: str = "", **where: str | int | None
) -> TableError:
    """Return a TableError whose context holds the English words and the places as text.

    >>> fault("第 3 行读不了", en="row 3 cannot be read", row=3).context
    {'row': '3', 'en': 'row 3 cannot be read'}
    """
    context = {key: str(value) for key, value in where.items() if value is not None}
    return TableError(message, hint=hint, en=en, hint_en=hint_en, context=context)
