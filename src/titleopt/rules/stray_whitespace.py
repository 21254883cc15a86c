"""stray-whitespace: blanks that part nothing."""

from collections.abc import Sequence

from titleopt.facts.title_facts import TitleFacts
from titleopt.rules.base import Fault, Message, Rule, fix


class StrayWhitespace(Rule):
    """Blanks are doubled, full-width, at an edge, or are tabs or line breaks.

    Why: they take units and part nothing; tabs and line breaks are turned into blanks by the
    platform. One plain blank between words is right.

    Bad: 纯棉T恤女  短袖　夏季宽松
    Good: 纯棉T恤女 短袖 夏季宽松

    Source: the platform's publish form turns tabs and line breaks into blanks.

    说明：空格重复、全角、在首尾，或者是制表符、换行。

    原因：多余的空白占字数，又不起分隔作用；制表符和换行会被平台变成空格。词与词之间留一个半角空
    格就够了。

    出处：平台的商品发布页会把制表符和换行变成空格。
    """

    code = "SYM005"
    name = "stray-whitespace"
    severity = "info"
    ground = "platform"
    # Costs a unit or two of room, nothing else.
    weight = 0.5
    title = Message("多余空白", "Stray whitespace")
    message = Message(
        "有 {count} 处多余的空白（共占 {units} 个字符宽度）；词与词之间留一个半角空格就够了",
        "{count} runs of stray blanks take {units} units; one plain blank between words is enough",
    )
    step = 1.0
    fixes = True
    watches = "dirt"

    def check(self, facts: TitleFacts) -> Sequence[Fault]:
        """Return one fault for all stray blanks."""
        edits = facts.cleaning.blank_edits
        if not edits:
            return ()
        spans = tuple((edit.start, edit.end) for edit in edits)
        values: dict[str, object] = {
            "count": len(edits),
            "units": sum(facts.width(start, end) for start, end in spans),
        }
        return (Fault(spans, values, fix("safe", *edits)),)
