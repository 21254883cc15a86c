"""What must hold for any text: a report, and that mending never costs points."""

from hypothesis import example, given
from hypothesis import strategies as st

from titleopt.checking.checker import checker_for
from titleopt.checking.fixer import apply_fixes
from titleopt.config import Settings
from titleopt.model import Product, Report
from titleopt.text.width import units

LIMIT = 60
CHECKER = checker_for(Settings(strict=True))
MENDS_BY_CUTTING = {"JNK001", "HOT001", "REP001", "BRD001", "IRR001", "PLT001", "LAW001", "LAW003"}

PLAIN = [
    "连衣裙",
    "牛仔裤",
    "保温杯",
    "手机壳",
    "T恤",
    "收纳箱",
    "数据线",
    "面膜",
    "运动鞋",
    "毛巾",
    "纯棉",
    "雪纺",
    "加厚",
    "夏季",
    "女",
    "男士",
    "女士",
    "儿童",
    "韩版",
    "显瘦",
    "防水",
    "大码",
    "碎花",
    "不锈钢",
    "500ml",
    "36-46码",
    "8GB+128GB",
    "苹果",
    "华为",
    "小米",
    "自然堂",
    "兰蔻",
    "耐克",
    "适用",
    "专用",
    "高腰",
    "低腰",
    "长袖",
    "短袖",
    "办公室",
    "户外",
    "2024",
    "新疆长绒棉",
    "健讯",
    "LED",
    "USB3.0",
    "礼盒装",
]
WASTE = [
    "包邮",
    "正品",
    "特价",
    "热卖",
    "新款",
    "促销",
    "质量保证",
    "假一赔十",
    "拍前联系",
    "亏本",
    "销量第一",
    "全网最低价",
    "高仿",
    "加微信13800138000",
    "京东",
    "冲钻",
    "人气",
]
DIRT = [
    "★", "！", "|", "~", "--", "【", "】", "[", "]", "（", "）", "《", "》", "&amp;",
    "&nbsp;", "<br>", "\u200b", "\ufffd", "\ue000", "\ud800", "  ", "　", "\t", "ＬＥＤ",
    "５０％", "❤️", "👨‍👩‍👧", "#", "&", "*", "@", "_", "/", "、", "+", "-", "，", "·",
    "1️⃣", "&hearts;", "&amp;amp;", "丨", "＊", "\u202e", "$",
]  # fmt: skip

words = st.sampled_from([*PLAIN, *WASTE])
titles = st.lists(st.sampled_from([*PLAIN, *WASTE, *DIRT, " "]), max_size=14).map("".join)
spaced = st.lists(words, max_size=12).map(" ".join)
any_text = st.text(max_size=80) | st.text(
    st.characters(categories=["Cs", "Cc", "Co", "Cf", "So", "Mn", "Lo", "Zs"]), max_size=40
)
records = st.fixed_dictionaries(
    {},
    optional={
        "brand": st.sampled_from(["自然堂", "华为", "海歌"]),
        "category": st.sampled_from(["女装>连衣裙", "手机壳", "未知"]),
        "attributes": st.dictionaries(
            st.sampled_from(["材质", "季节", "适用性别", "袖长", "风格"]),
            st.sampled_from(["纯棉", "夏季", "男", "女", "长袖", "韩版"]),
            max_size=3,
        ),
    },
)


def check(title: str, record: dict | None = None) -> Report:
    return CHECKER.check(
        Product.model_construct(title=title, **{"attributes": {}, **(record or {})})
    )


def counts(report: Report) -> dict[str, int]:
    found: dict[str, int] = {}
    for finding in report.findings:
        found[finding.code] = found.get(finding.code, 0) + 1
    return found


@given(any_text)
@example("\ud800\udfff")
@example("\u202e连衣裙\u202c")
@example("🏳️‍🌈" * 5)
@example("ﷺ" * 3)
@example("İstanbul ﬁ ㎡ ½")
@example("a\u0301\u0301\u0301")
@example("（" * 50)
@example("【】" * 30)
@example("&" * 100)
@example("&amp;" * 40)
def test_any_text_gives_a_report(text):
    report = check(text)
    assert 0 <= report.score <= 100
    assert report.crashed == ()
    for finding in report.findings:
        for span in finding.spans:
            assert 0 <= span.start <= span.end <= len(text)
            assert text[span.start : span.end] == span.text
    assert report.fixed_title == check(report.fixed_title).fixed_title
    assert "".join(report.facts.tokens) == text


def test_very_long_text_gives_a_report():
    for text in ("连衣裙" * 3400, "★" * 10_000, "【a】" * 2500, "&nbsp;" * 1700, " \u3000" * 5000):
        report = check(text)
        assert report.crashed == ()
        assert report.units == units(text)


@given(titles, records)
def test_safe_fixes_never_cost_points_and_add_no_finding(title, record):
    before = check(title, record)
    after = check(before.fixed_title, record)
    assert after.score >= before.score
    assert after.fixed_title == before.fixed_title
    found = counts(before)
    for code, count in counts(after).items():
        assert count <= found.get(code, 0), (code, before.fixed_title)


@given(titles, records)
def test_each_safe_fix_alone_never_costs_points(title, record):
    before = check(title, record)
    for finding in before.findings:
        if finding.fix is not None and finding.fix.safety == "safe":
            after = check(apply_fixes(title, [finding.fix]), record)
            assert after.score >= before.score, finding


@given(spaced, records)
def test_cutting_what_a_finding_marks_never_costs_points(title, record):
    before = check(title, record)
    for finding in before.findings:
        if finding.code in MENDS_BY_CUTTING and finding.fix is not None:
            mended = apply_fixes(title, [finding.fix], safety="unsafe")
            assert check(mended, record).score >= before.score, (finding, mended)


@given(spaced, st.sampled_from(["材质", "季节", "风格", "袖长"]))
def test_adding_a_true_attribute_never_costs_points(title, name):
    value = {"材质": "纯棉", "季节": "夏季", "风格": "韩版", "袖长": "长袖"}[name]
    record = {"attributes": {name: value}}
    longer = f"{title} {value}".strip()
    if value in title or units(longer) > LIMIT:
        return
    assert check(longer, record).score >= check(title, record).score


@given(titles)
def test_a_fit_word_before_a_brand_never_costs_points(title):
    before = check(title)
    for finding in before.findings:
        if finding.code == "BRD002" and finding.fix is not None and before.units <= LIMIT - 4:
            mended = apply_fixes(title, [finding.fix], safety="unsafe")
            assert check(mended).score >= before.score, mended


@given(titles, st.sampled_from(["zh", "en"]))
def test_score_can_be_rebuilt_from_its_parts(title, lang):
    report = checker_for(Settings(lang=lang)).check(
        Product.model_construct(title=title, attributes={})
    )
    total = sum(part.weight for part in report.parts)
    rebuilt = 100 * sum(part.weight * part.part for part in report.parts) / total
    assert abs(rebuilt - report.score) <= 0.05 + 1e-9
