"""Whatever the engine refuses, notices or finds broken is told in words, everywhere it may be read."""

import ast
import re
from pathlib import Path

import pytest
from flask import Flask
from flask_babel import Babel

import matching
from matching.company import BARS
from service.cli.broken import BROKEN, violation_told
from service.cli.notices import notices_told
from service.cli.refusal import ended
from service.operations.edits import Forecast
from service.web.pages.changes import effects_of
from service.web.pages.notices import notices_of
from service.web.pages.reasons import why_not

ROOT = Path(matching.__file__).parent
NAMES = {1: "Ana", 2: "Sam"}
# Read by who calls them from a program, never by an organizer.
ARRAY_DOORS = {"pairs/intake.py", "tables/intake.py"}
# What a raise means whose rule is not written beside it.
COMPUTED = {
    ("Infeasible", "feasibility.py", "names[0]"): BARS,
    ("Infeasible", "tables/causes.py", "rule"): (),  # what `barred` is called with; told below
    ("Infeasible", "repair/day.py", "rule"): ("keep-apart", "language", "different"),
    ("Infeasible", "repair/edits.py", "first_broken.kind"): tuple(BROKEN),
    ("Violation", "verify.py", "kind"): ("unknown", "twice", "missing", "absent"),
    ("Violation", "untold.py", "kind"): ("repeat", "notices"),
    ("BadRoster", "roster.py", "rule"): (),  # what its `refuse` is called with
    ("Notice", "planfile.py", "body.text('kind')"): (),  # what a file says again
}
# The facts of those that are put together before they are raised.
GIVEN = {
    **dict.fromkeys(BROKEN, ()),
    **dict.fromkeys(BARS, ("attendees",)),
    "combined": ("attendees", "rules"),
    "rounds": ("possible", "asked"),
    "finished": ("round", "kind"),
    "repeats-certain": ("possible", "least"),
    "measures": ("total",),
    "bound": ("proved",),
    "sizes": ("tables", "smallest", "largest"),
    "question-again": ("meeting",),
}
# Values that sentences depend on; any number does for the others.
VALUES = {"possible": 2, "asked": 4, "kind": "apart", "rules": "language+met"}


def raised(kind):
    """Return (file, rule, relaxation, facts) of every place where the engine makes one of this kind."""
    for path in sorted(ROOT.rglob("*.py")):
        name = str(path.relative_to(ROOT))
        if kind == "BadInput" and name in ARRAY_DOORS:
            continue
        for node in ast.walk(ast.parse(path.read_text())):
            call = getattr(node, "func", None)
            if not isinstance(call, ast.Name) or call.id not in {kind, "refuse"}:
                continue
            if call.id == "refuse" and (kind, name) != ("BadRoster", "roster.py"):
                continue
            first = node.args[0]
            rules = (
                (first.value,)
                if isinstance(first, ast.Constant)
                else COMPUTED[kind, name, ast.unparse(first)]
            )
            for rule in rules:
                yield name, rule, relaxation_of(node, rule), facts_in(node, rule)


def relaxation_of(node, rule):
    given = node.args[2] if len(node.args) > 2 else None
    if isinstance(given, ast.Constant):
        return given.value
    return BARS[0] if rule == "combined" else rule


def facts_in(node, rule):
    """Return the names of the facts that a raise carries."""
    given = ast.unparse(node.args[3]) if len(node.args) > 3 else "()"
    return tuple(re.findall(r"\('(\w+)', ", given)) if given.startswith("(") else GIVEN[rule]


def known(facts, rule):
    wanted = (one for one in facts if one != "rules" or rule == "combined")
    return tuple((one, VALUES.get(one, 3)) for one in wanted)


def is_plain(text):
    """Say whether a sentence has no code, no list of ids, no gap where a fact should be."""
    return not re.search(
        r"[{}\[\]]|\(\d|None|\b(?!keep-apart)[a-z]+-(?:id|many|few|apart)\b|  |%\(", text
    )


def sort_of(name):
    return getattr(matching, name)


