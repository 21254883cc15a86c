"""What a title says is decided by context, not looked up word by word."""

import pytest

import titleopt
from titleopt import Product


def facts(title, **record):
    return titleopt.check(Product(title=title, **record)).facts


@pytest.mark.parametrize(
    ("title", "things"),
    [
        ("加厚珊瑚绒睡衣女冬季家居服", {"睡衣", "家居服"}),
        ("苹果绿纯棉短袖T恤女", {"T恤"}),
        ("空调被夏凉被双人薄款", {"空调被", "夏凉被"}),
        ("手机支架桌面懒人适用苹果华为", {"手机支架"}),
        ("新疆阿克苏红富士苹果水果10斤", {"水果"}),
        ("碎花雪纺連衣裙女夏收腰顯瘦", {"連衣裙"}),
        ("不锈钢保温杯大容量男女学生", {"保温杯"}),
        ("全自动鱼缸换水封盖机", {"封盖机"}),
        ("毛笔书法临摹本魏碑", {"临摹本"}),  # an unknown word behind it
        ("元旦年会布置用品拉花", {"布置用品"}),  # no "for" inside 用品
        ("纯种幼犬泰迪活体小型犬", {"幼犬", "泰迪"}),  # for whom, and what
        ("电视万能遥控器适用海信创维", {"遥控器"}),
        ("空气净化器过滤网滤芯配件适用飞利浦", {"滤芯", "配件"}),
        ("模型飞机拼装军事", {"模型"}),
    ],
)
def test_what_the_thing_is(title, things):
    found = facts(title).category_terms
    assert all(any(term.endswith(thing) for term in found) for thing in things)


@pytest.mark.parametrize(
    ("title", "other"),
    [
        ("手机支架桌面懒人适用苹果华为", "手机"),
        ("空调被夏凉被双人薄款", "空调"),
        ("汽车用除味香薰摆件", "汽车"),
        ("和田玉吊坠男款挂饰", "和田玉"),  # what the thing behind it is made of
        ("平底锅煎锅不粘 电磁炉适用", "电磁炉"),
    ],
)
def test_what_the_thing_is_not(title, other):
    assert other not in facts(title).category_terms


def test_the_record_says_what_is_most_central():
    title = "收纳盒首饰盒桌面化妆品整理架"
    assert facts(title, category="首饰盒").category_terms[0] == "首饰盒"


@pytest.mark.parametrize(
    ("title", "brands"),
    [
        ("CHANDO/自然堂雪域精粹面膜补水保湿", ("CHANDO", "自然堂")),
        ("SK-II神仙水精华液护肤", ("SK-II",)),
        ("小米手机壳硅胶防摔", ("小米",)),
        ("五谷杂粮小米粥米新米5斤", ()),
        ("苹果绿连衣裙女夏季", ()),
        ("红豆薏米粉代餐熟即食", ()),
        ("红豆男装纯棉背心", ("红豆",)),
        ("女士牛仔裤gaps", ()),
        ("沐岚格 华为Mate60手机壳防摔", ("沐岚格", "华为")),
        ("会发光的小夜灯儿童房", ()),
        ("欧货真皮短靴女秋冬", ()),
    ],
)
def test_brands_are_decided_by_context(title, brands):
    assert facts(title).brands == brands


def test_an_unknown_name_at_the_front_is_a_brand():
    assert facts("拾柒裁法式碎花雪纺连衣裙女").brands == ("拾柒裁",)


def test_the_recorded_brand_is_one_wherever_it_stands():
    assert facts("雪纺连衣裙女夏季 岭外", brand="岭外").brands == ("岭外",)


@pytest.mark.parametrize(
    ("title", "attributes"),
    [
        ("加厚款纯棉女士睡衣", {"加厚款", "纯棉", "女士"}),
        ("美术生专用素描铅笔", {"美术生专用"}),
        ("450ml*6瓶装蜂蜜柚子茶", {"450ml*6瓶装"}),
        ("18-55mm镜头单反相机套机", {"18-55mm"}),
        ("免打孔卫生间毛巾架", {"免打孔"}),
        ("36-46码男鞋真皮透气", {"36-46码", "真皮", "透气"}),
    ],
)
def test_attributes(title, attributes):
    assert attributes <= set(facts(title).attributes)


@pytest.mark.parametrize(
    ("title", "specs"),
    [
        ("8GB+128GB手机 bf-k5", ("8GB+128GB", "bf-k5")),
        ("3/4码童鞋", ("3/4码",)),
        ("0.44g*24粒/盒胶囊", ("0.44g*24粒/盒",)),
        ("2024新款15.6寸电脑包", ("2024", "15.6寸")),
        ("纯棉睡衣", ()),
    ],
)
def test_spec_spans(title, specs):
    assert facts(title).spec_spans == specs


@pytest.mark.parametrize(
    ("title", "hot", "junk"),
    [
        ("包邮新款连衣裙假一赔十", ("包邮", "新款"), ("假一赔十",)),
        ("油醋汁拍一发二", (), ("拍一发二",)),
        ("高级感显瘦百搭连衣裙", (), ()),
    ],
)
def test_promotion(title, hot, junk):
    found = facts(title)
    assert (found.hot_terms, found.junk_terms) == (hot, junk)


