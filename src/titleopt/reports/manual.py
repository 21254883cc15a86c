"""Rules for a person at a terminal: the list, and the manual page of one."""

from rich.table import Table
from rich.text import Text

from titleopt.config import Lang, Settings, in_language
from titleopt.reports.rule_lines import rule_lines
from titleopt.reports.terminal import STYLES
from titleopt.reports.words import GROUND_NOTES, GROUNDS, SEVERITIES
from titleopt.rules.base import Rule
from titleopt.rules.manual import manual

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
        "what": "说明",
        "why": "原因",
        "bad": "反例",
        "good": "正例",
        "source": "出处",
        "stop": "。",
        "options": "选项（写在 titleopt.toml 的 [rules.options.规则名] 下）",
        "platform": "（看平台）",
        "off": "关闭",
    },
    "en": {
        "severity": "severity",
        "weight": "weight",
        "ground": "ground",
        "fixes": "mended by itself: yes, where no meaning changes",
        "what": "What",
        "why": "Why",
        "bad": "Bad",
        "good": "Good",
        "source": "Source",
        "stop": ". ",
        "options": "Options, under [rules.options.NAME] of titleopt.toml",
        "platform": "(the platform's)",
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
    """Return the manual page of a rule: its ground first, then what it is and why."""
    lang = settings.lang
    words, colon = _WORDS[lang], "：" if lang == "zh" else ": "
    line = next(line for line in rule_lines(settings) if line.code == rule.code)
    text = Text(f"{rule.code} {rule.name}  {line.title}\n\n", style="bold")
    text.append(f"{words['severity']}{colon}", style="not bold")
    text.append(SEVERITIES[lang][rule.severity], style=STYLES[rule.severity])
    text.append(f"   {words['weight']}{colon}{line.weight:g}\n", style="not bold")
    text.append(f"{words['ground']}{colon}{GROUNDS[lang][rule.ground]}")
    text.append(f"{words['stop']}{GROUND_NOTES[lang][rule.ground]}\n", style="not bold")
    if rule.fixes:
        text.append(f"{words['fixes']}\n", style="not bold")
    for name, told in manual(rule, lang)._asdict().items():
        if told:
            text.append(f"\n{words[name]}{colon}").append(f"{told}\n", style="not bold")
    _options(text, rule, lang)
    text.rstrip()
    return text


def _options(text: Text, rule: type[Rule], lang: Lang) -> None:
    if not rule.Options.model_fields:
        return
    words = _WORDS[lang]
    text.append(f"\n{words['options']}\n")
    for name, field in rule.Options.model_fields.items():
        default = words["platform"] if field.default is None else f"{field.default:g}"
        told = in_language(field.description or "", lang)
        text.append(f"  {name} = {default}  {told}\n", style="not bold")
