"""title-not-full: room for search terms left unused."""

from collections.abc import Sequence

from pydantic import Field

from titleopt.facts.title_facts import TitleFacts
from titleopt.rules.base import Fault, Message, Rule, RuleOptions


class TitleNotFull(Rule):
    """The title leaves units of its platform unused.

    Why: buyers find a listing by the words of its title, so every unused unit is a search
    the listing cannot appear in. Two or three units left over cost little: often no true word
    fits into them. Below that the loss grows with every unit. Junk words, repeats, decoration
    and other words that should go do not fill a title: taking them out costs nothing here.

    Bad: 纯棉T恤
    Good: 纯棉T恤女短袖夏季宽松圆领上衣学生韩版百搭打底衫纯色显瘦半袖

    Source: operation guide, 写满30个关键字; publish form of the platform (counts 汉字 as 2).

    说明：平台给的字数没有用满。

    原因：买家靠标题里的词找到商品，空着的字就是白白放弃的搜索。只剩两三个字符宽度时损失很小，因
    为常常放不下一个真实的词；再往下，每少一个字符宽度都多扣一点。垃圾词、重复词、装饰符号这些本
    来就该删的内容不算写满，所以删掉它们不会扣分。

    出处：运营指南“写满30个关键字”；平台的商品发布页（汉字计 2）。
    """

    code = "LEN001"
    name = "title-not-full"
    severity = "warning"
    ground = "guide"
    weight = 46.0
    title = Message("标题没有写满", "Title not full")
    wasted_message = Message(
        "标题宽 {units}/{limit}，其中有用的只有 {useful}（垃圾词、重复词、装饰符号等不算），"
        "空着 {free}（约 {han} 个汉字）；请删去无用的部分，补上真实的属性词、类目词或搜索词",
        "The title is {units}/{limit} units wide but only {useful} are useful (junk, repeats and "
        "decoration do not count), {free} are free (about {han} Chinese characters); take out "
        "what is useless and add true attributes, category words or search terms",
    )
    message = Message(
        "标题宽 {units}/{limit}，还空着 {free}（约 {han} 个汉字）；"
        "请补上真实的属性词、类目词或搜索词",
        "The title is {units}/{limit} units wide, {free} are free (about {han} Chinese "
        "characters); add true attributes, category words or search terms",
    )

    class Options(RuleOptions):
        """How much may stay free."""

        full_from: int | None = Field(
            default=None,
            ge=1,
            description="从多少个字符宽度起算写满 / "
            "units from which a title is full; default: platform",
        )
        tolerance: int = Field(
            default=4,
            ge=0,
            description="离写满差多少以内损失很小 / units below full that cost little",
        )
        tolerance_loss: float = Field(
            default=0.08,
            ge=0,
            le=1,
            description="差到上面这个数时扣掉权重的几成 / "
            "share of the weight lost at the tolerance's end",
        )

    def applies(self, facts: TitleFacts) -> bool:
        """Apply wherever buyers' searches read the title."""
        return facts.profile.searched

    def check(self, facts: TitleFacts) -> Sequence[Fault]:
        """Return one fault when the useful words end before the title is full."""
        useful = facts.useful_units
        if useful >= self._full_from(facts):
            return ()
        free = facts.profile.limit - useful
        values: dict[str, object] = {
            "units": facts.units,
            "useful": useful,
            "limit": facts.profile.limit,
            "free": free,
            "han": free // 2,
        }
        return (Fault((), values, message=self._message_for(facts)),)

    def part(self, facts: TitleFacts, faults: Sequence[Fault]) -> float:
        """Fall gently through the tolerance, then in a straight line to 0 at an empty title."""
        if not faults:
            return 1.0
        full = self._full_from(facts)
        gap = full - facts.useful_units
        tolerance, loss = self.options.tolerance, self.options.tolerance_loss
        if gap <= tolerance:
            return float(1 - loss * gap / max(1, tolerance))
        return float((1 - loss) * facts.useful_units / max(1, full - tolerance))

    def _message_for(self, facts: TitleFacts) -> Message:
        return self.message if facts.useful_units == facts.units else self.wasted_message

    def _full_from(self, facts: TitleFacts) -> int:
        chosen: int | None = self.options.full_from
        return chosen if chosen is not None else facts.profile.full_from
