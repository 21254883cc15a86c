"""How well a search term fits a title: a logistic model over what speaks for and against it.

The weights were learnt on pairs of real titles and the terms their buyers used
(benchmarks/learn_relevance.py, which also verifies them on pairs left out). What is learnt from
the user's own list is which characters, pairs and words are rare in it, what its terms name and
which brands; the lexicons stand behind as a prior, so that a list of ten terms is judged as
soundly as one of a hundred thousand.
"""

from collections.abc import Mapping

import numpy as np

from titleopt.market.features import FEATURES
from titleopt.market.grams import Floats

WEIGHTS: Mapping[str, float] = {
    "cosine": 8.7113,
    "characters": 2.4661,
    "words_held": -0.9286,
    "words_half_held": 1.8472,
    "half_held_squared": 4.0333,
    "log_lacking": 0.6203,
    "lacking": -0.2155,
    "thing_named": 0.9961,
    "thing_kin": 0.0174,
    "thing_elsewhere": -0.2039,
    "thing_unknown": 0.3226,
    "brand_named": 1.2343,
    "brand_foreign": -1.3504,
    "length": -0.7589,
    "first": -1.6342,
    "rarity": 3.4615,
    "log_mass": 0.1184,
    "mass_held": 2.8534,
    "pairs_held": -5.9917,
    "rarest_held": 1.3787,
    "repeated": 0.5675,
    "in_order": 2.5538,
    "runs_lacking": -0.7886,
}
# Learnt with as many fitting terms as others, −9.4; in a list those that fit are far rarer.
INTERCEPT = -11.7
_VECTOR = np.array([WEIGHTS.get(name, 0.0) for name in FEATURES], np.float32)
# A term that denies the title or its record does not fit, whatever else agrees.
DENIED = -6.0


def scores(rows: Floats) -> Floats:
    """Return the score of each row of features; relevance rises with it."""
    return (rows @ _VECTOR + np.float32(INTERCEPT)).astype(np.float32)


def as_relevance(score: Floats) -> Floats:
    """Return scores as relevance, 0–1."""
    return (1 / (1 + np.exp(-np.clip(score, -30, 30)))).astype(np.float32)
