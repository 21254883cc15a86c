"""Before and after: certain when something changed, rarely when nothing did."""

import math

import numpy as np
import pytest

from titleopt.errors import InputError
from titleopt.writing.compare import Day, compare


def shop(random, *, effect: float = 0.0, drift: float = 0.0, noise: float = 0.2):
    """Two weeks before and after of 30 listings, the first five of which were changed."""
    before, after = [], []
    for number in range(30):
        base = random.normal(-3.0, 0.4)
        for days, shift in ((before, 0.0), (after, drift + effect * (number < 5))):
            for _ in range(14):
                rate = 1 / (1 + math.exp(-(base + shift + random.normal(0, noise))))
                seen = int(random.integers(300, 2000))
                clicks = int(random.binomial(seen, rate))
                orders = int(random.binomial(clicks, 0.05))
                days.append(Day(str(number), seen, clicks, clicks, orders))
    return before, after


CHANGED = [str(number) for number in range(5)]


def click_rate(random, **values):
    return compare(*shop(random, **values), changed=CHANGED).changes[0]


def test_chance_is_rarely_called_certain():
    random = np.random.default_rng(1)
    certain = [click_rate(random, drift=0.3).is_certain for _ in range(200)]
    assert sum(certain) <= 20


def test_a_true_change_is_found_and_measured():
    random = np.random.default_rng(2)
    found = [click_rate(random, effect=0.4, drift=-0.3) for _ in range(40)]
    assert sum(one.is_certain for one in found) >= 36
    assert sum(one.low <= math.exp(0.4) <= one.high for one in found) >= 34


def test_the_season_is_taken_out():
    random = np.random.default_rng(3)
    change = click_rate(random, drift=0.8)
    assert change.after > 1.5 * change.before
    assert change.ratio == pytest.approx(1, abs=0.15)


def test_without_untouched_listings_it_says_so():
    random = np.random.default_rng(4)
    found = compare(*shop(random))
    assert found.untouched == 0
    assert "没有扣除" in found.notes[0]


def test_no_common_listing_is_an_error():
    with pytest.raises(InputError):
        compare([Day("1", 10, 1)], [Day("2", 10, 1)])


def test_zero_successes_are_numbers_too():
    found = compare(
        [Day("1", 100, 0), Day("2", 100, 0)], [Day("1", 100, 0), Day("2", 100, 1)], changed=["1"]
    )
    assert not found.changes[0].is_certain
    assert found.changes[0].sentence.endswith("还分不清是变化还是偶然")


def test_changes_are_told_in_the_language_asked_for():
    days = [Day("1", 1000, 50), Day("2", 1000, 50)]
    later = [Day("1", 1000, 90), Day("2", 1000, 52)]
    found = compare(days, later, changed=["1"], lang="en")
    assert found.changes[0].sentence.startswith("listing 1: click rate from 5.00% to 9.00%")
    assert found.changes[0].sentence.endswith("it rose")
    assert found.notes == (
        "the drift of shop and season, told by 1 untouched listings, is taken out",
    )
