"""How well a search term fits a title: a logistic model over what speaks for and against it.

The weights were learnt on pairs of real titles and the terms their buyers used
(scripts/learn_relevance.py); idf, words and brands come from the user's own list, and the
lexicons stand behind both as a prior, so that a list of ten terms is judged as soundly as one
of a hundred thousand.
"""

from collections.abc import Mapping

import numpy as np

from titleopt.market.features import FEATURES
from titleopt.market.grams import Floats

WEIGHTS: Mapping[str, float] = {
    "cosine": 8.8936,
    "characters": 2.5172,
    "words_held": 1.2493,
    "words_half_held": 6.7197,
    "log_lacking": 0.9175,
    "lacking": 0.025,
    "thing_named": 0.622,
    "department_agrees": -0.2454,
    "department_differs": -0.6009,
    "brand_named": 0.3052,
    "brand_foreign": -0.6297,
    "length": -1.3209,
    "first": -1.49,
    "rarity": 5.1143,
    "log_mass": 0.7637,
    "mass_held": 0.0874,
}
# Where a term as likely as not fits: the buyer's own term among thousands is far rarer.
INTERCEPT = -14.0
_VECTOR = np.array([WEIGHTS.get(name, 0.0) for name in FEATURES], np.float32)
# A term that denies the title or its record does not fit, whatever else agrees.
DENIED = -6.0


def scores(rows: Floats) -> Floats:
    """Return the score of each row of features; relevance rises with it."""
    return (rows @ _VECTOR + np.float32(INTERCEPT)).astype(np.float32)


def as_relevance(score: Floats) -> Floats:
    """Return scores as relevance, 0–1."""
    return (1 / (1 + np.exp(-np.clip(score, -30, 30)))).astype(np.float32)
