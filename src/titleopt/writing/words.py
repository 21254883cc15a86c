"""The true words a title may be made of, each with the source that makes it true.

A word is true when the seller kept it, when the current title says it and no rule objects,
when the product record says it, or when it is another name of a true word: a synonym of the
lexicons, or the wider name of the thing (裙子 of 连衣裙). Nothing else is ever written.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal, NamedTuple

from titleopt.facts.knowledge import Knowledge
from titleopt.facts.record import axis_names, record_of
from titleopt.facts.title_facts import TitleFacts
from titleopt.market.denials import stated_classes
from titleopt.market.title_words import find_word, inner_positions
from titleopt.market.words import meaning_of
from titleopt.model import Finding, Product
from titleopt.text.fold import fold, in_script_of
from titleopt.text.width import units
from titleopt.writing.names import ThingNames, thing_names
from titleopt.writing.parts import Part, parts, role_of

Source = Literal["kept", "title", "record", "name"]

# What the record says of a part of the thing, of the seller or of the papers is not said of it.
_NOT_OF_THE_THING = re.compile(
    "鞋底|里料|内里|里布|鞋垫|内胆|衬|底材|包装|售后|保修|保质|地区|省|城市|地市|区县|企业|厂|文号|"
    "采购|商场|拍摄|安装|配送|渠道|体积|重|证|备案|执行标准|货号|套餐|规格|分类|条形码|成分含量|成色|"
    "智能类型|上市时间|^型号|颜色|来源|产地|辅材|机芯|部位|品相|人造板|镜面|组合形式|结构工艺|包部|缓冲|"
    "储藏|贮存|保存|方法|清洗|温控|控制|主图|系列|品名|裁剪|花束|可售|预售|售卖|适用部位"
)
# Only here a record names what the whole thing is made of.
_MADE_OF = re.compile("^(?:主要|主)?(?:材质|材料|面料)$|帮面|鞋面|箱包材质|木质材质")
_MATERIAL_AXES = frozenset(["material", "fabric"])
_IS_IT = re.compile("^(?:是否|有无)(?:支持|带|有|为|可)?")
_YES = frozenset(["是", "有", "支持", "带", "可以"])
_NO = re.compile(
    "^(?:不|无|非|没)|其他|其它|见描述|四季|常规|通用|普通|正常|任何|成人|大众|other|null"
)
_SPLIT = re.compile(r"[/|,;、，；()（）\s]+")
_MIXED = re.compile(r"\d|%|％")
# Findings that do not speak against the words they mark.
_HARMLESS = frozenset(
    ["REP001", "CAT001", "ATT001", "LEN001", "LEN002", "SYM001", "SYM002", "BRD002"]
)
# Axes of which a thing has one value; what the title says of them the record adds nothing to.
_ONE_VALUE = frozenset(
    ["season", "thickness", "waist", "length", "sleeve", "heel", "collar", "toe", "condition",
     "shape", "size", "colour", "age", "audience", "power", "voltage", "closure", "fabric"]
)  # fmt: skip
_LONGEST_FILLER = 5
_YEAR_DIGITS = 4


class Word(NamedTuple):
    """One word that may be written."""

    text: str
    """As it will be typed."""
    key: str
    """Folded."""
    role: str
    source: Source
    units: int
    why: str
    """What makes it true: where it was found, or the true word it is a name of."""


@dataclass(frozen=True)
class TrueWords:
    """All true words of one product, in the order of their sources."""

    knowledge: Knowledge
    words: tuple[Word, ...]
    names: ThingNames
    """What the thing sold is called."""

    @cached_property
    def keys(self) -> frozenset[str]:
        """The words, folded."""
        return frozenset(word.key for word in self.words)

    @cached_property
    def _said(self) -> tuple[frozenset[str], ...]:
        return tuple(meanings_in(word.key, self.knowledge) for word in self.words)

    @cached_property
    def _inside(self) -> tuple[list[int], ...]:
        return tuple(_inside(word.key, self.knowledge) for word in self.words)

    def holding(self, text: str) -> frozenset[int]:
        """Return the numbers of the words that hold a folded word as a word of its own."""
        return frozenset(
            number
            for number, word in enumerate(self.words)
            if text in word.key and find_word(word.key, text, self._inside[number]) >= 0
        )

    def serving(self, text: str, meaning: str) -> frozenset[int]:
        """Return the numbers of the words that serve a word of a search term.

        Args:
            text: The word, folded.
            meaning: What it stands for, as ``titleopt.market`` says; a word that means the same
                serves it too.

        """
        holding = self.holding(text)
        return holding if meaning == text else holding | self.meaning(meaning)

    def said(self, number: int) -> frozenset[str]:
        """Return what one word means, synonyms alike."""
        return self._said[number]

    @cached_property
    def of_thing(self) -> frozenset[int]:
        """Numbers of the words that name the thing sold."""
        return frozenset(
            number
            for number, word in enumerate(self.words)
            if word.role == "category" and self._said[number] & self.names.meanings
        )

    def meaning(self, meaning: str) -> frozenset[int]:
        """Return the numbers of the words that mean this."""
        return frozenset(number for number, said in enumerate(self._said) if meaning in said)

    @cached_property
    def exclusive_keys(self) -> frozenset[str]:
        """The exclusive classes (gender, thickness …) of which a true word states a value."""
        entries = (self.knowledge.lexicon.get(word.key) for word in self.words)
        return frozenset(
            entry.attribute.exclusive[0]
            for entry in entries
            if entry is not None and entry.attribute is not None and entry.attribute.exclusive
        )

    def in_script_of(self, title: str) -> "TrueWords":
        """Return the words with those the title does not have written in its script."""
        words = tuple(
            word if word.source in {"kept", "title"} else word._replace(text=text)
            for word in self.words
            for text in [in_script_of(word.text, title)]
        )
        return replace(self, words=words)

    def with_words(self, more: Iterable[Word]) -> "TrueWords":
        """Return the words with further words; those already there are left out."""
        return replace(self, words=tuple(_unique([*self.words, *more])))


def _inside(key: str, knowledge: Knowledge) -> list[int]:
    terms = knowledge.lexicon.cover(key, range(len(key) + 1))
    return inner_positions(len(key), [(term.start, term.end) for term in terms])


def meanings_in(key: str, knowledge: Knowledge) -> frozenset[str]:
    """Return what the known words of a folded text stand for.

    Words inside longer ones are left out: 喇叭 is a loudspeaker, 喇叭裤 has none.
    """
    terms = knowledge.lexicon.cover(key, [0, len(key)])
    ranges = {(0, len(key)), *((term.start, term.end) for term in terms)}
    texts = (key[start:end] for start, end in ranges)
    meanings = ((text, _meaning(text, knowledge)) for text in texts)
    return frozenset(meaning for text, meaning in meanings if meaning != text)


def true_words(
    facts: TitleFacts,
    findings: Sequence[Finding],
    *,
    keep: Sequence[str] = (),
    avoid: Sequence[str] = (),
) -> TrueWords:
    """Return the words that are true of a product.

    Args:
        facts: The product with its current title; the title may be empty.
        findings: What rules say of the current title.
        keep: Words to be kept, which their seller vouches for.
        avoid: No word that holds one of these is written.

    """
    knowledge = facts.knowledge
    names = thing_names(facts)
    typed = [*_kept(keep, knowledge), *_of_title(facts, findings)]
    recorded = _that_agree(_of_record(facts), typed, facts, names)
    shunned = [fold(word) for word in avoid if word.strip()]
    words = [w for w in (*typed, *recorded) if not any(one in w.key for one in shunned)]
    return TrueWords(knowledge, tuple(_unique(words)), names)


def _meaning(text: str, knowledge: Knowledge) -> str:
    return meaning_of(text, knowledge.lexicon.get(text))


def _unique(words: Iterable[Word]) -> list[Word]:
    seen: dict[str, Word] = {}
    for word in words:
        if word.key:
            seen.setdefault(word.key, word)
    return list(seen.values())


def make_word(text: str, role: str, source: Source, why: str, knowledge: Knowledge) -> Word:
    """Return a word with its width in the platform's units."""
    return Word(text, fold(text), role, source, units(text, knowledge.profile.counting), why)


