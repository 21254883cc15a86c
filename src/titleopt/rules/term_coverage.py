"""term-coverage: searches with demand that the title cannot match."""

from collections.abc import Sequence

from pydantic import Field

from titleopt.facts.context import Coverage
from titleopt.facts.title_facts import TitleFacts
from titleopt.rules.base import Fault, Message, Rule, RuleOptions


class TermCoverage(Rule):
    """The title cannot match much of what buyers of such things search for.

    Why: a search term is matched when all its words are in the title. The demand of all terms
    that fit the product is what could be won, and the share matched is what the words chosen
    win of it.

    Bad: 纯棉T恤女
    Good: 纯棉T恤女短袖夏季宽松圆领上衣

    Source: operation guides, 标题 from search suggestions, rankings and category keywords.
    Applies when search terms are given.

    说明：买家对这类商品的搜索，标题能匹配的太少。

    原因：搜索词里的词标题全都有，才算匹配。适合这个商品的全部搜索需求是能争取到的总量，匹配到的
    份额就是现在的用词争取到的部分。

    出处：运营指南“标题”：来自搜索下拉框、排行榜、类目关键词。给了搜索词时才适用。
    """

    code = "MKT001"
    name = "term-coverage"
    severity = "info"
    ground = "guide"
    # What the title is for, where it can be measured.
    weight = 10.0
    title = Message("搜索词覆盖不足", "Search terms not covered")
    message = Message(
        "覆盖了搜索需求的 {percent}%（{covered}/{total}）；没覆盖的大词：{missing}",
        "{percent}% of the demand is covered ({covered}/{total}); not covered: {missing_en}",
    )

    class Options(RuleOptions):
        """How much coverage is enough."""

        enough: float = Field(
            default=0.6,
            gt=0,
            le=1,
            description="覆盖几成搜索需求得满分 / share of the demand that earns the full weight",
        )
        named: int = Field(
            default=5,
            ge=1,
            description="提示里最多列出几个没覆盖的词 / missing terms the message names",
        )

    def applies(self, facts: TitleFacts) -> bool:
        """Apply when search terms with demand were given."""
        return facts.context.coverage is not None and facts.context.coverage.total > 0

    def check(self, facts: TitleFacts) -> Sequence[Fault]:
        """Return one fault when less than enough of the demand is covered."""
        coverage = facts.context.coverage
        if coverage is None or _share(coverage) >= self.options.enough:
            return ()
        missing = coverage.missing[: self.options.named]
        values: dict[str, object] = {
            "percent": round(100 * _share(coverage)),
            "covered": round(coverage.covered),
            "total": round(coverage.total),
            "missing": "、".join(missing) or "无",
            "missing_en": ", ".join(missing) or "none",
        }
        return (Fault((), values),)

    def part(self, facts: TitleFacts, faults: Sequence[Fault]) -> float:
        """Earn the share covered of what is enough."""
        coverage = facts.context.coverage
        if not faults or coverage is None:
            return 1.0
        return float(min(1.0, _share(coverage) / self.options.enough))


def _share(coverage: Coverage) -> float:
    return coverage.covered / coverage.total if coverage.total else 1.0
