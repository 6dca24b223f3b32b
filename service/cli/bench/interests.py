"""Reading what ten thousand people typed, up to the graph of who shares what; prints nothing."""

import random
from collections.abc import Sequence
from itertools import accumulate

from matching import Attendee, Roster, Rules
from matching.affinity import Affinities
from matching.candidates import candidates
from matching.company import Company
from matching.interests import resolve, resolve_all, understand
from matching.interests.vocabulary import shipped
from service.cli.bench.clock import timed, timed_alone
from service.cli.bench.figure import Figures, Say, at_most, noted
from service.cli.bench.pairs import Seed
from service.operations.vocabulary import read_ahead

_PEOPLE, _EACH, _TOP = 10_000, 8, 20
_PHRASES = 5000
# What people type is skewed: of 80,000 entries 10,000 to 25,000 are different.
_EXPONENTS = {1: 1.0, 2: 1.15, 3: 1.3}
_OPENINGS = ("I love {}", "{} and stuff", "{} in the summer", "{} with Ada", "playing {}")


def ten_thousand(seeds: Sequence[Seed], say: Say) -> Figures:
    """Measure the reading of phrases, and of a roster up to everybody's best partners."""
    read_ahead()  # as a worker does
    resolve("hikng")
    read, ready, memory, beyond = [], [], [], []
    for one in seeds:
        say(f"interests, seed {one.number}")
        typed = phrases(_PEOPLE * _EACH, seed=one.number, exponent=_EXPONENTS[one.number])
        distinct = list(dict.fromkeys(typed))[:_PHRASES]
        spent = timed(_read, distinct).seconds
        read.append(1e6 * spent / len(distinct))
        roster = Roster.build(_people(typed))
        before = timed_alone(len, roster).megabytes
        made = timed_alone(_graph, roster)
        ready.append(made.seconds)
        memory.append(made.megabytes)
        beyond.append(made.megabytes - before)
    yield at_most("phrases, all different", "time for 1,000", read, 40, " ms")
    case = "10,000 people with 8 entries each, to everybody's 20 best partners"
    yield at_most(case, "time", ready, 3, " s")
    yield noted(case, "memory, solvers and roster included", memory, " MB")
    yield at_most(case, "memory beyond them", beyond, 150, " MB")


def phrases(count: int, *, seed: int, exponent: float) -> list[str]:
    """Return phrases as people type them: names by Zipf's law, some mistyped, some of their own."""
    dice = random.Random(seed)  # noqa: S311
    vocabulary = shipped()
    names = [name.words for name in vocabulary.spelled.values()]
    dice.shuffle(names)
    weights = list(accumulate(1 / rank**exponent for rank in range(1, len(names) + 1)))
    return [_typed(words, dice) for words in dice.choices(names, cum_weights=weights, k=count)]


def _typed(words: str, dice: random.Random) -> str:
    kind = dice.random()
    if kind < 0.85:
        return words
    if kind < 0.91:
        return dice.choice(_OPENINGS).format(words)
    if kind < 0.95:
        at = dice.randrange(len(words))
        return words[:at] + words[at + 1 :]
    return f"{dice.choice('bcdfghlm')}{dice.choice('aeiou')}{dice.randrange(2000)} things"


def _people(typed: Sequence[str]) -> list[Attendee]:
    return [
        Attendee(n, f"Person {n}", tuple(typed[n * _EACH : (n + 1) * _EACH]))
        for n in range(_PEOPLE)
    ]


def _read(typed: Sequence[str]) -> int:
    return sum(len(resolve_all(text)) for text in typed)


def _graph(roster: Roster) -> int:
    affinities = Affinities(understand(roster), roster)
    u, _, _ = candidates(affinities, Company(roster, Rules("pairs", 3)), top=_TOP)
    return len(u)
