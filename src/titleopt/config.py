"""Settings, from keyword arguments or a ``titleopt.toml``, and platform profiles.

There is no global configuration: every function takes ``settings=`` and reads nothing else.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import Field, ValidationError

from titleopt.errors import DID_YOU_MEAN, ConfigError, did_you_mean
from titleopt.model import Confidence, Value
from titleopt.resources import data_files, data_root

Lang = Literal["zh", "en"]


def in_language(text: str, lang: Lang) -> str:
    """Return one half of a text that stands in Chinese and English, " / " between them.

    >>> in_language("发布页 / publish form", "en")
    'publish form'
    """
    zh, _, en = text.partition(" / ")
    return zh if lang == "zh" else en or zh


class Figure(Value):
    """Where a figure comes from and how sure it is."""

    text: str = Field(description="in both languages, for in_language")
    confidence: Confidence

    def told(self, lang: Lang) -> str:
        """Return where it comes from in one language."""
        return in_language(self.text, lang)


class Profile(Value):
    """What one platform asks of a title.

    >>> profile("taobao").limit
    60
    """

    key: str
    name_zh: str
    name_en: str
    limit: int = Field(gt=0, description="widest title allowed, in units")
    minimum: int = Field(default=0, ge=0, description="narrowest title allowed, in units")
    full_from: int = Field(gt=0, description="from here on, in units, a title counts as full")
    counting: Literal["gbk", "character"] = "gbk"
    searched: bool = Field(default=True, description="whether buyers' searches read this title")
    own_names: tuple[str, ...] = Field(default=(), description="the platform's names for itself")
    limit_source: Figure
    minimum_source: Figure | None = None
    notes_zh: str = ""
    notes_en: str = ""


def platforms() -> tuple[str, ...]:
    """Return the keys of all known platforms."""
    return tuple(path.stem for path in data_files("platforms", suffix=".toml"))


@cache
def profile(key: str) -> Profile:
    """Return the profile of one platform.

    Raises:
        ConfigError: there is no such platform.

    """
    path = data_root() / "platforms" / f"{key}.toml"
    if key not in platforms():
        raise ConfigError(
            f"没有平台 '{key}'{did_you_mean(key, platforms())}",
            hint=f"可选：{'、'.join(platforms())}",
            en=f"there is no platform '{key}'{did_you_mean(key, platforms(), DID_YOU_MEAN)}",
            hint_en=f"choose one of {', '.join(platforms())}",
        )
    return Profile.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))


Weight = Annotated[float, Field(ge=0, allow_inf_nan=False)]


class RuleSettings(Value):
    """Which rules run, how much they weigh, and their options; rules by code or name."""

    off: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    weights: Mapping[str, Weight] = Field(default_factory=dict)
    options: Mapping[str, Mapping[str, Any]] = Field(default_factory=dict)


class OwnWords(Value):
    """The user's own words, added to the lexicons of data/."""

    files: tuple[Path, ...] = Field(default=(), description="files in the format of data/")
    category: tuple[str, ...] = ()
    brand: tuple[str, ...] = ()
    attribute: Mapping[str, tuple[str, ...]] = Field(
        default_factory=dict, description="axis → values"
    )
    hot: tuple[str, ...] = ()
    junk: tuple[str, ...] = ()
    banned: tuple[str, ...] = ()


class Allow(Value):
    """Words that are no finding: everywhere, or in one shop or category, for some rules."""

    words: tuple[str, ...]
    rules: tuple[str, ...] = Field(default=(), description="codes or names; empty = all rules")
    shop: str | None = None
    category: str | None = None


