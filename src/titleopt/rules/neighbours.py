"""The kind of rule that names other titles: the same, or nearly so."""

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from titleopt.facts.context import Context, Neighbour
from titleopt.facts.title_facts import TitleFacts
from titleopt.rules.base import Fault, Rule

_NAMED = 5
_SHORT = 18


class NeighbourRule(Rule):
    """Finds other titles handed in as a fact; not applicable when nobody looked."""

    step: ClassVar[float] = 1.0

    def neighbours(self, context: Context) -> tuple[Neighbour, ...] | None:
        """Return the titles this rule names."""
        raise NotImplementedError

    def applies(self, facts: TitleFacts) -> bool:
        """Apply when somebody looked for such titles."""
        return self.neighbours(facts.context) is not None

    def check(self, facts: TitleFacts) -> Sequence[Fault]:
        """Return one fault that names all such titles."""
        found = self.neighbours(facts.context)
        if not found:
            return ()
        count = len(found) + sum(one.more for one in found)
        more, more_en = _more(count)
        values: dict[str, object] = {
            "count": count,
            "who": "、".join(_who(one, _ZH) for one in found[:_NAMED]) + more,
            "who_en": ", ".join(_who(one, _EN) for one in found[:_NAMED]) + more_en,
            # Never 100, which means the same.
            "similarity": int(max(one.similarity for one in found)),
            "unlike": f"，只有“{'、'.join(found[0].unlike)}”不同" if found[0].unlike else "",
            "unlike_en": f", only '{', '.join(found[0].unlike)}' unlike" if found[0].unlike else "",
        }
        return (Fault((), values),)


class _Words(NamedTuple):
    """How a title is named: by its row, by its id, by both."""

    row: str
    id: str
    both: str


_ZH = _Words("第 {} 行", "编号 {}", "{}（{}）")
_EN = _Words("row {}", "id {}", "{} ({})")


def _who(one: Neighbour, words: _Words) -> str:
    if one.row is None and one.id is None:
        return f"“{_short(one.title)}”"
    names = [words.row.format(one.row)] if one.row is not None else []
    names += [words.id.format(one.id)] if one.id is not None else []
    return words.both.format(*names) if len(names) > 1 else names[0]


def _short(title: str) -> str:
    """Return enough of a title to know it by.

    >>> _short("纯棉T恤女短袖夏季宽松圆领上衣学生韩版百搭")
    '纯棉T恤女短袖夏季宽松圆领上衣学生…'
    """
    return title if len(title) <= _SHORT else f"{title[: _SHORT - 1]}…"


def _more(count: int) -> tuple[str, str]:
    """Return what stands behind the first names, in Chinese and English."""
    if count <= _NAMED:
        return "", ""
    return f"等 {count} 个", f" and {count - _NAMED} more"
