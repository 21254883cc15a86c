"""The best cover of a folded title by known terms.

All terms that stand in the title are found in one pass (Aho–Corasick); a shortest path then
chooses among the overlapping ones: it leaves as few characters uncovered as possible, prefers
few long terms to many short ones, and prefers terms that end where a token ends. Longest match
alone would read 大小便盆 as 大小便 + 盆; the tokens alone cut 雪纺收腰显瘦 as 雪纺收 + 腰显 + 瘦.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from titleopt.config import OwnWords
from titleopt.lexicon.automaton import automaton_of
from titleopt.lexicon.entries import Entries, Entry, Term, maker
from titleopt.lexicon.load import load_entries, load_phrases
from titleopt.lexicon.patterns import PatternSet
from titleopt.resources import collector_paused

# The cost of a path: an uncovered character, a term, a one-character term, and each end of a
# term that lies inside a token.
_UNCOVERED = 1.0
_TERM = 0.3
_SHORT_TERM = 0.58
_INSIDE_TOKEN = 0.4
# Within a run of letters or of digits no term begins or ends.
_NEVER = float("inf")
# Titles of one shop ask for the same words.
_ASKED = 8192
_RUN = re.compile("[a-zA-Z]{2,}|[0-9]{2,}")

_term = maker(Term)


class Lexicon:
    """Known terms, ready to be found in folded titles.

    Args:
        entries: The terms with their kinds; terms are folded.
        phrases: Terms known by pattern (买三送一); they win over what they overlap.

    >>> lexicon = Lexicon(Entries([Entry("雪纺"), Entry("收腰"), Entry("显瘦")]))
    >>> [term.entry.term for term in lexicon.cover("雪纺收腰显瘦", [0, 3, 5, 6])]
    ['雪纺', '收腰', '显瘦']
    """

    def __init__(self, entries: Entries, phrases: PatternSet[Entry] | None = None) -> None:
        self._entries = entries
        self._phrases = phrases or PatternSet([])
        self._understood = entries.understood
        self._known = lru_cache(maxsize=_ASKED)(self._look_up)
        self._find = automaton_of(entries).find_overlapping if len(entries) else _find_nothing

    def __len__(self) -> int:
        return len(self._entries)

    def __contains__(self, term: object) -> bool:
        return isinstance(term, str) and self._known(term) is not None

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def get(self, term: str) -> Entry | None:
        """Return what is known of a folded term."""
        return self._known(term)

    def _look_up(self, term: str) -> Entry | None:
        # A dictionary of all terms would take longer to build than one title to check.
        try:
            matches = self._find(term)
        except UnicodeEncodeError:  # no term holds a lone surrogate
            return None
        for start, end, number in matches:
            if start == 0 and end == len(term):
                return self._entries.understand(number, term)
        return None

    def cover(self, text: str, boundaries: Iterable[int]) -> list[Term]:
        """Return the terms of the best cover, in title order.

        Args:
            text: A folded title.
            boundaries: Positions where tokens begin or end.

        """
        try:
            matches = self._find(text)
        except UnicodeEncodeError:  # a lone surrogate; "?" stands in for it, one for one
            text = text.encode("utf-8", "replace").decode("utf-8")
            matches = self._find(text)
        terms = self._best(text, matches, boundaries) if matches else []
        phrases = self._phrases.find(text)
        if not phrases:
            return terms
        return _with_phrases(terms, [Term(start, end, entry) for start, end, entry in phrases])

    def _best(
        self, text: str, matches: list[tuple[int, int, int]], boundaries: Iterable[int]
    ) -> list[Term]:
        """Return the matches on the cheapest path through the text."""
        size = len(text)
        inside = [_INSIDE_TOKEN] * (size + 1)
        for position in boundaries:
            inside[position] = 0.0
        for run in _RUN.finditer(text):
            start, end = run.span()
            inside[start + 1 : end] = [_NEVER] * (end - start - 1)
        cost = [0.0] * (size + 1)
        chosen: list[tuple[int, int, int] | None] = [None] * (size + 1)
        done, least = 0, 0.0  # up to where costs are known, and the cost up to there
        for match in matches:  # in the order of their ends
            start, end, _ = match
            if done < end:
                least = cost[done]
                while done < end:
                    done += 1
                    least += _UNCOVERED
                    cost[done] = least
            price = _TERM if end - start > 1 else _SHORT_TERM
            total = cost[start] + price + (inside[start] + inside[end])
            if total <= cost[end]:
                cost[end] = total
                chosen[end] = match
        return self._path(text, chosen, done, inside)

    def _path(
        self,
        text: str,
        chosen: list[tuple[int, int, int] | None],
        end: int,
        inside: Sequence[float],
    ) -> list[Term]:
        terms: list[Term] = []
        understood = self._understood
        while end > 0:
            match = chosen[end]
            if match is None:
                end -= 1
                continue
            start, end, index = match
            entry = understood[index]
            if entry is None:
                entry = self._entries.understand(index, text[start:end])
            if entry.fit is None or end - start > 1 or not (inside[start] or inside[end]):
                terms.append(_term((start, end, entry, "term")))
            # else a character of another word: 用 in 用品, 接 in 接头
            end = start
        terms.reverse()
        return terms


def _with_phrases(terms: list[Term], phrases: list[Term]) -> list[Term]:
    chosen: list[Term] = []
    for phrase in sorted(phrases, key=lambda term: (term.start, -term.end)):
        if not chosen or phrase.start >= chosen[-1].end:
            chosen.append(phrase)
    chosen += [
        term
        for term in terms
        if not any(term.start < phrase.end and phrase.start < term.end for phrase in chosen)
    ]
    return sorted(chosen, key=lambda term: term.start)


def _find_nothing(text: str) -> list[tuple[int, int, int]]:  # noqa: ARG001 - stands in for an automaton of no terms
    return []


def load_lexicon(own: OwnWords | None = None) -> Lexicon:
    """Return the lexicon of data/ and the user's own words; loaded once for each set of words."""
    return _load((own or OwnWords()).model_dump_json())


@lru_cache(maxsize=4)
def _load(own: str) -> Lexicon:
    with collector_paused():
        return Lexicon(load_entries(OwnWords.model_validate_json(own)), load_phrases())
