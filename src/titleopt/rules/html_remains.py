"""html-remains: entities and tags of a web page in the title."""

from collections.abc import Sequence

from titleopt.facts.title_facts import TitleFacts
from titleopt.rules.base import Fault, Message, Rule, fix


class HtmlRemains(Rule):
    """The title holds an HTML entity or tag instead of the character it stands for.

    Why: buyers see &amp;middot; instead of ·, and the words on both sides are not found.
    Entities are recognised without their & or semicolon as well, as copies leave them.

    Bad: 法国&middot;波尔多干红葡萄酒&nbsp;礼盒装
    Good: 法国·波尔多干红葡萄酒 礼盒装

    Source: found on real titles (copied from web pages, exported by shop tools).

    说明：标题里留着网页代码，而不是它代表的字符。

    原因：买家看到的是 &amp;middot; 而不是 ·，两边的词也搜不到。少了 & 或分号的残留同样能认出来。

    出处：真实标题统计（从网页复制、店铺工具导出时留下的）。
    """

    code = "SYM003"
    name = "html-remains"
    severity = "warning"
    ground = "measured"
    # Rare, ugly, and mended without a thought.
    weight = 1.5
    title = Message("网页代码残留", "HTML remains")
    message = Message(
        "“{remain}”是网页代码残留；请改成“{right}”",
        "“{remain}” is left over from a web page; write “{right}”",
    )
    gap_message = Message(
        "“{remain}”是网页代码残留；请删去", "“{remain}” is left over from a web page; take it out"
    )
    step = 0.5
    fixes = True
    watches = "dirt"

    def check(self, facts: TitleFacts) -> Sequence[Fault]:
        """Return one fault for each entity or tag."""
        cleaning = facts.cleaning
        if not cleaning.html:
            return ()
        return [
            Fault(
                ((remain.start, remain.end),),
                {"remain": facts.typed[remain.start : remain.end], "right": edit.text},
                fix("safe", edit),
                self.message if edit.text.strip() else self.gap_message,
            )
            for remain, edit in zip(cleaning.html, cleaning.html_edits, strict=True)
        ]
