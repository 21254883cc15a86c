"""Settings, from keyword arguments or a ``titleopt.toml``, and platform profiles.

There is no global configuration: every function takes ``settings=`` and reads nothing else.
"""

import tomllib
from collections.abc import Mapping
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any, Literal, Self

from pydantic import Field, ValidationError

from titleopt.errors import ConfigError
from titleopt.model import Confidence, Value
from titleopt.resources import data_files, data_root

Lang = Literal["zh", "en"]


class Figure(Value):
    """Where a figure comes from and how sure it is."""

    text: str
    confidence: Confidence


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
            f"没有平台 '{key}'{_did_you_mean(key, platforms())}",
            hint=f"可选：{'、'.join(platforms())}",
        )
    return Profile.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))


class RuleSettings(Value):
    """Which rules run, how much they weigh, and their options; rules by code or name."""

    off: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    weights: Mapping[str, float] = Field(default_factory=dict)
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

    @classmethod
    def of(cls, **values: Any) -> Self:
        """Build settings from keyword arguments.

        Raises:
            ConfigError: a key or value is wrong; the sentence names the nearest key.

        """
        try:
            return cls.model_validate(values)
        except ValidationError as error:
            raise _config_error(error, "") from error

    @classmethod
    def load(cls, path: str | Path) -> Self:
        """Read a ``titleopt.toml``; word files in it are relative to its folder.

        Raises:
            ConfigError: the file is missing, is no TOML, or a key or value is wrong.

        """
        path = Path(path)
        try:
            values = tomllib.loads(path.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise ConfigError(
                f"设置文件 {path} 读不了：{error}", hint="请检查路径和 TOML 写法"
            ) from error
        try:
            settings = cls.model_validate(values)
        except ValidationError as error:
            raise _config_error(error, f"{path.name} 中 ") from error
        files = tuple(path.parent / file for file in settings.words.files)
        words = settings.words.model_copy(update={"files": files})
        return settings.model_copy(update={"words": words})


def _did_you_mean(word: str, known: tuple[str, ...]) -> str:
    near = get_close_matches(word, known, n=1, cutoff=0.5)
    return f"，是不是想写 '{near[0]}'？" if near else ""


def _config_error(error: ValidationError, where: str) -> ConfigError:
    first = error.errors()[0]
    path = [str(part) for part in first["loc"]]
    name = ".".join(path)
    if first["type"] == "extra_forbidden":
        known = _keys_beside(path)
        return ConfigError(
            f"{where}没有设置项 '{name}'{_did_you_mean(path[-1], known)}",
            hint=f"可用的项：{'、'.join(known)}",
            context={"key": name},
        )
    return ConfigError(
        f"{where}设置项 '{name}' 的值不对：{first['input']!r}（{first['msg']}）",
        hint="请改成说明中的类型或取值",
        context={"key": name},
    )


def _keys_beside(path: list[str]) -> tuple[str, ...]:
    """Return the keys that exist where ``path`` ends."""
    model: Any = Settings
    sections: dict[str, type[Value]] = {"rules": RuleSettings, "words": OwnWords, "allow": Allow}
    if len(path) > 1 and path[0] in sections:
        model = sections[path[0]]
    return tuple(model.model_fields)
