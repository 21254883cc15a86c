"""Rules for a person at a terminal: the list, and the manual page of one."""

from inspect import cleandoc

from rich.table import Table
from rich.text import Text

from titleopt.config import Settings
from titleopt.reports.rule_lines import rule_lines
from titleopt.reports.terminal import STYLES
from titleopt.reports.words import GROUND_NOTES, GROUNDS, SEVERITIES
from titleopt.rules.base import Rule

_HEADS = {
    "zh": ("代码", "名称", "问题", "级别", "权重", "依据"),
    "en": ("Code", "Name", "Finding", "Severity", "Weight", "Ground"),
}
_WORDS = {
    "zh": {
        "severity": "级别",
        "weight": "权重",
        "ground": "依据",
        "fixes": "自动修正：能（不改变意思的部分）",
        "options": "选项",
        "off": "关闭",
    },
    "en": {
        "severity": "severity",
        "weight": "weight",
        "ground": "ground",
        "fixes": "mended by itself: yes, where no meaning changes",
        "options": "Options",
        "off": "off",
    },
}


def rule_list(settings: Settings) -> Table:
    """Return all rules as a table, with the weights of these settings."""
    lang = settings.lang
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column, name in enumerate(_HEADS[lang]):
        table.add_column(name, justify="right" if column == 4 else "left", no_wrap=column < 2)  # noqa: PLR2004 - weight; code and name
    for rule in rule_lines(settings):
        weight = f"{rule.weight:g}" if rule.is_on else _WORDS[lang]["off"]
        severity = Text(SEVERITIES[lang][rule.severity], style=STYLES[rule.severity])
        ground = GROUNDS[lang][rule.ground]
        table.add_row(rule.code, rule.name, rule.title, severity, weight, ground)
    return table


def rule_page(rule: type[Rule], settings: Settings) -> Text:
    """Return the manual page of a rule: its ground first, then its own words."""
    lang = settings.lang
    words = _WORDS[lang]
    line = next(line for line in rule_lines(settings) if line.code == rule.code)
    text = Text()
    text.append(f"{rule.code} {rule.name}", style="bold")
    text.append(f"  {line.title}\n\n", style="bold")
    text.append(f"{words['severity']}: ").append(
        SEVERITIES[lang][rule.severity], style=STYLES[rule.severity]
    )
    text.append(f"   {words['weight']}: {line.weight:g}\n")
    text.append(f"{words['ground']}: {GROUNDS[lang][rule.ground]}. ", style="bold")
    text.append(f"{GROUND_NOTES[lang][rule.ground]}\n")
    if rule.fixes:
        text.append(f"{words['fixes']}\n")
    text.append(f"\n{cleandoc(rule.__doc__ or '')}\n")
    if rule.Options.model_fields:
        text.append(f"\n{words['options']}\n", style="bold")
        for name, field in rule.Options.model_fields.items():
            text.append(f"  {name} = {field.default!r}  {field.description or ''}\n")
    text.rstrip()
    return text
