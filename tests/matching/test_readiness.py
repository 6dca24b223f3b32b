"""What is counted before solving is never less than what plans reach, and names nobody for a wish."""

import doctest
from dataclasses import replace

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

import matching.readiness
from matching import Attendee, Infeasible, Roster, Rules, make_plan
from matching.readiness import MOST_ROUNDS, Cost, Hard, readiness
from tests.matching.rosters import CALM

QUICK = settings(CALM, max_examples=25, phases=[Phase.explicit, Phase.generate])
TONGUES = ((), ("en",), ("fr",), ("en", "fr"))


@st.composite
def crowds(draw):
    """A few people with languages, groups and wishes, and pairs who met at earlier events."""
    ids = range(1, draw(st.integers(2, 13)) + 1)
    some = st.sets(st.sampled_from(ids), max_size=2)
    people = [
        Attendee(
            i,
            f"P{i}",
            languages=draw(st.sampled_from(TONGUES)),
            group=draw(st.sampled_from((None, "Acme", "Bolt"))) if i > 1 else "Acme",
            met=tuple(draw(some) - {i}),
            keep_apart=tuple(draw(some) - {i}),
        )
        for i in ids
    ]
    pairs = st.tuples(st.sampled_from(ids), st.sampled_from(ids)).filter(lambda p: p[0] != p[1])
    return Roster.build(people), tuple(draw(st.lists(pairs, max_size=4)))


formats = st.sampled_from((("pairs", 4), ("tables", 3), ("tables", 4)))


def ruled(format_, rounds, met, **more):
    kind, size = format_
    return Rules(kind, rounds, table_size=size, met_before=met, different=("group",), **more)


@QUICK
@given(crowds(), formats, st.integers(1, 3), st.sampled_from(("trio", "bye")))
def test_no_plan_without_repeats_has_more_rounds_than_were_counted(crowd, format_, rounds, odd):
    roster, met = crowd
    rules = ruled(format_, rounds, met, odd=odd)
    found = readiness(roster, rules)
    try:
        plan = make_plan(roster, rules)
    except Infeasible:
        return
    counted = found.pairs if rules.format == "pairs" else dict(found.tables).get(format_[1], rounds)
    assert plan.measures.repeats > 0 or counted >= rounds


@QUICK
@given(crowds(), formats)
def test_leaving_a_rule_out_never_lowers_what_is_counted(crowd, format_):
    roster, met = crowd
    rules = ruled(format_, 3, met)
    found = readiness(roster, rules)
    free = Roster.build(replace(a, met=(), keep_apart=()) for a in roster.attendees)
    for other, fewer in (
        (free, rules),
        (roster, replace(rules, met_before=())),
        (roster, replace(rules, different=())),
    ):
        more = readiness(other, fewer)
        assert more.pairs >= found.pairs
        assert all(dict(more.tables)[size] >= rounds for size, rounds in found.tables)


@QUICK
@given(crowds(), formats)
def test_who_is_named_does_not_depend_on_anybodys_wishes_nor_on_earlier_events(crowd, format_):
    roster, met = crowd
    free = Roster.build(replace(a, met=(), keep_apart=()) for a in roster.attendees)
    told = readiness(roster, ruled(format_, 3, met)).hard
    plain = readiness(free, ruled(format_, 3, ())).hard
    assert tuple(one for one in told if one.attendees) == plain
    assert all(one.rule in {"history", "wishes"} for one in told if not one.attendees)


@QUICK
@given(crowds(), formats)
def test_other_ids_change_nothing_but_ids(crowd, format_):
    roster, met = crowd

    def moved(ids):
        return tuple(1 + (i * 7) % 1009 for i in ids)

    other = Roster.build(
        replace(a, id=moved([a.id])[0], met=moved(a.met), keep_apart=moved(a.keep_apart))
        for a in roster.attendees
    )
    one = readiness(roster, ruled(format_, 3, met))
    two = readiness(other, ruled(format_, 3, tuple(map(moved, met))))
    assert (one.pairs, one.tables, one.costliest) == (two.pairs, two.tables, two.costliest)
    assert [(h.rule, moved(h.attendees)) for h in one.hard] == [
        (h.rule, h.attendees) for h in two.hard
    ]


@pytest.mark.parametrize(("people", "pairs"), [(1, 0), (2, 1), (6, 5), (5, 5), (99, MOST_ROUNDS)])
def test_rounds_of_pairs_with_nobodys_rule(people, pairs):
    roster = Roster.build(Attendee(i, f"P{i}") for i in range(people))
    found = readiness(roster, Rules("pairs", 3))
    assert (found.pairs, found.hard, found.costliest) == (pairs, (), None)


def test_a_rule_alone_is_named_with_what_it_costs():
    roster = Roster.build(Attendee(i, f"P{i}", group=f"G{i % 2}") for i in range(12))
    found = readiness(roster, Rules("pairs", 4, different=("group",)))
    assert found.costliest == Cost("different", 6, 11, 6, 11)
    assert found.hard == ()


def test_wishes_and_earlier_events_are_told_without_names():
    shy = Attendee(0, "P0", keep_apart=tuple(range(1, 10)))
    old = tuple((11, i) for i in range(1, 11))
    roster = Roster.build([shy, *(Attendee(i, f"P{i}") for i in range(1, 12))])
    found = readiness(roster, Rules("pairs", 3, met_before=old))
    assert found.hard == (Hard("history"), Hard("wishes"))


def test_the_example_holds():
    assert doctest.testmod(matching.readiness).failed == 0
