"""How fast the choice of words is proven: 1,000 terms of 2,000 words, Zipf demand, seeded.

``python benchmarks/speed_select.py [ROUNDS]`` prints seconds and gap of each round, and the
share of the optimum that the greedy choice reaches.
"""

import sys
from random import Random
from statistics import median

from titleopt.writing.choice import Choice, Quota, Wish
from titleopt.writing.select import choose

WORDS, TERMS, LIMIT = 2000, 1000, 60


def random_choice(seed: int) -> Choice:
    """Return a market of short terms over words of falling frequency."""
    random = Random(seed)
    frequency = [1 / (rank + 1) ** 0.9 for rank in range(WORDS)]
    wishes = []
    for rank in range(TERMS):
        size = random.choice([1, 2, 2, 3, 3, 3, 4])
        words = sorted(set(random.choices(range(WORDS), frequency, k=size)))
        wishes.append(Wish(round(1e5 / (rank + 1)), tuple(frozenset([word]) for word in words)))
    units = tuple(random.choice([2, 4, 4, 4, 4, 6, 6, 8]) for _ in range(WORDS))
    return Choice(units, tuple(wishes), LIMIT, quotas=(Quota(frozenset(range(20)), 1, 20),))


def main() -> None:
    """Measure and print."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    found = [choose(random_choice(seed), seconds=10) for seed in range(rounds)]
    seconds = sorted(one.seconds for one in found)
    print(f"seconds: median {median(seconds):.2f}, most {seconds[-1]:.2f}")
    print(f"proven within 1 s: {sum(s <= 1 for s in seconds)} of {rounds}")
    print(f"largest gap: {max(one.gap for one in found)}")
    shares = sorted(one.greedy / one.value for one in found)
    print(f"greedy's share: least {shares[0]:.4f}, median {median(shares):.4f}")


if __name__ == "__main__":
    main()
