"""Words that law or platform forbids, found with the contexts in which they are innocent."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from daachorse import MATCH_KIND_LEFTMOST_LONGEST, CharwiseDoubleArrayAhoCorasick

from titleopt.lexicon.patterns import Anchored, PatternSet, compiled
from titleopt.model import Ground
from titleopt.resources import DataFile, data_files, read_data
from titleopt.text.fold import fold


class BannedWord(NamedTuple):
    """One banned word or pattern, with where the ban comes from.

    ``innocent`` are longer words that hold it, or words elsewhere in the title, that lift the
    ban; ``innocent_pattern`` does so where it overlaps the word.
    """

    word: str
    group: str
    ground: Ground
    source: str
    innocent: tuple[str, ...] = ()
    innocent_pattern: str = ""
    note: str = ""


class BannedTerm(NamedTuple):
    """A banned word found in a folded title."""

    start: int
    end: int
    word: BannedWord


class BannedWords:
    """All banned words and patterns, found in one pass.

    >>> words = BannedWords([BannedWord("第一", "superlative", "law", "", ("第一辑",))], [])
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
    for context in word.innocent:
        at = text.find(context)
        if at >= 0 and said not in context and word.word not in context:
            return True
        while at >= 0:
            if at < end and start < at + len(context):
                return True
            at = text.find(context, at + 1)
    if not word.innocent_pattern:
        return False
    return any(
        match.start() < end and start < match.end()
        for match in compiled(word.innocent_pattern).finditer(text)
    )


@lru_cache(maxsize=4)
def load_banned(own: tuple[str, ...] = ()) -> BannedWords:
    """Return the banned words of data/ and the user's own."""
    words: list[BannedWord] = []
    patterns: list[Anchored[BannedWord]] = []
    for path in data_files("banned_terms"):
        file = read_data(path)
        if file.header["kind"] == "banned_pattern":
            for anchor, word in _words(file, "pattern"):
                patterns.append(Anchored(word.word, tuple(anchor.split("|")), word))
        else:
            words += [word for _, word in _words(file, "term")]
    words += [BannedWord(fold(word), "own", "practice", "") for word in own]
    return BannedWords(words, patterns)


def _words(file: DataFile, column: str) -> Iterator[tuple[str, BannedWord]]:
    """Yield each word or pattern of a file, with its anchor."""
    group = file.header.get("group", "")
    for record in file.records():
        contexts = [context for context in record["unless"].split("|") if context]
        plain = tuple(context for context in contexts if not context.startswith("re:"))
        regexes = [context[3:] for context in contexts if context.startswith("re:")]
        ground: Ground = record["ground"]  # type: ignore[assignment] # the validator test holds the values
        for word in (record[column], *filter(None, record.get("synonyms", "").split("|"))):
            yield (
                record.get("anchor", ""),
                BannedWord(
                    word,
                    group,
                    ground,
                    record["source"],
                    plain,
                    "|".join(f"(?:{regex})" for regex in regexes),
                    record["note"],
                ),
            )
