"""The ten best suggestions for forty invented products, to be read one by one.

Run from the checkout: ``python benchmarks/read_suggestions.py``. Needs the folder shared/data (see
shared_data.py), whose 80,000 search terms have no demand: every term counts the same, so what is
read is whether terms fit, not whether they are popular. What a reader found stands in
benchmarks/results/read_market.md.
"""

from shared_data import rows

from titleopt import Market, Product, TermList

# Title, brand and record, as sellers of many departments would give them.
PRODUCTS = (
    ("雪纺连衣裙女夏季新款收腰显瘦碎花长裙", "", {"材质": "雪纺", "适用性别": "女"}),
    ("纯棉T恤女短袖宽松圆领夏季上衣", "", {"材质": "棉", "袖长": "短袖"}),
    ("男士牛仔裤直筒宽松春秋季休闲长裤", "", {"适用性别": "男"}),
    ("羽绒服女中长款冬季加厚白鸭绒外套", "", {"填充物": "白鸭绒"}),
    ("男士皮鞋商务正装英伦系带真皮", "", {"鞋面材质": "牛皮"}),
    ("儿童运动鞋男童跑步鞋网面透气", "", {"适用对象": "儿童"}),
    ("真皮单肩包女斜挎小方包百搭", "", {"材质": "牛皮"}),
    ("拉杆箱24寸万向轮行李箱密码箱", "", {"尺寸": "24寸"}),
    ("不锈钢保温杯500ml便携水杯学生", "", {"材质": "不锈钢", "容量": "500ml"}),
    ("炒锅不粘锅家用麦饭石平底锅电磁炉适用", "", {"材质": "麦饭石"}),
    ("电饭煲小型2人智能预约家用", "", {"容量": "2L"}),
    ("空气炸锅家用大容量无油烟多功能", "", {}),
    ("无线蓝牙耳机入耳式降噪长续航", "", {}),
    ("苹果15手机壳透明防摔硅胶全包", "", {"适用型号": "iPhone 15"}),
    ("机械键盘青轴有线游戏电竞台式电脑", "", {}),
    ("无线鼠标静音办公笔记本电脑充电", "", {}),
    ("四件套纯棉床上用品被套床单1.8米", "", {"材质": "棉"}),
    ("夏凉被空调被可水洗薄被子双人", "", {}),
    ("窗帘遮光卧室客厅成品挂钩式", "", {}),
    ("实木书桌家用学生写字台卧室简约", "", {"材质": "实木"}),
    ("电脑椅人体工学椅办公椅家用久坐", "", {}),
    ("led吸顶灯客厅灯现代简约卧室灯", "", {}),
    ("保湿面霜女补水滋润秋冬护肤", "", {}),
    ("口红哑光不易掉色平价学生口红", "", {}),
    ("洗发水控油去屑蓬松男女士通用", "", {}),
    ("婴儿纸尿裤超薄透气尿不湿L码", "", {"尺码": "L"}),
    ("宝宝辅食研磨碗手动辅食工具婴儿", "", {}),
    ("积木玩具儿童益智拼装大颗粒男孩女孩", "", {}),
    ("猫粮成猫幼猫全价通用鱼肉味", "", {}),
    ("宠物狗狗牵引绳中小型犬遛狗绳", "", {}),
    ("瑜伽垫加厚防滑健身垫女初学者", "", {}),
    ("钓鱼竿手竿超轻超硬碳素鲫鱼竿", "", {"材质": "碳素"}),
    ("登山双肩包户外徒步大容量防水旅行背包", "", {}),
    ("汽车脚垫全包围丝圈专车专用防水", "", {}),
    ("车载手机支架出风口导航支架", "", {}),
    ("电钻充电式家用手电钻锂电螺丝刀", "", {}),
    ("铁观音茶叶浓香型乌龙茶新茶礼盒装", "", {}),
    ("每日坚果混合坚果零食礼盒孕妇", "", {}),
    ("中性笔黑色0.5mm学生考试用按动签字笔", "", {}),
    ("925银项链女锁骨链轻奢小众吊坠", "", {"材质": "银"}),
)


def main() -> None:
    """Print each product with its ten best suggestions."""
    pool = dict.fromkeys(row[0] for row in rows("search_terms_taobao.tsv"))
    market = Market(TermList.of(pool)).ready()
    for title, brand, attributes in PRODUCTS:
        product = Product(title=title, brand=brand or None, attributes=attributes)
        found = market.suggest(product, limit=10)
        print(title, "|", "、".join(f"{one.term}+{'/'.join(one.missing)}" for one in found))


if __name__ == "__main__":
    main()
