"""The ways of searching a title serves: by name, brand, function, or a combination."""

from collections.abc import Set as AbstractSet
from functools import cache

# Axes that say what a thing does or where it is used.
_FUNCTION_AXES = frozenset(
    ["function", "effect", "technology", "scene", "compatibility", "occasion"]
)


def search_habits(
    *, named: bool, branded: bool, hot: bool, axes: AbstractSet[str]
) -> tuple[str, ...]:
    """Return the habits served, in the order name, brand, function, combination.

    A hot word counts as a function word (功能热词). A combination needs the name and one more
    way in.
    """
    functional = hot or not _FUNCTION_AXES.isdisjoint(axes)
    return _served(named=named, branded=branded, functional=functional)


@cache
def _served(*, named: bool, branded: bool, functional: bool) -> tuple[str, ...]:
    served = [
        habit
        for habit, present in (("name", named), ("brand", branded), ("function", functional))
        if present
    ]
    if named and len(served) > 1:
        served.append("combination")
    return tuple(served)