def _kept(keep: Iterable[str], knowledge: Knowledge) -> Iterator[Word]:
    for text in keep:
        if text := text.strip():
            entry = knowledge.lexicon.get(fold(text))
            yield make_word(text, role_of(entry) if entry else "word", "kept", text, knowledge)


def _of_title(facts: TitleFacts, findings: Sequence[Finding]) -> Iterator[Word]:
    """Yield the parts of the current title that nothing speaks against."""
    bad = list(facts.wasted)
    for finding in findings:
        if finding.code not in _HARMLESS and finding.severity != "info":
            bad += [_folded_range(facts, span.start, span.end) for span in finding.spans]
    for part in parts(facts):
        if _is_broken(part):
            if part.entry is not None and part.key.startswith(part.entry.term):
                # What is known of it still is true.
                text = part.typed[: len(part.entry.term)]
                yield make_word(text, role_of(part.entry), "title", "title", facts.knowledge)
            continue
        if not any(start < part.end and part.start < end for start, end in bad):
            text = " ".join(part.typed.split())
            yield make_word(text, part.role, "title", "title", facts.knowledge)


def _is_broken(part: Part) -> bool:
    """Whether a part is half of a word, or a number alone, which has lost what it counts."""
    return part.role == "broken" or (part.key.isdigit() and len(part.key) < _YEAR_DIGITS)


