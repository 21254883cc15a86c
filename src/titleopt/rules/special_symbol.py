"""special-symbol: signs that only decorate."""

from collections.abc import Sequence

from titleopt.facts.title_facts import TitleFacts
from titleopt.rules.base import Fault, Message, Rule, fix


class SpecialSymbol(Rule):
    """A sign decorates or shouts and is part of no name, model, size, range or price.

    Why: nobody searches for a star or an exclamation mark; each takes a unit or two from a
    word that is searched, and the guides ask not to use them on purpose. Signs that carry
    meaning stay: bf-k5, 0.44g*24粒/盒, 18-55mm, 3/4码, 8GB+128GB, 36~46码, AT&T, 45#, and the
    ordinary punctuation between words (/ 、 ， - +).

    Bad: ★新款★连衣裙女夏季收腰显瘦
    Good: 新款连衣裙女夏季收腰显瘦36-46码

    Source: operation guide, 不要刻意使用特殊符号.

    说明：符号只起装饰或喊叫的作用，不属于名称、型号、尺寸、范围或价格。

    原因：没有人搜索星号和感叹号，每个符号却占掉一两个字符宽度。有含义的符号不算：bf-k5、
    0.44g*24粒/盒、18-55mm、3/4码、8GB+128GB、36~46码、AT&T、45#，以及词与词之间普通的标点（/ 、 ，
    - +）。

    出处：运营指南“不要刻意使用特殊符号”。
    """

    code = "SYM001"
    name = "special-symbol"
    severity = "warning"
    ground = "guide"
    # Readers mark a title with loud signs down by six to nine points; most titles have none.
    weight = 12.0
    title = Message("特殊符号", "Special symbol")
    message = Message(
        "符号“{sign}”只起装饰作用，占 {units} 个字符宽度；请删去",
        "The sign “{sign}” only decorates and takes {units} units; take it out",
    )
    step = 0.8
    fixes = True
    watches = "dirt"

    def check(self, facts: TitleFacts) -> Sequence[Fault]:
        """Return one fault for each run of decorating signs."""
        found = facts.cleaning.symbols
        if not found:
            return ()
        return [
            Fault(
                ((sign.start, sign.end),),
                {
                    "sign": facts.typed[sign.start : sign.end],
                    "units": facts.width(sign.start, sign.end),
                },
                fix("safe", edit),
            )
            for sign, edit in zip(found, facts.cleaning.symbol_edits, strict=True)
        ]
