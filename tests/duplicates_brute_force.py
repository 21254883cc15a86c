"""Near duplicates the slow, obvious way, and seeded corpora to look for them in."""

import random
from collections import Counter
from itertools import combinations

from rapidfuzz.distance import LCSseq

_WORDS = """
连衣裙 半身裙 衬衫 T恤 卫衣 牛仔裤 休闲裤 外套 风衣 毛衣 针织衫 打底裤 背心 吊带 睡衣
泳衣 女 男 女装 男装 夏季 秋冬 春秋 冬季 加绒 加厚 薄款 新款 韩版 修身 显瘦 宽松 大码
百搭 学生 中老年 妈妈装 儿童 婴儿 宝宝 纯棉 雪纺 真丝 亚麻 羊毛 羊绒 牛皮 真皮 不锈钢
陶瓷 玻璃 实木 塑料 硅胶 长袖 短袖 无袖 圆领 V领 高领 连帽 拉链 系带 碎花 格子 条纹 印花
刺绣 蕾丝 白色 黑色 红色 蓝色 绿色 粉色 2023款 2024 100ml 5斤 10包 3件套 XL 42码 手机壳
充电器 数据线 耳机 蓝牙 无线 适用 苹果 华为 小米 保温杯 水杯 茶具 花瓶 台灯 LED 收纳盒
鞋架 毛巾 床单 被套 枕头 窗帘 地毯 拖把 雨伞 背包 双肩包 钱包 皮带 手表 眼镜 帽子 围巾
手套 袜子 运动鞋 高跟鞋 凉鞋 拖鞋 靴子 面膜 口红 洗发水 牙膏 纸巾 包邮 正品 旗舰店 特价
清仓 😀 ★ ／ （ ） ＬＥＤ ㎡ 連衣裙 復古
"""
WORDS = _WORDS.split()


def similarity(left: str, right: str, measure: str) -> float:
    """Return the similarity of two compared texts by its definition."""
    if left == right:
        return 100.0
    if measure == "bigram":
        own, other = _bigrams(left), _bigrams(right)
        return 100 * len(own & other) / len(own | other)
    if measure == "bag":
        shared = (Counter(left) & Counter(right)).total()
    else:
        shared = LCSseq.similarity(left, right)
    return 200 * shared / (len(left) + len(right))


def _bigrams(text: str) -> set[str]:
    return {text[i : i + 2] for i in range(len(text) - 1)} or set(text)


def similar_pairs(texts: list[str], measure: str, least: float) -> dict[tuple[int, int], float]:
    """Return all pairs at least so similar by looking at each."""
    found = {
        (i, j): similarity(texts[i], texts[j], measure)
        for i, j in combinations(range(len(texts)), 2)
    }
    return {pair: value for pair, value in found.items() if value >= least}


def normal(count: int, seed: int = 1) -> list[str]:
    """Return titles of which every fifth is a changed copy of an earlier one."""
    rng = random.Random(seed)
    titles = [_fresh(rng, WORDS)]
    while len(titles) < count:
        is_copy = rng.random() < 0.2
        titles.append(_changed(rng, rng.choice(titles)) if is_copy else _fresh(rng, WORDS))
    return titles[: count - 4] + ["", "裙", "裙", "长" * 300][: min(4, count)]


def shop(count: int, seed: int = 2) -> list[str]:
    """Return titles made from few templates: most resemble many others."""
    rng = random.Random(seed)
    templates = [_fresh(rng, WORDS) for _ in range(max(1, count // 60))]
    return [_changed(rng, rng.choice(templates)) for _ in range(count)]


def category(count: int, seed: int = 3) -> list[str]:
    """Return titles of very few words in any order: all grams are common."""
    rng = random.Random(seed)
    words = rng.sample(WORDS, 40)
    return [_fresh(rng, words) for _ in range(count)]


CORPORA = {"normal": normal, "shop": shop, "category": category}


def _fresh(rng: random.Random, words: list[str]) -> str:
    length = rng.randint(8, 34)
    title = ""
    while len(title) < length:
        title += rng.choice(words)
    return title


def _changed(rng: random.Random, title: str) -> str:
    for _ in range(rng.randint(0, 3)):
        place = rng.randrange(len(title) + 1)
        word = rng.choice(WORDS)
        title = rng.choice(
            [
                title[:place] + word + title[place:],
                title[:place] + title[place + 2 :],
                title[place:] + title[:place],
                title[:place] + word + title[place + len(word) :],
            ]
        )
    return title
