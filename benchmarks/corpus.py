"""Seeded corpora of product titles: ``corpus.py platform|shop|category COUNT OUT.txt``.

The words come from real titles beside the checkout (see ``shared_data``) or, without them, from
the lexicons in ``data/``, recombined into seed titles first.

platform: parts of a seed title, parts of two or three similar ones and words of a search term,
          at the lengths of real titles; every fifth row is an earlier one, changed up to three
          times.
shop:     forty templates with one to three words exchanged: most titles resemble hundreds.
category: words of 400 seed titles of clothing only: every gram is common.
"""

import argparse
import random
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import shared_data
from sklearn.feature_extraction.text import TfidfVectorizer

from titleopt.text.tokenizer import cutter

Words = list[str]

_PROMOTION = "包邮|正品|新款|特价|热卖|秒杀|促销|清仓|专柜正品|爆款|限时|现货|韩版|送礼"
PROMOTION = _PROMOTION.split("|")
MARKS = [" ", "/", "-", "【", "★", ","]
CLOTHING = ("裙", "女", "装")
SEEDS = 5_000
TEMPLATES = 40
CATEGORY_SEEDS = 400
COPIES = 0.2
NUMBERED = 0.6
FARTHEST_COPY = 200_000
LEXICONS = Path(__file__).resolve().parents[1] / "data"


@dataclass(frozen=True)
class Material:
    """What titles are made of."""

    seeds: list[Words]
    similar: list[list[int]]
    """The most similar seeds of each seed."""
    search_terms: list[Words]


def material() -> Material:
    """Read the words to recombine."""
    titles, terms = _real() if shared_data.ROOT.exists() else _from_lexicons()
    cut = cutter()
    seeds = [[word for word in cut(title) if word.strip()] for title in titles]
    search_terms = [[word for word in cut(term) if word.strip()] for term in terms]
    return Material(seeds, _similar(titles), search_terms)


def _real() -> tuple[list[str], list[str]]:
    titles = dict.fromkeys(row[0] for row in shared_data.rows("titles_entities_taobao.tsv"))
    return list(titles), [row[0] for row in shared_data.rows("search_terms_taobao.tsv")]


def _from_lexicons() -> tuple[list[str], list[str]]:
    rng = random.Random(1)
    things = _terms("categories")
    others = {name: _terms(name) for name in ("attributes", "brands", "hot_terms")}
    titles = []
    for _ in range(SEEDS):
        file = rng.choice(sorted(things))
        brands = rng.choice(list(others["brands"].values()))
        words = [*rng.sample(things[file], 2), rng.choice(brands)]
        words += [rng.choice(axis) for axis in rng.sample(list(others["attributes"].values()), 6)]
        words.append(rng.choice(rng.choice(list(others["hot_terms"].values()))))
        titles.append("".join(rng.sample(words, len(words))))
    return titles, [term for terms in things.values() for term in terms]


def _terms(folder: str) -> dict[str, list[str]]:
    found = {}
    for file in sorted((LEXICONS / folder).glob("*.tsv")):
        lines = file.read_text(encoding="utf-8").splitlines()
        rows = [line.split("\t")[0] for line in lines if not line.startswith("# ")][1:]
        if len(rows) > 1:
            found[file.stem] = rows
    return found


def _similar(titles: list[str]) -> list[list[int]]:
    matrix = TfidfVectorizer(analyzer="char", ngram_range=(2, 2)).fit_transform(titles)
    cosines = (matrix @ matrix.T).tocsr()
    similar = []
    for row in range(len(titles)):
        part = slice(cosines.indptr[row], cosines.indptr[row + 1])
        nearest = cosines.indices[part][np.argsort(-cosines.data[part], kind="stable")[:16]]
        similar.append([other for other in nearest.tolist() if other != row] or [row])
    return similar


