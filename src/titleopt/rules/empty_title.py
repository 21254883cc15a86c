"""empty-title: nothing to read."""

from collections.abc import Sequence

from titleopt.facts.title_facts import TitleFacts
from titleopt.rules.base import Fault, Message, Rule


class EmptyTitle(Rule):
    """The title is empty, or nothing in it is of use.

    Why: a listing without a title cannot be published, and one of blanks, decoration or junk
    words cannot be found. Nothing else is judged then, and the score is 0. An empty cell in a
    sheet is a finding, not an error, so that the row keeps its place.

    Bad: (empty)
    Good: 加厚珊瑚绒睡衣女冬季家居服套装

    Source: the publish forms of all platforms.

    说明：标题是空的，或者没有一个有用的字。

    原因：没有标题的商品发布不了；只有空格、符号或垃圾词的标题谁也搜不到。这时其他规则都不再判断，
    得分为 0。表格里的空标题是一条问题，不会让整张表停下来，这一行留在原处。

    出处：各平台的商品发布页。
    """

    code = "LEN003"
    name = "empty-title"
    severity = "error"
    ground = "platform"
    weight = 2.0
    title = Message("标题是空的", "Title is empty")
    message = Message("标题是空的；请填写标题", "The title is empty; write one")
    useless_message = Message(
        "标题宽 {units}，但没有一个有用的字；请填写标题",
        "The title is {units} units wide but nothing in it is of use; write one",
    )
    step = 1.0
    judges_empty = True

    def check(self, facts: TitleFacts) -> Sequence[Fault]:
        """Return one fault when there is nothing of use."""
        if facts.useful_units:
            return ()
        if facts.typed.strip():
            return (Fault((), {"units": facts.units}, message=self.useless_message),)
        return (Fault((), {}),)
