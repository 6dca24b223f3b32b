"""What cannot be planned is refused for its true reason, with the smallest change that helps."""

from itertools import combinations

import pytest

from matching import Attendee, Infeasible, Roster, Rules
from matching.foresight import foresee

EN, FR = {"languages": ("en",)}, {"languages": ("fr",)}


def refusal(attendees, rules):
    with pytest.raises(Infeasible) as caught:
        foresee(Roster.build(attendees), rules)
    found = caught.value
    return found.rule, found.attendees, found.relaxation, dict(found.facts)


def crowd(*numbers, **same):
    return [Attendee(i, f"P{i}", **same) for i in numbers]


def test_one_rule_that_bars_everybody_is_the_reason_whatever_else_bars_some():
    people = [Attendee(1, "Ana", keep_apart=(2,), **FR), *crowd(2, 3, 4, **EN)]
    told = ("language", (1,), "language", {"attendees": 1})
    assert refusal(people, Rules("pairs", 1)) == told


def test_rules_that_only_together_leave_nobody_are_named_together():
    ana = Attendee(1, "Ana", keep_apart=(2, 3), **FR)
    people = [ana, *crowd(2, 3, **FR), *crowd(4, 5, **EN)]
    facts = {"attendees": 1, "rules": "keep-apart+language"}
    assert refusal(people, Rules("pairs", 1)) == ("combined", (1,), "keep-apart", facts)


def test_two_bars_between_the_same_two_have_to_be_released_both():
    people = [Attendee(1, "Ana", group="Acme", met=(2,)), Attendee(2, "Sam", group="Acme")]
    rule, who, relaxation, facts = refusal(people, Rules("pairs", 1, different=("group",)))
    # Either alone is reason enough; one has to be named.
    assert (rule, who, facts) == ("different", (1, 2), {"attendees": 2})
    assert relaxation == "different+met"


@pytest.mark.parametrize(
    ("rules", "first", "rule"),
    [
        (Rules("pairs", 3), {"keep_apart": (2, 3, 4)}, "keep-apart"),
        (Rules("pairs", 3), {"met": (2, 3, 4)}, "met"),
        (Rules("pairs", 3, met_before=((1, 2), (1, 3), (4, 1))), {}, "met"),
    ],
)
def test_too_few_partners_are_laid_on_the_rule_that_takes_them(rules, first, rule):
    people = [Attendee(1, "Ana", **first), *crowd(2, 3, 4, 5, 6)]
    assert refusal(people, rules) == (rule, (1,), rule, {"possible": 2, "asked": 3})


def test_two_rules_that_only_together_take_too_many_partners():
    people = [Attendee(1, "Ana", keep_apart=(2,), met=(3,)), *crowd(2, 3, 4, 5)]
    # Five people: a bye each allows one round more than there are partners.
    facts = {"possible": 3, "asked": 4, "rules": "keep-apart+met"}
    assert refusal(people, Rules("pairs", 4)) == ("combined", (1,), "keep-apart", facts)


@pytest.mark.parametrize(("people", "rounds"), [(4, 4), (5, 6)])
def test_more_rounds_than_others_are_nobodys_rule(people, rounds):
    ids = tuple(range(people))
    facts = {"possible": rounds - 1, "asked": rounds}
    told = ("rounds", ids, "rounds", facts)
    assert refusal(crowd(*ids, keep_apart=(99,)), Rules("pairs", rounds)) == told
    foresee(Roster.build(crowd(*ids)), Rules("pairs", rounds - 1))


def test_a_trait_that_must_differ_is_the_reason():
    people = [Attendee(i, "X", traits=(("field", "law"),)) for i in (1, 2)]
    told = ("different", (1, 2), "different", {"attendees": 2})
    assert refusal(people, Rules("pairs", 1, different=("field",))) == told


def test_at_tables_people_who_know_each_other_may_still_sit_together():
    people = [Attendee(i, "X", met=tuple(j for j in (1, 2, 3, 4) if j != i)) for i in (1, 2, 3, 4)]
    foresee(Roster.build(people), Rules("tables", 2))
    assert refusal(people, Rules("pairs", 1))[0] == "met"


def test_how_many_pairs_to_release_is_said_where_one_is_not_enough():
    everybody = tuple(combinations(range(6), 2))
    told = ("keep-apart", tuple(range(6)), "keep-apart", {"pairs": 3, "attendees": 6})
    assert refusal(crowd(*range(6)), Rules("pairs", 1, keep_apart=everybody)) == told
    facts = {"pairs": 6, "possible": 1, "seats": 3}
    told = ("keep-apart", tuple(range(6)), "keep-apart", facts)
    assert refusal(crowd(*range(6)), Rules("tables", 1, 3, keep_apart=everybody)) == told


def at_tables(size, **rules):
    return Rules("tables", 2, table_size=size, **rules)


FIVE = (1, 2, 3, 4, 5)


@pytest.mark.parametrize(
    ("people", "rules", "rule", "who", "relaxation", "facts"),
    [
        (
            crowd(*range(1, 17)),
            at_tables(4, keep_apart=tuple(combinations(FIVE, 2))),
            *("keep-apart", FIVE, "keep-apart", {"pairs": 1, "possible": 4}),
        ),
        (
            crowd(*FIVE, group="Acme") + crowd(*range(6, 13)),
            at_tables(4, different=("group",)),
            *("different", FIVE, "different", {"possible": 3}),
        ),
        (
            crowd(*range(1, 13)),
            at_tables(4, seat_together=((1, 2), (2, 3), (3, 4), (4, 5))),
            *("together", FIVE, "table-size", {"possible": 4}),
        ),
        (
            crowd(*range(1, 13)),
            at_tables(4, hosts=(1, 2, 3, 4)),
            *("hosts", (1, 2, 3, 4), "hosts", {"possible": 3}),
        ),
        (
            crowd(*range(1, 13)),
            at_tables(4, hosts=(1, 2, 3), keep_apart=((1, 9), (2, 9), (3, 9))),
            *("keep-apart", (9,), "hosts", {"hosts": 3}),
        ),
        (
            crowd(1, 2, 3, **FR) + crowd(*range(4, 9), **EN),
            at_tables(4),
            *("language", (1, 2, 3), "language", {"pairs": 2, "possible": 3, "seats": 4}),
        ),
        (
            [Attendee(i, "X", languages=(f"l{i}",)) for i in FIVE] + crowd(*range(6, 17)),
            at_tables(4),
            *("language", FIVE, "language", {"pairs": 1, "possible": 4}),
        ),
        (
            [Attendee(1, "Ana", keep_apart=(2, 3), **FR), *crowd(2, 3), *crowd(4, 5, 6, **EN)],
            at_tables(3),
            *("combined", (1,), "keep-apart+language"),
            {"rules": "keep-apart+language", "pairs": 2, "possible": 1, "seats": 3},
        ),
    ],
)
def test_tables_are_refused_for_the_reason_there_is(people, rules, rule, who, relaxation, facts):
    assert refusal(people, rules) == (rule, who, relaxation, facts)


def test_those_of_a_group_who_are_seated_together_need_one_table():
    people = crowd(*FIVE, group="Acme") + crowd(*range(6, 13))
    rules = at_tables(4, different=("group",), seat_together=((1, 2), (3, 4)))
    assert refusal(people, at_tables(4, different=("group",)))[0] == "different"
    foresee(Roster.build(people), rules)
