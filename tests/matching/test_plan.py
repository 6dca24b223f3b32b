"""Whole plans: no rule is broken for any roster, and the same input gives the same bytes."""

import os
import subprocess
import sys
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching import (
    Attendee,
    Cancelled,
    Infeasible,
    Phase,
    Roster,
    Rules,
    Stop,
    make_plan,
    plan_from_json,
    plan_to_json,
    violations,
)
from tests.matching.rosters import CALM, TOPICS, VALUES, some_roster

# Dozens of whole plans in one test: a minute, and several where others use the machine.
pytestmark = pytest.mark.timeout(600)

ODD_WORDS = [*TOPICS, "my faith", "x" * 60, "What?", "العربية", "café“s”", " ", "\u202ebees"]


@st.composite
def rosters(draw):
    people = draw(st.integers(0, 14))
    ids = draw(st.lists(st.integers(0, 99), min_size=people, max_size=people, unique=True))
    some = st.lists(st.sampled_from(ODD_WORDS), max_size=4).map(tuple)
    others = st.lists(st.integers(0, 99), max_size=2)
    return Roster.build(
        Attendee(
            i,
            draw(st.sampled_from(["Ana", "Sam", "Mei", "  ", "O'Neil", "Łukasz von Łódź"])),
            draw(some),
            draw(st.lists(st.sampled_from(VALUES), max_size=2).map(tuple)),
            draw(some),
            draw(st.sampled_from([(), (), ("en",), ("en-US", "de"), ("de",)])),
            draw(st.integers(1, 3)),
            group=draw(st.sampled_from([None, None, "Acme", "Beta"])),
            met=tuple(x for x in draw(others) if x != i),
            keep_apart=tuple(x for x in draw(others) if x != i),
            host=draw(st.sampled_from([False, False, False, True])),
            printable=draw(
                st.sampled_from([("interests", "values", "curious_about"), ("values",), ()])
            ),
            sensitive=draw(st.booleans()),
        )
        for i in ids
    )


@CALM
@given(rosters(), st.integers(1, 5), st.sampled_from(["trio", "bye"]), st.booleans())
def test_pairs_break_no_rule_or_say_so_before(roster, rounds, odd, different):
    rules = Rules("pairs", rounds, different=("group",) if different else (), odd=odd)
    try:
        plan = make_plan(roster, rules, seed=1)
    except Infeasible:
        return
    assert violations(plan, roster, rules) == ()
    assert plan_from_json(plan_to_json(plan)) == plan
    told = sorted(a for n in plan.notices if n.kind == "bye" for a in n.attendees)
    assert told == sorted(a for r in plan.rounds for a in r.byes)


@CALM
@given(rosters(), st.integers(1, 4), st.integers(2, 5), st.integers(0, 2))
def test_tables_break_no_rule_or_say_so_before(roster, rounds, size, party):
    together = tuple(zip(roster.ids, roster.ids[1:], strict=False))[:party]
    rules = Rules("tables", rounds, table_size=size, seat_together=together)
    try:
        plan = make_plan(roster, rules, seed=1)
    except Infeasible:
        return
    assert violations(plan, roster, rules) == ()
    assert plan.measures.repeats == sum(n.kind == "repeat" for n in plan.notices)


@CALM
@given(st.integers(2, 14), st.integers(0, 5), st.randoms(use_true_random=False))
def test_relabelling_keeps_the_bound(people, seed, dice):
    roster = some_roster(people, seed=seed)
    labels = list(range(100, 100 + people))
    dice.shuffle(labels)
    other = Roster.build(replace(a, id=b) for a, b in zip(roster.attendees, labels, strict=True))
    one, two = (make_plan(r, Rules("pairs", 1)).measures for r in (roster, other))
    assert one.upper_bound == two.upper_bound
    if people % 2 == 0:
        assert one.total_affinity == two.total_affinity


SCRIPT = """
import random, sys
from matching import Attendee, Roster, Rules, make_plan, plan_to_json
from tests.matching.rosters import some_roster
people = list(some_roster(21, seed=4).attendees)
random.Random(int(sys.argv[1])).shuffle(people)
roster = Roster.build(people)
sys.stdout.buffer.write(plan_to_json(make_plan(roster, Rules("pairs", 4), seed=7)).encode())
sys.stdout.buffer.write(plan_to_json(make_plan(roster, Rules("tables", 3), seed=7)).encode())
"""


def test_bytes_do_not_depend_on_hash_seed_or_row_order():
    runs = [
        subprocess.run(
            [sys.executable, "-c", SCRIPT, str(order)],
            env={**os.environ, "PYTHONHASHSEED": hashes},
            capture_output=True,
            check=True,
        ).stdout
        for order, hashes in enumerate(["0", "1", "4242"])
    ]
    assert len(runs[0]) > 10_000
    assert runs == [runs[0]] * 3


