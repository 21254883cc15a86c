"""repeated-keyword: the same keyword twice in full."""

from collections.abc import Iterator, Sequence

from titleopt.facts.title_facts import TitleFacts
from titleopt.rules.base import Fault, Message, Rule, taken_out

_HEAP = 5


class RepeatedKeyword(Rule):
    """The same keyword stands in the title twice in full.

    Why: a search needs the word once; the second time takes the room of another search. Its
    two scripts, widths or cases are the same keyword, and so are two spellings of it (空调扇 /
    空凋扇). Single characters, units, and a word inside a different longer one (衣柜 / 衣帽间)
    are no repeats. Where a title is shown and not searched, two names of one thing are a repeat
    as well.

    Bad: 牛仔裤女高腰显瘦小脚牛仔裤
    Good: 牛仔裤女高腰显瘦小脚铅笔裤

    Source: operation guide, 重要关键词没必要完全重复.

    说明：同一个关键词完整地出现了两次。

    原因：一个词写一次就能被搜到，第二次占掉了别的搜索词的位置。简繁体、全半角、大小写不同，或者
    写成同音、形近的字（空调扇 / 空凋扇），也算同一个词。单个字、单位、不同的长词里含有的词（衣柜 /
    衣帽间）不算。只展示、不参与搜索的标题里，同一种东西写两个叫法也算重复。

    出处：运营指南“重要关键词没必要完全重复”。
    """

    code = "REP001"
    name = "repeated-keyword"
    severity = "warning"
    ground = "guide"
    # The room a repeat takes is already lost at title-not-full: one costs little here, a heap of
    # them makes a title hard to read.
    weight = 9.0
    title = Message("关键词重复", "Repeated keyword")
    message = Message(
        "“{word}”出现 {count} 次；写一次就够，请把多出的 {extra} 处换成别的搜索词",
        "“{word}” stands {count} times; once is enough, put other search terms in place of the "
        "{extra} further ones",
    )
    synonym_message = Message(
        "“{word}”和“{other}”是同一种东西的 {count} 个叫法；导购标题不参与搜索，请只留一个",
        "“{word}” and “{other}” are {count} names of one thing; this title is shown and not "
        "searched, keep one",
    )
    spelling_message = Message(
        "“{word}”和“{usual}”是同一个词的 {count} 种写法；请只留买家常用的一种",
        "“{word}” and “{usual}” are {count} spellings of one word; keep the usual one",
    )

    def check(self, facts: TitleFacts) -> Sequence[Fault]:
        """Return one fault for each repeated keyword, with all its places."""
        faults = [] if facts.profile.searched else self._synonyms(facts)
        if facts.misspelt:
            faults += self._misspelt(facts)
        for repeat in facts.repeats:
            spans = tuple(facts.typed_range(*place) for place in repeat.places)
            values: dict[str, object] = {
                "word": facts.typed[slice(*spans[0])],
                "count": len(spans),
                "extra": len(spans) - 1,
            }
            faults.append(Fault(spans, values, taken_out(facts.typed, *spans[1:])))
        return faults

    def part(self, facts: TitleFacts, faults: Sequence[Fault]) -> float:  # noqa: ARG002 - counts
        """Lose more with each repeat than with the one before, and all with the fifth."""
        count = min(_HEAP, len(faults))
        return 1 - count * (count + 1) / (_HEAP * (_HEAP + 1))

    def _misspelt(self, facts: TitleFacts) -> Iterator[Fault]:
        """Yield the second spellings of words."""
        for start, end, usual in facts.misspelt:
            span = facts.typed_range(start, end)
            values: dict[str, object] = {
                "word": facts.typed[slice(*span)],
                "usual": facts.typed[slice(*facts.typed_range(*usual))],
                "count": 2,
            }
            yield Fault((span,), values, taken_out(facts.typed, span), self.spelling_message)

    def _synonyms(self, facts: TitleFacts) -> list[Fault]:
        """Return names of the same thing in a title that is shown and not searched."""
        named: dict[str, tuple[str, tuple[int, int]]] = {}
        faults = []
        for mention in facts.categories:
            span = facts.typed_range(mention.start, mention.end)
            word = facts.text[mention.start : mention.end]
            first, place = named.setdefault(mention.category.canonical, (word, span))
            if mention.central and word != first:
                values: dict[str, object] = {
                    "word": facts.typed[slice(*place)],
                    "other": facts.typed[slice(*span)],
                    "count": 2,
                }
                cut = taken_out(facts.typed, span)
                faults.append(Fault((place, span), values, cut, self.synonym_message))
        return faults
