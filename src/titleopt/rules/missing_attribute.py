"""missing-attribute: fewer attributes than buyers of such things search by."""

from collections.abc import Sequence
from functools import lru_cache

from pydantic import Field

from titleopt.config import Lang
from titleopt.facts.axes import axis_name
from titleopt.facts.expected import Expected
from titleopt.facts.title_facts import TitleFacts
from titleopt.rules.base import Fault, Message, Rule, RuleOptions

# With one choice only, a seller whose product lacks it has nothing to add.
_FEWEST_NAMED = 2


class MissingAttribute(Rule):
    """The title leaves out attributes that buyers of such things search by.

    Why: buyers narrow a search by material, season, audience, style, size, function. When the
    product record is given, its own values are expected in the title, the value itself or
    another word for it; values that only tell variants apart (five colours) are not. Without a
    record the axes usual in the category are named. The more attributes a title holds, the
    more of the weight it earns, up to the number wanted.

    Bad: 连衣裙女
    Good: 雪纺连衣裙女夏季收腰显瘦短袖碎花中长款法式

    Source: operation guide, 写出主要类目及属性.

    说明：买家会用来搜索的属性没有写进标题。

    原因：买家按材质、季节、人群、风格、尺码、功能缩小范围。给了商品资料时，资料里的属性值（或同
    义的说法）应当写进标题，只用来区分款式的值（如五种颜色）除外；没有资料时，列出这一类目常用的
    属性。写出的属性越多得分越高，到够用为止。

    出处：运营指南“写出主要类目及属性”。
    """

    code = "ATT001"
    name = "missing-attribute"
    severity = "warning"
    ground = "guide"
    # Attributes are most of what fills a good title; next to its width, readers look at them.
    weight = 14.0
    title = Message("缺少属性词", "Missing attribute")
    message = Message(
        "认出 {found} 类属性，一般要 {wanted} 类；可补：{missing}",
        "{found} kinds of attributes found, {wanted} are usual; add: {missing_en}",
    )
    recorded_message = Message(
        "商品属性中有 {count} 项没写进标题：{missing}；请补上（标题里认出 {found} 类属性）",
        "{count} attributes of the product record are not in the title: {missing_en}; add them "
        "({found} kinds of attributes found)",
    )

    class Options(RuleOptions):
        """How many attributes are enough."""

        wanted: int = Field(
            default=6,
            ge=1,
            description="写出几类属性得满分 / kinds of attributes that earn the full weight",
        )
        recorded: int = Field(
            default=4,
            ge=1,
            description="写出几项商品资料里的属性得满分 / "
            "attributes of the record that earn the full weight",
        )
        named: int = Field(
            default=5,
            ge=1,
            description="提示里最多列出几项缺少的属性 / missing attributes a message names",
        )

    def check(self, facts: TitleFacts) -> Sequence[Fault]:
        """Return one fault that names what is missing when less than wanted is there."""
        expected = facts.expected
        if self._share(expected) >= 1:
            return ()
        if expected.recorded and self._recorded_share(expected) < 1:
            return (self._recorded_fault(expected),)
        lacking = max(_FEWEST_NAMED, self.options.wanted - expected.found)
        axes = facts.missing_axes[: min(self.options.named, lacking)]
        values: dict[str, object] = {
            "found": expected.found,
            "wanted": self.options.wanted,
            "missing": _named(axes, "zh"),
            "missing_en": _named(axes, "en"),
        }
        return (Fault((), values),)

    def part(self, facts: TitleFacts, faults: Sequence[Fault]) -> float:
        """Earn the share of wanted attributes that is there; every further one adds to it."""
        return self._share(facts.expected) if faults else 1.0

    def _share(self, expected: Expected) -> float:
        wanted: int = self.options.wanted
        share = min(1.0, expected.found / wanted)
        return min(share, self._recorded_share(expected))

    def _recorded_share(self, expected: Expected) -> float:
        if not expected.recorded:
            return 1.0
        present = expected.recorded - len(expected.missing_recorded)
        wanted: int = min(expected.recorded, self.options.recorded)
        return min(1.0, present / wanted)

    def _recorded_fault(self, expected: Expected) -> Fault:
        missing = expected.missing_recorded
        words = [f"{one.name}“{one.typed}”" for one in missing[: self.options.named]]
        values: dict[str, object] = {
            "count": len(missing),
            "found": expected.found,
            "missing": "、".join(words) + ("等" if len(missing) > len(words) else ""),
            "missing_en": ", ".join(words) + (" …" if len(missing) > len(words) else ""),
        }
        return Fault((), values, message=self.recorded_message)


@lru_cache(maxsize=1024)
def _named(axes: tuple[str, ...], lang: Lang) -> str:
    if not axes:
        return "更具体的特点" if lang == "zh" else "more exact qualities"
    return ("、" if lang == "zh" else ", ").join([axis_name(axis, lang) for axis in axes])
