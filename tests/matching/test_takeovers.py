"""Who takes a table over on the day: hosts it from that round on, while rounds before stay as they were."""

from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching import (
    BadInput,
    BadRules,
    Rules,
    Takeover,
    make_plan,
    repair_plan,
    violations,
)
from tests.matching.rosters import CALM, planned, some_people

HOSTED = Rules("tables", 4, hosts=(10, 13))


@cache
def evening(people):
    """A plan with hosts, and its roster; made once for each number of people, since none changes it."""
    return planned(people, HOSTED)


def home_of(plan, host):
    return next(m.table for r in plan.rounds for m in r.meetings if m.host == host)


def hosted(plan, table):
    """Who hosts a table, round by round."""
    return [m.host for r in plan.rounds for m in r.meetings if m.table == table]


def came_back(plan, who):
    """The plan when somebody who left it is there from round 3 on, without a seat so far."""
    rounds = tuple(
        replace(r, absent=tuple(a for a in r.absent if a != who)) if r.number > 2 else r
        for r in plan.rounds
    )
    # No bound was proved for one more.
    return replace(plan, rounds=rounds, measures=replace(plan.measures, upper_bound=2**62))


def taken_over(plan, roster, rules, takeover, **changes):
    """Return the repaired plan and its rules, which the judge has accepted."""
    ruled = replace(rules, takeovers=(*rules.takeovers, takeover))
    repaired = repair_plan(plan, roster, ruled, from_round=takeover.round, **changes)
    assert violations(repaired.plan, repaired.roster, ruled) == ()
    assert repaired.plan.rounds[: takeover.round - 1] == tuple(
        replace(r, absent=tuple(sorted({*r.absent, *(a.id for a in changes.get("added", ()))})))
        for r in plan.rounds[: takeover.round - 1]
    )
    return repaired, ruled


@CALM
@given(
    people=st.integers(12, 30),
    number=st.integers(1, 4),
    which=st.integers(0, 29),
    with_gone=st.booleans(),
)
def test_whoever_takes_a_table_over_hosts_it_from_that_round_on(people, number, which, with_gone):
    plan, roster = evening(people)
    home, guests = home_of(plan, 10), [a for a in roster.ids if a not in HOSTED.hosts]
    new = guests[which % len(guests)]
    if not with_gone:  # the host left in an earlier repair
        plan = repair_plan(plan, roster, HOSTED, from_round=number, gone=[10]).plan
    gone = [10] if with_gone else []
    made, _ = taken_over(plan, roster, HOSTED, Takeover(number, home, new, 10), gone=gone)
    before = 0 if number == 1 else number - 1
    assert hosted(made.plan, home) == [10] * before + [new] * (4 - before)
    assert [n for n in made.plan.notices if n.kind == "hostless"] == []


def test_whose_table_was_taken_over_comes_back_as_a_guest_and_may_host_again():
    plan, roster = evening(16)
    home = home_of(plan, 10)
    first, rules = taken_over(plan, roster, HOSTED, Takeover(2, home, 16, 10), gone=[10])
    second = repair_plan(came_back(first.plan, 10), roster, rules, from_round=3)
    assert violations(second.plan, roster, rules) == ()
    assert hosted(second.plan, home) == [10, 16, 16, 16]
    assert all(
        10 in m.attendees for r in second.plan.rounds[2:] for m in r.meetings if 10 in m.attendees
    )
    third, _ = taken_over(second.plan, roster, rules, Takeover(4, home, 10, 16), gone=[16])
    assert hosted(third.plan, home) == [10, 16, 16, 10]


def test_a_host_who_was_away_comes_back_to_their_table():
    plan, roster = evening(16)
    left = repair_plan(plan, roster, HOSTED, from_round=2, gone=HOSTED.hosts).plan
    back = repair_plan(came_back(left, 13), roster, HOSTED, from_round=3).plan
    assert hosted(back, home_of(plan, 13)) == [13, None, 13, 13]


def test_a_takeover_of_a_later_round_leaves_the_host_the_rounds_before():
    plan, roster = evening(16)
    home = home_of(plan, 10)
    ruled = replace(HOSTED, takeovers=(Takeover(3, home, 16, 10),))
    made = repair_plan(plan, roster, ruled, from_round=2).plan
    assert hosted(made, home) == [10, 10, 16, 16]


def test_who_came_takes_a_table_over():
    plan, roster = evening(16)
    home = home_of(plan, 10)
    takeover = Takeover(2, home, 1000, 10)
    made, _ = taken_over(plan, roster, HOSTED, takeover, gone=[10], added=some_people(1))
    assert hosted(made.plan, home) == [10, 1000, 1000, 1000]


def test_a_table_without_a_host_gets_one():
    plan, roster = evening(16)
    free = next(m.table for m in plan.rounds[0].meetings if m.host is None)
    made, _ = taken_over(plan, roster, HOSTED, Takeover(3, free, 16))
    assert hosted(made.plan, free) == [None, None, 16, 16]


def test_a_host_who_took_over_and_left_too_is_told():
    plan, roster = evening(16)
    home = home_of(plan, 10)
    first, rules = taken_over(plan, roster, HOSTED, Takeover(2, home, 16, 10), gone=[10])
    made = repair_plan(first.plan, roster, rules, from_round=2, gone=[16]).plan
    told = [(n.round, n.attendees, n.facts) for n in made.notices if n.kind == "hostless"]
    assert told == [(r, (16,), (("table", home),)) for r in (2, 3, 4)]


@pytest.mark.parametrize(
    "change", [{"round": 1}, {"round": 3}, {"table": 4}, {"host": 19}, {"host": None}]
)
def test_the_judge_finds_another_round_table_or_host(change):
    plan, roster = evening(16)
    takeover = Takeover(2, home_of(plan, 10), 16, 10)
    made, rules = taken_over(plan, roster, HOSTED, takeover, gone=[10])
    other = replace(rules, takeovers=(replace(takeover, **change),))
    assert {v.kind for v in violations(made.plan, roster, other)} == {"host"}


def test_what_makes_no_sense_is_refused():
    plan, roster = evening(16)
    for takeover, rule in (
        (Takeover(5, 1, 16, 10), "bad-takeover"),
        (Takeover(2, 0, 16, 10), "bad-takeover"),
        (Takeover(2, 1, 10, 10), "bad-takeover"),
        (Takeover(2, 1, 9999), "unknown-id"),
    ):
        with pytest.raises(BadRules) as refused:
            repair_plan(
                plan, roster, replace(HOSTED, takeovers=(takeover,)), from_round=2, gone=[10]
            )
        assert refused.value.rule == rule
    far = replace(HOSTED, takeovers=(Takeover(2, 99, 16, 10),))
    with pytest.raises(BadInput) as absent:
        repair_plan(plan, roster, far, from_round=2, gone=[10])
    assert (absent.value.rule, absent.value.attendees) == ("takeover", (16,))
    with pytest.raises(BadRules) as early:
        make_plan(roster, replace(HOSTED, takeovers=(Takeover(2, 1, 16, 10),)))
    assert early.value.rule == "bad-takeover"
