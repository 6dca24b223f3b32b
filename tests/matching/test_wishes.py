"""A wish to stop: heard in every phase of a plan, and what it leaves behind."""

import random
from collections import Counter
from dataclasses import replace

import numpy as np
import pytest

from matching import (
    Cancelled,
    Phase,
    Roster,
    Rules,
    Stop,
    make_plan,
    plan_tables,
    plan_to_json,
    violations,
)
from matching.affinity import Affinities
from matching.company import Company
from matching.interests import understand
from matching.progress import Watch
from matching.tables.furnish import room_of
from matching.tables.pace import Budget
from matching.tables.seating import Ask, best_tables
from tests.matching.rosters import some_roster

PAIRS = Rules("pairs", 3)
TABLES = Rules("tables", 3, table_size=4, different=("group",))
SHORTENED = (Phase.READ, Phase.UNDERSTAND, Phase.DRAW, Phase.SEAT)


def grouped(people, *, groups):
    """A roster in groups of the same size, whose people are not to meet each other."""
    attendees = some_roster(people, seed=5).attendees
    return Roster.build(replace(a, group=f"G{i % groups}") for i, a in enumerate(attendees))


def varied(people, *, topics):
    """A roster that names topics of its own."""
    dice = random.Random(people)
    words = [f"pastime {number}" for number in range(topics)]
    attendees = some_roster(people, seed=5).attendees
    return Roster.build(replace(a, interests=tuple(dice.sample(words, 6))) for a in attendees)


class Caller:
    """Somebody who says the same wish from a phase on, and counts how often each phase asks."""

    def __init__(self, wish=None, phase=Phase.READ):
        self.now = Phase.READ
        self.asked = Counter()
        self.wish = wish
        self.phase = phase

    def report(self, progress):
        self.now = progress.phase

    def cancel(self):
        self.asked[self.now] += 1
        phases = list(Phase)
        return self.wish if phases.index(self.now) >= phases.index(self.phase) else None

    def plan(self, roster, rules):
        return make_plan(roster, rules, seed=3, progress=self.report, cancel=self.cancel)


@pytest.mark.parametrize(("rules", "people"), [(PAIRS, 2050), (TABLES, 520)])
def test_every_phase_asks_again_and_again(rules, people):
    caller = Caller()
    caller.plan(varied(people, topics=800), rules)
    blocks = people // 64
    assert caller.asked[Phase.UNDERSTAND] >= blocks
    assert caller.asked[Phase.DRAW] >= 4
    assert caller.asked[Phase.SEAT] >= 100
    # Seats, ladders and figures; then rules and bound.
    assert caller.asked[Phase.WRITE] >= 2 * blocks
    assert caller.asked[Phase.CHECK] >= 2 * blocks


@pytest.mark.parametrize("phase", SHORTENED)
@pytest.mark.parametrize("rules", [PAIRS, TABLES])
def test_keep_leaves_a_plan_that_breaks_no_rule(rules, phase):
    roster = grouped(21, groups=4)
    plan = Caller(Stop.KEEP, phase).plan(roster, rules)
    assert plan.cut
    assert violations(plan, roster, rules) == ()


@pytest.mark.parametrize("phase", [Phase.WRITE, Phase.CHECK])
@pytest.mark.parametrize("rules", [PAIRS, TABLES])
def test_keep_shortens_nothing_once_everybody_is_seated(rules, phase):
    roster = grouped(21, groups=4)
    assert Caller(Stop.KEEP, phase).plan(roster, rules) == make_plan(roster, rules, seed=3)


@pytest.mark.parametrize("phase", list(Phase))
@pytest.mark.parametrize("rules", [PAIRS, TABLES])
def test_discard_is_heard_in_every_phase(rules, phase):
    caller = Caller(Stop.DISCARD, phase)
    with pytest.raises(Cancelled):
        caller.plan(grouped(21, groups=4), rules)
    assert (caller.now, caller.asked[phase]) == (phase, 1)


def test_who_said_keep_may_still_say_discard():
    wishes = iter([Stop.KEEP, None, Stop.DISCARD])
    watch = Watch(None, lambda: next(wishes))
    assert (watch.stopped(), watch.stopped()) == (True, True)
    with pytest.raises(Cancelled):
        watch.stopped()


def test_keep_before_any_legal_seating_was_found_still_leaves_one():
    roster = grouped(202, groups=4)
    company = Company(roster, TABLES)
    room = room_of(roster, TABLES, company, Affinities(understand(roster)))
    first = best_tables(room, Ask(3, 3, Budget(), lambda _done, _gap: True))
    assert first.score.broken < 0
    plan = make_plan(roster, TABLES, seed=3, cancel=lambda: Stop.KEEP)
    assert plan.cut
    assert violations(plan, roster, TABLES) == ()


def test_a_plan_is_the_same_whether_or_not_it_is_watched():
    # So many people have more pairs than a flow takes in within the process.
    roster = some_roster(800, seed=6)
    watched = Caller().plan(roster, PAIRS)
    assert plan_to_json(watched) == plan_to_json(make_plan(roster, PAIRS, seed=3))


def test_time_ends_the_search_for_a_legal_round_too():
    worth = np.triu(np.random.default_rng(1).integers(1, 99, (24, 24)), 1)
    apart = [(a, b) for a in range(24) for b in range(a + 1, 24) if (b - a) % 4 == 0]
    plan = plan_tables(worth + worth.T, [4] * 6, 2, apart=apart, seconds=0.0)
    assert (plan.cut, plan.tables.shape) == (True, (2, 24))
