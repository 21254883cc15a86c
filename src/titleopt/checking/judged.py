"""What the rules have said of one title so far."""

from titleopt.checking.plan import Plan
from titleopt.facts.title_facts import TitleFacts
from titleopt.model import Finding, Part


class Judged:
    """One title on its way through the rules of its plan."""

    __slots__ = ("crashed", "facts", "findings", "mends", "plan", "shares")

    def __init__(self, facts: TitleFacts, plan: Plan) -> None:
        self.facts = facts
        self.plan = plan
        self.findings: list[Finding] = []
        self.shares: dict[str, float] = {}
        """The share of its weight that each rule with a fault leaves, by code."""
        self.mends = False
        """Whether a finding may carry a safe fix."""
        self.crashed: list[str] = []

    def score(self) -> tuple[float, tuple[Part, ...]]:
        """Return the score and its parts; rules that crashed have none."""
        plan = self.plan.without(self.crashed) if self.crashed else self.plan
        return plan.score(self.shares)
