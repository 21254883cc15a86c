"""The best cover of a folded title by known terms.

All terms are found in one pass (Aho–Corasick); a shortest path then chooses among the
overlapping ones: it leaves as few characters uncovered as possible, prefers few long terms to
many short ones, and prefers terms that end where a token ends. Longest match alone would read
大小便盆 as 大小 + 便盆; the tokens alone cut 雪纺收腰显瘦 as 雪纺收 + 腰显 + 瘦.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from titleopt.config import OwnWords
from titleopt.lexicon.entries import Entry, Term
from titleopt.lexicon.load import load_entries

# The cost of a path: an uncovered character, a term, a one-character term, and each end of a
# term that lies inside a token.
_UNCOVERED = 1.0
_TERM = 0.3
_SHORT_TERM = 0.75
_INSIDE_TOKEN = 0.4


class Lexicon:
    """Known terms, ready to be found in folded titles.

    Args:
        entries: The terms with their kinds; terms are folded.

    >>> lexicon = Lexicon([Entry("雪纺"), Entry("收腰"), Entry("显瘦")])
    >>> [term.entry.term for term in lexicon.cover("雪纺收腰显瘦", [0, 3, 5, 6])]
    ['雪纺', '收腰', '显瘦']
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        ordered = list(entries)
        self._entries = {entry.term: entry for entry in ordered}
        self._ordered = ordered
        self._costs = [_TERM if len(entry.term) > 1 else _SHORT_TERM for entry in ordered]
        self._edges = [_needs_edge(entry.term) for entry in ordered]
        self._automaton = AhoCorasick(
            [entry.term for entry in ordered],
            matchkind=MatchKind.Standard,
            implementation=Implementation.ContiguousNFA,
        )

    def __len__(self) -> int:
        return len(self._ordered)

    def __contains__(self, term: object) -> bool:
        return term in self._entries

    def get(self, term: str) -> Entry | None:
        """Return what is known of a folded term."""
        return self._entries.get(term)

    def entries(self) -> Sequence[Entry]:
        """Return all entries."""
        return self._ordered

    def cover(self, text: str, boundaries: Iterable[int]) -> list[Term]:
        """Return the terms of the best cover, in title order.

        Args:
            text: A folded title.
            boundaries: Positions where tokens begin or end.

        """
        size = len(text)
        try:
            matches = self._automaton.find_matches_as_indexes(text, overlapping=True)
        except UnicodeEncodeError:  # a lone surrogate; "?" stands in for it, one for one
            text = text.encode("utf-8", "replace").decode("utf-8")
            matches = self._automaton.find_matches_as_indexes(text, overlapping=True)
        if not matches:
            return []
        inside = [_INSIDE_TOKEN] * (size + 1)
        for position in boundaries:
            inside[position] = 0.0
        cost = [0.0] * (size + 1)
        chosen: list[tuple[int, int] | None] = [None] * (size + 1)
        done = 0
        costs, edges = self._costs, self._edges
        for index, start, end in matches:  # in the order of their ends
            while done < end:
                cost[done + 1] = cost[done] + _UNCOVERED
                done += 1
            if edges[index] and not _stands_alone(text, start, end):
                continue
            total = cost[start] + costs[index] + inside[start] + inside[end]
            if total <= cost[end]:
                cost[end] = total
                chosen[end] = (start, index)
        return self._path(chosen, done)

    def _path(self, chosen: list[tuple[int, int] | None], end: int) -> list[Term]:
        terms: list[Term] = []
        while end > 0:
            step = chosen[end]
            if step is None:
                end -= 1
            else:
                start, index = step
                terms.append(Term(start, end, self._ordered[index]))
                end = start
        terms.reverse()
        return terms


def _needs_edge(term: str) -> bool:
    """Whether a term must not begin or end inside a run of letters or digits."""
    return _is_ascii_word(term[0]) or _is_ascii_word(term[-1])


def _is_ascii_word(char: str) -> bool:
    return char.isascii() and char.isalnum()


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether no letter run or digit run goes on across either end of the range."""
    return not (
        (start > 0 and _same_run(text[start - 1], text[start]))
        or (end < len(text) and _same_run(text[end - 1], text[end]))
    )


def _same_run(left: str, right: str) -> bool:
    if not (_is_ascii_word(left) and _is_ascii_word(right)):
        return False
    return left.isdigit() == right.isdigit()


def load_lexicon(own: OwnWords | None = None) -> Lexicon:
    """Return the lexicon of data/ and the user's own words; loaded once for each set of words."""
    return _load((own or OwnWords()).model_dump_json())


@lru_cache(maxsize=4)
def _load(own: str) -> Lexicon:
    return Lexicon(load_entries(OwnWords.model_validate_json(own)).values())
