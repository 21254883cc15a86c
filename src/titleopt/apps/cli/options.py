"""Options that several verbs share, and the settings they make."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from titleopt.apps.cli.language import ASKED, say
from titleopt.config import Settings

SETTINGS_FILE = Path("titleopt.toml")


class Language(StrEnum):
    """Language of findings and tables."""

    zh = "zh"
    en = "en"


Platform = Annotated[
    str | None,
    typer.Option(
        "--platform",
        "-p",
        help=say(
            "平台：taobao、tmall、pdd、douyin、1688、jd …", "Platform: taobao, tmall, pdd, jd …"
        ),
    ),
]
Lang = Annotated[
    Language | None,
    typer.Option("--lang", help=say("语言", "Language")),
]
SettingsFile = Annotated[
    Path | None,
    typer.Option(
        "--settings",
        help=say(
            "设置文件；默认用当前文件夹的 titleopt.toml",
            "Settings file; titleopt.toml of this folder when there is one",
        ),
    ),
]
MinScore = Annotated[
    float | None,
    typer.Option(
        "--min-score",
        min=0,
        max=100,
        help=say(
            "及格分：有标题低于它时退出状态为 1",
            "The bar: exit status 1 when a title scores below it",
        ),
    ),
]
TitleColumn = Annotated[
    str | None,
    typer.Option(
        "--title-column",
        help=say("标题列：表头文字、列字母或序号", "Title column: header, letters or number"),
    ),
]
SheetName = Annotated[
    str | None,
    typer.Option("--sheet", help=say("工作表：名称或序号", "Sheet: name or number")),
]
Processes = Annotated[
    int, typer.Option("--jobs", "-j", min=1, help=say("用几个进程", "Processes to use"))
]
Threads = Annotated[
    int, typer.Option("--jobs", "-j", min=1, help=say("用几个线程", "Threads to use"))
]
Json = Annotated[
    bool, typer.Option("--json", help=say("输出 JSON，每条一行", "JSON, one line for each"))
]


def settings_of(
    platform: str | None = None, lang: Language | None = None, file: Path | None = None
) -> Settings:
    """Return the settings of a file with what was said on the command line laid over them.

    Raises:
        ConfigError: the file, or a value in it, is wrong.

    """
    if file is None and SETTINGS_FILE.is_file():
        file = SETTINGS_FILE
    settings = Settings.load(file) if file is not None else Settings()
    said: dict[str, object] = {}
    if platform is not None:
        said["platform"] = platform
    if lang is not None or ASKED is not None:
        said["lang"] = lang.value if lang is not None else ASKED
    return settings.model_copy(update=said)
