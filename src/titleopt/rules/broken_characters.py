"""broken-characters: characters nobody can read."""

from collections.abc import Sequence

from titleopt.facts.title_facts import TitleFacts
from titleopt.rules.base import Fault, Message, Rule, fix


class BrokenCharacters(Rule):
    """The title holds characters that cannot be read or seen.

    Why: the replacement character U+FFFD, private-use, control and zero-width characters and
    lone surrogates come from wrong encodings and copies. They show as boxes or not at all, and
    a word with one inside it is not found.

    Bad: 纯棉睡衣女\u200b秋冬\ufffd加厚家居服
    Good: 纯棉睡衣女秋冬 加厚家居服

    Source: found on real titles.

    说明：标题里有读不出或看不见的字符。

    原因：替换符 U+FFFD、私用区字符、控制字符、零宽字符来自错误的编码和复制粘贴，显示成方框或什
    么也不显示；词中间夹了一个，这个词就搜不到了。

    出处：真实标题统计。
    """

    code = "SYM004"
    name = "broken-characters"
    severity = "warning"
    ground = "measured"
    # As html-remains.
    weight = 1.5
    title = Message("坏字符", "Broken characters")
    message = Message(
        "有 {count} 个看不见或读不出的字符（{points}）；请删去，缺了字的补上",
        "{count} characters cannot be seen or read ({points}); take them out, and restore what "
        "they stood for",
    )
    step = 0.5
    fixes = True
    watches = "dirt"

    def check(self, facts: TitleFacts) -> Sequence[Fault]:
        """Return one fault for each run of broken characters."""
        cleaning = facts.cleaning
        if not cleaning.broken:
            return ()
        return [
            Fault(
                ((run.start, run.end),),
                {
                    "count": run.end - run.start,
                    "points": _points(facts.typed[run.start : run.end]),
                },
                fix("safe", edit),
            )
            for run, edit in zip(cleaning.broken, cleaning.broken_edits, strict=True)
        ]


def _points(run: str) -> str:
    return " ".join(dict.fromkeys(f"U+{ord(char):04X}" for char in run))
