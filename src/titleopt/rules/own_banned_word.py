"""own-banned-word: words on the user's own list."""

from titleopt.rules.base import Message
from titleopt.rules.word_lists import BannedWordRule


class OwnBannedWord(BannedWordRule):
    """The title holds a word that the shop's own settings ban.

    Why: shops keep lists of words that cost them before. The list is ``words.banned`` in the
    settings; it is empty unless filled.

    Bad: 纯棉T恤女短袖夏季宽松爆单神器
    Good: 纯棉T恤女短袖夏季宽松圆领打底衫

    Source: the user's settings.

    说明：标题里有店铺自己禁用的词。

    原因：店铺会记下吃过亏的词。词表在设置的 words.banned 里，没有填就是空的。

    出处：用户自己的设置。
    """

    code = "LAW004"
    name = "own-banned-word"
    severity = "warning"
    ground = "practice"
    # The user asked for it.
    weight = 2.0
    group = "own"
    title = Message("自有违禁词", "Own banned word")
    message = Message(
        "“{word}”在您的违禁词表里（{source}），占 {units} 个字符宽度；请删去",
        "“{word}” is on your own list of banned words, {units} units; take it out",
    )
