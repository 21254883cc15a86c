import pytest

from titleopt.duplicates.explain import explain, words_of_its_own


def told(left, right):
    return [
        (change.kind, change.left and change.left.text, change.right and change.right.text)
        for change in explain(left, right).changes
    ]


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("纯棉T恤", "纯棉T恤", [("same", "纯棉T恤", "纯棉T恤")]),
        ("纯棉T恤", "纯棉 Ｔ恤", [("same", "纯棉T恤", "纯棉 Ｔ恤")]),
        ("", "", []),
        ("", "纯棉", [("added", None, "纯棉")]),
        ("纯棉", "", [("dropped", "纯棉", None)]),
        (
            "夏季连衣裙红色",
            "夏季连衣裙蓝色",
            [("same", "夏季连衣裙", "夏季连衣裙"), ("replaced", "红色", "蓝色")],
        ),
        (
            "夏季 连衣裙",
            "连衣裙 夏季",
            [("same", "夏季", "夏季"), ("moved", "连衣裙", "连衣裙")],
        ),
        (
            "大容量电脑包牛皮",
            "大容量电脑包头层牛皮",
            [
                ("same", "大容量电脑包", "大容量电脑包"),
                ("added", None, "头层"),
                ("same", "牛皮", "牛皮"),
            ],
        ),
        (
            "草帽女夏遮阳",
            "草帽女夏季遮阳帽",
            [
                ("same", "草帽", "草帽"),
                ("replaced", "女夏", "女夏季"),
                ("same", "遮阳", "遮阳"),
                ("added", None, "帽"),
            ],
        ),
        (
            "圆领T恤男潮牌",
            "圆领T恤男士潮牌",
            [
                ("same", "圆领T恤", "圆领T恤"),
                ("replaced", "男", "男士"),
                ("same", "潮牌", "潮牌"),
            ],
        ),
        (
            "真皮公文包",
            "新款真皮公文包男",
            [("added", None, "新款"), ("same", "真皮公文包", "真皮公文包"), ("added", None, "男")],
        ),
    ],
)
def test_each_word_is_told_what_became_of_it(left, right, expected):
    assert told(left, right) == expected


def test_spans_are_of_the_title_as_typed():
    changes = explain("㎡ 地毯 灰色", "㎡地毯白色").changes
    assert [(c.left.start, c.left.end, c.left.text) for c in changes] == [
        (0, 4, "㎡ 地毯"),
        (5, 7, "灰色"),
    ]


def test_a_reordered_title_is_known_as_such():
    assert explain("夏季 连衣裙", "连衣裙 夏季").is_reordered
    assert not explain("夏季连衣裙", "夏季连衣裙").is_reordered
    assert not explain("夏季连衣裙", "连衣裙夏季红色").is_reordered


def test_a_title_says_what_its_neighbours_do_not():
    spans = words_of_its_own("纯棉T恤 圆领 女", ["纯棉圆领Ｔ恤", "女装"])
    assert spans == ()
    spans = words_of_its_own("纯棉T恤 / 刺绣", ["纯棉Ｔ恤"])
    assert [(span.start, span.text) for span in spans] == [(7, "刺绣")]
