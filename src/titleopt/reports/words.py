"""The words of tables and pages in both languages, in one place."""

from titleopt.config import Lang
from titleopt.model import Ground, Severity, Verdict

ADDED_COLUMNS: dict[Lang, tuple[str, ...]] = {
    "zh": ("得分", "等级", "宽度", "问题", "建议标题"),
    "en": ("Score", "Grade", "Width", "Findings", "Suggested title"),
}
"""The columns behind the original ones: score, grade, width in units, findings, fixed title."""

VERDICTS: dict[Lang, dict[Verdict, str]] = {
    "zh": {"good": "合格", "improve": "可改进", "reject": "不可用"},
    "en": {"good": "good", "improve": "improve", "reject": "reject"},
}
SEVERITIES: dict[Lang, dict[Severity, str]] = {
    "zh": {"error": "错误", "warning": "警告", "info": "提示"},
    "en": {"error": "error", "warning": "warning", "info": "info"},
}
GROUNDS: dict[Lang, dict[Ground, str]] = {
    "zh": {
        "law": "法律法规",
        "platform": "平台规定",
        "guide": "运营指南",
        "practice": "卖家经验",
        "measured": "真实标题统计",
    },
    "en": {
        "law": "law",
        "platform": "platform",
        "guide": "guide",
        "practice": "practice",
        "measured": "measured",
    },
}
GROUND_NOTES: dict[Lang, dict[Ground, str]] = {
    "zh": {
        "law": "依据法律法规。",
        "platform": "依据平台自己的规定。",
        "guide": "依据只是运营指南，没有找到平台或法律条文。",
        "practice": "依据只是卖家经验，没有找到平台或法律条文。",
        "measured": "依据真实标题的统计，不是平台规定。",
    },
    "en": {
        "law": "Grounded in law.",
        "platform": "Grounded in the platform's own text.",
        "guide": "Grounded in operation guides only; no text of a platform or law was found.",
        "practice": "Grounded in sellers' custom only; no text of a platform or law was found.",
        "measured": "Found on real titles; it is no platform's rule.",
    },
}
