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
    "cosine": -0.4166,
    "characters": 2.2505,
    "words_held": 0.0638,
    "words_half_held": 0.2557,
    "half_held_squared": 3.9953,
    "log_lacking": 0.4894,
    "lacking": -0.1533,
    "thing_named": 0.8486,
    "thing_kin": 0.1366,
    "thing_elsewhere": 0.1072,
    "thing_unknown": 0.6140,
    "brand_named": 0.9067,
    "brand_foreign": -0.8025,
    "length": -2.1158,
    "first": -1.8009,
    "rarity": 4.9883,
    "log_mass": 0.5062,
    "mass_held": 3.7962,
}
# Where a term as likely as not fits: the buyer's own term among thousands is far rarer.
INTERCEPT = -11.3
_VECTOR = np.array([WEIGHTS.get(name, 0.0) for name in FEATURES], np.float32)
# A term that denies the title or its record does not fit, whatever else agrees.
DENIED = -6.0


def scores(rows: Floats) -> Floats:
    """Return the score of each row of features; relevance rises with it."""
    return (rows @ _VECTOR + np.float32(INTERCEPT)).astype(np.float32)


def as_relevance(score: Floats) -> Floats:
    """Return scores as relevance, 0–1."""
    return (1 / (1 + np.exp(-np.clip(score, -30, 30)))).astype(np.float32)
