"""The listings of a sheet, packed: a million of them in little more than their text."""

from array import array
from collections.abc import Iterable
from hashlib import blake2b
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from titleopt.duplicates.arrays import changes
from titleopt.duplicates.texts import compared_texts

# Shorter titles may be each other's characters and yet say something else: 牛奶, 奶牛.
_TOO_SHORT_TO_REORDER = 6
_AT_ONCE = 4096
_HASH_BYTES = 8


class Listing(NamedTuple):
    """One titled row of a sheet."""

    row: int
    """As the sheet numbers it."""
    id: str | None
    title: str
    shop: str | None = None


def order_free_key(compared: str) -> str:
    """Return what two titles share that say the same in any order.

    >>> order_free_key("纯棉T恤女夏季") == order_free_key("女夏季纯棉T恤")
    True
    >>> order_free_key("牛奶") == order_free_key("奶牛")
    False
    """
    if len(compared) < _TOO_SHORT_TO_REORDER:
        return compared
    return "".join(sorted(compared))


def key_hashes(titles: list[str]) -> list[int]:
    """Return a number for each title, the same for titles that are the same."""
    return [
        int.from_bytes(blake2b(_bytes(order_free_key(text)), digest_size=_HASH_BYTES).digest())
        for text in compared_texts(titles)
    ]


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


class _Packed:
    """Texts one behind the other in one buffer."""

    def __init__(self) -> None:
        self._buffer = bytearray()
        self._ends = array("q", [0])

    def append(self, text: str) -> None:
        self._buffer += _bytes(text)
        self._ends.append(len(self._buffer))

    def __getitem__(self, position: int) -> str:
        start, end = self._ends[position], self._ends[position + 1]
        return self._buffer[start:end].decode("utf-8", "surrogatepass")


class Listings:
    """All titled rows of a sheet, by position, and which of them are the same.

    >>> listings = Listings.of([Listing(2, "A1", "纯棉T恤女夏"), Listing(3, "A2", "女夏纯棉T恤")])
    >>> len(listings), listings[1].id, listings.same(listings.key(0)).tolist()
    (2, 'A2', [0, 1])
    """

    def __init__(self) -> None:
        self._rows = array("q")
        self._ids = _Packed()
        self._titles = _Packed()
        self._keys = array("Q")
        self._id_hashes = array("q")
        self._shops = array("q")
        self._shop_numbers: dict[str | None, int] = {}
        self._shop_names: list[str | None] = []
        self._sorted: tuple[NDArray[np.uint64], NDArray[np.int64]] | None = None

    @classmethod
    def of(cls, listings: Iterable[Listing]) -> "Listings":
        """Pack all listings."""
        packed = cls()
        waiting: list[str] = []
        for row, identity, title, shop in listings:
            packed._shops.append(packed._shop_number(shop))
            packed._rows.append(row)
            packed._ids.append(identity or "")
            packed._id_hashes.append(hash(identity) or 1 if identity else 0)
            packed._titles.append(title)
            waiting.append(title)
            if len(waiting) == _AT_ONCE:
                packed._keys.extend(key_hashes(waiting))
                waiting.clear()
        packed._keys.extend(key_hashes(waiting))
        return packed

    def __len__(self) -> int:
        return len(self._rows)

    def __getitem__(self, position: int) -> Listing:
        return Listing(
            self._rows[position],
            self._ids[position] or None,
            self._titles[position],
            self._shop_names[self._shops[position]],
        )

    def _shop_number(self, shop: str | None) -> int:
        number = self._shop_numbers.setdefault(shop, len(self._shop_names))
        if number == len(self._shop_names):
            self._shop_names.append(shop)
        return number

    @property
    def shops(self) -> NDArray[np.int64]:
        """A number for each row's shop, from 0; rows without a shop are one shop."""
        return np.array(self._shops, np.int64)

    @property
    def keys(self) -> NDArray[np.uint64]:
        """What the same titles have in common, for each row."""
        return np.array(self._keys, np.uint64)

    def listing_numbers(self) -> NDArray[np.int64]:
        """Return for each row the first position of its listing.

        Rows of one shop with one id are one listing; a row without an id is one by itself.
        """
        numbers = np.arange(len(self))
        ids, shops = np.array(self._id_hashes, np.int64), self.shops
        known = np.flatnonzero(ids)
        order = known[np.lexsort((ids[known], shops[known]))]
        is_new = changes(ids[order]) | changes(shops[order])
        if not is_new.all():
            numbers[order] = order[is_new][np.cumsum(is_new) - 1]
        return numbers

    def titles(self) -> list[str]:
        """Return all titles."""
        return [self._titles[position] for position in range(len(self))]

    def key(self, position: int) -> int:
        """Return what the same titles have in common."""
        return self._keys[position]

    def same(self, key: int) -> NDArray[np.int64]:
        """Return the positions of all titles with this key, ascending."""
        keys, order = self._by_key()
        wanted = np.uint64(key)
        start = int(np.searchsorted(keys, wanted, "left"))
        end = int(np.searchsorted(keys, wanted, "right"))
        return order[start:end]

    def _by_key(self) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
        if self._sorted is None:
            keys = np.frombuffer(self._keys, np.uint64) if self._keys else np.empty(0, np.uint64)
            order = np.argsort(keys, kind="stable")
            self._sorted = (keys[order], order)
        return self._sorted