class Settings(Value):
    """Everything a caller can choose.

    >>> Settings(platform="pdd").platform
    'pdd'
    """

    platform: str = "taobao"
    lang: Lang = "zh"
    engine: Literal["auto", "jieba", "rjieba"] = "auto"
    strict: bool = Field(
        default=False, description="a crashing rule raises instead of being left out"
    )
    rules: RuleSettings = RuleSettings()
    words: OwnWords = OwnWords()
    allow: tuple[Allow, ...] = ()

    def __init__(self, **values: Any) -> None:
        """Check the values.

        Raises:
            ConfigError: a key or value is wrong; the sentence names the nearest key.

        """
        try:
            super().__init__(**values)
        except ValidationError as error:
            raise _config_error(error) from error

    @classmethod
    def of(cls, **values: Any) -> Self:
        """Build settings from keyword arguments; the same as ``Settings(...)``."""
        return cls(**values)

    @classmethod
    def load(cls, path: str | Path) -> Self:
        """Read a ``titleopt.toml``; word files in it are relative to its folder.

        Raises:
            ConfigError: the file is missing, is no TOML, or a key or value is wrong.

        """
        path = Path(path)
        try:
            values = tomllib.loads(path.read_text(encoding="utf-8-sig"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise ConfigError(
                f"设置文件 {path} 读不了：{_reason(error)}",
                hint="请检查路径和 TOML 写法",
                en=f"cannot read the settings file {path}: "
                f"{getattr(error, 'strerror', None) or error}",
                hint_en="check the path, and that it is written as TOML",
                context={"file": str(path)},
            ) from error
        try:
            settings = cls(**values)
        except ConfigError as error:
            error.message = f"{path.name} 中{error.message}"
            error.context["en"] = f"{path.name}: {error.context.get('en', '')}"
            error.context["file"] = str(path)
            raise
        files = tuple(path.parent / file for file in settings.words.files)
        words = settings.words.model_copy(update={"files": files})
        return settings.model_copy(update={"words": words})


def _reason(error: Exception) -> str:
    if isinstance(error, FileNotFoundError):
        return "找不到文件"
    if isinstance(error, OSError):
        return error.strerror or str(error)
    return "不是 UTF-8 文字" if isinstance(error, UnicodeDecodeError) else str(error)


def _config_error(error: ValidationError) -> ConfigError:
    first = error.errors()[0]
    path = [str(part) for part in first["loc"]]
    name = ".".join(path)
    if first["type"] == "extra_forbidden":
        known = _keys_beside(path)
        return ConfigError(
            f"没有设置项 '{name}'{did_you_mean(path[-1], known)}",
            hint=f"可用的项：{'、'.join(known)}",
            en=f"there is no setting '{name}'{did_you_mean(path[-1], known, DID_YOU_MEAN)}",
            hint_en=f"known settings: {', '.join(known)}",
            context={"key": name},
        )
    if first["type"] == "missing":
        return ConfigError(
            f"缺少设置项 '{name}'",
            hint="请补上这一项",
            en=f"the setting '{name}' is missing",
            hint_en="add it",
            context={"key": name},
        )
    return ConfigError(
        f"设置项 '{name}' 的值 {first['input']!r} 不对",
        hint=value_hint(first),
        en=f"the setting '{name}' cannot be {first['input']!r}",
        hint_en=first["msg"],
        context={"key": name},
    )


_WANTED = {
    "literal_error": "可选：{expected}",
    "greater_than_equal": "不能小于 {ge:g}",
    "less_than_equal": "不能大于 {le:g}",
    "finite_number": "应为一个有限的数",
    "float": "应为数字",
    "int": "应为整数",
    "bool": "应为 true 或 false",
    "string": "应为加引号的文字",
    "tuple": '应为列表，如 ["…"]',
    "mapping": "应为一组“名称 = 值”",
    "model": "应为一组“名称 = 值”",
    "path": "应为文件路径",
}


def value_hint(error: Mapping[str, Any]) -> str:
    """Return what a value should have been, from one of pydantic's errors.

    >>> value_hint({"type": "greater_than_equal", "ctx": {"ge": 1}, "msg": ""})
    '不能小于 1'
    """
    kind = str(error["type"])
    sentence = _WANTED.get(kind) or _WANTED.get(kind.partition("_")[0])
    if sentence is None:
        return str(error["msg"])
    return sentence.format_map(error.get("ctx", {})).replace(" or ", "、")


def _keys_beside(path: list[str]) -> tuple[str, ...]:
    """Return the keys that exist where ``path`` ends."""
    model: Any = Settings
    sections: dict[str, type[Value]] = {"rules": RuleSettings, "words": OwnWords, "allow": Allow}
    if len(path) > 1 and path[0] in sections:
        model = sections[path[0]]
    return tuple(model.model_fields)
