"""Which words the market's titles and search terms use together, and how often."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csc_matrix, csr_matrix
from sklearn.decomposition import TruncatedSVD

from titleopt.facts.knowledge import Knowledge
from titleopt.facts.pieces import pieces
from titleopt.market.grams import Floats, Integers
from titleopt.market.homes import Departments, Homes, home_of
from titleopt.market.words import meaning_of
from titleopt.text.fold import fold_all

_DIMENSIONS = 64


class Companions:
    """Counts of words and of pairs of words over the documents of a market.

    Args:
        documents: The meanings of each document, each once, with the departments of those that
            are things or brands.

    """

    def __init__(self, documents: Iterable[Mapping[str, Departments | None]]) -> None:
        numbers: dict[str, int] = {}
        self.homes = Homes()
        rows: list[int] = []
        columns: list[int] = []
        count = 0
        departments: dict[str, int] = {}
        held: list[tuple[int, int]] = []
        for words in documents:
            columns += [numbers.setdefault(word, len(numbers)) for word in words]
            rows += [count] * len(words)
            named = things_of(words)
            held += [(count, departments.setdefault(one, len(departments))) for one in named]
            count += 1
            self.homes.add({word: home for word, home in words.items() if home is not None})
        self.numbers = numbers
        self.departments = departments
        self.documents = count
        ones = np.ones(len(rows), np.float32)
        self._matrix: csc_matrix = csr_matrix(
            (ones, (rows, columns)), (count, len(numbers))
        ).tocsc()
        self.counts: Integers = np.diff(self._matrix.indptr).astype(np.int64)
        self._of: csr_matrix = csr_matrix(
            (np.ones(len(held), np.float32), np.array(held, np.int64).reshape(-1, 2).T),
            (count, len(self.departments)),
        )

    def together(self, words: Integers) -> NDArray[np.float32]:
        """Return in how many documents each pair of words stands; a word with itself: its own."""
        chosen = self._matrix[:, words]
        pairs: NDArray[np.float32] = (chosen.T @ chosen).toarray()
        return pairs

    @cached_property
    def _among(self) -> NDArray[np.float32]:
        """In how many documents each word stands beside things of each department."""
        counted: NDArray[np.float32] = (self._matrix.T @ self._of).toarray()
        return counted

    @cached_property
    def _named(self) -> NDArray[np.float32]:
        """How many documents name things of each department."""
        return np.asarray(self._of.sum(axis=0), np.float32).ravel()

    def among(self, word: int, departments: Iterable[str]) -> tuple[int, int]:
        """Return in how many documents a word stands among things of departments, and how many.

        A document that names things of two of them counts twice.
        """
        known = [self.departments[one] for one in departments if one in self.departments]
        return int(self._among[word, known].sum()), int(self._named[known].sum())

    @cached_property
    def vectors(self) -> Floats:
        """What company each word keeps, as a unit vector; learnt from the documents."""
        size = min(_DIMENSIONS, min(self._matrix.shape) - 1)
        if size < 1:
            return np.zeros((len(self.numbers), 1), np.float32)
        idf = np.log((1 + self.documents) / (1 + self.counts)) + 1
        weighted = self._matrix.multiply(idf[None, :].astype(np.float32)).tocsr()
        model = TruncatedSVD(size, n_iter=3, random_state=0).fit(weighted)
        vectors = (model.components_.T * idf[:, None]).astype(np.float32)
        norms = np.linalg.norm(vectors, axis=1, keepdims=True)
        made: Floats = vectors / np.maximum(norms, 1e-9)
        return made


def things_of(words: Mapping[str, Departments | None]) -> set[str]:
    """Return the departments of the things of a document; brands are of many."""
    return {
        one
        for word, home in words.items()
        if home is not None and not word.startswith("b:")
        for one in home
    }


def documents_of(
    titles: Sequence[str], knowledge: Knowledge
) -> Iterator[dict[str, Departments | None]]:
    """Yield the meanings of each title's words, each once, with the departments of things."""
    for text in fold_all(titles):
        terms = knowledge.lexicon.cover(text, range(len(text) + 1))
        row = pieces(text, terms, (), range(len(text) + 1))
        found: dict[str, Departments | None] = {}
        for piece in row:
            if piece.kind == "term" or (piece.kind == "word" and piece.end - piece.start > 1):
                word = text[piece.start : piece.end]
                found.setdefault(meaning_of(word, piece.entry), home_of(piece.entry))
        yield found
