"""A term list ready to be asked: which of its terms could fit a title, and how alike they are."""

import re
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from titleopt.facts.knowledge import Knowledge
from titleopt.lexicon.entries import Entry
from titleopt.market.equivalence import spelling_key
from titleopt.market.grams import (
    Floats,
    Integers,
    gram_counts,
    grams_of,
    is_pair,
    places_in,
    ranges,
)
from titleopt.market.vocabulary import Bag, Rarity, Vocabulary, bag_of, rarity

_BASE_OF_WHOLE = 0.5
_RUN = re.compile(r"[a-z]+|[0-9]+")


class Likeness(NamedTuple):
    """For every term of the list: how its characters and pairs are held by one title."""

    cosine: Floats
    held: Floats
    """Share of the term's gram weight that the title holds."""
    times: Integers
    """How often the title holds each gram of the rarity table."""

    def base(self) -> Floats:
        """Return a first, rough order."""
        return self.cosine + _BASE_OF_WHOLE * self.held


class TermIndex:
    """The grams, words, things and brands of each term, as arrays.

    Args:
        keys: Folded terms without spaces and symbols.
        folded: Folded terms.
        knowledge: Lexicon and tokenizer.

    """

    def __init__(self, keys: Sequence[str], folded: Sequence[str], knowledge: Knowledge) -> None:
        self.keys = keys
        self.knowledge = knowledge
        self.vocabulary = Vocabulary(folded, knowledge)
        self.rarity: Rarity = rarity(keys, [spelling_key(term) for term in knowledge.lexicon])
        self._post_grams()
        self._rate_words()
        self._note_things()
        self._note_runs()

    def __len__(self) -> int:
        return len(self.keys)

    def _post_grams(self) -> None:
        """Make the postings: for each gram the terms that hold it, with their weights."""
        count = len(self.keys)
        owners, codes = grams_of(self.keys)
        places = places_in(self.rarity.codes, codes)
        idf = self.rarity.idf[places]
        norm = np.sqrt(np.bincount(owners, idf * idf, count))
        self.mass = np.bincount(owners, idf, count).astype(np.float32)
        self.grams = Bag(np.searchsorted(owners, np.arange(count + 1)), places.astype(np.int32))
        self.is_pair = is_pair(self.rarity.codes)
        order = np.argsort(places, kind="stable")
        owners, places, idf = owners[order], places[order], idf[order]
        self._gram_starts = np.searchsorted(places, np.arange(len(self.rarity.codes) + 1))
        self._terms = owners.astype(np.int32)
        self._by_norm = (idf * idf / np.maximum(norm[owners], 1e-6)).astype(np.float32)
        self._by_mass = (idf / np.maximum(self.mass[owners], 1e-6)).astype(np.float32)
        self.lengths = np.fromiter(map(len, self.keys), np.float32, count)

    def _rate_words(self) -> None:
        """Give each meaning its rarity and the grams of its word."""
        vocabulary = self.vocabulary
        owners, codes = grams_of(vocabulary.texts)
        places = places_in(self.rarity.codes, codes)
        known = places >= 0
        owners, places, codes = owners[known], places[known], codes[known]
        pair = is_pair(codes)
        size = len(vocabulary)
        pairs = np.bincount(owners[pair], minlength=size)
        singles = np.bincount(owners[~pair], minlength=size)
        weight = np.where(
            pair, 0.6 / np.maximum(pairs[owners], 1), 0.4 / np.maximum(singles[owners], 1)
        )
        self._word_grams = Bag(np.searchsorted(owners, np.arange(size + 1)), places)
        self._gram_weight = weight.astype(np.float32)
        # A word is no more frequent than its rarest pair in list and lexicon together.
        total = len(self.keys) + len(self.knowledge.lexicon)
        rarest = np.zeros(size, np.float32)
        np.maximum.at(rarest, owners, self.rarity.idf[places])
        own = np.log((1 + total) / (1 + vocabulary.counts)) + 1
        self.word_idf: Floats = np.minimum(rarest, own).astype(np.float32)

    def _note_things(self) -> None:
        """Note the thing and the brand each term names.

        The thing is the last category term or unknown word: Chinese heads come last, and what
        stands behind them are attributes and what the thing is for (键盘 电脑).
        """
        departments: dict[str, int] = {}
        entities: dict[str, int] = {}
        count = len(self.keys)
        self.head = np.full(count, -1)
        self.department = np.full(count, -1)
        self.brand = np.full(count, -1)
        numbers = self.vocabulary.numbers
        for term, words in enumerate(self.vocabulary.words):
            is_named = False
            for word in words:
                entry = word.entry
                if is_named and _is_host(entry):
                    continue
                if entry is None:
                    if not word.text.isascii():
                        self.head[term] = numbers[word.meaning]
                        self.department[term] = -1
                elif entry.category is not None:
                    is_named = is_named or (entry.brand is None and not _is_host(entry))
                    self.head[term] = numbers[word.meaning]
                    name = entry.category.department
                    self.department[term] = departments.setdefault(name, len(departments))
                elif entry.brand is not None and not entry.brand.needs:
                    self.brand[term] = entities.setdefault(entry.brand.entity, len(entities))
        self.departments, self.entities = departments, entities

    def _note_runs(self) -> None:
        """Note the letters and digits of models and sizes in each term."""
        runs: dict[str, int] = {}
        self.runs = bag_of(
            [[runs.setdefault(run, len(runs)) for run in _RUN.findall(key)] for key in self.keys]
        )
        self._run_numbers = runs

    def runs_in(self, key: str) -> NDArray[np.bool_]:
        """Return which runs of letters or digits a title holds, as a run of its own."""
        held = np.zeros(len(self._run_numbers), np.bool_)
        held[[n for run in _RUN.findall(key) if (n := self._run_numbers.get(run)) is not None]] = (
            True
        )
        return held

    def likeness(self, key: str) -> Likeness:
        """Compare a title, folded without spaces and symbols, with every term."""
        codes, counts = gram_counts(key)
        places = places_in(self.rarity.codes, codes)
        unseen = int((places < 0).sum())
        counts, places = counts[places >= 0], places[places >= 0]
        idf = self.rarity.idf[places]
        norm = float(np.sqrt((idf * idf).sum() + unseen * self.rarity.unseen**2)) or 1.0
        starts = self._gram_starts[places]
        entries = ranges(starts, self._gram_starts[places + 1] - starts)
        terms, count = self._terms[entries], len(self.keys)
        times = np.zeros(len(self.rarity.codes), np.int64)
        times[places] = counts
        return Likeness(
            np.bincount(terms, self._by_norm[entries], count).astype(np.float32) / norm,
            np.bincount(terms, self._by_mass[entries], count).astype(np.float32),
            times,
        )

    def half_held(self, words: Integers, times: Integers) -> Floats:
        """Return for words that a title lacks how much of their characters and pairs it has."""
        starts = self._word_grams.starts[words]
        counts = self._word_grams.starts[words + 1] - starts
        entries = ranges(starts, counts)
        owners = np.repeat(np.arange(len(words)), counts)
        weights = self._gram_weight[entries] * (times[self._word_grams.items[entries]] > 0)
        return np.bincount(owners, weights, len(words)).astype(np.float32)


def _is_host(entry: Entry | None) -> bool:
    """Whether a word names a device that other things are for: 电脑, 手机."""
    if entry is None or entry.category is None or entry.attribute is None:
        return False
    return entry.attribute.axis == "compatibility"
