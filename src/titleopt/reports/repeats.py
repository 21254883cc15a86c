"""Titles that repeat each other, as values and as rows of a file."""

from pydantic import Field

from titleopt.config import Lang
from titleopt.duplicates.measures import Measure
from titleopt.model import Value
from titleopt.tables.cells import type_of_cell

DEFINITIONS: dict[Lang, dict[Measure, str]] = {
    "zh": {
        "ratio": "ratio = 200 × 最长公共子序列字数 ÷ 两标题总字数，看字序",
        "bag": "bag = 200 × 共有字数 ÷ 两标题总字数，不看字序，换词序算相同",
        "bigram": "bigram = 100 × 共有的相邻两字 ÷ 两标题所有的相邻两字，比前两种严",
    },
    "en": {
        "ratio": "ratio = 200 × longest common subsequence ÷ characters of both, order counts",
        "bag": "bag = 200 × shared characters ÷ characters of both, in any order",
        "bigram": "bigram = 100 × shared ÷ all pairs of neighbouring characters, the strictest",
    },
}
_THRESHOLD: dict[Lang, str] = {
    "zh": "相似度 ≥ {least:g}（0–100；{definition}；先统一全半角、大小写、繁简并去掉空白）",
    "en": "similarity ≥ {least:g} (0–100; {definition}; width, case, script, blanks folded first)",
}
HEADERS: dict[Lang, dict[str, str]] = {
    "zh": {
        "group": "组", "file": "文件", "row": "行", "id": "商品ID", "title": "标题",
        "score": "得分", "similarity": "相似度", "keep": "保留", "other_file": "对照文件",
        "other_row": "对照行", "other_id": "对照ID", "other_title": "对照标题", "advice": "建议",
    },
    "en": {
        "group": "Group", "file": "File", "row": "Row", "id": "Id", "title": "Title",
        "score": "Score", "similarity": "Similarity", "keep": "Keep", "other_file": "Other file",
        "other_row": "Other row", "other_id": "Other id", "other_title": "Other title",
        "advice": "What to do",
    },
}  # fmt: skip
"""Every column there is, by name, and what stands above it."""
_YES: dict[Lang, str] = {"zh": "是", "en": "yes"}


class Place(Value):
    """A title and where it stands."""

    file: str = Field(description="name of the file; empty for a stream or a list")
    row: int = Field(ge=1, description="as the sheet numbers it")
    id: str | None
    title: str


class Repeat(Value):
    """One title that repeats another, or the one of its group to keep."""

    group: int | None = Field(description="from 1; None: it repeats a title compared against")
    place: Place
    score: float | None = Field(description="0–100; None when too many were found to score all")
    like: Place | None = Field(description="the title it repeats; None: the one to keep")
    similarity: float = Field(ge=0, le=100)
    advice: str

    def cells(self, lang: Lang) -> dict[str, type_of_cell]:
        """Return the cells under ``HEADERS``, in the same order."""
        own, other = self.place, self.like
        return {
            "group": self.group,
            "file": own.file,
            "row": own.row,
            "id": own.id,
            "title": own.title,
            "score": self.score,
            "similarity": round(self.similarity, 1) if other else None,
            "keep": None if other else _YES[lang],
            "other_file": other.file if other else None,
            "other_row": other.row if other else None,
            "other_id": other.id if other else None,
            "other_title": other.title if other else None,
            "advice": self.advice,
        }


class Repeats(Value):
    """All titles of some sheets that repeat each other, or a title compared against."""

    measure: Measure
    min_similarity: float
    titles: int = Field(description="titles compared")
    against: int | None = Field(description="titles they were compared against; None: none given")
    groups: int
    found: tuple[Repeat, ...] = Field(description="group by group, then those against")
    notes: tuple[str, ...]

    def definition(self, lang: Lang) -> str:
        """Say what similar meant.

        >>> empty = dict(titles=0, against=None, groups=0, found=(), notes=())
        >>> Repeats(measure="bag", min_similarity=80, **empty).definition("en")
        'similarity ≥ 80 (0–100; bag = 200 × shared characters ÷ characters of both, in any order; \
width, case, script, blanks folded first)'
        """
        told = DEFINITIONS[lang][self.measure]
        return _THRESHOLD[lang].format(least=self.min_similarity, definition=told)