def _folded_range(facts: TitleFacts, start: int, end: int) -> tuple[int, int]:
    """Return the folded range that covers a typed one."""
    places = [
        at for at in range(len(facts.text)) if start <= facts.typed_range(at, at + 1)[0] < end
    ]
    return (places[0], places[-1] + 1) if places else (0, 0)


def _of_record(facts: TitleFacts) -> Iterator[Word]:
    """Yield what the record says of the thing, as words that a buyer might type."""
    knowledge, product = facts.knowledge, facts.product
    for name in record_of(product, knowledge.lexicon).brands:
        if not _NO.search(name) and "品牌" not in name:
            typed = _typed(product.brand or "", name)
            yield make_word(typed, "brand", "record", "brand", knowledge)
    for part in _sure_parts(product.category or "", knowledge):
        if part.role == "category":
            yield make_word(part.typed, "category", "record", "category", knowledge)
    for name, value in product.attributes.items():
        if _NOT_OF_THE_THING.search(name) or name == "品牌":
            continue
        if _IS_IT.match(name):
            if fold(value).strip() in _YES:
                yield from _values(_IS_IT.sub("", name), name, knowledge)
        else:
            for cell in _SPLIT.split(value):
                yield from _values(cell, name, knowledge)


def _that_agree(
    recorded: Iterable[Word], typed: Sequence[Word], facts: TitleFacts, names: ThingNames
) -> Iterator[Word]:
    """Yield the words of the record that name the thing or say of it what the title leaves open."""
    said = {word.role for word in typed} & _ONE_VALUE
    heads = {key[-1] for key in names.keys}
    stated = stated_classes(facts)
    for word in recorded:
        is_of_thing = word.role != "category" or not heads or word.key[-1] in heads
        if is_of_thing and word.role not in said and not _denies(word.key, stated, facts):
            yield word


def _denies(key: str, stated: Mapping[str, AbstractSet[str]], facts: TitleFacts) -> bool:
    """Whether a word says another value of a class than what is stated: 男鞋 where 女 is."""
    for part in (key, key[:1], key[:2]):
        entry = facts.knowledge.lexicon.get(part)
        exclusive = entry.attribute.exclusive if entry and entry.attribute else None
        if exclusive and exclusive[0] in stated and exclusive[1] not in stated[exclusive[0]]:
            return True
    return False


def _values(cell: str, name: str, knowledge: Knowledge) -> Iterator[Word]:
    """Yield the words of one value; numbers need their sense and are left to the title."""
    if not cell or _NO.search(fold(cell)):
        return
    for part in _sure_parts(cell, knowledge):
        if part.role not in _MATERIAL_AXES or _MADE_OF.search(name):
            yield make_word(part.typed, part.role, "record", name, knowledge)


def _sure_parts(text: str, knowledge: Knowledge) -> Iterator[Part]:
    """Yield the parts of a record's cell that are known words."""
    facts = TitleFacts(Product(title=text), knowledge)
    for part in parts(facts):
        if part.entry is not None and part.key in knowledge.lexicon:
            yield part


def _typed(cell: str, folded_word: str) -> str:
    """Return a word of a cell as it is typed there."""
    return next((word for word in _SPLIT.split(cell) if fold(word) == folded_word), folded_word)


def is_filler(word: Word) -> bool:
    """Whether a word of the record may fill the room that search terms leave."""
    name = fold(word.why).strip()
    is_known = name in axis_names() or name in {"brand", "category", "卖点"}
    return is_known and not _MIXED.search(word.key) and 1 < len(word.key) <= _LONGEST_FILLER
