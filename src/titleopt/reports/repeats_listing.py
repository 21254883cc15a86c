"""Titles that repeat each other as lines for a terminal."""

from collections.abc import Iterator
from itertools import groupby

from rich.text import Text

from titleopt.config import Lang
from titleopt.duplicates.explain import explain
from titleopt.reports.differences import difference_marks
from titleopt.reports.repeats import Place, Repeat, Repeats
from titleopt.reports.terminal import marked_title, shown

_WORDS: dict[Lang, dict[str, str]] = {
    "zh": {
        "group": "组 {number}：{count} 个标题",
        "against": "与对照表重复",
        "keep": "  保留",
        "row": "第 {row} 行",
        "in_file": "“{file}”第 {row} 行",
        "total": "{titles} 个标题，重复 {groups} 组共 {rows} 个",
        "rivals": "，与对照表的 {against} 个标题重复的有 {rows} 个",
    },
    "en": {
        "group": "group {number}: {count} titles",
        "against": "against",
        "keep": "  keep",
        "row": "row {row}",
        "in_file": "{file} row {row}",
        "total": "{titles} titles, {groups} groups of {rows} that repeat each other",
        "rivals": ", {rows} repeat one of {against} titles compared against",
    },
}
_SIMILARITY_WIDTH = 6


def where(place: Place, lang: Lang, *, with_file: bool) -> str:
    """Return the place of a title for a person."""
    words = _WORDS[lang]["in_file" if with_file and place.file else "row"]
    return words.format(file=place.file, row=place.row)


def lines_of(repeats: Repeats, lang: Lang) -> Iterator[Text]:
    """Yield group by group which titles repeat each other, the differing words in colour."""
    files = {place.file for one in repeats.found for place in (one.place, one.like) if place}
    words, with_file = _WORDS[lang], len(files) > 1
    for number, found in groupby(repeats.found, key=lambda one: one.group):
        group = list(found)
        head = words["against"]
        if number is not None:
            head = words["group"].format(number=number, count=len(group))
        yield Text(head, style="bold")
        for one in group:
            yield _line(one, lang, with_file=with_file)
            if number is None and one.like is not None:
                yield _rival(one.like, lang, with_file=with_file)


def _line(one: Repeat, lang: Lang, *, with_file: bool) -> Text:
    text = Text(f"{one.similarity:>{_SIMILARITY_WIDTH}.1f}  ", style="yellow")
    if one.like is None:
        text = Text(f"{_WORDS[lang]['keep']}  ", style="bold green")
    text.append(_named(one.place, lang, with_file=with_file), style="not bold dim")
    marks = difference_marks(explain(one.place.title, one.like.title)) if one.like else ()
    return text.append_text(marked_title(one.place.title, marks))


def _rival(place: Place, lang: Lang, *, with_file: bool) -> Text:
    text = Text(" " * (_SIMILARITY_WIDTH - 1) + "=  ", style="dim")
    text.append(_named(place, lang, with_file=with_file), style="dim")
    return text.append(shown(place.title))


def _named(place: Place, lang: Lang, *, with_file: bool) -> str:
    told = shown(where(place, lang, with_file=with_file))
    return f"{told}  {shown(place.id)}  " if place.id else f"{told}  "


def totals(repeats: Repeats, lang: Lang) -> Text:
    """Return the figures and what similar meant."""
    own = [one for one in repeats.found if one.group is not None]
    words = _WORDS[lang]
    told = words["total"].format(titles=repeats.titles, groups=repeats.groups, rows=len(own))
    if repeats.against is not None:
        places = {(one.place.file, one.place.row) for one in repeats.found if one.group is None}
        told += words["rivals"].format(against=repeats.against, rows=len(places))
    text = Text(told, style="bold")
    text.append(f"\n{repeats.definition(lang)}", style="not bold dim")
    for note in repeats.notes:
        text.append(f"\n{shown(note)}", style="not bold dim")
    return text
