"""Brands beyond the product's own, and devices a part names without saying that it fits them."""

from collections.abc import Collection, Sequence
from functools import cache
from typing import NamedTuple

from titleopt.facts.brands import BrandMention
from titleopt.facts.record import Record
from titleopt.lexicon.lexicon import Lexicon
from titleopt.resources import data_files, read_data

# How the name of a part or accessory ends.
_PART_ENDINGS = (
    "壳", "膜", "套", "贴", "贴纸", "线", "充电器", "充电头", "电池", "支架", "表带", "腕带",
    "滤芯", "滤网", "脚垫", "座套", "雨刮器", "雨刷", "刹车片", "挂绳", "屏幕", "总成", "配件",
    "转接头", "触控笔", "电容笔", "键帽", "后备箱垫", "尾箱垫", "钥匙包", "钥匙扣", "车衣",
    "机油滤", "空气滤",
)  # fmt: skip
# Two brands on one product: 优衣库×KAWS, 李宁 迪士尼联名.
_JOINT_WORDS = ("联名", "合作款", "联合", "×", " x ", "跨界")


class Rivals(NamedTuple):
    """What of the named brands is too much."""

    own: str = ""
    """The brand the product is of, as far as the title or its record tell."""
    extra: tuple[BrandMention, ...] = ()
    """Other brands named as if the product were of them."""
    unfitted: tuple[BrandMention, ...] = ()
    """Device brands that a part names without a word of fit."""
    wrong: tuple[BrandMention, ...] = ()
    """Brands that deny the brand of the record, when the title does not name that one."""


NO_RIVALS = Rivals()


def rivals(
    text: str,
    brands: Sequence[BrandMention],
    things: Collection[str],
    record: Record,
    lexicon: Lexicon,
) -> Rivals:
    """Judge the brands of a title.

    Args:
        text: A folded title.
        brands: The brands it names.
        things: Central category terms, folded.
        record: What the product record says.
        lexicon: Known brands with their departments.

    """
    named = [mention for mention in brands if not mention.fitted]
    recorded = recorded_entity(record, lexicon)
    if not named or (not recorded and len(named) == 1):
        return NO_RIVALS
    is_part = any(thing.endswith(_PART_ENDINGS) for thing in things)
    devices = [m for m in named if is_part and m.entity in _device_makers()]
    makers = [mention for mention in named if mention not in devices]
    own = recorded or (makers[0].entity if makers else "")
    others = [mention for mention in makers if not _same(mention, own, text, record)]
    unfitted = [mention for mention in devices if not _same(mention, own, text, record)]
    one_maker = not own and devices and all(m.entity == devices[0].entity for m in devices)
    if one_maker or any(mention.fitted for mention in brands):
        unfitted = []
    if any(word in text for word in _JOINT_WORDS):
        others = [m for m in others if m.entity != others[0].entity]
    others = [m for m in others if lexicon.get(text[m.start : m.end])]
    missing = recorded and not any(_same(m, own, text, record) for m in named)
    return Rivals(
        own,
        extra=() if missing else tuple(others),
        unfitted=tuple(unfitted),
        wrong=tuple(others) if missing else (),
    )


def recorded_entity(record: Record, lexicon: Lexicon) -> str:
    """Return the brand of the record as the lexicon names it; empty when it states none."""
    for word in record.brands:
        entry = lexicon.get(word)
        if entry is not None and entry.brand is not None:
            return entry.brand.entity
    words = [word for word in record.brands if "品牌" not in word]
    return words[0] if words else ""


def _same(mention: BrandMention, own: str, text: str, record: Record) -> bool:
    word = text[mention.start : mention.end]
    if own in (mention.entity, word):
        return True
    return any(word in name or name in word for name in record.brands)


@cache
def _device_makers() -> frozenset[str]:
    files = (read_data(path) for path in data_files("device_makers"))
    return frozenset(record["maker"] for file in files for record in file.records())