def test_words_are_given_as_typed():
    found = facts("ＵＳＢ檯燈護眼學習")
    assert found.category_terms[0].endswith("檯燈")
    assert "護眼" in found.attributes


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("蚕丝被双人冬被11.11", ("11.11",)),
        ("精华水补水定金20元抵40元", ("定金20元抵40元",)),
        ("投影仪家用真5折狂欢购", ("真5折狂欢购",)),
        ("睡袋户外保暖9.9包邮", ("9.9包邮",)),
        ("机械表男钢带cx-305包邮", ("包邮",)),
        ("遮阳伞女三折5折伞", ()),
        ("台历2026年11.5cm迷你", ()),
    ],
)
def test_service_words_by_pattern(title, words):
    assert facts(title).hot_terms == words


@pytest.mark.parametrize(
    ("title", "thing", "how"),
    [
        ("有线机械键盘笔记本电竞", "键盘", {"有线", "机械"}),
        ("家用小型除湿机卧室静音", "除湿机", {"家用", "小型", "静音"}),
        ("红豆汗布背心男夏季", "背心", {"汗布"}),
        ("佳能 eos 77d 单反相机 高清", "单反相机", {"eos 77d", "高清"}),
        ("绒雾口红 07落日 12野莓 显白", "口红", {"07落日", "12野莓", "显白"}),
        ("定影组件1020.1150.3055打印机维修", "定影组件", {"1020", "1150", "3055"}),
        ("鱼肝油*3 成人", "鱼肝油", {"*3", "成人"}),
        ("任意搭配多款纯棉短袜", "短袜", {"纯棉"}),
        ("华为p60手机壳液态硅胶", "手机壳", {"华为p60", "液态硅胶"}),
        ("青藤堂 氯芬待因胶囊 6g*9袋/盒", "氯芬待因胶囊", {"6g*9袋/盒"}),
    ],
)
def test_how_the_thing_is_stands_apart_from_what_it_is(title, thing, how):
    found = facts(title)
    assert thing in found.category_terms
    assert how <= set(found.attributes)


@pytest.mark.parametrize(
    ("title", "no_thing"),
    [("红豆汗布背心男夏季", "红豆"), ("任意搭配多款纯棉短袜", "任意")],
)
def test_brands_and_empty_words_are_neither(title, no_thing):
    found = facts(title)
    assert no_thing not in {*found.category_terms, *found.attributes}


def test_an_attribute_in_a_longer_word_is_that_word():
    attributes = facts("提拉紧致抗皱眼霜淡化鱼尾纹").attributes
    assert "鱼尾" not in attributes
    assert any(word.endswith("鱼尾纹") for word in attributes)


def missing(title):
    findings = titleopt.check(title).findings
    return next(one.message for one in findings if one.name == "missing-attribute")


def test_a_part_that_names_a_device_is_not_asked_what_it_fits():
    assert "适配" in missing("手机壳硅胶防摔")
    assert "适配" not in missing("咔咔鱼 华为Mate60手机壳")


def test_what_a_brand_does_not_sell_is_not_asked_for():
    assert "材质" in missing("七匹狼夹克")
    assert "更具体的特点" in missing("兰蔻夹克")


@pytest.mark.parametrize(
    "title",
    [
        pytest.param("眼霜 外套", id="things of two departments"),
        pytest.param("搬家服务", id="a service"),
        pytest.param("三件套", id="a set of whatever"),
        pytest.param("云锦霜", id="a thing that is only guessed"),
        pytest.param("连衣裙 喔呦 嘁嘁 嚯嚯", id="many words that are not known"),
        pytest.param("电吉他维修", id="a repair"),
        pytest.param("网袋 晒腊肉火腿", id="a thing and what it is for"),
        pytest.param("饲料 喔呦", id="what grows, and a word that is not known"),
    ],
)
def test_no_attribute_is_asked_for_when_none_is_sure(title):
    assert missing(title).endswith("可补：更具体的特点")


def test_only_what_most_things_of_the_title_have_is_asked_for():
    assert "袖型" in missing("连衣裙")
    assert "袖型" not in missing("连衣裙 半身裤")


def test_what_another_axis_answers_is_not_asked_for():
    assert "年龄段" in missing("积木桌")
    assert "年龄段" not in missing("积木桌 小学生")


def test_an_unknown_word_may_be_the_taste_or_the_look():
    assert "口味" in missing("饼干")
    assert "口味" not in missing("饼干 喔呦")


def test_what_the_name_of_the_thing_says_is_not_asked_for():
    assert "功能" in missing("手工皂")
    assert "功能" not in missing("祛痘皂")


def test_a_model_names_the_device_too():
    assert "适配" in missing("高清钢化膜")
    assert "适配" not in missing("vivoz6高清钢化膜")


@pytest.mark.parametrize(
    ("title", "spans"),
    [
        ("床单1.5m1.8m2.0m", ("1.5m", "1.8m", "2.0m")),
        ("空调罩1.5p匹(1-1.5p)", ("1.5p", "1-1.5p")),
        ("转接头3.5mm2.5mm", ("3.5mm", "2.5mm")),
        ("电缆2.5mm2", ("2.5mm2",)),
        ("3.5端子ph2.0", ("3.5", "ph2.0")),
    ],
)
def test_measures_may_touch(title, spans):
    assert facts(title).spec_spans == spans


def test_beside_the_maker_of_a_device_stands_its_model():
    assert facts("小米 Ruby 保护套").brands == ("小米",)
    assert facts("macro/万家乐 热水器").brands == ("macro", "万家乐")


def test_a_kit_is_asked_what_its_things_are():
    assert "肤质" in missing("兰蔻面霜套装")
