"""The groups of repeated titles as the workbook shows them."""

from collections.abc import Iterable, Sequence

from titleopt.batch.listings import Listing, Listings
from titleopt.reports.duplicates_sheet import Repeated, RepeatedRow

# A sheet that repeats itself more than this has other worries than reading all of it.
MOST_ROWS = 50_000


def repeated_rows(
    clusters: Iterable[Sequence[int]], listings: Listings, scores: Sequence[float]
) -> list[Repeated]:
    """Return each group with the score of its rows; the best of each is to be kept.

    Args:
        clusters: Positions of the listings of each group.
        listings: All listings.
        scores: The score of each listing, by position.

    """
    groups: list[Repeated] = []
    rows = 0
    for group in clusters:
        rows += len(group)
        if rows > MOST_ROWS:
            break
        best = max(group, key=lambda position: (scores[position], -position))
        groups.append(
            Repeated(
                tuple(_row(listings[position], scores[position]) for position in group),
                group.index(best),
            )
        )
    return groups


def _row(listing: Listing, score: float) -> RepeatedRow:
    return RepeatedRow(listing.row, listing.id, listing.title, score)
