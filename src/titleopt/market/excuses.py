"""Contexts in which a thing that is named is no claim of what is sold."""

# What stands before or behind a thing that is given along, meant, or only a motif.
_BEFORE = frozenset("送赠配带含附仿如似可像非无免不")
_BEHIND = (
    "款",
    "味",
    "色",
    "风",
    "图",
    "形",
    "型",
    "纹",
    "样",
    "状",
    "用",
    "专用",
    "适用",
    "同款",
    "系",
    "头",
    # 钢琴白, 糖果粉: the name of a shade.
    "白",
    "黑",
    "红",
    "粉",
    "蓝",
    "绿",
    "紫",
    "灰",
    "棕",
    "黄",
    "金",
    "银",
    "橙",
    "青",
)
_GIVEN = frozenset(["赠品", "适用", "兼容", "搭配", "送的"])
# Parts, sets and packaging go with anything.
_PARTS = (
    "套装", "件套", "外壳", "支架", "配饰", "配件", "替换芯", "替芯", "插槽", "收纳袋", "礼品盒",
    "礼盒", "保护套", "整机", "包装", "指环", "挂绳", "底座", "盒子", "袋子", "会员",
)  # fmt: skip


def is_excused(text: str, start: int, end: int) -> bool:
    """Whether the context says that a word is no claim of what the thing is.

    >>> is_excused("手机壳送钢化膜", 4, 7), is_excused("手机壳钢化膜", 3, 6)
    (True, False)
    """
    if start and (text[start - 1] in _BEFORE or text[max(0, start - 2) : start] in _GIVEN):
        return True
    return text.startswith(_BEHIND, end) or text[start:end].endswith(_PARTS)
