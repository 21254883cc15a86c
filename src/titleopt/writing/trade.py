"""What is learnt once from a market for all products: the flow of words, and near titles."""

from collections.abc import Iterable, Sequence

from titleopt.duplicates.index import TitleIndex
from titleopt.facts.knowledge import Knowledge
from titleopt.facts.title_facts import TitleFacts
from titleopt.model import Product
from titleopt.text.fold import fold
from titleopt.writing.flow import Flow, Word
from titleopt.writing.parts import parts

# Titles and terms enough to learn the order of words from.
_TITLES = 4000
_TERMS = 4000
NEAR = 80.0


def flow_of(titles: Sequence[str], terms: Sequence[str], knowledge: Knowledge) -> Flow:
    """Return how competitors and searches order words; evenly taken from long lists."""
    rows = [*_some(titles, _TITLES), *_some(terms, _TERMS)]
    return Flow.learn(row_of(text, knowledge) for text in rows)


def _some(texts: Sequence[str], most: int) -> Sequence[str]:
    return texts[:: -(-len(texts) // most)] if texts else ()


def row_of(title: str, knowledge: Knowledge) -> list[Word]:
    """Return a title as words with what they say.

    >>> from titleopt.config import Settings
    >>> [word.role for word in row_of("纯棉T恤", Knowledge.of(Settings()))]
    ['fabric', 'category']
    """
    facts = TitleFacts(Product.model_construct(title=title, attributes={}), knowledge)
    return [Word(part.key, part.role) for part in parts(facts)]


class Neighbours:
    """Titles that a new one must not nearly repeat."""

    def __init__(self, titles: Iterable[str]) -> None:
        # The measure asks for titles once each.
        self._index = TitleIndex(list(dict.fromkeys(titles)), min_similarity=NEAR)

    def near(self, title: str, *, but: str) -> str | None:
        """Return the title most similar to this one, other than ``but``; None when none is near."""
        own = fold(but).replace(" ", "")
        for match in self._index.query(title, limit=3):
            if match.compared != own:
                return match.title
        return None
