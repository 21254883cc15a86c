"""full-width-ascii: letters and digits typed twice as wide."""

from collections.abc import Sequence

from titleopt.facts.title_facts import TitleFacts
from titleopt.rules.base import Fault, Message, Rule, fix


class FullWidthAscii(Rule):
    """Letters, digits or the signs among them are typed full-width.

    Why: ＬＥＤ takes six units where LED takes three, and buyers type LED. Chinese punctuation
    (，。（）：！) is full-width by nature and no finding.

    Bad: ＬＥＤ台灯护眼学习宿舍５．５寸
    Good: LED台灯护眼，学习（宿舍）5.5寸

    Source: found on real titles; the platform counts a full-width character as two.

    说明：字母、数字或夹在其中的符号是全角的。

    原因：ＬＥＤ 占 6 个字符宽度，LED 只占 3 个，买家搜的也是 LED。中文标点（，。（）：！）本来
    就是全角，不算问题。

    出处：真实标题统计；平台按两个字符计算全角字符。
    """

    code = "SYM006"
    name = "full-width-ascii"
    severity = "info"
    ground = "measured"
    # Costs room, which title-not-full does not credit either.
    weight = 1.0
    title = Message("全角字母数字", "Full-width letters or digits")
    message = Message(
        "“{wide}”是全角字符，多占 {units} 个字符宽度；请改成半角“{narrow}”",
        "“{wide}” is full-width and takes {units} units too many; write “{narrow}”",
    )
    step = 0.5
    fixes = True
    watches = "dirt"

    def check(self, facts: TitleFacts) -> Sequence[Fault]:
        """Return one fault for each full-width run."""
        found = facts.cleaning.wide
        if not found:
            return ()
        return [
            Fault(
                ((start, end),),
                {"wide": facts.typed[start:end], "narrow": narrow, "units": len(narrow)},
                fix("safe", (start, end, narrow)),
            )
            for start, end, narrow in found
        ]
