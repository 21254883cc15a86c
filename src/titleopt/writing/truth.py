"""Which words are true of a product, each with the source that makes it true.

A word is true when the seller kept it, when the current title says it and no rule objects,
when the product record says it, or when it is another name of a true word: a synonym of the
lexicons, or the wider name of the thing (裙子 of 连衣裙). Nothing else is ever written.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from titleopt.facts.knowledge import Knowledge
from titleopt.facts.title_facts import TitleFacts
from titleopt.market.denials import stated_classes
from titleopt.market.names import ThingNames, thing_names
from titleopt.model import Finding
from titleopt.text.fold import fold
from titleopt.writing.own import own_words
from titleopt.writing.parts import role_of
from titleopt.writing.recorded import recorded_words
from titleopt.writing.words import TrueWords, Word, make_word, unique

# Findings that do not speak against the words they mark.
_HARMLESS = frozenset(
    ["REP001", "CAT001", "ATT001", "LEN001", "LEN002", "SYM001", "SYM002", "BRD002"]
)
# Axes of which a thing has one value; what the title says of them the record adds nothing to.
_ONE_VALUE = frozenset(
    ["season", "thickness", "waist", "length", "sleeve", "heel", "collar", "toe", "condition",
     "shape", "size", "colour", "age", "audience", "power", "voltage", "closure", "fabric"]
)  # fmt: skip
# Any of them says when a thing is for, though it stand in a word nobody knows: 女夏.
_SEASONS = frozenset("春夏秋冬")


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
    own = _of_title(facts, findings)
    typed = [*_kept(keep, own, knowledge), *own]
    recorded = _that_agree(recorded_words(facts), typed, facts, names)
    shunned = [fold(word) for word in avoid if word.strip()]
    words = [w for w in (*typed, *recorded) if not any(one in w.key for one in shunned)]
    return TrueWords(knowledge, tuple(unique(words)), names)


def _kept(keep: Iterable[str], own: Sequence[Word], knowledge: Knowledge) -> Iterator[Word]:
    """Yield the words to keep, at their places where the title has them."""
    places = {word.key: word.place for word in own}
    for text in keep:
        if text := text.strip():
            entry = knowledge.lexicon.get(fold(text))
            word = make_word(text, role_of(entry) if entry else "word", "kept", text, knowledge)
            yield word._replace(place=places.get(word.key, -1))


def _of_title(facts: TitleFacts, findings: Sequence[Finding]) -> list[Word]:
    """Return the words of the current title that nothing speaks against."""
    bad = list(facts.wasted)
    for finding in findings:
        if finding.code not in _HARMLESS and finding.severity != "info":
            bad += [_folded_range(facts, span.start, span.end) for span in finding.spans]
    return own_words(facts, bad)


def _folded_range(facts: TitleFacts, start: int, end: int) -> tuple[int, int]:
    """Return the folded range that covers a typed one."""
    places = [
        at for at in range(len(facts.text)) if start <= facts.typed_range(at, at + 1)[0] < end
    ]
    return (places[0], places[-1] + 1) if places else (0, 0)


def _that_agree(
    recorded: Iterable[Word], typed: Sequence[Word], facts: TitleFacts, names: ThingNames
) -> Iterator[Word]:
    """Yield the words of the record that name the thing or say of it what the title leaves open."""
    said = {word.role for word in typed} | {"season" for sign in _SEASONS if sign in facts.text}
    said &= _ONE_VALUE
    title = {facts.text[mention.end - 1] for mention in facts.heads}
    heads = title or {key[-1] for key in names.keys}
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
