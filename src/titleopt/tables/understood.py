"""One line on what was understood of a file, so that a wrong guess is seen."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from titleopt.tables.cells import Merge, Row
from titleopt.tables.columns import Column
from titleopt.tables.sniff import Kind
from titleopt.tables.source import Source
from titleopt.tables.told import Told

SCIENTIFIC = re.compile(r"\d(\.\d+)?[Ee]\+1\d")
DELIMITER_NAMES = {
    ",": ("逗号", "comma"),
    "\t": ("制表符", "tab"),
    ";": ("分号", "semicolon"),
    "|": ("竖线", "bar"),
    "，": ("中文逗号", "full-width comma"),
    None: ("一行一条", "one a line"),
}
ROLE_WORDS = {
    "id": "编号",
    "category": "类目",
    "category1": "一级类目",
    "category2": "二级类目",
    "category3": "三级类目",
    "brand": "品牌",
    "shop": "店铺",
    "attributes": "属性",
    "term": "搜索词",
}


class Sheet(NamedTuple):
    """The bare rows of one sheet, before anybody knows what its columns are."""

    source: Source
    kind: Kind | str
    rows: Callable[[], Iterator[Row]]
    name: str | None = None
    names: tuple[str, ...] = ()
    encoding: str | None = None
    delimiter: str | None = None
    notes: tuple[Told, ...] = ()
    merged: tuple[Merge, ...] = ()
    keys: tuple[str, ...] | None = None  # JSON lines name their columns themselves


def warnings(columns: Sequence[Column], rows: Sequence[Row]) -> tuple[Told, ...]:
    """Say what was lost before the file came to us: ids that a spreadsheet made shorter."""
    spoilt = [
        Told(
            f"“{column.label}”列的编号已被 Excel 改成科学计数法（如 5.58E+11），后几位已丢失；"
            "请重新导出，或把这一列设为文本",
            f"The ids of column '{column.label}' were made 5.58E+11 by Excel and have lost their "
            "last digits: export them again as text",
        )
        for column in columns
        if column.role == "id" and any(SCIENTIFIC.fullmatch(row.text(column.index)) for row in rows)
    ]
    return tuple(spoilt)


def understood(
    opened: Sheet, columns: Sequence[Column], title: Column | None, line: int | None, *, named: bool
) -> Told:
    """Say the file, sheet, encoding, delimiter, header row, and which column is which."""
    parts = [
        (opened.source.label, opened.source.name or "(stream)"),
        (str(opened.kind), str(opened.kind)),
        *_sheet_words(opened),
        *_header_words(opened, line),
        _title_words(title, line, named=named),
        *_role_words(columns),
    ]
    return Told("；".join(zh for zh, _ in parts), "; ".join(en for _, en in parts))


type_of_words = tuple[str, str]


def _sheet_words(opened: Sheet) -> Iterator[type_of_words]:
    if opened.name is not None:
        count = len(opened.names)
        among = (f"（共 {count} 张）", f" of {count}") if count > 1 else ("", "")
        yield f"工作表“{opened.name}”{among[0]}", f"sheet '{opened.name}'{among[1]}"
    if opened.encoding:
        yield f"编码 {opened.encoding}", f"encoding {opened.encoding}"
    if opened.kind in ("csv", "tsv", "lines"):
        zh, en = DELIMITER_NAMES[opened.delimiter]
        yield (f"{zh}分隔", f"{en}-separated") if opened.delimiter else (zh, en)


def _header_words(opened: Sheet, line: int | None) -> Iterator[type_of_words]:
    if line is not None:
        yield f"表头在第 {line} 行", f"header in row {line}"
    elif opened.keys is None:
        yield "没有表头", "no header"


def _title_words(title: Column | None, line: int | None, *, named: bool) -> type_of_words:
    if title is None:
        return "没有标题列", "no title column"
    guessed = not named and title.role != "title"
    doubt = "（按内容猜测，如有误请用 --title-column 指定）" if guessed else ""
    doubt_en = " (a guess; name it with --title-column)" if guessed else ""
    if not title.name.strip():
        return f"标题={title.letter} 列{doubt}", f"title = column {title.letter}{doubt_en}"
    place = f"（{title.letter} 列）" if line is not None else ""
    return f"标题=“{title.label}”{place}{doubt}", f"title = {title.label}{doubt_en}"


def _role_words(columns: Sequence[Column]) -> Iterator[type_of_words]:
    for role, words in ROLE_WORDS.items():
        for column in columns:
            if column.role == role:
                yield f"{words}=“{column.label}”", f"{role} = {column.label}"
    axes = [column.label for column in columns if column.role.startswith("attribute:")]
    if axes:
        yield f"属性={'、'.join(axes)}", f"attributes = {', '.join(axes)}"
