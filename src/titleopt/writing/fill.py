"""What else to write where search terms leave room: true words, the most telling first."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from titleopt.writing.choice import Choice
from titleopt.writing.recorded import is_filler
from titleopt.writing.words import TrueWords

# Worth of a unit, by source: what the seller wrote, what the record says, other names.
_WORTH = {"kept": 9.0, "title": 5.0, "record": 3.0, "name": 1.5}
# Unknown words of the old title may be anything, but their seller wrote them.
_UNKNOWN = 3.5
# So many units less than the limit, a title still counts as full.
_NEARLY_FULL = 3
# Words of one axis after which the record adds no further ones.
_OF_ONE_AXIS = 2
# Of the record, these say little, or only in a sentence.
_SAYS_LITTLE = frozenset(
    ["origin", "packaging", "quantity", "condition", "edition", "size", "capacity", "hot", "fits",
     "age", "word", "spec", "power", "voltage", "brand", "work", "junk"]
)  # fmt: skip


def filled(
    words: TrueWords,
    choice: Choice,
    chosen: Iterable[int],
    is_usual: Callable[[str], bool] = lambda _: True,
) -> list[int]:
    """Return the chosen words with others that use up the room, by number.

    A word that repeats a chosen one, or says the same, is left out.

    Args:
        words: All true words.
        choice: What choices are allowed.
        chosen: Numbers of the words that are in.
        is_usual: Whether titles of the trade use a word; words of the record that none uses
            read oddly and are left out.

    """
    sure = sorted(chosen)
    first = taken = _filled(words, choice, sure, is_usual, frozenset())
    full = min(_units(choice, first), choice.limit - _NEARLY_FULL)
    shut = frozenset[int]()
    while hanging := frozenset(_hanging(words, taken)) - frozenset(sure) - choice.kept:
        shut |= hanging
        taken = _filled(words, choice, sure, is_usual, shut)
    return taken if _units(choice, taken) >= full else first


def _units(choice: Choice, taken: Iterable[int]) -> int:
    return sum(choice.units[number] for number in taken)


def _hanging(words: TrueWords, taken: Sequence[int]) -> Iterator[int]:
    """Yield the words of the title that said how a thing is that is no longer named.

    懒人 of 懒人支架 says nothing of what then stands behind it.
    """
    inside = frozenset(taken)
    own = [number for number, word in enumerate(words.words) if word.source == "title"]
    for number, behind in pairwise(own):
        says_how = words.words[number].role != "category" and number in inside
        if says_how and words.words[behind].role == "category" and behind not in inside:
            yield number


def _filled(
    words: TrueWords,
    choice: Choice,
    taken: Sequence[int],
    is_usual: Callable[[str], bool],
    shut: AbstractSet[int],
) -> list[int]:
    left = {
        number
        for number in set(range(len(words.words))) - set(taken) - shut
        if words.words[number].source != "record" or is_usual(words.words[number].key)
    }
    taken = list(taken)
    room = choice.limit - _units(choice, taken)
    while best := _best_set(words, taken, left, room):
        word = max(best, key=lambda number: (_worth(words, number), -number))
        left.discard(word)
        is_new = not _repeats(words, taken, word) and not _is_plenty(words, taken, word)
        if is_new and choice.allows([*taken, word]):
            taken.append(word)
            room -= words.words[word].units
    return taken


def _best_set(words: TrueWords, taken: Sequence[int], left: set[int], room: int) -> list[int]:
    """Return the words that fill the room best together (knapsack)."""
    best: list[tuple[float, tuple[int, ...]]] = [(0.0, ())] * (room + 1)
    for number in sorted(left):
        word = words.words[number]
        each = _worth(words, number)
        if not each or word.units > room or _repeats(words, taken, number):
            continue
        gain = each * word.units
        for used in range(room, word.units - 1, -1):
            worth, some = best[used - word.units]
            if worth + gain > best[used][0]:
                best[used] = (worth + gain, (*some, number))
    return list(best[room][1]) if room > 0 else []


def _worth(words: TrueWords, number: int) -> float:
    word = words.words[number]
    if word.source == "title" and word.role == "word":
        return _UNKNOWN
    if word.source == "record" and (word.role in _SAYS_LITTLE or not is_filler(word)):
        return 0.0
    return _WORTH[word.source]


def _repeats(words: TrueWords, taken: Iterable[int], number: int) -> bool:
    """Whether a word is in a chosen one, holds one, or is another name of one."""
    word = words.words[number]
    for other in taken:
        key = words.words[other].key
        if word.key in key or key in word.key or _share_word(word.key, key):
            return True
        if word.role != "category" and words.said(number) & words.said(other):
            return True
    return False


def _is_plenty(words: TrueWords, taken: Iterable[int], number: int) -> bool:
    """Whether the title says enough of what a word of the record says: 春秋 and 秋季 do."""
    word = words.words[number]
    same = sum(words.words[other].role == word.role for other in taken)
    return word.source == "record" and word.role != "category" and same >= _OF_ONE_AXIS


def _share_word(first: str, second: str) -> bool:
    """Whether two words share two characters side by side: 牛仔裤 and 牛仔."""
    pairs = {first[at : at + 2] for at in range(len(first) - 1)}
    return any(second[at : at + 2] in pairs for at in range(len(second) - 1))
