"""The ways of searching a title serves: by name, brand, function, or a combination."""

from collections.abc import Iterable

from titleopt.facts.attributes import AttributeMention

# Axes that say what a thing does or where it is used.
_FUNCTION_AXES = frozenset(
    ["function", "effect", "technology", "scene", "compatibility", "occasion"]
)


def search_habits(
    *, named: bool, branded: bool, hot: bool, attributes: Iterable[AttributeMention]
) -> tuple[str, ...]:
    """Return the habits served, in the order name, brand, function, combination.

    A hot word counts as a function word (功能热词). A combination needs the name and one more
    way in.
    """
    functional = hot or any(
        mention.attribute is not None and mention.attribute.axis in _FUNCTION_AXES
        for mention in attributes
    )
    served = [
        habit
        for habit, present in (("name", named), ("brand", branded), ("function", functional))
        if present
    ]
    if named and len(served) > 1:
        served.append("combination")
    return tuple(served)
