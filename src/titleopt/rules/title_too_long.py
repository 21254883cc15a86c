"""title-too-long: wider than the platform allows."""

from collections.abc import Sequence

from titleopt.facts.title_facts import TitleFacts
from titleopt.model import Severity
from titleopt.rules.base import Fault, Message, Rule
from titleopt.text.width import units


class TitleTooLong(Rule):
    """The title is wider than the platform allows.

    Why: the publish form cuts or refuses what exceeds the limit; the words behind it are not
    searched. Where the platform's limit is not verified this is a warning, not an error.

    Bad: 纯棉T恤女短袖夏季宽松圆领上衣学生韩版百搭打底衫纯色显瘦半袖体恤衫加大码胖妹妹
    Good: 纯棉T恤女短袖夏季宽松圆领上衣学生韩版百搭打底衫纯色显瘦半袖

    Source: the platform's publish form; see the figure's confidence in the platform profile.

    说明：标题比平台允许的宽。

    原因：发布页会截断或拒绝超出的部分，后面的词也不参与搜索。平台上限没有核实过的，只算警告，不
    算错误。

    出处：平台的商品发布页；上限的把握见平台配置。
    """

    code = "LEN002"
    name = "title-too-long"
    severity = "error"
    ground = "platform"
    # A title of twice the limit is worse than one without a category term.
    weight = 12.0
    title = Message("标题超长", "Title too long")
    message = Message(
        "标题宽 {units}/{limit}，超出 {over}；请删去超出的部分（已标出）",
        "The title is {units}/{limit} units wide, {over} too many; cut what exceeds it (marked)",
    )
    step = 1.0

    def check(self, facts: TitleFacts) -> Sequence[Fault]:
        """Return one fault that marks the first character beyond the limit and all behind it."""
        limit = facts.profile.limit
        if facts.units <= limit:
            return ()
        start = _first_beyond(facts.typed, limit, facts)
        certain = facts.profile.limit_source.confidence in {"high", "medium"}
        severity: Severity = "error" if certain else "warning"
        values: dict[str, object] = {
            "units": facts.units,
            "limit": limit,
            "over": facts.units - limit,
        }
        return (Fault(((start, len(facts.typed)),), values, severity=severity),)

    def part(self, facts: TitleFacts, faults: Sequence[Fault]) -> float:
        """Lose by the share that exceeds the limit: nothing is left of twice the limit."""
        if not faults:
            return 1.0
        limit = facts.profile.limit
        return max(0.0, 1.0 - (facts.units - limit) / limit)


def _first_beyond(typed: str, limit: int, facts: TitleFacts) -> int:
    position = min(limit, len(typed))
    while units(typed[:position], facts.profile.counting) > limit:
        position -= 1
    return position
