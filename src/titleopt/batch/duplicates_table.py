"""Sheets go in, the titles that repeat each other come out.

::

    read ──► sheets, one behind the other ──► find_duplicates ──► groups, each listing once
                                                             └──► titles of the sheet against
"""

import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from os import PathLike
from typing import Literal, get_args

from rich.console import Console

from titleopt.batch.find_duplicates import Duplicates, find_duplicates
from titleopt.batch.formats import format_of
from titleopt.batch.in_shop import LISTED
from titleopt.batch.sheets_together import SheetsTogether
from titleopt.checking.checker import checker_for
from titleopt.config import Lang, Settings
from titleopt.duplicates.clusters import Linkage
from titleopt.duplicates.exact import similarities_to
from titleopt.duplicates.explain import explain
from titleopt.duplicates.measures import Measure
from titleopt.duplicates.texts import compared_text
from titleopt.errors import InputError
from titleopt.model import made
from titleopt.reports.differences import advice
from titleopt.reports.repeats import HEADERS, Place, Repeat, Repeats
from titleopt.reports.repeats_listing import lines_of, totals, where
from titleopt.reports.repeats_sheet import add_repeats_sheets
from titleopt.tables import csv_writer, jsonl_writer, workbook_writer
from titleopt.tables.aside import refuse_inputs, target_stream, type_of_target
from titleopt.tables.source import Source, type_of_source

RepeatsFormat = Literal["xlsx", "csv", "jsonl", "table"]
# So many titles are scored in some seconds; beyond, the first of a group is kept.
MOST_SCORED = 20_000
_KEEP: dict[Lang, tuple[str, str]] = {
    "zh": ("保留：本组得分最高", "保留：本组最先出现"),
    "en": ("Keep: the best score of the group", "Keep: the first of the group"),
}
_NOT_SCORED: dict[Lang, str] = {
    "zh": f"重复的标题超过 {MOST_SCORED:,} 个，没有打分，每组保留最先出现的",
    "en": f"More than {MOST_SCORED:,} titles repeat others: not scored, the first is kept",
}


def duplicates_table(  # noqa: PLR0913 - keywords of one question
    sources: type_of_source | Sequence[type_of_source],
    target: type_of_target | None = None,
    *,
    against: type_of_source | None = None,
    measure: Measure = "ratio",
    min_similarity: float = 80,
    linkage: Linkage = "connected",
    settings: Settings | None = None,
    format: RepeatsFormat | None = None,  # noqa: A002 - the word users look for
    title_column: str | int | None = None,
    sheet: str | int | None = None,
    jobs: int = 1,
    progress: Callable[[str, int, int | None], None] | None = None,
) -> Repeats:
    r"""Find the titles of some sheets that repeat each other, and write them.

    All rows of all sheets are compared, whatever their shop; rows of one shop with one id are
    one listing, which repeats nothing by itself and is named once in a group.

    Args:
        sources: One sheet or several, compared together.
        target: Path or binary stream to write; None writes nothing.
        against: A sheet of others' titles that must not be repeated.
        measure: What similar means, see ``titleopt.duplicates.measures``.
        min_similarity: From 50 to 100.
        linkage: How pairs make groups, see ``TitleIndex.clusters``.
        settings: Language, and what scores go by.
        format: ``xlsx``, ``csv``, ``jsonl`` or ``table``; None for what the name says.
        title_column: The title's column by header, letters or number; found when None.
        sheet: Name or number of the sheet; the first with titles when None.
        jobs: Threads to compare in; the answer is the same.
        progress: Called as rows are done.

    Raises:
        TableError: A sheet cannot be read, or the target would overwrite it.
        InputError: The format is unknown, or there is no sheet.
        ConfigError: An unknown measure or linkage, or a similarity out of range.

    >>> found = duplicates_table("标题\n纯棉圆领T恤男\n真皮公文包\n纯棉圆领T恤男士\n".encode())
    >>> [(one.group, one.place.row, one.like and one.like.row) for one in found.found]
    [(1, 2, 4), (1, 4, None)]
    """
    settings = settings or Settings()
    form = format_of(target, format, get_args(RepeatsFormat), "xlsx")
    report = progress or (lambda _stage, _done, _total: None)
    given = [Source.of(one) for one in _several(sources)]
    asked = Source.of(against) if against is not None else None
    inputs = [*given, asked] if asked else given
    if isinstance(target, (str, PathLike)):
        refuse_inputs(target, inputs)
    sheets = SheetsTogether.read(given, title_column=title_column, sheet=sheet, progress=report)
    rivals = SheetsTogether.read([asked], progress=report) if asked else None
    report("compare", 0, None)
    found = find_duplicates(
        sheets.titles(),
        measure=measure,
        min_similarity=min_similarity,
        against=rivals.titles() if rivals else (),
        linkage=linkage,
        workers=jobs,
    )
    repeats = _Reading(sheets, rivals, found, settings).repeats()
    if target is not None:
        _write(repeats, target, form, settings.lang, inputs)
    return repeats


