"""Figures of a plan: the best somebody could have had, how evenly all are served, and older files."""

import json
import random
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching import (
    Attendee,
    Roster,
    Rules,
    Worst,
    make_plan,
    plan_from_json,
    plan_to_json,
    violations,
)
from matching.measure import best_of, gini, measure
from matching.recount import Recount
from matching.tables.room import units_of
from tests.matching.rosters import some_roster


@given(row=st.lists(st.integers(0, 9), max_size=300), most=st.integers(1, 70))
def test_the_best_of_a_row_are_its_largest(row, most):
    assert best_of(np.array(row, dtype=np.int64), most) == sum(sorted(row, reverse=True)[:most])


@given(parts=st.lists(st.integers(0, 1_000_000), min_size=1, max_size=40))
def test_gini_is_half_the_mean_difference_over_the_mean(parts):
    ratios = [part / 1_000_000 for part in parts]
    apart = sum(abs(a - b) for a in parts for b in parts)
    total = sum(parts)
    assert gini(ratios) == (round(apart / (2 * len(parts) * total), 6) if total else 0.0)


def test_files_of_the_first_release_have_no_gini_and_still_pass():
    roster, rules = some_roster(12, seed=1), Rules("pairs", 3)
    plan = make_plan(roster, rules)
    assert plan.measures.gini > 0
    body = json.loads(plan_to_json(plan))
    del body["measures"]["gini"]
    old = plan_from_json(json.dumps(body))
    assert old.measures == replace(plan.measures, gini=0.0)
    assert violations(old, roster, rules) == ()
    wrong = replace(plan, measures=replace(plan.measures, gini=0.5))
    assert [one.kind for one in violations(wrong, roster, rules)] == ["measures"]


@pytest.mark.parametrize("seed", range(3))
def test_parties_add_up_as_the_tables_have_them(seed):
    dice = random.Random(seed)
    pairs = tuple({tuple(sorted(dice.sample(range(60), 2))) for _ in range(40)})
    roster = Roster.build(Attendee(i, "X") for i in range(60))
    recount = Recount(roster, Rules("tables", 1, seat_together=pairs))
    units = [frozenset(unit) for unit in units_of(60, pairs)]
    expected = {frozenset((a, b)) for unit in units for a in unit for b in unit if a < b}
    assert recount.together == expected


@pytest.mark.parametrize("together", [(), ((1, 2),)])
def test_whoever_meets_the_best_again_and_again_has_no_more_than_the_best(together):
    people = [Attendee(i, f"P{i}", ("chess", "bees") if i < 4 else ("golf",)) for i in range(1, 7)]
    roster, rules = Roster.build(people), Rules("tables", 5, table_size=3, seat_together=together)
    plan = make_plan(roster, rules)
    assert plan.measures.repeats > 0
    rounds = tuple(replace(plan.rounds[0], number=n) for n in range(1, 6))
    rounds = tuple(
        replace(
            item,
            meetings=tuple(
                replace(m, attendees=who)
                for m, who in zip(item.meetings, ((1, 2, 3), (4, 5, 6)), strict=True)
            ),
        )
        for item in rounds
    )
    figures = measure(rounds, Recount(roster, rules), bound=plan.measures.upper_bound)
    assert (figures.worst_off, figures.p5_ratio, figures.gini) == (Worst(1, 1.0), 1.0, 0.0)
