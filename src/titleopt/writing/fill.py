"""What else to write where search terms leave room: true words, the most telling first."""

from collections.abc import Callable, Iterable, Sequence

from titleopt.writing.choice import Choice
from titleopt.writing.recorded import is_filler
from titleopt.writing.words import TrueWords

# Worth of a unit, by source: what the seller wrote, what the record says, other names.
_WORTH = {"kept": 9.0, "title": 5.0, "record": 3.0, "name": 1.5}
# Unknown words of the old title may be anything, but their seller wrote them.
_UNKNOWN = 3.5
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
    taken = sorted(chosen)
    left = {
        number
        for number in set(range(len(words.words))) - set(taken)
        if words.words[number].source != "record" or is_usual(words.words[number].key)
    }
    room = choice.limit - sum(choice.units[number] for number in taken)
    while best := _best_set(words, taken, left, room):
        word = max(best, key=lambda number: (_worth(words, number), -number))
        left.discard(word)
        added = choice.upheld({word}, taken)
        if not _is_said(words, taken, word) and choice.allows([*taken, *added]):
            taken += sorted(added)
            room -= sum(choice.units[number] for number in added)
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


def _is_said(words: TrueWords, taken: Sequence[int], number: int) -> bool:
    return _repeats(words, taken, number) or _is_plenty(words, taken, number)


def _is_plenty(words: TrueWords, taken: Iterable[int], number: int) -> bool:
    """Whether the title says enough of what a word of the record says: 春秋 and 秋季 do."""
    word = words.words[number]
    same = sum(words.words[other].role == word.role for other in taken)
    return word.source == "record" and word.role != "category" and same >= _OF_ONE_AXIS


def _share_word(first: str, second: str) -> bool:
    """Whether two words share two characters side by side: 牛仔裤 and 牛仔."""
    pairs = {first[at : at + 2] for at in range(len(first) - 1)}
    return any(second[at : at + 2] in pairs for at in range(len(second) - 1))
