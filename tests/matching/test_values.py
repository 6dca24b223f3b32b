"""Rosters, rules and errors refuse what cannot be read; plan files keep every fact; doctests run."""

import doctest
import importlib
import json
import pickle
import pkgutil
from dataclasses import replace
from pathlib import Path

import pytest

import matching
from matching import (
    Attendee,
    BadRoster,
    BadRules,
    EngineFault,
    Infeasible,
    Roster,
    Rules,
    make_plan,
    plan_from_json,
    plan_to_json,
    violations,
)
from matching.rules import check_rules
from tests.matching.rosters import some_roster

MODULES = sorted(m.name for m in pkgutil.walk_packages(matching.__path__, "matching."))
FORBIDDEN = {"os", "io", "time", "datetime", "logging", "uuid", "socket", "pathlib", "flask"}


@pytest.mark.parametrize("name", MODULES)
def test_examples_run(name):
    assert doctest.testmod(importlib.import_module(name)).failed == 0


@pytest.mark.parametrize("name", MODULES)
def test_the_engine_is_pure(name):
    lines = Path(importlib.import_module(name).__file__).read_text("utf-8").splitlines()
    words = [line.split() for line in lines if line.startswith(("import ", "from "))]
    clock = {"time"} if name == "matching.deadline" else set()  # the one, see decision 10
    assert {w[1].split(".")[0] for w in words} & FORBIDDEN == clock
    assert lines[0].startswith('"""')
    assert len(lines) <= 300


def test_every_public_name_is_there():
    assert [name for name in matching.__all__ if not hasattr(matching, name)] == []


@pytest.mark.parametrize(
    ("attendees", "rule", "who"),
    [
        ([Attendee(1, "A"), Attendee(1, "B")], "duplicate-id", (1,)),
        ([Attendee(-4, "A")], "bad-id", (-4,)),
        ([Attendee(1, "A", depth=4)], "bad-depth", (1,)),
        ([Attendee(1, "A", size="huge")], "bad-size", (1,)),
        ([Attendee(1, "A", printable=("name",))], "bad-printable", (1,)),
        ([Attendee(1, "A", met=(1,))], "self-pair", (1,)),
    ],
)
def test_bad_rosters_are_refused_with_facts(attendees, rule, who):
    with pytest.raises(BadRoster) as caught:
        Roster.build(attendees)
    assert (caught.value.rule, caught.value.attendees) == (rule, who)


@pytest.mark.parametrize(
    ("rules", "rule", "who"),
    [
        (Rules("rows", 1), "bad-format", ()),
        (Rules("pairs", 0), "bad-rounds", ()),
        (Rules("tables", 1, table_size=1), "bad-table-size", ()),
        (Rules("pairs", 1, odd="leave"), "bad-odd", ()),
        (Rules("pairs", 1, different=("age",)), "unknown-attribute", ()),
        (Rules("pairs", 1, met_before=((10, 99),)), "unknown-id", (99,)),
        (Rules("pairs", 1, keep_apart=((10, 10),)), "self-pair", (10,)),
        (Rules("tables", 1, hosts=(5,)), "unknown-id", (5,)),
    ],
)
def test_bad_rules_are_refused_with_facts(rules, rule, who):
    with pytest.raises(BadRules) as caught:
        check_rules(rules, some_roster(3))
    assert (caught.value.rule, caught.value.attendees) == (rule, who)


def test_errors_survive_a_process_border():
    error = Infeasible("rounds", (3,), "rounds", (("possible", 2),))
    copy = pickle.loads(pickle.dumps(error))
    assert (copy.rule, copy.attendees, copy.relaxation, copy.facts) == error.args


def test_plan_files_come_back_as_they_were():
    plan = make_plan(some_roster(9, seed=1), Rules("pairs", 3), seed=5)
    text = plan_to_json(plan)
    assert plan_from_json(text) == plan
    assert text.endswith("}\n")
    body = json.loads(text)
    keys = [
        "schema",
        "format",
        "seed",
        "roster_digest",
        "rounds",
        "measures",
        "notices",
        "cut",
        "prices",
    ]
    assert list(body) == keys
    assert body["measures"]["seconds"] is None
    assert plan_to_json(plan_from_json(text)) == text


@pytest.mark.parametrize("text", ["[]", '{"schema": 2}', "{"])
def test_other_files_are_refused(text):
    with pytest.raises(ValueError, match=r"schema|Expecting"):
        plan_from_json(text)


def spoilt(plan, change):
    first, *rest = plan.rounds
    return replace(plan, rounds=(change(first), *rest))


@pytest.mark.parametrize(
    ("kinds", "change"),
    [
        ({"missing", "measures"}, lambda r: replace(r, meetings=r.meetings[1:])),
        (
            {"twice", "repeat", "measures"},
            lambda r: replace(r, meetings=(*r.meetings, r.meetings[0])),
        ),
        ({"twice"}, lambda r: replace(r, byes=(10,))),
        ({"unknown"}, lambda r: replace(r, byes=(999,))),
    ],
)
def test_judges_see_what_is_wrong(kinds, change):
    roster, rules = some_roster(8, seed=1), Rules("pairs", 2)
    plan = make_plan(roster, rules)
    assert violations(plan, roster, rules) == ()
    found = {v.kind for v in violations(spoilt(plan, change), roster, rules)}
    assert kinds <= found


def test_judges_see_rules_that_came_later():
    roster, rules = some_roster(8, seed=1), Rules("pairs", 2)
    plan = make_plan(roster, rules)
    a, b = plan.rounds[0].meetings[0].attendees
    later = {
        "apart": replace(rules, keep_apart=((b, a),)),
        "repeat": replace(rules, met_before=((a, b),)),
        "rounds": replace(rules, rounds=3),
    }
    for kind, other in later.items():
        assert kind in {v.kind for v in violations(plan, roster, other)}
    assert violations(plan, some_roster(8, seed=2), rules)[0].kind == "roster"


def test_a_fault_carries_its_violations():
    assert EngineFault(("x",)).violations == ("x",)


@pytest.mark.parametrize(
    ("where", "value", "said"),
    [
        (("seed",), "x", "seed is no whole number"),
        (("seed",), True, "seed is no whole number"),
        (("cut",), "no", "cut is neither true nor false"),
        (("prices",), "47", "prices is no list"),
        (("prices", 0), "4", "an item of prices is no whole number"),
        (("prices", 0), 2**70, "an item of prices is no whole number"),
        (("rounds", 0), [], "an item of rounds is no object"),
        (("rounds", 0, "meetings", 0, "attendees", 0), "3", "an item of attendees is no whole"),
        (("rounds", 0, "meetings", 0, "reasons"), [{"words": {"Ana": "x"}}], "words is not by att"),
        (("rounds", 0, "meetings", 0, "ladder"), {"opener": 1}, "opener is no text"),
        (("measures", "gap"), None, "gap is no number"),
        (("measures", "worst_off"), {"attendee": 3}, "ratio is missing"),
        (
            ("notices",),
            [{"kind": "x", "round": 1, "attendees": [], "facts": {"table": []}}],
            "table is no whole number",
        ),
    ],
)
def test_a_field_of_another_kind_is_named(where, value, said):
    body = json.loads(plan_to_json(make_plan(some_roster(8, seed=1), Rules("pairs", 1))))
    *path, last = where
    part = body
    for key in path:
        part = part[key]
    part[last] = value
    with pytest.raises(ValueError, match=said):
        plan_from_json(json.dumps(body))
