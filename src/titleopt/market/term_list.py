"""Search terms from any number of exports: each term once, with all its sources and dates."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from statistics import fmean
from typing import NamedTuple, Self, overload

import numpy as np
from numpy.typing import NDArray

from titleopt.errors import InputError
from titleopt.market.equivalence import spelling_key
from titleopt.market.export import Dropped, Export, Line, read_exports
from titleopt.market.numbers import Number
from titleopt.market.scale import scales
from titleopt.market.values import Figure, SearchTerm, Sighting
from titleopt.tables.source import type_of_source
from titleopt.text.fold import fold_all


class Seen(NamedTuple):
    """One row that gave a term."""

    export: int
    line: int


class UnderstoodExport(NamedTuple):
    """What was understood of one sheet, one line in each language."""

    file: str
    zh: str
    en: str


class TermList(Sequence[SearchTerm]):
    """Search terms, each once: terms that differ in width, case, script, spaces or symbols are one.

    ``demand`` is the point estimate of the best column there is (search popularity, else
    visitors, clicks, share, buyers); exports of different dates are brought to one scale by
    the terms they share.

    >>> terms = TermList.of(["连衣裙女", "連衣裙 女", "雪纺衫"])
    >>> len(terms), terms[0].spellings
    (2, ('連衣裙 女',))
    """

    def __init__(self, exports: Sequence[Export]) -> None:
        self.exports = tuple(exports)
        self._lines = [(e, i) for e, export in enumerate(exports) for i in range(len(export.lines))]
        typed = [exports[e].lines[i].text for e, i in self._lines]
        folded = fold_all(typed)
        groups: dict[str, list[int]] = {}
        for place, text in enumerate(folded):
            groups.setdefault(spelling_key(text), []).append(place)
        self._seen = list(groups.values())
        self.keys: list[str] = list(groups)
        """Folded without spaces and symbols, in list order."""
        self.texts: list[str] = [typed[places[0]] for places in self._seen]
        self.folded: list[str] = [folded[places[0]] for places in self._seen]
        self._typed = typed

    @classmethod
    def read(
        cls,
        *paths: type_of_source,
        sheet: str | int | None = None,
        term_column: str | int | None = None,
    ) -> Self:
        """Read and merge exports of any known layout.

        Args:
            paths: Files, bytes or binary streams.
            sheet: Name or number of the one sheet to read; all with terms otherwise.
            term_column: The terms' column by header, letters or number; found otherwise.

        Raises:
            TableError: a file cannot be read, or has no column of search terms.
            InputError: no path was given.

        """
        if not paths:
            raise InputError(
                "没有给出搜索词文件",
                hint="请至少给出一个文件",
                en="no file of search terms is given",
                hint_en="give at least one",
            )
        return cls(
            [
                export
                for path in paths
                for export in read_exports(path, sheet=sheet, term_column=term_column)
            ]
        )

    @classmethod
    def of(cls, terms: Iterable[str | tuple[str, float]]) -> Self:
        """Make a list of bare terms, or of terms with their demand."""
        return cls([_export_of(terms)])

    def __len__(self) -> int:
        return len(self.texts)

    @overload
    def __getitem__(self, index: int) -> SearchTerm: ...
    @overload
    def __getitem__(self, index: slice) -> list[SearchTerm]: ...
    def __getitem__(self, index: int | slice) -> SearchTerm | list[SearchTerm]:
        if isinstance(index, slice):
            return [self[i] for i in range(*index.indices(len(self)))]
        known = float(self.demand[index])
        figures = self.figures(index)
        seen = self._seen[index]
        others = dict.fromkeys(self._typed[place] for place in seen)
        return SearchTerm(
            text=self.texts[index],
            folded=self.folded[index],
            demand=None if np.isnan(known) else known,
            figures={
                role: Figure(text=n.text, low=n.low, high=n.high, point=n.point)
                for role, n in figures.items()
            },
            sightings=tuple(self._sighting(place) for place in seen),
            spellings=tuple(text for text in others if text != self.texts[index]),
        )

    def __iter__(self) -> Iterator[SearchTerm]:
        return (self[index] for index in range(len(self)))

    def _sighting(self, place: int) -> Sighting:
        export, line = self._lines[place]
        row = self.exports[export].lines[line]
        return Sighting(file=self.exports[export].file, row=row.row, date=row.date)

    def figures(self, index: int) -> dict[str, Number]:
        """Return every measure known of a term; of several rows the newest that has it."""
        found: dict[str, Number] = {}
        for export, line in self._newest_last(index):
            roles = self.exports[export].roles
            for role, value in zip(roles, self.exports[export].lines[line].figures, strict=True):
                if value is not None:
                    found[role] = value  # noqa: PERF403 - exports are merged in their order
        return found

    def columns(self, index: int) -> dict[str, str]:
        """Return for each measure known of a term the header it was read from."""
        found: dict[str, str] = {}
        for export, line in self._newest_last(index):
            columns = self.exports[export].columns
            values = zip(columns.items(), self.exports[export].lines[line].figures, strict=True)
            found.update({role: name for (role, name), value in values if value is not None})
        return found

    def _newest_last(self, index: int) -> list[tuple[int, int]]:
        rows = [self._lines[place] for place in self._seen[index]]
        return sorted(rows, key=lambda row: self.exports[row[0]].lines[row[1]].date)

    @cached_property
    def demand(self) -> NDArray[np.float64]:
        """Demand of each term, NaN where no export gives one."""
        factors = scales(self.exports, [[self._lines[p] for p in seen] for seen in self._seen])
        demand = np.full(len(self), np.nan)
        for index, seen in enumerate(self._seen):
            known: dict[int, dict[str, list[float]]] = {}
            for place in seen:
                export, line = self._lines[place]
                value = _demand_of(self.exports[export], line)
                if value is not None:
                    spellings = known.setdefault(export, {})
                    spellings.setdefault(self._typed[place], []).append(value.point)
            if known:
                # Dates are averaged, spellings of one export added up, exports averaged.
                totals = [
                    factors[export] * sum(fmean(days) for days in spellings.values())
                    for export, spellings in known.items()
                ]
                demand[index] = fmean(totals)
        return demand

    @cached_property
    def weights(self) -> NDArray[np.float64]:
        """Demand to count with: 1 where none is known at all, else the least where missing."""
        known = self.demand[np.isfinite(self.demand)]
        if not len(known) or known.max() <= 0:
            return np.ones(len(self))
        least = float(known[known > 0].min())
        return np.nan_to_num(self.demand, nan=least, posinf=float(known.max()))

    @property
    def dropped(self) -> tuple[Dropped, ...]:
        """Rows that gave no term, with the reason."""
        return tuple(row for export in self.exports for row in export.dropped)

    @property
    def understood(self) -> tuple[UnderstoodExport, ...]:
        """What was understood of each sheet: terms, measures, rows kept and dropped, notes."""
        return tuple(_understood(export) for export in self.exports)

    def find(self, term: str) -> int | None:
        """Return the place of a term in the list, in any spelling; None when it is not there."""
        return self._places.get(spelling_key(fold_all([term])[0]))

    @cached_property
    def _places(self) -> dict[str, int]:
        return {key: index for index, key in enumerate(self.keys)}


def _demand_of(export: Export, line: int) -> Number | None:
    role = export.demand_role
    return None if role is None else export.lines[line].figures[export.roles.index(role)]


def _export_of(terms: Iterable[str | tuple[str, float]]) -> Export:
    pairs = [(term, None) if isinstance(term, str) else term for term in terms]
    counted = any(demand is not None for _, demand in pairs)
    lines = []
    for row, (text, demand) in enumerate(pairs, start=1):
        value = None if demand is None else Number(float(demand), float(demand), f"{demand:g}")
        if text.strip():
            lines.append(Line(row, text.strip(), "", (value,) if counted else ()))
    columns = {"popularity": "demand"} if counted else {}
    return Export("(terms)", None, "term", columns, "", lines)


def _understood(export: Export) -> UnderstoodExport:
    zh = [f"搜索词=“{export.term_column}”"]
    en = [f"term = {export.term_column}"]
    zh += [f"{ROLE_WORDS.get(role, role)}=“{name}”" for role, name in export.columns.items()]
    en += [f"{role} = {name}" for role, name in export.columns.items()]
    if export.demand_role is None:
        zh.append("没有搜索量，每个词同等看待")
        en.append("no demand column: every term counts the same")
    if export.date:
        zh.append(f"日期 {export.date}")
        en.append(f"dates {export.date}")
    zh.append(f"读入 {len(export.lines)} 行，舍弃 {len(export.dropped)} 行")
    en.append(f"{len(export.lines)} rows read, {len(export.dropped)} dropped")
    where = export.file + (f"（{export.sheet}）" if export.sheet else "")
    return UnderstoodExport(where, "；".join(zh + export.notes_zh), "; ".join(en + export.notes_en))


ROLE_WORDS = {
    "popularity": "搜索人气",
    "clicks": "点击",
    "click_rate": "点击率",
    "conversion_rate": "转化率",
    "supply": "在线商品数",
    "demand_supply": "需求供给比",
    "tmall_share": "天猫占比",
    "buyers": "支付买家数",
    "visitors": "访客数",
    "share": "占比",
    "competition": "竞争（平台给出）",
    "blue_ocean": "蓝海值（平台给出）",
    "bid": "出价",
    "revenue": "成交金额",
    "customer_value": "客单价",
    "basket": "加购",
    "favourites": "收藏",
    "relevance": "相关性（平台给出）",
    "rank": "排名",
}