class Maker:
    """Makes corpora from one seed."""

    def __init__(self, source: Material, seed: int) -> None:
        self.source = source
        self.rng = random.Random(seed)

    def platform(self, count: int) -> list[str]:
        """Return ``count`` titles of all kinds."""
        rows: list[Words] = []
        while len(rows) < count:
            rows.append(self._copy(rows) if rows and self._is_copy() else self._fresh())
        return ["".join(words) for words in rows]

    def shop(self, count: int) -> list[str]:
        """Return ``count`` titles from few templates."""
        templates = [self._fresh() for _ in range(TEMPLATES)]
        brands = [self._any_word() for _ in range(3)]
        titles = []
        for _ in range(count):
            words = list(self.rng.choice(templates))
            for _ in range(self.rng.randint(1, 3)):
                words[self.rng.randrange(len(words))] = self._any_word()
            number = str(self.rng.randrange(1000, 9999)) if self.rng.random() < NUMBERED else ""
            titles.append(self.rng.choice(brands) + "".join(words) + number)
        return titles

    def category(self, count: int) -> list[str]:
        """Return ``count`` titles of few words in any order."""
        seeds = [words for words in self.source.seeds if any(k in "".join(words) for k in CLOTHING)]
        vocabulary = [word for words in seeds[:CATEGORY_SEEDS] for word in words]
        rows: list[Words] = []
        while len(rows) < count:
            if rows and self._is_copy():
                rows.append(self._copy(rows))
            else:
                rows.append(self._filled([], max(15, self._length()), vocabulary))
        return ["".join(words) for words in rows]

    def _is_copy(self) -> bool:
        return self.rng.random() < COPIES

    def _length(self) -> int:
        return len("".join(self.rng.choice(self.source.seeds)))

    def _any_word(self) -> str:
        return self.rng.choice(self.rng.choice(self.source.seeds))

    def _part(self, words: Words, size: int) -> Words:
        start = self.rng.randrange(max(1, len(words) - size + 1))
        return words[start : start + size]

    def _fresh(self) -> Words:
        rng, source = self.rng, self.source
        seed = rng.randrange(len(source.seeds))
        own = source.seeds[seed]
        pool = self._part(own, max(2, int(len(own) * rng.uniform(0.25, 0.6))))
        for _ in range(rng.choice((2, 3))):
            pool = pool + self._part(
                source.seeds[rng.choice(source.similar[seed])], rng.randint(1, 4)
            )
        if rng.random() < 0.8:  # noqa: PLR2004 - how often a seller adds a search term
            pool = pool + rng.choice(source.search_terms)[:4]
        neighbours = [word for other in source.similar[seed] for word in source.seeds[other]]
        return self._filled(pool, max(12, self._length()), neighbours)

    def _filled(self, pool: Words, length: int, vocabulary: Words) -> Words:
        """Take the words of ``pool``, then any of ``vocabulary``, each once, up to ``length``."""
        chosen: dict[str, None] = {}
        used = 0
        tries = 0
        waiting = pool[::-1]
        while used < length and tries < 3 * length:
            tries += 1
            word = waiting.pop() if waiting else self.rng.choice(vocabulary)
            if word not in chosen and used + len(word) <= length:
                chosen[word] = None
                used += len(word)
        return list(chosen)

    def _copy(self, rows: list[Words]) -> Words:
        words = list(rows[self.rng.randrange(max(0, len(rows) - FARTHEST_COPY), len(rows))])
        for _ in range(self.rng.choice((1, 1, 2, 3))):
            words = self._changed(words)
        return words

    def _changed(self, words: Words) -> Words:
        change = self.rng.choice(
            (
                self._turned,
                self._misspelt,
                self._longer,
                self._shorter,
                self._promoted,
                self._marked,
            )
        )
        return change(words)

    def _turned(self, words: Words) -> Words:
        place = self.rng.randrange(len(words)) if words else 0
        return words[place:] + words[:place]

    def _misspelt(self, words: Words) -> Words:
        place = self.rng.randrange(len(words)) if words else 0
        return [*words[:place], self._any_word()[:1], *words[place + 1 :]]

    def _longer(self, words: Words) -> Words:
        place = self.rng.randrange(len(words) + 1)
        return [*words[:place], self._any_word(), *words[place:]]

    def _shorter(self, words: Words) -> Words:
        place = self.rng.randrange(len(words)) if len(words) > 4 else len(words)  # noqa: PLR2004
        return words[:place] + words[place + 1 :]

    def _promoted(self, words: Words) -> Words:
        return [self.rng.choice(PROMOTION), *words]

    def _marked(self, words: Words) -> Words:
        place = self.rng.randrange(len(words) + 1)
        return [*words[:place], self.rng.choice(MARKS), *words[place:]]


def corpus(kind: str, count: int) -> list[str]:
    """Return a corpus of this kind, the same each time; kept in ``out/corpora``."""
    origin = "real" if shared_data.ROOT.exists() else "lexicons"
    kept = Path(__file__).resolve().parents[1] / f"out/corpora/{kind}-{count}-{origin}.txt"
    if not kept.exists():
        titles = getattr(Maker(material(), seed=7), kind)(count)
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text("".join(title + "\n" for title in titles), encoding="utf-8")
    return kept.read_text(encoding="utf-8").split("\n")[:-1]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kind", choices=("platform", "shop", "category"))
    parser.add_argument("count", type=int)
    parser.add_argument("out", type=Path)
    asked = parser.parse_args()
    lines = corpus(asked.kind, asked.count)
    asked.out.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
