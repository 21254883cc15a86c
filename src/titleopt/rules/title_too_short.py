"""title-too-short: narrower than the platform accepts."""

from collections.abc import Sequence

from pydantic import Field

from titleopt.facts.title_facts import TitleFacts
from titleopt.rules.base import Fault, Message, Rule, RuleOptions


class TitleTooShort(Rule):
    """The title is narrower than the platform accepts.

    Why: some publish forms refuse titles below a minimum. What should be taken out of the title
    (junk, repeats, decoration) does not count: without it the title would be refused.

    Bad: 纯棉T恤
    Good: 纯棉T恤女短袖夏季宽松圆领上衣

    Source: the platform's publish form, where the profile names a minimum; the figure's
    confidence stands in the profile.

    说明：标题比平台要求的最低宽度还窄。

    原因：有些发布页不接受过短的标题。本来就该删的内容（垃圾词、重复词、装饰符号）不算在内，因为
    删掉以后标题同样会被拒绝。

    出处：平台的商品发布页（平台配置里写有下限时才适用）。
    """

    code = "LEN004"
    name = "title-too-short"
    severity = "warning"
    ground = "platform"
    # Only some platforms have a minimum, and a short title already loses by title-not-full.
    weight = 2.0
    title = Message("标题过短", "Title too short")
    message = Message(
        "标题有用的宽度是 {useful}，平台至少要 {minimum}，还差 {missing}；请补上属性词或类目词",
        "The useful width is {useful} units, the platform asks for {minimum}, {missing} are "
        "missing; add attributes or category words",
    )
    step = 1.0

    class Options(RuleOptions):
        """From where on a title is long enough."""

        minimum: int | None = Field(
            default=None,
            ge=1,
            description="最少要多少个字符宽度 / narrowest title in units; default: platform",
        )

    def applies(self, facts: TitleFacts) -> bool:
        """Apply where the platform or the settings name a minimum."""
        return self._minimum(facts) > 0

    def check(self, facts: TitleFacts) -> Sequence[Fault]:
        """Return one fault when the useful width is below the minimum."""
        minimum = self._minimum(facts)
        if facts.useful_units >= minimum:
            return ()
        values: dict[str, object] = {
            "useful": facts.useful_units,
            "minimum": minimum,
            "missing": minimum - facts.useful_units,
        }
        return (Fault((), values),)

    def _minimum(self, facts: TitleFacts) -> int:
        chosen: int | None = self.options.minimum
        return chosen if chosen is not None else facts.profile.minimum