@pytest.mark.parametrize("kind", ["Infeasible", "BadRules", "BadRoster", "BadInput"])
def test_every_refusal_ends_a_command_in_words(kind):
    told = {
        (file, rule): ended(
            sort_of(kind)(rule, (1, 2), relaxation, known(facts, rule)), NAMES
        ).message
        for file, rule, relaxation, facts in raised(kind)
    }
    assert len(told) > 5
    assert {where: text for where, text in told.items() if not is_plain(text)} == {}


@pytest.mark.parametrize("bars", [("keep-apart",), ("language",), ("met",), ("language", "met")])
@pytest.mark.parametrize("facts", [{"attendees": 2}, {"possible": 2, "asked": 4}])
def test_too_few_to_meet_is_told_with_every_reason(bars, facts):
    rule = bars[0] if len(bars) == 1 else "combined"
    given = {**facts, **({"rules": "+".join(bars)} if len(bars) > 1 else {})}
    text = ended(matching.Infeasible(rule, (1, 2), bars[0], tuple(given.items())), NAMES).message
    assert ("Ana and Sam" in text, is_plain(text)) == (True, True), text


def test_every_violation_is_told_with_its_round():
    kinds = {rule for _, rule, _, _ in raised("Violation")}
    assert kinds == set(BROKEN)
    facts = (("rounds", 3), ("proved", 9), ("total", 5), ("words", "bees"))
    told = {one: violation_told(matching.Violation(one, 2, (1, 2), facts), NAMES) for one in kinds}
    assert {one: text for one, text in told.items() if not is_plain(text)} == {}
    assert told["apart"] == "Round 2: Ana and Sam are to be kept apart."


def every_notice():
    for _, kind, _, facts in raised("Notice"):
        yield matching.Notice(kind, 2, (1, 2), known(facts, kind))


def test_every_notice_is_told_on_the_terminal():
    told = {one.kind: "".join(notices_told([one], NAMES)) for one in every_notice()}
    assert {kind: text for kind, text in told.items() if not text or not is_plain(text)} == {}


def test_a_notice_without_its_facts_is_told_all_the_same():
    bare = matching.Notice("hostless", 2, (1,))
    assert list(notices_told([bare], NAMES)) == ["Round 2: table ? has lost its host, Ana."]


@pytest.fixture
def in_a_page():
    app = Flask(__name__)
    Babel(app)
    with app.test_request_context():
        yield


class Person:
    withdrawn = False
    say = ""

    def __init__(self, number, name):
        self.number, self.name = number, name


PEOPLE = [Person(number, name) for number, name in NAMES.items()]


def stored(notice):
    return {
        "kind": notice.kind,
        "round": notice.round,
        "attendees": list(notice.attendees),
        "facts": [list(one) for one in notice.facts],
    }


def test_every_notice_is_told_on_the_page(in_a_page):
    told = {one.kind: "".join(notices_of([stored(one)], PEOPLE)) for one in every_notice()}
    assert {kind: text for kind, text in told.items() if not text or not is_plain(text)} == {}


def test_every_refusal_of_a_plan_is_told_on_the_page(in_a_page):
    fallback = why_not({"rule": "nothing of the kind"}, PEOPLE).heading
    told = {}
    for file, rule, relaxation, facts in raised("Infeasible"):
        if not file.startswith("repair/"):
            failure = {"rule": rule, "attendees": [1, 2], "relaxation": relaxation}
            failure["facts"] = dict(known(facts, rule))
            why = why_not(failure, PEOPLE)
            told[file, rule] = (why.heading, why.text, why.change)
    assert [where for where, said in told.items() if fallback in said] == []
    assert {where: said for where, said in told.items() if not all(map(is_plain, said))} == {}


def test_the_page_of_plan_files_lists_every_kind():
    page = (ROOT.parent / "docs" / "plan-format.md").read_text()
    kinds = {rule for kind in ("Notice", "Violation") for _, rule, _, _ in raised(kind)}
    assert sorted(one for one in kinds if f"`{one}`" not in page) == []