@pytest.mark.parametrize("people", [0, 1])
def test_too_few_people_are_refused(people):
    with pytest.raises(Infeasible) as caught:
        make_plan(some_roster(people), Rules("pairs", 1))
    assert caught.value.rule == "too-few"
    assert caught.value.fact("attendees") == people


@pytest.mark.parametrize(
    ("rules", "same", "rule", "facts"),
    [
        (Rules("pairs", 6), {}, "rounds", (("possible", 5), ("asked", 6))),
        (Rules("pairs", 1, different=("group",)), {"group": "Acme"}, "different", None),
        (
            Rules("pairs", 1, seat_together=((13, 10),), keep_apart=((10, 13),)),
            {},
            "together-apart",
            (("pairs", 1),),
        ),
        (Rules("pairs", 1, seat_together=((10, 13), (10, 16))), {}, "together", None),
        (Rules("tables", 1, table_size=3, hosts=(10, 13, 16)), {}, "hosts", (("possible", 2),)),
    ],
)
def test_what_cannot_be_is_refused_with_facts(rules, same, rule, facts):
    with pytest.raises(Infeasible) as caught:
        make_plan(some_roster(6, **same), rules)
    assert caught.value.rule == rule
    assert facts is None or caught.value.facts == facts


def test_an_attendee_nobody_can_talk_to_is_named():
    people = [Attendee(i, f"P{i}", languages=("en",)) for i in range(1, 4)]
    with pytest.raises(Infeasible) as caught:
        make_plan(Roster.build([*people, Attendee(9, "Zoë", languages=("fr",))]), Rules("pairs", 1))
    assert (caught.value.rule, caught.value.attendees) == ("language", (9,))


def test_an_attendee_kept_apart_from_all_is_named():
    people = [Attendee(1, "Ana", keep_apart=(2, 3, 4)), *(Attendee(i, "X") for i in (2, 3, 4))]
    with pytest.raises(Infeasible) as caught:
        make_plan(Roster.build(people), Rules("pairs", 1))
    assert (caught.value.rule, caught.value.attendees) == ("keep-apart", (1,))


@pytest.mark.parametrize(("people", "rounds"), [(9, 3), (11, 3), (15, 5), (21, 7)])
@pytest.mark.parametrize("seed", [0, 2, 4, 7])
def test_an_odd_number_makes_trios_in_turns(people, rounds, seed):
    plan = make_plan(some_roster(people, seed=seed), Rules("pairs", rounds))
    trios = [m.attendees for r in plan.rounds for m in r.meetings if len(m.attendees) == 3]
    assert plan.measures.byes == 0
    assert sorted(a for t in trios for a in t) == sorted({a for t in trios for a in t})
    assert [n.attendees for n in plan.notices if n.kind == "trio"] == trios


@pytest.mark.parametrize("people", [5, 7, 9, 11])
@pytest.mark.parametrize("seed", [0, 1, 2, 7, 8])
def test_an_odd_number_may_have_byes_in_turns(people, seed):
    rounds = people - 1
    plan = make_plan(some_roster(people, seed=seed), Rules("pairs", rounds, odd="bye"))
    out = [r.byes for r in plan.rounds]
    assert [len(b) for b in out] == [1] * rounds
    assert len(set(out)) == rounds


def test_pairs_seated_together_meet_once():
    rules = Rules("pairs", 3, seat_together=((10, 13), (10, 16)), met_before=((10, 13),))
    roster = some_roster(8, seed=3)
    plan = make_plan(roster, rules)
    met = [m.attendees for r in plan.rounds for m in r.meetings]
    assert (met.count((10, 13)), met.count((10, 16))) == (1, 1)


def test_keep_finishes_and_discard_raises():
    roster = some_roster(30, seed=1)
    plan = make_plan(roster, Rules("pairs", 5), cancel=lambda: Stop.KEEP)
    assert plan.cut
    assert violations(plan, roster, Rules("pairs", 5)) == ()
    with pytest.raises(Cancelled):
        make_plan(roster, Rules("pairs", 5), cancel=lambda: Stop.DISCARD)


@pytest.mark.parametrize("kind", ["pairs", "tables"])
def test_progress_only_rises_through_all_phases(kind):
    seen = []
    make_plan(some_roster(12, seed=1), Rules(kind, 3), progress=seen.append)
    fractions = [p.fraction for p in seen]
    assert fractions == sorted(fractions)
    assert (fractions[0], fractions[-1]) == (0.0, 1.0)
    assert list(dict.fromkeys(p.phase for p in seen)) == list(Phase)
