"""Contexts in which a thing that is named is no claim of what is sold."""

from titleopt.facts.said import words


def is_excused(text: str, start: int, end: int) -> bool:
    """Whether the context says that a word is no claim of what the thing is.

    >>> is_excused("手机壳送钢化膜", 4, 7), is_excused("手机壳钢化膜", 3, 6)
    (True, False)
    """
    return (
        text.endswith(words("before_no_claim"), 0, start)
        or text.startswith(words("after_no_claim"), end)
        or text[start:end].endswith(words("goes_with_anything"))
    )
