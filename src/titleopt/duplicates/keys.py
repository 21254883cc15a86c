"""Which key stands at which place (*slot*) of an index."""

from collections.abc import Iterable, Sequence
from numbers import Integral

import numpy as np

from titleopt.duplicates.measures import Integers
from titleopt.duplicates.values import Key, KeyArray
from titleopt.errors import InputError


class Keys:
    """Keys by slot and slots by key; the first ``positions`` slots may be their own keys.

    >>> keys = Keys(positions=2)
    >>> keys.append("A7"), keys.slot(1), keys.slot("A7"), keys.slot("B")
    (2, 1, 2, None)
    """

    def __init__(self, names: Iterable[Key] = (), *, positions: int = 0) -> None:
        self._positions = positions
        self._names: list[Key] = []
        self._slots: dict[Key, int] = {}
        self._gone: set[int] = set()
        for name in names:
            self.append(name)

    @classmethod
    def restored(cls, positions: int, names: Sequence[Key], removed: Iterable[int]) -> "Keys":
        """Return keys as they were: ``names`` stand behind the positions, ``removed`` are slots."""
        keys = cls(positions=positions)
        gone = set(removed)
        keys._gone = {slot for slot in gone if slot < positions}
        for slot, name in enumerate(names, start=positions):
            if slot in gone:
                keys._names.append(name)
            else:
                keys.append(name)
        return keys

    def __len__(self) -> int:
        """Return the number of slots, removed ones included."""
        return self._positions + len(self._names)

    def __getitem__(self, slot: int) -> Key:
        return slot if slot < self._positions else self._names[slot - self._positions]

    @property
    def positions(self) -> int:
        """How many of the first slots are their own keys."""
        return self._positions

    def slot(self, key: object) -> int | None:
        """Return where ``key`` stands, or None."""
        if not isinstance(key, str | Integral):
            return None
        plain = _plain(key)
        found = self._slots.get(plain)
        if found is None and isinstance(plain, int) and 0 <= plain < self._positions:
            found = None if plain in self._gone else plain
        return found

    def demand(self, key: Key) -> int:
        """Return where ``key`` stands.

        Raises:
            InputError: There is no such key.
        """
        slot = self.slot(key)
        if slot is None:
            raise InputError(
                f"索引里没有键为 {key!r} 的标题", en=f"the index holds no title with key {key!r}"
            )
        return slot

    def append(self, key: Key) -> int:
        """Give ``key`` the next slot and return it.

        Raises:
            InputError: The key is taken, or is neither an integer nor text.
        """
        key = _plain(key)
        if self.slot(key) is not None:
            raise InputError(
                f"索引里已有键为 {key!r} 的标题", en=f"the index has a title with key {key!r}"
            )
        slot = len(self)
        self._slots[key] = slot
        self._names.append(key)
        return slot

    def remove(self, key: Key) -> int:
        """Forget ``key`` and return the slot it stood at.

        Raises:
            InputError: There is no such key.
        """
        slot = self.demand(key)
        if slot < self._positions:
            self._gone.add(slot)
        else:
            del self._slots[_plain(key)]
        return slot

    def names(self, start: int = 0) -> list[Key]:
        """Return the keys of all slots from ``start``, removed ones included."""
        return [self[slot] for slot in range(start, len(self))]

    def take(self, slots: Integers) -> KeyArray:
        """Return the keys at ``slots`` as an array: int64 if all of them are integers."""
        if not len(slots) or int(slots.max()) < self._positions:
            return slots.astype(np.int64)
        keys = [self[slot] for slot in slots.tolist()]
        if all(isinstance(key, int) for key in keys):
            try:
                return np.array(keys, np.int64)
            except OverflowError:
                pass
        chosen = np.empty(len(keys), object)
        chosen[:] = keys
        return chosen


def _plain(key: object) -> Key:
    """Turn numpy's integers into Python's."""
    if isinstance(key, str):
        return str(key)
    if isinstance(key, Integral):
        return int(key)
    raise InputError(
        f"标题的键必须是整数或文本，不能是 {key!r}",
        en=f"a title's key is an int or a str, not {key!r}",
    )
