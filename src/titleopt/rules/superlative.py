"""superlative: absolute claims the advertising law forbids."""

from titleopt.rules.base import Message
from titleopt.rules.word_lists import BannedWordRule


class Superlative(BannedWordRule):
    """The title makes an absolute claim: the best, the first, of the highest class.

    Why: the advertising law forbids 国家级, 最高级, 最佳 and their like; fines begin at a
    level that ends small shops, and platforms take the listing down. Context decides: 第一辑,
    完美日记, 极品飞车, 100%棉, 最大承重 claim nothing.

    Bad: 全网最低价纯棉T恤女短袖销量第一
    Good: 100%棉T恤女短袖宽松第一辑印花

    Source: 广告法第九条(三); the market regulator's 2023 guide on absolute terms.

    说明：标题用了绝对化用语：最好、第一、最高级之类。

    原因：广告法禁止国家级、最高级、最佳等用语，罚款的起点小店就难以承受，平台也会下架。看上下文
    判断：第一辑、完美日记、极品飞车、100%棉、最大承重都不算。

    出处：《广告法》第九条第三项；《广告绝对化用语执法指南》（2023）。
    """

    code = "LAW001"
    name = "superlative"
    severity = "error"
    ground = "law"
    # An error rejects the title whatever it scores; the weight shows it in the number too.
    weight = 3.0
    group = "superlative"
    title = Message("极限词", "Superlative")
    message = Message(
        "“{word}”是极限词（{source}），占 {units} 个字符宽度；请删去或换成能证实的说法",
        "“{word}” is an absolute claim ({source}) of {units} units; take it out or say what can "
        "be proved",
    )
