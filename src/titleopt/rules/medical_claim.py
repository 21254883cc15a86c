"""medical-claim: promises only medicine may make."""

from titleopt.rules.base import Message
from titleopt.rules.word_lists import BannedWordRule


class MedicalClaim(BannedWordRule):
    """The title promises to cure or heal, or an effect within a time.

    Why: only approved medicine and medical devices may; cosmetics, food and daily goods that
    do are fined and taken down.

    Bad: 祛斑霜7天祛斑女淡斑面霜
    Good: 烟酰胺面霜女保湿提亮肤色

    Source: 广告法第十七条.

    说明：标题承诺治疗、治愈，或在多少天内见效。

    原因：只有获得批准的药品和医疗器械才可以这样写；化妆品、食品、日用品这样写会被罚款和下架。

    出处：《广告法》第十七条。
    """

    code = "LAW002"
    name = "medical-claim"
    severity = "error"
    ground = "law"
    # As superlative.
    weight = 2.0
    group = "medical"
    title = Message("医疗用语", "Medical claim")
    message = Message(
        "“{word}”是医疗或功效承诺用语（{source}），占 {units} 个字符宽度；普通商品请删去",
        "“{word}” is a medical promise ({source}) of {units} units; goods that are no medicine "
        "may not make it",
    )
