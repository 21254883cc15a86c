"""diversion: words that lead buyers off the platform."""

from titleopt.facts.title_facts import TitleFacts
from titleopt.lexicon.banned import BannedTerm
from titleopt.rules.base import Message
from titleopt.rules.word_lists import BannedWordRule
from titleopt.text.fold import fold


class Diversion(BannedWordRule):
    """The title names another platform, a contact or an address.

    Why: phone numbers, WeChat or QQ ids, web addresses and other platforms' names lead buyers
    away; every platform forbids them and hides or removes the listing. The platform's own name
    is none of them.

    Bad: 纯棉T恤女短袖夏季宽松加微信13800138000
    Good: 纯棉T恤女短袖夏季宽松圆领微信小程序同款

    Source: 淘宝规则 发布违禁信息与引流 and the like of other platforms.

    说明：标题写了其他平台、联系方式或网址。

    原因：电话、微信号、QQ 号、网址和其他平台的名称会把买家引走，各平台都禁止，会隐藏或删除商品。
    平台自己的名称不算。

    出处：淘宝规则“发布违禁信息与引流”，其他平台有类似规定。
    """

    code = "PLT001"
    name = "diversion"
    severity = "error"
    ground = "platform"
    # As superlative.
    weight = 3.0
    group = "diversion"
    title = Message("引流", "Diversion")
    message = Message(
        "“{word}”把买家引到平台之外（{source}），占 {units} 个字符宽度；请删去",
        "“{word}” leads buyers off the platform ({source}), {units} units; take it out",
    )

    def counts(self, facts: TitleFacts, term: BannedTerm) -> bool:
        """Whether the word is no name of the platform itself."""
        word = facts.text[term.start : term.end]
        return not any(fold(name) in word for name in facts.profile.own_names)
