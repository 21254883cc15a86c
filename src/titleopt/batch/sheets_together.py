"""Titled rows of several sheets, one sheet behind the other."""

from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from titleopt.batch.listings import Listing, Listings
from titleopt.duplicates.values import Key
from titleopt.model import Product, made
from titleopt.reports.repeats import Place
from titleopt.tables import Table, products, read_table
from titleopt.tables.source import Source

_STEP = 1000


class SheetsTogether:
    """The titled rows of all sheets, by position."""

    def __init__(self, tables: Sequence[Table], starts: Sequence[int], rows: Listings) -> None:
        self.names = [table.name for table in tables]
        self.notes = tuple(note for table in tables for note in table.notes)
        self._tables = tables
        self._starts = starts
        self._rows = rows
        self._numbers = rows.listing_numbers()

    @classmethod
    def read(
        cls,
        sources: Sequence[Source],
        *,
        title_column: str | int | None = None,
        sheet: str | int | None = None,
        progress: Callable[[str, int, int | None], None],
    ) -> "SheetsTogether":
        """Read all sheets.

        Raises:
            TableError: One of them cannot be read, or holds no titles.

        """
        tables = [read_table(one, sheet=sheet, title_column=title_column) for one in sources]
        starts: list[int] = []

        def listings() -> Iterator[Listing]:
            done = 0
            for table in tables:
                starts.append(done)
                for row, product in products(table):
                    if isinstance(product, Product):
                        done += 1
                        yield Listing(row.number, product.id, product.title, product.shop)
                        if done % _STEP == 0:
                            progress("read", done, None)

        return cls(tables, starts, Listings.of(listings()))

    def __len__(self) -> int:
        return len(self._rows)

    def titles(self) -> list[str]:
        """Return all titles."""
        return self._rows.titles()

    def place(self, position: int) -> Place:
        """Return a title and where it stands."""
        row, identity, title, _ = self._rows[position]
        file = self.names[bisect_right(self._starts, position) - 1]
        return made(Place, {"file": file, "row": row, "id": identity, "title": title})

    def products_at(self, positions: Collection[int]) -> dict[int, Product]:
        """Read the sheets again for what is known of some rows."""
        if not positions:
            return {}
        every = (item for table in self._tables for _, item in products(table))
        titled = enumerate(item for item in every if isinstance(item, Product))
        return {position: product for position, product in titled if position in positions}

    def distinct(self, groups: Iterable[Sequence[int]]) -> list[list[int]]:
        """Return the groups with each listing once, where several listings are left."""
        found: list[list[int]] = []
        for group in groups:
            first: dict[int, int] = {}
            for position in group:
                first.setdefault(int(self._numbers[position]), position)
            if len(first) > 1:
                found.append(list(first.values()))
        return found

    def is_listing(self, position: int, other: "SheetsTogether", key: Key) -> bool:
        """Whether a row is the same listing as a row of other sheets: one shop, one id."""
        own, there = self._rows[position], other._rows[int(key)]  # noqa: SLF001 - of the same class
        return own.id is not None and (own.id, own.shop) == (there.id, there.shop)