def test_a_further_meeting_names_all_other_rounds(in_a_page):
    again = Forecast(again=((2, 1, 2, (1,)), (4, 1, 3, (1, 3))))
    said = [one.text for one in effects_of(again, "P{}".format)]
    assert said[:2] == [
        "P1 and P2 would meet again in round 2: they meet in round 1 too.",
        "P1 and P3 would meet again in round 4: they meet in rounds 1, 3 too.",
    ]


def test_notices_are_gathered_by_round(in_a_page):
    people = [Person(n, f"P{n}") for n in range(1, 10)]
    pairs = [matching.Notice("repeat", 3, (n, n + 1)) for n in range(1, 9)]
    certain = matching.Notice("repeats-certain", None, (), (("possible", 1), ("least", 8)))
    heard = matching.Notice("question-again", 2, (1,), (("meeting", "2-1"),))
    lines = tuple(notices_told([*pairs, certain, heard], {one.number: one.name for one in people}))
    assert lines == (
        "With these people and tables, at most 1 round is possible without meeting twice; "
        "in this plan two people meet again at least 8 times.",
        "Round 2, hearing a question again: P1.",
        "Round 3, meeting again: P1 and P2; P2 and P3; P3 and P4; 5 more.",
    )
    people[1].withdrawn = True
    page = notices_of([stored(one) for one in (*pairs, certain, heard)], people)
    assert [re.sub("[\u2068\u2069]", "", one) for one in page] == [
        "With these people and tables, at most 1 round is possible without meeting twice. "
        "In more rounds, some meet again.",
        "Round 2, hearing a question for the second time: P1.",
        "Round 3, meeting again: P3 and P4; P4 and P5; P5 and P6; P6 and P7; P7 and P8; P8 and P9.",
    ]


@pytest.mark.parametrize(
    ("failure", "names"),
    [
        ({"rule": "tables", "relaxation": "table-size", "facts": {"pairs": 1}}, ()),
        ({"rule": "keep-apart", "relaxation": "keep-apart", "facts": {"possible": 2}}, ()),
        ({"rule": "language", "facts": {"possible": 2, "seats": 4}}, ("Ana", "Sam")),
        ({"rule": "keep-apart", "relaxation": "hosts", "facts": {"hosts": 3}}, ("Ana", "Sam")),
    ],
)
def test_a_page_names_nobody_whom_a_wish_may_keep_from_another(in_a_page, failure, names):
    why = why_not({**failure, "attendees": [1, 2]}, PEOPLE)
    assert why.names == names
    assert re.findall("Ana|Sam|rounds", why.text + why.change) == []


@pytest.mark.parametrize(
    ("proved", "said"),
    [
        (0, "We found no seating that keeps everybody apart who must not meet; there may be one."),
        (1, "No seating keeps everybody apart who must not meet."),
    ],
)
def test_what_was_not_proved_is_not_called_impossible(proved, said):
    facts = (("rules", "keep-apart+language"), ("proved", proved))
    fault = matching.Infeasible("tables", (), "keep-apart+language", facts)
    helps = "Make tables smaller, or release keep-apart pairs or ask for further languages."
    assert ended(fault, NAMES).message.endswith(f"{said} {helps}")
    assert ("No plan is possible" in ended(fault, NAMES).message) == bool(proved)


@pytest.mark.parametrize("bars", [("keep-apart",), ("language",), ("different",), BARS[:2]])
@pytest.mark.parametrize(
    "facts",
    [
        {"pairs": 2, "possible": 3, "seats": 4},
        {"hosts": 3},
        {"pairs": 1, "possible": 4},
    ],
)
def test_what_keeps_people_from_tables_is_told_with_every_reason(in_a_page, bars, facts):
    rule = bars[0] if len(bars) == 1 else "combined"
    given = {**({"rules": "+".join(bars)} if len(bars) > 1 else {}), **facts}
    fault = matching.Infeasible(rule, (1, 2), "+".join(bars), tuple(given.items()))
    text = ended(fault, NAMES).message
    assert ("Ana and Sam" in text, "meet for" in text, is_plain(text)) == (True, False, True), text
    why = why_not({"rule": rule, "attendees": [1, 2], "facts": given}, PEOPLE)
    said = why.heading + why.text + why.change
    assert ("meet" in why.heading, is_plain(said)) == (False, True), said
