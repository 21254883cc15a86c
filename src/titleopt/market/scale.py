"""Search popularity is an index: two exports are comparable only by the terms they share."""

from collections.abc import Sequence
from statistics import median

from titleopt.market.export import Export

# Fewer shared terms tell nothing about the scale.
_ENOUGH_SHARED = 3


def scales(exports: Sequence[Export], terms: Sequence[Sequence[tuple[int, int]]]) -> list[float]:
    """Return what to multiply each export's demand by to bring it to the first one's scale.

    Args:
        exports: The exports; the first with a demand column gives the scale.
        terms: For each term the (export, line) pairs that gave it.

    An export that shares fewer than three terms with the first keeps its own scale.
    """
    factors = [1.0] * len(exports)
    base = next((i for i, export in enumerate(exports) if export.demand_role), None)
    if base is None or len(exports) == 1:
        return factors
    ratios: list[list[float]] = [[] for _ in exports]
    for seen in terms:
        values = {
            export: value for export, line in seen if (value := _demand(exports[export], line))
        }
        if base in values:
            for export, value in values.items():
                ratios[export].append(values[base] / value)
    for export, found in enumerate(ratios):
        if export != base and len(found) >= _ENOUGH_SHARED:
            factors[export] = median(found)
    return factors


def _demand(export: Export, line: int) -> float:
    role = export.demand_role
    value = None if role is None else export.lines[line].figures[export.roles.index(role)]
    return 0.0 if value is None else value.point
