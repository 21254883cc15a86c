"""Settings: what they take, and the sentence for what they do not."""

import re

import pytest

import titleopt
from titleopt import Settings
from titleopt.config import platforms, profile
from titleopt.errors import ConfigError

WRONG = [
    ({"platfrom": "pdd"}, "没有设置项 'platfrom'，是不是想写 'platform'？", "可用的项：platform"),
    ({"rules": {"of": ["LEN001"]}}, "'rules.of'，是不是想写 'off'？", "off、only"),
    ({"words": {"brnd": ["x"]}}, "'words.brnd'，是不是想写 'brand'？", "files、category"),
    ({"allow": [{"words": ["x"], "shp": "x"}]}, "是不是想写 'shop'？", "words、rules"),
    ({"allow": [{"rules": ["LAW001"]}]}, "缺少设置项 'allow.0.words'", "补上"),
    ({"lang": "fr"}, "'lang' 的值 'fr' 不对", "可选：'zh'、'en'"),
    ({"platform": 3}, "'platform' 的值 3 不对", "文字"),
    ({"words": {"brand": "拾柒裁"}}, "'words.brand'", "列表"),
    ({"strict": "maybe"}, "'strict' 的值 'maybe' 不对", "true 或 false"),
    ({"rules": {"weights": {"superlative": -3}}}, "superlative' 的值 -3 不对", "不能小于 0"),
    ({"rules": {"weights": {"superlative": float("nan")}}}, "的值 nan 不对", "有限"),
    ({"rules": {"weights": {"superlative": "x"}}}, "的值 'x' 不对", "数字"),
]
WRONG_WHEN_USED = [
    ({"platform": "taobo"}, "没有平台 'taobo'，是不是想写 'taobao'？"),
    ({"rules": {"off": ["titel-too-long"]}}, "是不是想写 'title-too-long'？"),
    ({"rules": {"weights": {"superlativ": 1}}}, "是不是想写 'superlative'？"),
    ({"allow": [{"words": ["x"], "rules": ["nope"]}]}, "没有规则 'nope'"),
    (
        {"rules": {"options": {"title-not-full": {"fullfrom": 50}}}},
        "没有选项 'fullfrom'，是不是想写 'full_from'？",
    ),
    ({"rules": {"options": {"title-not-full": {"full_from": -1}}}}, "'full_from' 的值 -1 不对"),
]


@pytest.mark.parametrize(("values", "sentence", "hint"), WRONG)
def test_a_wrong_key_or_value_is_a_sentence(values: dict, sentence: str, hint: str) -> None:
    for build in (Settings, Settings.of):
        with pytest.raises(ConfigError) as caught:
            build(**values)
        assert sentence in caught.value.message
        assert hint in caught.value.hint
        assert re.match("the setting|there is no setting", caught.value.context["en"])


@pytest.mark.parametrize(("values", "sentence"), WRONG_WHEN_USED)
def test_names_that_do_not_exist_are_found_when_used(values: dict, sentence: str) -> None:
    with pytest.raises(ConfigError) as caught:
        titleopt.check("纯棉T恤", settings=Settings(**values))
    assert sentence in caught.value.message
    assert caught.value.hint
    assert caught.value.context["en"].isascii()
    assert caught.value.context["hint_en"].isascii()


def test_a_settings_file_is_named_in_its_sentence(tmp_path) -> None:
    file = tmp_path / "titleopt.toml"
    file.write_bytes("\ufeffplatform = 'pdd'\n[word]\nbrand = ['拾柒裁']\n".encode())
    with pytest.raises(
        ConfigError, match=r"titleopt\.toml 中没有设置项 'word'，是不是想写 'words'"
    ):
        Settings.load(file)
    file.write_text("platform = pdd", encoding="utf-8")
    with pytest.raises(ConfigError, match="读不了"):
        Settings.load(file)
    with pytest.raises(ConfigError, match="找不到文件"):
        Settings.load(tmp_path / "none.toml")


def test_settings_travel_as_json() -> None:
    settings = Settings(platform="jd", rules={"weights": {"superlative": 2}})
    assert Settings.model_validate_json(settings.model_dump_json()) == settings


@pytest.mark.parametrize("rule", ["superlative", "LAW001", "law001"])
def test_words_are_allowed_by_any_spelling_of_a_rule(rule: str) -> None:
    title = "纯棉T恤女短袖全网最低价"
    (found,) = [f for f in titleopt.check(title).findings if f.code == "LAW001"]
    words = [span.text for span in found.spans]
    settings = Settings(allow=[{"words": words, "rules": [rule], "category": "女装"}])
    at_home = titleopt.check(
        titleopt.Product(title=title, category="女装 > T恤"), settings=settings
    )
    elsewhere = titleopt.check(titleopt.Product(title=title, category="男装"), settings=settings)
    assert "LAW001" not in {finding.code for finding in at_home.findings}
    assert "LAW001" in {finding.code for finding in elsewhere.findings}


@pytest.mark.parametrize("key", platforms())
def test_figures_tell_their_source_in_one_language(key: str) -> None:
    source = profile(key).limit_source
    assert any("一" <= char <= "鿿" for char in source.told("zh"))
    assert not any("一" <= char <= "鿿" for char in source.told("en"))


def test_unverified_limits_are_told_in_the_language_asked_for() -> None:
    (_, note) = titleopt.check("纯棉T恤", settings=Settings(platform="jd")).notes
    assert note.startswith("京东的宽度上限 160 没有核实过")
    assert "verified" not in note


OWN = "拾柒裁"
TITLES = [f"{OWN}纯棉T恤女短袖夏季", f"兰蔻{OWN}口红", f"{OWN}适用苹果手机壳", f"{OWN} {OWN}"]


@pytest.mark.parametrize("kind", ["category", "brand", "hot", "junk", "banned"])
@pytest.mark.parametrize("record", [{}, {"brand": "兰蔻", "category": "女装"}])
def test_own_words_of_every_kind_are_used(kind: str, record: dict) -> None:
    settings = Settings(words={kind: [OWN]}, strict=True)
    first, *_ = [
        titleopt.check(titleopt.Product(title=title, **record), settings=settings)
        for title in TITLES
    ]
    if kind == "banned":
        assert "LAW004" in {finding.code for finding in first.findings}
    else:
        name = "brands" if kind == "brand" else f"{kind}_terms"
        assert OWN in getattr(first.facts, name)
