"""Falsified plans: whatever is not true on a card, at a table or in a notice is found."""

from dataclasses import replace

import pytest

from matching import Attendee, Notice, Reason, Roster, Rules, make_plan, violations

PEOPLE = [
    Attendee(1, "Ana", ("chess", "bees"), printable=("interests",)),
    Attendee(2, "Sam", ("chess",), ("honesty",), ("bees",)),
    Attendee(3, "Mei", ("chess", "night trains"), ("honesty",)),
    Attendee(4, "Ida", ("night trains", "Chess"), ("honesty",)),
    Attendee(5, "Kim", ("chess",), ("honesty",)),
]
ROSTER = Roster.build(PEOPLE)
PAIRS = Rules("pairs", 2)
HOSTED = Rules("tables", 2, table_size=3, hosts=(2,))
PLAN = make_plan(ROSTER, PAIRS)


def kinds(plan, rules=PAIRS):
    return {one.kind for one in violations(plan, ROSTER, rules)}


def with_first(plan, **change):
    """Return the plan with another first meeting."""
    first, *others = plan.rounds
    meeting, *rest = first.meetings
    changed = replace(first, meetings=(replace(meeting, **change), *rest))
    return replace(plan, rounds=(changed, *others))


def with_reason(**change):
    """Return the plan with another first reason in its first meeting."""
    reason, *others = PLAN.rounds[0].meetings[0].reasons
    return with_first(PLAN, reasons=(replace(reason, **change), *others))


def outsider():
    seated = PLAN.rounds[0].meetings[0].attendees
    return next(a.id for a in PEOPLE if a.id not in seated)


def test_true_plans_pass():
    assert (kinds(PLAN), kinds(make_plan(ROSTER, HOSTED), HOSTED)) == (set(), set())


@pytest.mark.parametrize(
    "change",
    [
        {"kind": "secret"},
        {"relation": "opposite"},
        {"kind": "value"},
        {"kind": "wonder"},
        {"relation": "near"},
        {"topic": "money"},
        {"words": ()},
        {"words": ((outsider(), "chess"), (PLAN.rounds[0].meetings[0].attendees[0], "chess"))},
        {"words": ((PLAN.rounds[0].meetings[0].attendees[0], "chess"),) * 2},
        {"words": tuple((a, "golf") for a in PLAN.rounds[0].meetings[0].attendees)},
    ],
)
def test_a_reason_joins_two_who_meet_by_their_own_words(change):
    assert kinds(with_reason(**change)) == {"words"}


def test_what_both_are_curious_about_is_judged_too():
    people = [
        Attendee(1, "Ana", ("chess",), curious_about=("cooking",)),
        Attendee(2, "Sam", ("golf",), curious_about=("Kochen", "golf")),
    ]
    roster, rules = Roster.build(people), Rules("pairs", 1)
    plan = make_plan(roster, rules)
    (meeting,) = plan.rounds[0].meetings
    wonder = Reason("wonder", "same", "cooking", ((1, "cooking"), (2, "Kochen")))
    assert (meeting.reasons, violations(plan, roster, rules)) == ((wonder,), ())
    for forged in (
        replace(wonder, words=((1, "chess"), (2, "Kochen"))),
        replace(wonder, words=((1, "cooking"), (2, "golf"))),
        replace(wonder, kind="interest"),
    ):
        found = violations(with_first(plan, reasons=(forged,)), roster, rules)
        assert {one.kind for one in found} == {"words"}
    silent = Roster.build([people[0], replace(people[1], printable=("interests",))])
    assert "words" in {one.kind for one in violations(plan, silent, rules)}


@pytest.mark.parametrize("text", ["opener", "deeper", "closing", "other"])
def test_no_question_is_missing(text):
    ladder = replace(PLAN.rounds[0].meetings[0].ladder, **{text: " "})
    assert kinds(with_first(PLAN, ladder=ladder)) == {"ladder"}


@pytest.mark.parametrize("change", [{"table": 2}, {"id": "2-1"}, {"table": 0, "id": "1-0"}])
def test_tables_and_meetings_are_numbered(change):
    assert kinds(with_first(PLAN, **change)) == {"numbers"}


def test_rounds_are_numbered_in_order():
    assert "numbers" in kinds(replace(PLAN, rounds=PLAN.rounds[::-1]))


def test_a_host_is_named_where_one_sits_and_nowhere_else():
    plan = make_plan(ROSTER, HOSTED)
    rounds = tuple(
        replace(item, meetings=tuple(replace(m, host=None) for m in item.meetings))
        for item in plan.rounds
    )
    assert kinds(replace(plan, rounds=rounds), HOSTED) == {"host"}
    assert kinds(with_first(PLAN, host=PLAN.rounds[0].meetings[0].attendees[0])) == {"host"}


@pytest.mark.parametrize(
    "notices",
    [
        (),
        (*PLAN.notices, Notice("bye", 1, (1,))),
        (*PLAN.notices, Notice("trio", 2, (1, 2, 3))),
        (*PLAN.notices, Notice("repeat", 1, (1, 2))),
        (*PLAN.notices, Notice("sizes", 1, ())),
        (*PLAN.notices, PLAN.notices[0]),
    ],
)
def test_notices_tell_what_is_so_once(notices):
    assert {one.kind for one in PLAN.notices} >= {"trio"}
    assert kinds(replace(PLAN, notices=notices)) == {"notices"}
