"""Titles as they are compared, and many texts in little memory."""

from collections.abc import Iterable, Sequence
from itertools import islice

import numpy as np

from titleopt.duplicates.measures import Integers
from titleopt.errors import TitleError
from titleopt.text.fold import fold, fold_all

_CHUNK = 1 << 14


def compared_text(title: str) -> str:
    """Return what of ``title`` is compared: folded, without white space.

    >>> compared_text("ＬＥＤ 檯燈　護眼")
    'led台灯护眼'
    """
    return "".join(fold(title).split())


def compared_texts(titles: Sequence[str]) -> list[str]:
    """Return ``compared_text`` of each title, several times as fast as one by one.

    >>> compared_texts(["T恤 白", "Ｔ恤"])
    ['t恤白', 't恤']
    """
    return ["".join(text.split()) for text in fold_all(titles)]


def check_titles(titles: Sequence[object], first: int = 0) -> None:
    """Refuse what is not text; ``first`` is the position of the first of ``titles``.

    Raises:
        TitleError: One of them is no str.
    """
    for position, title in enumerate(titles, start=first):
        if not isinstance(title, str):
            raise TitleError(
                f"第 {position + 1} 个标题不是文字，而是 {type(title).__name__}",
                en=f"title {position + 1} is no str but {type(title).__name__}",
                context={"position": str(position)},
            )


def as_list(titles: Iterable[str]) -> Sequence[str]:
    """Return ``titles`` as they are if they are a list, else listed.

    Raises:
        TitleError: They are one title.
    """
    if isinstance(titles, str):
        raise TitleError(
            "要的是一列标题，不是一个标题",
            hint="请把标题放进列表",
            en="titles are wanted, not one title",
            hint_en="put it into a list",
        )
    return titles if isinstance(titles, list | tuple) else list(titles)


class Texts:
    """A frozen list of texts in one UTF-8 buffer: a third of the memory of a list of str.

    >>> texts = Texts.pack(["纯棉", "", "T恤"])
    >>> len(texts), texts[2], texts.take([2, 0])
    (3, 'T恤', ['T恤', '纯棉'])
    """

    def __init__(self, buffer: "bytes | bytearray | memoryview", ends: Integers) -> None:
        self.buffer = memoryview(buffer)
        self.ends = ends

    @classmethod
    def pack(cls, texts: Iterable[str]) -> "Texts":
        """Copy ``texts`` into one buffer; lone surrogates are kept."""
        buffer = bytearray()
        sizes: list[int] = []
        rest = iter(texts)
        while chunk := [text.encode("utf-8", "surrogatepass") for text in islice(rest, _CHUNK)]:
            buffer += b"".join(chunk)
            sizes += map(len, chunk)
        return cls(buffer, np.cumsum(np.array(sizes, np.int64)))

    def __len__(self) -> int:
        return len(self.ends)

    def __getitem__(self, position: int) -> str:
        start = int(self.ends[position - 1]) if position else 0
        return str(self.buffer[start : int(self.ends[position])], "utf-8", "surrogatepass")

    def take(self, positions: Integers | Sequence[int] | range) -> list[str]:
        """Return the texts at ``positions``, in their order."""
        places = np.asarray(positions, np.int64)
        ends = self.ends[places].tolist()
        starts = np.where(places > 0, self.ends[places - 1], 0).tolist()
        buffer = self.buffer
        return [
            str(buffer[start:end], "utf-8", "surrogatepass")
            for start, end in zip(starts, ends, strict=True)
        ]
