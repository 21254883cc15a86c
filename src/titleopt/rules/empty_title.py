"""empty-title: nothing to read."""

from collections.abc import Iterable

from titleopt.facts.title_facts import TitleFacts
from titleopt.rules.base import Fault, Message, Rule


class EmptyTitle(Rule):
    """The title is empty or holds only blanks.

    Why: a listing without a title cannot be published or found. An empty cell in a sheet is a
    finding, not an error, so that the row keeps its place.

    Bad: (empty)
    Good: 加厚珊瑚绒睡衣女冬季家居服套装

    Source: the publish forms of all platforms.
    """

    code = "LEN003"
    name = "empty-title"
    severity = "error"
    ground = "platform"
    weight = 5.0
    title = Message("标题是空的", "Title is empty")
    message = Message("标题是空的；请填写标题", "The title is empty; write one")
    step = 1.0

    def check(self, facts: TitleFacts) -> Iterable[Fault]:
        """Yield one fault when there is nothing but blanks."""
        if not facts.typed.strip():
            yield Fault((), {})
