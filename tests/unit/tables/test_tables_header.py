import pytest

from titleopt.errors import TableError
from titleopt.tables import products, read_table


def table_of(text, **how):
    return read_table(text.encode(), **how)


def test_preamble_above_the_header():
    text = (
        "引流搜索词报表,,\n统计时间：2026-11-01 ~ 2026-11-07,,\n,,\n说明：数据仅供参考,,\n,,\n"
        "日期,搜索词,访客数\n2026-11-01,连衣裙,120\n"
    )
    table = table_of(text)
    assert table.header_row == 6
    assert [row.number for row in table.rows()] == [7]
    assert len(table.preamble) == 5
    assert table.column("term").name == "搜索词"
    assert table.column("visitors").name == "访客数"


def test_double_header_of_the_taobao_assistant():
    text = (
        "version 1.00\t\t\t\n"
        "title\tcid\tnum\touter_id\n"
        "宝贝名称\t宝贝类目\t宝贝数量\t商家编码\n"
        "纯棉短袖T恤\t50000671\t10\tA-01\n"
    )
    table = read_table(text.encode("utf-16"))
    assert table.header_row == 3
    assert [column.name for column in table.columns] == [
        "宝贝名称",
        "宝贝类目",
        "宝贝数量",
        "商家编码",
    ]
    assert [column.key for column in table.columns] == ["title", "cid", "num", "outer_id"]
    ((_, product),) = products(table)
    assert (product.title, product.category, product.id) == ("纯棉短袖T恤", None, "A-01")
    assert read_table(text.encode("utf-16"), title_column="title").title.index == 0


def test_no_header_and_a_guess_that_is_said():
    text = "".join(
        f"{n}.00,{n}万+人付款,春季新款韩版宽松显瘦针织开衫外套女装{n},旗舰店{n % 2}\n"
        for n in range(1, 9)
    )
    table = table_of(text)
    assert table.header_row is None
    assert table.title.letter == "C"
    assert "按内容猜测" in table.understood.zh
    assert len(list(table.rows())) == 8


@pytest.mark.parametrize("wanted", ["3", 3, "C", "c"])
def test_a_column_named_by_position(wanted):
    table = table_of("1,甲,乙\n2,丙,丁\n", title_column=wanted, header=0)
    assert table.title.index == 2
    assert [row.texts[2] for row in table.rows()] == ["乙", "丁"]


def test_a_header_wins_over_letters():
    table = table_of("A,B,标题,C\n1,2,3,4\n", title_column="C")
    assert table.title.index == 3


def test_a_missing_title_column_lists_the_columns_and_the_nearest():
    with pytest.raises(TableError) as caught:
        table_of("编号,商品标提,价格\n1,连衣裙,2\n", title_column="商品标题")
    assert "编号、商品标提、价格" in caught.value.message
    assert "商品标提" in caught.value.hint
    assert caught.value.context["nearest"] == "商品标提"


def test_a_search_term_list_is_read_and_has_no_products():
    table = table_of("排名,搜索词,搜索人气\n1,连衣裙,5000 ~ 1万\n")
    assert table.title is None
    with pytest.raises(TableError, match="排名、搜索词、搜索人气"):
        next(products(table))


def test_duplicate_and_trailing_space_headers_stay_exact():
    table = table_of("标题,标题 ,价格,价格\n甲,乙,1,2\n")
    assert table.header() == ("标题", "标题 ", "价格", "价格")
    assert table.title.index == 0
    assert table_of("标题,标题 ,价格\n甲,乙,1\n", title_column="标题 ").title.index == 1


def test_unknown_names_above_numbers_are_a_header():
    table = table_of("甲栏,乙栏\n1,2\n3,4\n")
    assert table.header_row == 1


def test_a_header_row_can_be_told():
    table = table_of("标题,价格\n甲,乙\n连衣裙,3\n", header=2)
    assert [column.name for column in table.columns] == ["甲", "乙"]
    with pytest.raises(TableError, match="第 99 行"):
        table_of("标题\n甲\n", header=99)


@pytest.mark.parametrize(
    ("header", "role"),
    [
        ("宝贝标题", "title"),
        ("主体名称", "title"),
        ("货品标题", "title"),
        ("product_name", "title"),
        ("Title", "title"),
        (" 商品标题* ", "title"),
        ("數字ID", ""),
        ("数字ID", "id"),
        ("ＩＤ", "id"),
        ("Product Category", "category"),
        ("Vendor", "brand"),
        ("卖家旺旺", "shop"),
        ("cateProps", "attributes"),
        ("材质", "attribute:material"),
        ("商品价格(单位：元)", "price"),
    ],
)
def test_names_and_roles(header, role):
    table = table_of(f"{header},销量\n某物,2\n", header=1)
    assert table.columns[0].role == role


def test_ids_that_a_spreadsheet_shortened_are_told():
    table = table_of("商品ID,标题\n5.58268E+11,连衣裙\n")
    assert "科学计数法" in table.notes[0].zh
    assert table_of("商品ID,标题\n558268449299,连衣裙\n").notes == ()