def _several(sources: type_of_source | Sequence[type_of_source]) -> Sequence[type_of_source]:
    one = isinstance(sources, (str, PathLike, bytes)) or hasattr(sources, "read")
    several: Sequence[type_of_source] = [sources] if one else sources  # type: ignore[list-item, assignment]
    if not several:
        raise InputError("没有给出表格", en="no sheet is given")
    return several


class _Reading:
    """What was found, told row by row."""

    def __init__(
        self,
        sheets: SheetsTogether,
        rivals: SheetsTogether | None,
        found: Duplicates,
        settings: Settings,
    ) -> None:
        self._sheets = sheets
        self._rivals = rivals
        self._found = found
        self._settings = settings
        self._with_file = len(sheets.names) > 1

    def repeats(self) -> Repeats:
        lang, found = self._settings.lang, self._found
        groups = self._sheets.distinct(cluster.rows for cluster in found.clusters)
        scored = sum(map(len, groups)) <= MOST_SCORED
        scores = self._scores({at for group in groups for at in group}) if scored else {}
        rows = [
            one
            for number, group in enumerate(groups, start=1)
            for one in self._group(number, group, scores)
        ]
        rows += self._copies()
        return made(
            Repeats,
            {
                "measure": found.index.measure,
                "min_similarity": found.min_similarity,
                "titles": len(self._sheets),
                "against": None if self._rivals is None else len(self._rivals),
                "groups": len(groups),
                "found": tuple(rows),
                "notes": (
                    *(note.told(lang) for note in self._sheets.notes),
                    *(() if scored else (_NOT_SCORED[lang],)),
                ),
            },
        )

    def _scores(self, positions: set[int]) -> dict[int, float]:
        """Score titles by themselves: that they repeat each other is no part of it."""
        checker = checker_for(self._settings)
        wanted = self._sheets.products_at(positions)
        return {position: checker.check(product).score for position, product in wanted.items()}

    def _group(
        self, number: int, group: Sequence[int], scores: Mapping[int, float]
    ) -> Iterator[Repeat]:
        best = max(group, key=lambda position: (scores.get(position, 0.0), -position))
        kept = self._sheets.place(best)
        places = [self._sheets.place(position) for position in group]
        texts = [compared_text(place.title) for place in places]
        alike = similarities_to(compared_text(kept.title), texts, self._found.index.measure)
        for position, place, similarity in zip(group, places, alike.tolist(), strict=True):
            score = scores.get(position)
            if position == best:
                told = _KEEP[self._settings.lang][0 if score is not None else 1]
                yield _repeat(number, place, score, None, similarity, told)
            else:
                yield _repeat(number, place, score, kept, similarity, self._advice(place, kept))

    def _copies(self) -> Iterator[Repeat]:
        """Yield the rows that repeat a title compared against, the most similar first."""
        rivals = self._rivals
        if rivals is None:
            return
        for position in self._found.rows:
            near = sorted(self._found.rival_neighbours(position), key=lambda one: -one.similarity)
            # Its own listing in a sheet of rivals is no copy.
            near = [one for one in near if not self._sheets.is_listing(position, rivals, one.key)]
            for one in near[:LISTED]:
                place, like = self._sheets.place(position), rivals.place(int(one.key))
                told = self._advice(place, like, is_rival=True)
                yield _repeat(None, place, None, like, one.similarity, told)

    def _advice(self, own: Place, other: Place, *, is_rival: bool = False) -> str:
        lang = self._settings.lang
        named = where(other, lang, with_file=self._with_file or is_rival)
        return advice(explain(own.title, other.title), named, lang, is_rival=is_rival)


def _repeat(  # noqa: PLR0913, PLR0917 - the fields of one value
    group: int | None,
    place: Place,
    score: float | None,
    like: Place | None,
    similarity: float,
    told: str,
) -> Repeat:
    return made(
        Repeat,
        {
            "group": group,
            "place": place,
            "score": score,
            "like": like,
            "similarity": similarity,
            "advice": told,
        },
    )


def _write(
    repeats: Repeats,
    target: type_of_target,
    form: RepeatsFormat,
    lang: Lang,
    inputs: Sequence[Source],
) -> None:
    if form == "xlsx":
        with workbook_writer(target, inputs=inputs) as workbook:
            add_repeats_sheets(workbook, repeats, lang)
    elif form == "csv":
        with csv_writer(target, tuple(HEADERS[lang].values()), inputs=inputs) as write:
            for one in repeats.found:
                write(tuple(one.cells(lang).values()))
    elif form == "jsonl":
        with jsonl_writer(target, inputs=inputs) as write_line:
            for one in repeats.found:
                write_line(one.model_dump())
    else:
        _print(repeats, target, lang, inputs)


def _print(repeats: Repeats, target: type_of_target, lang: Lang, inputs: Sequence[Source]) -> None:
    """Write lines to read; a terminal behind the stream gets its colours."""
    with target_stream(target, inputs) as stream:
        text = io.TextIOWrapper(stream, "utf-8", errors="replace", write_through=True)
        try:
            console = Console(file=text, highlight=False)
            for line in (*lines_of(repeats, lang), totals(repeats, lang)):
                console.print(line, soft_wrap=True, highlight=False)
            text.flush()
        finally:
            text.detach()
