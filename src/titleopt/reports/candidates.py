"""Candidates as lines of text."""

from collections.abc import Iterator

from titleopt.config import Lang
from titleopt.writing.candidate import Candidate, TermDemand

_NAMED = 6
_WORDS: dict[Lang, dict[str, str]] = {
    "zh": {
        "head": "{number}. {title}",
        "score": "   {strategy}：得分 {before} → {after}，宽度 {units}/{limit}，"
        "覆盖需求 {old:,.0f} → {new:,.0f}，{proof}",
        "proven": "已证明最优",
        "open": "离最优最多还差 {gap:.1%}",
        "gained": "   新覆盖：{terms}",
        "lost": "   不再覆盖：{terms}",
        "confirm": "   属实可加：{words}",
        "between": "、",
    },
    "en": {
        "head": "{number}. {title}",
        "score": "   {strategy}: score {before} → {after}, width {units}/{limit}, "
        "demand {old:,.0f} → {new:,.0f}, {proof}",
        "proven": "proven best",
        "open": "at most {gap:.1%} below the best",
        "gained": "   gained: {terms}",
        "lost": "   lost: {terms}",
        "confirm": "   add if true: {words}",
        "between": ", ",
    },
}


def candidate_lines(number: int, one: Candidate, lang: Lang) -> Iterator[tuple[str, str]]:
    """Yield the lines that show a candidate, each with its style."""
    words = _WORDS[lang]
    yield words["head"].format(number=number, title=one.title), "bold"
    yield (
        words["score"].format(
            strategy=words["between"].join(one.notes),
            before="–" if one.current_score is None else f"{one.current_score:g}",
            after=f"{one.report.score:g}",
            units=one.report.units,
            limit=one.report.limit,
            old=one.current_demand,
            new=one.demand,
            proof=words["proven"] if one.gap == 0 else words["open"].format(gap=one.gap),
        ),
        "",
    )
    between = words["between"]
    if one.gained:
        yield words["gained"].format(terms=_terms(one.gained, between)), "green"
    if one.lost:
        yield words["lost"].format(terms=_terms(one.lost, between)), "red"
    if one.to_confirm:
        named = between.join(confirm.word for confirm in one.to_confirm[:_NAMED])
        yield words["confirm"].format(words=named), "dim"


def _terms(terms: tuple[TermDemand, ...], between: str) -> str:
    return between.join(f"{one.term} {one.demand:,.0f}" for one in terms[:_NAMED])
