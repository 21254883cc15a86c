"""repeated-keyword: the same keyword twice in full."""

from collections.abc import Sequence

from titleopt.facts.title_facts import TitleFacts
from titleopt.rules.base import Fault, Message, Rule, taken_out


class RepeatedKeyword(Rule):
    """The same keyword stands in the title twice in full.

    Why: a search needs the word once; the second time takes the room of another search. Its
    two scripts, widths or cases are the same keyword. Single characters, units, and a word
    inside a different longer one (衣柜 / 衣帽间) are no repeats.

    Bad: 牛仔裤女高腰显瘦小脚牛仔裤
    Good: 牛仔裤女高腰显瘦小脚铅笔裤

    Source: operation guide, 重要关键词没必要完全重复.
    """

    code = "REP001"
    name = "repeated-keyword"
    severity = "warning"
    ground = "guide"
    # The room a repeat takes is already lost at title-not-full.
    weight = 3.0
    title = Message("关键词重复", "Repeated keyword")
    message = Message(
        "“{word}”出现 {count} 次；写一次就够，请把多出的 {extra} 处换成别的搜索词",
        "“{word}” stands {count} times; once is enough, put other search terms in place of the "
        "{extra} further ones",
    )
    step = 0.4

    def check(self, facts: TitleFacts) -> Sequence[Fault]:
        """Return one fault for each repeated keyword, with all its places."""
        found = facts.repeats
        if not found:
            return ()
        faults = []
        for repeat in found:
            spans = tuple(facts.typed_range(*place) for place in repeat.places)
            values: dict[str, object] = {
                "word": facts.typed[slice(*spans[0])],
                "count": len(spans),
                "extra": len(spans) - 1,
            }
            faults.append(Fault(spans, values, taken_out(facts.typed, *spans[1:])))
        return faults
