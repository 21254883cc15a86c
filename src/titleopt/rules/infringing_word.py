"""infringing-word: words that hint at counterfeits."""

from titleopt.rules.base import Message
from titleopt.rules.word_lists import BannedWordRule


class InfringingWord(BannedWordRule):
    """A word hints that the thing is a copy, or left its maker without leave.

    Why: 高仿, 原单, 1:1复刻 admit an infringed mark; platforms take the listing down and
    punish the shop.

    Bad: 高仿名牌包包女单肩斜挎
    Good: 小众设计包包女单肩斜挎

    Source: the platforms' rules on counterfeits; 商标法第五十七条.

    说明：这个词暗示商品是仿冒品，或未经授权流出。

    原因：高仿、原单、1:1复刻等于承认侵犯商标，平台会下架商品并处罚店铺。

    出处：平台的打假规则；《商标法》第五十七条。
    """

    code = "LAW003"
    name = "infringing-word"
    severity = "error"
    ground = "platform"
    # As superlative.
    weight = 2.0
    group = "infringement"
    title = Message("侵权用语", "Infringing word")
    message = Message(
        "“{word}”暗示仿冒或侵权（{source}），占 {units} 个字符宽度；请删去",
        "“{word}” hints at a copy ({source}), {units} units; take it out",
    )
