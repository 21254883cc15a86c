"""Reads one stream out of an OLE container, the outer shell of an .xls ([MS-CFB])."""

import struct
from typing import BinaryIO

END = 0xFFFFFFFA  # this and above are marks, not sector numbers
ENTRY_BYTES = 128
SMALL_SECTOR = 64
MOST_BYTES = 1 << 30


class Ole:
    """An open container.

    Raises:
        ValueError: the container is broken.

    """

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        head = stream.read(512)
        try:
            (shift,) = struct.unpack_from("<H", head, 30)
            (count,) = struct.unpack_from("<I", head, 44)
            first, _, self._cutoff, mini, _, extra, _ = struct.unpack_from("<7I", head, 48)
        except struct.error as error:
            raise ValueError("no header") from error
        if shift not in (9, 12):
            raise ValueError("unusual sector size")
        self._size = 1 << shift
        self._table = self._allocation(struct.unpack_from("<109I", head, 76), extra, count)
        entries = self._chain(first)
        listed = [
            _entry(entries[at : at + ENTRY_BYTES])
            for at in range(0, len(entries) - ENTRY_BYTES + 1, ENTRY_BYTES)
        ]
        if not listed or len(entries) % ENTRY_BYTES:
            raise ValueError("no whole directory")
        self._root = listed[0][1]
        self._entries = {name: (start, size) for name, start, size in listed}
        self._mini_start = mini

    def read(self, *names: str) -> bytes:
        """Return the first stream that is there.

        Raises:
            ValueError: none is, or it is broken.

        """
        for name in names:
            if name in self._entries:
                start, size = self._entries[name]
                data = self._chain(start) if size >= self._cutoff else self._small(start, size)
                if len(data) < size:
                    raise ValueError("cut short")
                return data[:size]
        raise ValueError("no such stream")

    def _sector(self, number: int) -> bytes:
        self._stream.seek((number + 1) * self._size)
        return self._stream.read(self._size)

    def _allocation(self, first: tuple[int, ...], extra: int, count: int) -> list[int]:
        sectors = [number for number in first if number < END]
        per = self._size // 4
        seen = 0
        while extra < END and seen <= count:
            more = struct.unpack(f"<{per}I", self._sector(extra).ljust(self._size, b"\xff"))
            sectors.extend(number for number in more[:-1] if number < END)
            extra = more[-1]
            seen += 1
        table: list[int] = []
        for number in sectors[:count]:
            table.extend(struct.unpack(f"<{per}I", self._sector(number).ljust(self._size, b"\xff")))
        return table

    def _chain(self, number: int) -> bytes:
        parts: list[bytes] = []
        while number < END:
            if number >= len(self._table) or len(parts) * self._size > MOST_BYTES:
                raise ValueError("broken chain")
            parts.append(self._sector(number))
            if not parts[-1]:
                raise ValueError("cut short")
            number = self._table[number]
            if len(parts) > len(self._table):
                raise ValueError("endless chain")
        return b"".join(parts)

    def _small(self, start: int, size: int) -> bytes:
        links = self._chain(self._mini_start)
        store = self._chain(self._root)
        parts: list[bytes] = []
        while start < END and len(parts) * SMALL_SECTOR < size:
            parts.append(store[start * SMALL_SECTOR : (start + 1) * SMALL_SECTOR])
            if 4 * start + 4 > len(links):
                raise ValueError("broken chain")
            (start,) = struct.unpack_from("<I", links, 4 * start)
        return b"".join(parts)


def _entry(data: bytes) -> tuple[str, int, int]:
    (length,) = struct.unpack_from("<H", data, 64)
    name = data[: max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
    start, size = struct.unpack_from("<II", data, 116)
    return name, start, size
