"""The rules, listed explicitly in the order reports give their parts."""

from titleopt.rules.base import Rule
from titleopt.rules.empty_title import EmptyTitle
from titleopt.rules.title_not_full import TitleNotFull
from titleopt.rules.title_too_long import TitleTooLong

RULES: tuple[type[Rule], ...] = (
    EmptyTitle,
    TitleNotFull,
    TitleTooLong,
)
