"""What a repair refuses and why, and what its judges see."""

from dataclasses import replace

import pytest

from matching import (
    Attendee,
    BadInput,
    BadRoster,
    Infeasible,
    Rules,
    plan_from_json,
    plan_to_json,
    repair_plan,
    violations,
)
from tests.matching.rosters import planned, some_people, some_roster


@pytest.mark.parametrize(
    ("rule", "change"),
    [
        ("from-round", {"from_round": 4}),
        ("from-round", {"from_round": 0}),
        ("unknown-id", {"gone": [7]}),
        ("locked", {"locked": [1]}),
        ("locked", {"locked": ["2-99"]}),
    ],
)
def test_what_makes_no_sense_is_refused(rule, change):
    rules = Rules("pairs", 3)
    plan, roster = planned(8, rules)
    with pytest.raises(BadInput) as caught:
        repair_plan(plan, roster, rules, **{"from_round": 2, **change})
    assert caught.value.rule == rule


def test_another_roster_or_an_id_twice_is_refused():
    rules = Rules("pairs", 3)
    plan, roster = planned(8, rules)
    with pytest.raises(BadInput, match="roster"):
        repair_plan(plan, some_roster(8, seed=9), rules, from_round=2)
    with pytest.raises(BadRoster, match="duplicate-id"):
        repair_plan(plan, roster, rules, from_round=2, added=[Attendee(10, "Zoë")])


def test_what_cannot_be_is_refused_with_its_reason():
    rules = Rules("tables", 2, table_size=3)
    plan, roster = planned(6, rules)
    with pytest.raises(Infeasible) as caught:
        repair_plan(plan, roster, rules, from_round=2, gone=roster.ids[1:])
    assert (caught.value.rule, caught.value.fact("round")) == ("too-few", 2)
    alone = replace(some_people(1)[0], keep_apart=roster.ids)
    with pytest.raises(Infeasible) as caught:
        repair_plan(plan, roster, rules, from_round=2, added=[alone])
    assert (caught.value.rule, 1000 in caught.value.attendees) == ("keep-apart", True)


def test_rules_that_came_after_the_finished_rounds_are_named():
    rules = Rules("pairs", 3)
    plan, roster = planned(8, rules)
    later = replace(rules, keep_apart=(plan.rounds[0].meetings[0].attendees,))
    with pytest.raises(Infeasible) as caught:
        repair_plan(plan, roster, later, from_round=2)
    assert caught.value.rule == "finished"
    assert caught.value.facts == (("round", 1), ("kind", "apart"))
    future = replace(rules, keep_apart=(plan.rounds[2].meetings[0].attendees,))
    made = repair_plan(plan, roster, future, from_round=2, most=0)
    assert violations(made.plan, roster, future) == ()


def test_an_older_file_has_nobody_absent():
    rules = Rules("pairs", 1)
    plan, _ = planned(4, rules)
    older = plan_to_json(plan).replace(',\n   "absent": []', "")
    assert '"absent"' not in older
    assert plan_from_json(older) == plan


def test_judges_see_absent_people_who_are_seated():
    rules = Rules("pairs", 2)
    plan, roster = planned(8, rules)
    first = replace(plan.rounds[0], absent=(10,))
    found = violations(replace(plan, rounds=(first, plan.rounds[1])), roster, rules)
    assert [(v.kind, v.attendees) for v in found if v.kind == "absent"] == [("absent", (10,))]


def test_judges_see_sizes_that_no_notice_tells():
    rules = Rules("tables", 2, table_size=6)
    plan, roster = planned(24, rules)
    gone = plan.rounds[1].meetings[0].attendees[:4]
    made = repair_plan(plan, roster, rules, from_round=2, gone=gone, most=0).plan
    assert [n.facts for n in made.notices if n.kind == "sizes"] == []
    other = replace(rules, table_size=5)
    assert {v.kind for v in violations(made, roster, other)} == {"size"}
