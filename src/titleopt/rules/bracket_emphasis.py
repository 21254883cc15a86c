"""bracket-emphasis: brackets that only make a word stand out."""

from collections.abc import Sequence

from titleopt.facts.title_facts import TitleFacts
from titleopt.rules.base import Fault, Message, Rule, fix


class BracketEmphasis(Rule):
    """A keyword stands in brackets only to be seen.

    Why: the marks take four units from words that are searched and say nothing. Brackets with
    a purpose stay: 《》 round the name of a work, and round brackets that hold an alias, a
    volume, a specification, a part number or the colour of the variant: （调羹菜） （第一辑）
    （修订本） （樱花粉）.

    Bad: 【包邮】加厚珊瑚绒睡衣女冬季家居服
    Good: 上海青（调羹菜）新鲜蔬菜5斤装

    Source: operation guide, 不能为了突出关键词用括号包起来.

    说明：为了突出关键词而把它用括号包起来。

    原因：一对括号占 4 个字符宽度，却什么也没说。有用处的括号不算：作品名的《》，以及写别名、卷
    册、规格、零件号或款式颜色的括号，如（调羹菜）（第一辑）（修订本）（樱花粉）。

    出处：运营指南“不能为了突出关键词用括号包起来”。
    """

    code = "SYM002"
    name = "bracket-emphasis"
    severity = "warning"
    ground = "guide"
    # As for special-symbol: the words stay, only the marks are too much.
    weight = 5.0
    title = Message("用括号突出关键词", "Keyword in brackets")
    message = Message(
        "“{bracket}”用括号突出关键词，括号占 {units} 个字符宽度；请去掉括号，只留有用的词",
        "“{bracket}” puts a keyword in brackets, which take {units} units; remove the marks and "
        "keep the words that are useful",
    )
    step = 0.5
    fixes = True
    watches = "dirt"

    def check(self, facts: TitleFacts) -> Sequence[Fault]:
        """Return one fault for each pair of emphasising brackets."""
        found = facts.cleaning.emphasis
        if not found:
            return ()
        return [
            Fault(
                ((pair.start, pair.end),),
                {
                    "bracket": facts.typed[pair.start : pair.end],
                    "units": sum(facts.width(edit.start, edit.end) for edit in edits),
                },
                fix("safe", *edits),
            )
            for pair, edits in found
        ]
