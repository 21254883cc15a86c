"""Which terms are suggested, class by class of words that a title lacks."""

import pytest

from titleopt import Market, Product, Settings

DRESS = Product(title="雪纺连衣裙女夏季碎花", attributes={"适用性别": "女"})
FLASK = Product(title="不锈钢保温杯500ml便携水杯", attributes={"材质": "304不锈钢"})
DESK = Product(title="实木书桌家用学生写字台")


def suggested(product, *terms, settings=None):
    """Return the suggestions out of a list that holds these terms and the plain one."""
    market = Market([(term, 100.0) for term in terms], settings=settings)
    return {one.term: one for one in market.suggest(product, limit=20)}


@pytest.mark.parametrize(
    ("product", "term"),
    [
        (DRESS, "连衣裙女夏季新款"),
        (DRESS, "气质连衣裙"),
        (DRESS, "高级感连衣裙"),
        (FLASK, "男士保温杯"),
        (FLASK, "车载保温杯"),
        (FLASK, "办公室保温杯"),
    ],
)
def test_what_is_true_of_any_such_thing_is_suggested(product, term):
    assert "属实" not in suggested(product, term)[term].reason


@pytest.mark.parametrize(
    ("product", "term"),
    [
        (DRESS, "法式连衣裙"),
        (DRESS, "收腰连衣裙"),
        (DRESS, "妈妈连衣裙"),
        (DRESS, "白色连衣裙"),
        (DRESS, "大码连衣裙"),
        (DRESS, "方领连衣裙"),
        (FLASK, "防摔保温杯"),
        (DESK, "升降书桌"),
        (DESK, "白色书桌"),
    ],
)
def test_what_only_the_seller_knows_is_said_to_need_to_be_true(product, term):
    assert "属实才可加" in suggested(product, term)[term].reason


@pytest.mark.parametrize(
    ("product", "term"),
    [
        (DRESS, "真丝连衣裙"),
        (DRESS, "孕妇连衣裙"),
        (DRESS, "中老年女连衣裙"),
        (DRESS, "长袖连衣裙男"),
        (DRESS, "zara连衣裙"),
        (DRESS, "连衣裙2024新款"),
        (DRESS, "正品连衣裙"),
        (FLASK, "保温杯316"),
        (FLASK, "保温杯杯盖"),
        (FLASK, "保温杯套装茶壶"),
        (DESK, "书桌配件"),
        (DESK, "猫咪书桌"),
        (DRESS, "爱马仕橙连衣裙"),
        (DRESS, "加绒连衣裙"),
        (DRESS, "圣诞连衣裙"),
        (DRESS, "哺乳连衣裙"),
    ],
)
def test_another_things_words_are_not(product, term):
    assert term not in suggested(product, term, "连衣裙", "保温杯", "书桌")


def test_certain_words_stand_before_those_to_be_verified():
    found = suggested(DRESS, "法式连衣裙", "气质连衣裙", "连衣裙新款")
    assert list(found)[-1] == "法式连衣裙"


def test_what_the_record_states_is_certain():
    red = Product(title=DRESS.title, attributes={"颜色": "红色"})
    assert "属实" not in suggested(red, "红色连衣裙")["红色连衣裙"].reason


def test_another_name_of_the_thing_is_suggested():
    found = suggested(Product(title="电饭煲小型家用"), "家用电饭锅")
    assert found["家用电饭锅"].missing == ("电饭锅",)


def test_a_name_that_the_titles_own_holds_shortened_is_suggested():
    lock = Product(title="智能门锁家用防盗")
    assert suggested(lock, "智能锁")["智能锁"].missing == ("智能锁",)


def test_by_another_name_nothing_is_claimed():
    mat = Product(title="汽车脚垫全包围防水")
    assert set(suggested(mat, "汽车地垫", "圆形地垫", "圆形脚垫")) == {"汽车地垫", "圆形脚垫"}


def test_of_one_axis_two_values_are_offered():
    found = suggested(DRESS, "方领连衣裙", "v领连衣裙", "圆领连衣裙", "气质连衣裙")
    assert len(found) == 3
    assert "气质连衣裙" in found


def test_the_device_behind_a_thing_is_what_it_is_for():
    keyboard = Product(title="机械键盘青轴有线游戏电竞电脑")
    assert set(suggested(keyboard, "静音键盘 电脑", "静音键盘电脑用")) == {"静音键盘 电脑"}


def test_effects_on_the_body_are_never_suggested():
    assert not suggested(Product(title="保湿面霜女补水"), "祛痘面霜", "面霜女")


def test_one_unknown_word_in_one_term_may_be_anybodys_name():
    assert not suggested(DRESS, "轻啄薄连衣裙", "连衣裙女")


def test_an_unknown_word_is_a_name_unless_things_of_two_brands_are_called_so():
    bath = Product(title="浴缸家用成人独立式")
    named = ["卡德维浴缸", "卡德维", "卡德维浴缸家用", "乐溢浴缸", "乐溢浴缸旗舰店"]
    described = ["深泡浴缸", "toto深泡浴缸", "科勒深泡浴缸"]
    assert set(suggested(bath, *named, *described)) == {"深泡浴缸"}


def test_reasons_are_in_the_language_asked_for():
    english = Settings(lang="en")
    (one,) = suggested(DRESS, "法式连衣裙", settings=english).values()
    assert "only if it is true" in one.reason
    assert "相关度" not in one.reason
    usual = Market(settings=english).suggest("连衣裙")
    assert usual
    assert all("no list of search terms" in one.reason for one in usual)
