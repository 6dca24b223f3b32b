"""Made-up rosters for the engine's tests: seeded, small, and with every field in use."""

import random
from dataclasses import replace
from functools import cache

from hypothesis import HealthCheck, settings

from matching import Attendee, Roster, make_plan

# Slow machines are no fault of the engine's, and a test must not change from run to run.
CALM = settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)

TOPICS = [
    *("climbing", "bouldering", "chess", "photography", "bees", "sourdough"),
    *("jazz", "hiking", "Kochen", "typography", "maps", "reiki"),
]
VALUES = ("honesty", "patience", "fairness", "courage")


def some_roster(people: int, *, seed: int = 0, **same: object) -> Roster:
    dice = random.Random(seed)
    return Roster.build(
        Attendee(
            **{
                "id": 10 + 3 * i,
                "name": f"Person {i}",
                "interests": tuple(dice.sample(TOPICS, dice.randrange(5))),
                "values": tuple(dice.sample(VALUES, 2)),
                "curious_about": tuple(dice.sample(TOPICS, 1)),
                "depth": dice.choice((1, 2, 3)),
                **same,
            }
        )
        for i in range(people)
    )


def some_people(count, *, start=1000, **same):
    """People with ids from `start` on, who are on no roster yet."""
    people = some_roster(count, seed=start, **same).attendees
    return [replace(a, id=start + i, name=f"Late {i}") for i, a in enumerate(people)]


@cache
def planned(people, rules, *, seed=3, **same):
    """A plan and the roster it was made for, made once: the same input gives the same plan."""
    roster = some_roster(people, seed=seed, **same)
    return make_plan(roster, rules), roster
