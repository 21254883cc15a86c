"""The kind of rule whose knowledge is a list of banned words in data/banned_terms."""

from collections.abc import Sequence
from typing import ClassVar

from titleopt.facts.title_facts import TitleFacts
from titleopt.lexicon.banned import BannedTerm
from titleopt.rules.base import Fault, Rule, taken_out


class BannedWordRule(Rule):
    """Finds the words of one group; the row's ground and source go into the finding."""

    group: ClassVar[str]
    step: ClassVar[float] = 0.5
    watches: ClassVar[str] = "banned"

    def check(self, facts: TitleFacts) -> Sequence[Fault]:
        """Return one fault for each banned word that no context excuses."""
        found = facts.banned
        if not found:
            return ()
        return [
            self.fault(facts, term)
            for term in found
            if term.word.group == self.group and self.counts(facts, term)
        ]

    def counts(self, facts: TitleFacts, term: BannedTerm) -> bool:  # noqa: ARG002 - platforms look
        """Whether the word is banned on this platform."""
        return True

    def fault(self, facts: TitleFacts, term: BannedTerm) -> Fault:
        """Return the fault of one word."""
        span = facts.typed_range(term.start, term.end)
        values: dict[str, object] = {
            "word": facts.typed[slice(*span)],
            "source": term.word.source or "自有违禁词表",
            "units": facts.width(*span),
        }
        cut = taken_out(facts.typed, span)
        return Fault((span,), values, cut, ground=term.word.ground)
