"""What titles say according to plain tools: a regex, part-of-speech tags, a quick script."""

import re
import warnings
from collections import Counter
from collections.abc import Callable
from typing import NamedTuple

FIELDS = ("symbols", "brackets", "hot+junk", "repeats", "brands", "category", "attributes")


class Reading(NamedTuple):
    """What one reader finds in a title: items by field, and a mark (higher is better)."""

    items: dict[str, list[str]]
    mark: float = 0.0


Reader = Callable[[str], Reading]


def width(title: str) -> int:
    """Return the width in units: ASCII 1, everything else 2."""
    return sum(1 if char < "\x80" else 2 for char in title)


def regex_reader(title: str) -> Reading:
    """Find any sign, any bracket, a dozen words, any repeat."""
    words = ("包邮", "正品", "新款", "特价", "代购", "批发", "促销", "热卖", "爆款", "清仓", "秒杀")
    grams = Counter(title[i : i + 2] for i in range(len(title) - 1))
    items = {
        "symbols": re.findall(r"[^\w\s]", title),
        "brackets": re.findall(r"[【\[(（].*?[】\])）]", title),
        "hot+junk": [word for word in words if word in title],
        "repeats": [gram for gram, n in grams.items() if n > 1 and gram.isalpha()],
        "brands": re.findall(r"[A-Za-z]{3,}", title),
        "category": [title[-2:]],
        "attributes": re.findall(r"\d+[a-zA-Z]+|[男女]|加厚|纯棉", title),
    }
    return Reading(items, min(60, width(title)))


def tagged_reader() -> Reader:
    """Return what jieba's part-of-speech tags give: nouns are things, names are brands."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import jieba  # noqa: PLC0415 - slow to load, only here
        import jieba.posseg as tagger  # noqa: PLC0415
    jieba.setLogLevel("ERROR")

    def read(title: str) -> Reading:
        tags = [(pair.word, pair.flag) for pair in tagger.cut(title)]
        items: dict[str, list[str]] = {field: [] for field in FIELDS}
        items["category"] = [word for word, flag in tags if flag == "n"]
        items["brands"] = [word for word, flag in tags if flag in {"nz", "nr", "nt", "eng"}]
        items["attributes"] = [word for word, flag in tags if flag in {"a", "b", "m", "vn", "ns"}]
        return Reading(items, min(60, width(title)))

    return read


_HOT = "包邮 正品 新款 特价 代购 批发 促销 热卖 爆款 清仓 秒杀 人气 赠品 特卖 好评 热销"
_JUNK = "质量保证 假一赔十 亏本 冲钻 回头率 拍前联系 专柜 疯抢 掌柜推荐 限时 抢购 厂家直销"
_THINGS = (
    "连衣裙 裤 鞋 包 衣 裙 帽 袜 手机壳 支架 充电器 耳机 灯 机 器 架 盒 柜 床 椅 桌 茶 酒 面膜 霜 "
    "膏 书 笔 玩具 锅 杯 碗 垫 贴 膜 套 盖 锁 刀 线 表 镜 链 戒指 枕 被 毛巾 饼 糖 油 粮 伞"
)
_HOWS = (
    "男 女 男士 女士 儿童 加厚 纯棉 宽松 修身 百搭 韩版 复古 春 夏 秋 冬 春秋 夏季 冬季 不锈钢 "
    "便携 家用 大码 黑色 白色 红色 长袖 短袖 高腰 真皮 防水 迷你 大容量 创意 简约 可爱"
)


def quick_reader(title: str) -> Reading:
    """Find what an afternoon's script finds, and mark the title by what it found.

    Signs outside Latin runs, brackets, short word lists, repeated words of two or more
    characters, a Latin word at the front as the brand, and the longest run before a head.
    """
    signs = re.findall(r"(?<![A-Za-z0-9])[★☆◆■●♥!！#~|^*&]+|[★☆◆■●♥!！^|]+", title)
    pairs = re.findall(r"[【\[][^】\]]+[】\]]", title)
    hot = [word for word in _HOT.split() if word in title]
    junk = [word for word in _JUNK.split() if word in title]
    runs = {
        title[i:j]
        for i in range(len(title))
        for j in range(i + 2, min(i + 5, len(title)) + 1)
        if title[i:j].isalpha() and not title[i:j].isascii() and title.count(title[i:j]) > 1
    }
    repeats = [run for run in runs if not any(run != other and run in other for other in runs)]
    brand = re.match(r"[A-Za-z][A-Za-z']+", title)
    things = [m for head in _THINGS.split() for m in re.findall(rf"[\u4e00-\u9fff]?{head}", title)]
    specs = re.findall(r"\d+(?:\.\d+)?(?:[A-Za-z]+|[寸斤码个只条支片盒瓶])", title)
    hows = [word for word in _HOWS.split() if word in title] + specs
    mark = 100 - 1.5 * abs(60 - min(60, width(title))) - 5 * len(signs) - 5 * len(pairs)
    mark -= 8 * len(junk) + 3 * max(0, len(hot) - 2) + 4 * len(repeats) - 2 * min(5, len(hows))
    items = {
        "symbols": signs,
        "brackets": pairs,
        "hot+junk": hot + junk,
        "repeats": repeats,
        "brands": [brand.group()] if brand else [],
        "category": things,
        "attributes": hows,
    }
    return Reading(items, mark)
