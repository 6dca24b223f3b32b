"""The day's repair: no rule is broken, nobody moves without need, and what is done stays done."""

import os
import subprocess
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from matching import (
    Cancelled,
    Infeasible,
    Rules,
    Stop,
    make_plan,
    plan_from_json,
    plan_to_json,
    repair_plan,
    violations,
)
from tests.matching.rosters import planned, some_people, some_roster
from tests.matching.test_plan import rosters

# Dozens of whole plans in one test: a minute, and several where others use the machine.
pytestmark = pytest.mark.timeout(600)

CALM = settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)


@st.composite
def days(draw, format_):
    roster = draw(rosters()) if draw(st.booleans()) else some_roster(draw(st.integers(4, 20)))
    rounds = draw(st.integers(1, 4))
    party = tuple(zip(roster.ids, roster.ids[1:], strict=False))[: draw(st.integers(0, 1))]
    rules = Rules(
        format_,
        rounds,
        table_size=draw(st.integers(2, 5)),
        seat_together=party,
        different=("group",) if draw(st.booleans()) else (),
        odd=draw(st.sampled_from(["trio", "bye"])),
    )
    few = st.lists(st.sampled_from(roster.ids or (0,)), max_size=len(roster) // 2, unique=True)
    new = draw(st.integers(0, 4))
    host = draw(st.booleans()) and draw(st.booleans())
    late = some_people(new, group=draw(st.sampled_from([None, "Acme"])), host=host)
    locked = tuple(r for r in range(1, rounds + 1) if draw(st.integers(0, 3)) == 0)
    return roster, rules, draw(st.integers(1, rounds)), draw(few), late, locked


def seats(item):
    return {a: m.table for m in item.meetings for a in m.attendees}


def judge(day):
    roster, rules, first, gone, late, locked = day
    try:
        plan = make_plan(roster, rules, seed=1)
    except Infeasible:
        return
    locked = tuple(r for r in locked if r >= first)
    args = {"from_round": first, "gone": gone, "added": late, "locked": locked}
    try:
        repaired = repair_plan(plan, roster, rules, **args)
    except Infeasible:
        return
    made = repaired.plan
    assert violations(made, repaired.roster, rules) == ()
    assert plan_from_json(plan_to_json(made)) == made
    assert repair_plan(plan, roster, rules, **args) == repaired
    new = {a.id for a in late}
    for before, after in zip(plan.rounds, made.rounds, strict=True):
        had, has = seats(before), seats(after)
        away = set(gone) if after.number >= first else new
        assert set(after.absent) == away
        if after.number < first:
            assert (after.meetings, after.byes) == (before.meetings, before.byes)
        if after.number in locked:
            alone = {
                t for t in had.values() if sum(had.get(a) == t for a in had if a not in away) < 2
            }
            stay = {a: t for a, t in had.items() if a not in away and t not in alone}
            assert {a: has.get(a) for a in stay} == stay
        kept = {m.id: m for m in before.meetings}
        for meeting in after.meetings:
            old = kept.get(meeting.id)
            if old and old.attendees == meeting.attendees:
                assert meeting == old
    assert repaired.moved == repaired.needed
    told = sorted(a for n in made.notices if n.kind == "bye" for a in n.attendees)
    assert told == sorted(a for r in made.rounds for a in r.byes)


@CALM
@given(days("pairs"))
def test_pairs_break_no_rule_or_say_so(day):
    judge(day)


@CALM
@given(days("tables"))
def test_tables_break_no_rule_or_say_so(day):
    judge(day)


def test_no_question_comes_twice_and_kept_meetings_keep_theirs():
    for rules in (Rules("pairs", 4), Rules("tables", 3, table_size=5)):
        plan, roster = planned(40, rules, depth=3)
        made = repair_plan(
            plan, roster, rules, from_round=2, gone=roster.ids[:3], added=some_people(2, depth=3)
        ).plan
        asked = [(a, q) for r in made.rounds for m in r.meetings for a in m.attendees
                 for q in m.ladder.ids]  # fmt: skip
        assert len(asked) == len(set(asked))
        assert "question-again" not in {n.kind for n in made.notices}


def test_progress_only_rises_and_discard_raises():
    rules = Rules("tables", 3)
    plan, roster = planned(16, rules)
    seen = []
    repair_plan(plan, roster, rules, from_round=2, gone=[10], progress=seen.append)
    fractions = [p.fraction for p in seen]
    assert (fractions, fractions[-1]) == (sorted(fractions), 1.0)
    with pytest.raises(Cancelled):
        repair_plan(plan, roster, rules, from_round=2, gone=[10], cancel=lambda: Stop.DISCARD)
    kept = repair_plan(plan, roster, rules, from_round=2, gone=[10], cancel=lambda: Stop.KEEP)
    assert kept.plan.cut


SCRIPT = """
import sys
from matching import Rules, make_plan, plan_to_json, repair_plan
from tests.matching.rosters import planned, some_people, some_roster
roster = some_roster(33, seed=4)
for rules in (Rules("pairs", 4), Rules("tables", 3, table_size=5)):
    args = {"from_round": 2, "gone": roster.ids[:5], "added": some_people(3), "most": 9}
    made = repair_plan(make_plan(roster, rules), roster, rules, **args).plan
    sys.stdout.buffer.write(plan_to_json(made).encode())
"""


def test_bytes_do_not_depend_on_the_hash_seed():
    runs = [
        subprocess.run(
            [sys.executable, "-c", SCRIPT],
            env={**os.environ, "PYTHONHASHSEED": hashes},
            capture_output=True,
            check=True,
        ).stdout
        for hashes in ("0", "1", "4242")
    ]
    assert len(runs[0]) > 10_000
    assert runs == [runs[0]] * 3
