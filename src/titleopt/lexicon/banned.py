"""Words that law or platform forbids, found with the contexts in which they are innocent."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from daachorse import MATCH_KIND_LEFTMOST_LONGEST, CharwiseDoubleArrayAhoCorasick

from titleopt.lexicon.patterns import Anchored, PatternSet, compiled
from titleopt.model import Ground
from titleopt.resources import data_files, read_data
from titleopt.text.fold import fold


class BannedWord(NamedTuple):
    """One banned word or pattern, with where the ban comes from."""

    word: str
    group: str
    ground: Ground
    source: str
    unless: str = ""
    """The contexts that lift the ban, parted by ``|``: longer words that hold the word, words
    elsewhere in the title, or patterns (``re:``) that overlap it."""
    note: str = ""


class BannedTerm(NamedTuple):
    """A banned word found in a folded title."""

    start: int
    end: int
    word: BannedWord


class BannedWords:
    """All banned words and patterns, found in one pass.

    >>> words = BannedWords([BannedWord("第一", "superlative", "law", "", "第一辑")], [])
    >>> [term.start for term in words.find("销量第一 第一辑")]
    [2]
    """

    def __init__(
        self, words: Iterable[BannedWord], patterns: Iterable[Anchored[BannedWord]]
    ) -> None:
        self._words = list(words)
        self._patterns = PatternSet(patterns)
        self._automaton = CharwiseDoubleArrayAhoCorasick(
            [word.word for word in self._words], MATCH_KIND_LEFTMOST_LONGEST
        )

    def find(self, text: str) -> list[BannedTerm]:
        """Return the banned words of a folded title, longest first where they overlap."""
        try:
            hits = self._automaton.find(text)
        except UnicodeEncodeError:  # a lone surrogate; "?" stands in for it, one for one
            text = text.encode("utf-8", "replace").decode("utf-8")
            hits = self._automaton.find(text)
        matches = self._patterns.find(text)
        if not (hits or matches):
            return []
        found = [BannedTerm(start, end, self._words[index]) for start, end, index in hits]
        found += [BannedTerm(*match) for match in matches]
        return list(_without_overlaps(term for term in found if not _innocent(text, term)))


def _without_overlaps(terms: Iterable[BannedTerm]) -> Iterator[BannedTerm]:
    end = 0
    for term in sorted(terms, key=lambda t: (t.start, -t.end)):
        if term.start >= end:
            yield term
            end = term.end


def _innocent(text: str, term: BannedTerm) -> bool:
    """Whether a longer word round the term, or a word elsewhere, lifts the ban."""
    start, end, word = term
    said = text[start:end]
    plain, pattern = _contexts(word.unless)
    for context in plain:
        at = text.find(context)
        if at >= 0 and said not in context and word.word not in context:
            return True
        while at >= 0:
            if at < end and start < at + len(context):
                return True
            at = text.find(context, at + 1)
    if not pattern:
        return False
    return any(
        match.start() < end and start < match.end() for match in compiled(pattern).finditer(text)
    )


@lru_cache(maxsize=1024)
def _contexts(unless: str) -> tuple[tuple[str, ...], str]:
    """Return the words that lift a ban, and one pattern of all that do."""
    contexts = list(filter(None, unless.split("|")))
    regexes = [context[3:] for context in contexts if context.startswith("re:")]
    plain = tuple([context for context in contexts if not context.startswith("re:")])
    return plain, "|".join(f"(?:{regex})" for regex in regexes)


@lru_cache(maxsize=4)
def load_banned(own: tuple[str, ...] = ()) -> BannedWords:
    """Return the banned words of data/ and the user's own."""
    words: list[BannedWord] = []
    patterns: list[Anchored[BannedWord]] = []
    for path in data_files("banned_terms"):
        file = read_data(path)
        group = file.header.get("group", "")
        for word, beside, ground, source, unless, note in file.rows:
            ban = BannedWord(word, group, ground, source, unless, note)  # type: ignore[arg-type] # the validator test holds the values
            if file.header["kind"] == "banned_pattern":
                patterns.append(Anchored(word, tuple(beside.split("|")), ban))
            else:
                words.append(ban)
                words += [ban._replace(word=same) for same in filter(None, beside.split("|"))]
    words += [BannedWord(fold(word), "own", "practice", "") for word in own]
    return BannedWords(words, patterns)
