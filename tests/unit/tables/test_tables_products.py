import pytest

from titleopt.errors import TableError
from titleopt.model import Product
from titleopt.tables import RowProblem, products, read_table


def read(text, **how):
    return [item for _, item in products(read_table(text.encode(), **how))]


def kinds(items):
    return [item.kind if isinstance(item, RowProblem) else "product" for item in items]


def test_a_full_record():
    (product,) = read(
        "商品ID,商品标题,一级类目,二级类目,三级类目,品牌,店铺名称,材质,颜色,宝贝属性\n"
        "00123,连衣裙,女装,裙装,连衣裙,茵曼,茵曼旗舰店,棉,红色,风格:通勤;领型：圆领|袖长=短袖\n"
    )
    assert product == Product(
        title="连衣裙",
        id="00123",
        category="女装 > 裙装 > 连衣裙",
        brand="茵曼",
        shop="茵曼旗舰店",
        attributes={"风格": "通勤", "领型": "圆领", "袖长": "短袖", "材质": "棉", "颜色": "红色"},
    )


def test_a_totals_row_is_no_title():
    text = "商品ID,标题,价格\n1,连衣裙,2\n,总计,2\n合计,,2\nTotal,,2\n"
    assert kinds(read(text)) == ["product", "totals", "totals", "totals"]


def test_a_title_that_begins_like_a_totals_row():
    assert kinds(read("标题,价格\n合计拉链零钱包女短款,2\n")) == ["product"]


def test_rows_of_one_product_in_the_shopify_way():
    text = (
        "Handle,Title,Vendor,Option1 Value,Variant Price\n"
        "tee,纯棉T恤,甲,红,9\ntee,,,蓝,9\ntee,,,绿,9\nskirt,半身裙,甲,黑,9\n"
    )
    assert kinds(read(text)) == ["product", "continuation", "continuation", "product"]


def test_an_empty_title_with_an_id_of_its_own_is_told():
    text = "商品ID,标题,价格\n1,连衣裙,2\n2,,3\n,,\n3,半身裙,4\n"
    items = read(text)
    assert kinds(items) == ["product", "no-title", "blank", "product"]
    assert items[1].zh == "标题为空，未评分"


def test_the_header_again():
    assert kinds(read("标题,价格\n连衣裙,2\n标题,价格\n半身裙,3\n")) == [
        "product",
        "repeated-header",
        "product",
    ]


def test_numbered_category_and_props_name_nothing():
    (product,) = read("title,cid,cateProps\n连衣裙,50000671,20000:29534;1627207:28341\n")
    assert product.category is None
    assert product.attributes == {}


def test_a_category_path_is_kept_as_typed():
    (product,) = read("标题,类目\n连衣裙,女装/女士精品>>连衣裙\n")
    assert product.category == "女装/女士精品>>连衣裙"


def test_a_list_of_search_terms_is_told_from_a_sheet_without_titles():
    terms = read_table("搜索词,搜索人气,在线商品数\n连衣裙,100,20\n衬衫,30,9\n".encode())
    with pytest.raises(TableError, match="这像是搜索词表，请用 titleopt terms 整理"):
        next(products(terms))
    with pytest.raises(TableError) as refused:
        next(products(read_table("价格,库存\n1,2\n3,4\n".encode())))
    assert "搜索词" not in refused.value.hint
