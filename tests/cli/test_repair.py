"""`attune repair` as people type it on the day: who leaves, who comes, what is changed by hand."""

import csv
import json
from pathlib import Path

import jsonschema
import pytest

from tests.cli.test_plan import HEADER, TOPICS, attune, lines

SCHEMA = Path(__file__).parents[2] / "docs" / "plan.schema.json"
LATE = "name,interests,languages\nZoë Late,bees; chess,en\nYann Later,old maps,en\n"


@pytest.fixture
def day(tmp_path):
    """A folder with people.csv, late.csv and a published plan of pairs in `out`."""
    (tmp_path / "people.csv").write_text(HEADER + "".join(lines(30)))
    (tmp_path / "late.csv").write_text(LATE)
    done = attune("plan", tmp_path / "people.csv", "--rounds", 4, "--out", tmp_path / "out")
    assert done.exit_code == 0, done.output
    return tmp_path


def repair(day, *words, out="new"):
    plan, people = day / "out" / "plan.json", day / "people.csv"
    return attune("repair", plan, people, *words, "--out", day / out)


def read(folder):
    return json.loads((folder / "plan.json").read_text())


def changes(folder):
    with (folder / "changes.csv").open(newline="") as file:
        return list(csv.DictReader(file))


def test_two_leave_and_two_come(day):
    done = repair(day, "--from-round", 2, "--gone", "3, 17", "--add", day / "late.csv")
    assert done.exit_code == 0, done.output
    old, new = read(day / "out"), read(day / "new")
    first = {**old["rounds"][0], "absent": [31, 32]}
    assert new["rounds"][0] == first
    assert [item["absent"] for item in new["rounds"][1:]] == [[3, 17]] * 3
    assert (new["measures"]["repeats"], new["measures"]["byes"]) == (0, 0)
    assert done.output.splitlines()[0] == (
        "Of 84 seats of people who stay, 0 changed (0.0 %); 0 had to."
    )
    jsonschema.validate(new, json.loads(SCHEMA.read_text()))


def test_the_judge_accepts_a_repaired_plan_and_its_roster(day):
    repair(day, "--from-round", 2, "--gone", "3,17", "--add", day / "late.csv")
    judged = attune("check", day / "new" / "plan.json", day / "new" / "roster.json")
    assert (judged.exit_code, judged.output.splitlines()[0]) == (0, "Every rule is kept.")


def test_changes_name_each_card_to_print_again(day):
    repair(day, "--from-round", 3, "--gone", 3, "--add", day / "late.csv")
    listed = changes(day / "new")
    assert {(one["round"], one["id"]) for one in listed if one["reason"] == "has left"} == {
        ("3", "3"),
        ("4", "3"),
    }
    assert {one["name"] for one in listed if one["reason"] == "is new"} == {
        "Zoë Late",
        "Yann Later",
    }
    mates = {tuple(m["attendees"]) for r in read(day / "out")["rounds"] for m in r["meetings"]}
    kept = {tuple(m["attendees"]) for r in read(day / "new")["rounds"] for m in r["meetings"]}
    touched = {int(one["id"]) for one in listed}
    assert {n for pair in mates ^ kept for n in pair} == touched


def test_a_repaired_plan_can_be_repaired_again(day):
    repair(day, "--from-round", 2, "--gone", 3, "--add", day / "late.csv")
    again = attune(
        "repair", day / "new" / "plan.json", day / "new" / "roster.json",
        "--from-round", 3, "--gone", "31", "--out", day / "third",
    )  # fmt: skip
    assert again.exit_code == 0, again.output
    made = read(day / "third")
    assert [item["absent"] for item in made["rounds"]] == [[31, 32], [3], [3, 31], [3, 31]]
    judged = attune("check", day / "third" / "plan.json", day / "third" / "roster.json")
    assert judged.exit_code == 0, judged.output


def test_tables_with_hosts_and_a_lock(day):
    people = [
        {"id": n, "name": f"P{n}", "interests": [TOPICS[n % 7]], "host": n <= 6}
        for n in range(1, 31)
    ]
    file = day / "people.json"
    file.write_text(json.dumps({"attendees": people}))
    words = ("--format", "tables", "--table-size", 5, "--hosts", "--rounds", 3)
    made = attune("plan", file, *words, "--out", day / "tables")
    assert made.exit_code == 0, made.output
    late = day / "late.json"
    late.write_text(json.dumps([{"name": "Zoë", "keep_apart": ["P1"], "host": False}]))
    done = attune(
        "repair", day / "tables" / "plan.json", file, "--from-round", 2, "--gone", "2,9,10",
        "--lock", 3, "--add", late, "--out", day / "new",
    )  # fmt: skip
    assert done.exit_code == 0, done.output
    assert "Round 2: table 2 has lost its host, P2." in done.output
    before, after = read(day / "tables")["rounds"], read(day / "new")["rounds"]
    seats = [{a: m["table"] for m in item["meetings"] for a in m["attendees"]}
             for item in (before[2], after[2])]  # fmt: skip
    assert {a: seats[1][a] for a in seats[0] if a not in {2, 9, 10}} == {
        a: table for a, table in seats[0].items() if a not in {2, 9, 10}
    }
    for item in after[1:]:
        assert not [m for m in item["meetings"] if {1, 31} <= set(m["attendees"])]
    judged = attune("check", day / "new" / "plan.json", day / "new" / "roster.json")
    assert judged.exit_code == 0, judged.output


def test_a_rules_file_says_who_takes_a_table_over(day):
    people, rules = day / "people.csv", day / "rules.json"
    hosted = {"hosts": [3, 9], "takeovers": []}
    rules.write_text(json.dumps(hosted))
    planning = ("--format", "tables", "--rounds", 3, "--rules", rules, "--out", day / "out")
    assert attune("plan", people, *planning).exit_code == 0
    home = next(m["table"] for m in read(day / "out")["rounds"][0]["meetings"] if m["host"] == 3)
    takeover = {"round": 2, "table": home, "host": 17, "instead_of": 3}
    rules.write_text(json.dumps({**hosted, "takeovers": [takeover]}))
    done = repair(day, "--from-round", 2, "--gone", 3, "--rules", rules)
    assert done.exit_code == 0, done.output
    new = read(day / "new")
    at_home = [m for r in new["rounds"] for m in r["meetings"] if m["table"] == home]
    assert [m["host"] for m in at_home] == [3, 17, 17]
    judged = attune("check", day / "new" / "plan.json", people, "--rules", rules)
    assert (judged.exit_code, judged.output.splitlines()[0]) == (0, "Every rule is kept.")
    early = attune("plan", people, *planning)
    assert (early.exit_code, early.output.count("A takeover is of a plan that is repaired")) == (
        2,
        1,
    )
    rules.write_text(json.dumps({"takeovers": [{"round": 2}]}))
    assert "table is missing" in repair(day, "--from-round", 2, "--rules", rules).output


@pytest.mark.parametrize("size", [3, 5, 8])
def test_the_judge_reads_the_table_size_off_the_plan(day, size):
    words = ("--format", "tables", "--table-size", size, "--rounds", 2, "--out", day / "tables")
    assert attune("plan", day / "people.csv", *words).exit_code == 0
    judged = attune("check", day / "tables" / "plan.json", day / "people.csv")
    assert (judged.exit_code, judged.output.splitlines()[0]) == (0, "Every rule is kept.")


def test_ids_that_are_texts_are_said_as_they_stand(day):
    rows = "".join(f"gst-{n:02},Guest {n},{TOPICS[n % 7]},en\n" for n in range(1, 13))
    (day / "people.csv").write_text("id,name,interests,languages\n" + rows)
    (day / "late.csv").write_text("id,name,interests\nlate-b,Bo,bees\nlate-a,Al,chess\n")
    attune("plan", day / "people.csv", "--rounds", 3, "--out", day / "out")
    done = repair(day, "--from-round", 2, "--gone", "gst-02,gst-05", "--add", day / "late.csv")
    assert done.exit_code == 0, done.output
    reasons = {one["id"]: one["reason"] for one in changes(day / "new")}
    assert (reasons["gst-02"], reasons["late-a"]) == ("has left", "is new")
    assert [item["absent"] for item in read(day / "new")["rounds"]] == [[13, 14], [2, 5], [2, 5]]
    names = json.loads((day / "new" / "roster.json").read_text())["attendees"]
    assert [(one["id"], one["name"]) for one in names[12:]] == [(13, "Bo"), (14, "Al")]


def test_an_old_wish_counts_for_who_comes_now(day):
    row = "1,Person 001,,bees,,,en,2\n"
    (day / "people.csv").write_text(
        HEADER.replace("depth", "depth,keep apart")
        + row.replace("2\n", "2,Zoë Late\n")
        + "".join(f"{one[:-1]},\n" for one in lines(30)[1:])
    )
    attune("plan", day / "people.csv", "--rounds", 4, "--out", day / "out")
    done = repair(day, "--from-round", 1, "--add", day / "late.csv")
    assert done.exit_code == 0, done.output
    wishes = json.loads((day / "new" / "roster.json").read_text())["attendees"]
    assert [one["keep_apart"] for one in wishes if one["name"] == "Zoë Late"] == [[1]]


def test_a_swap_states_its_cost_first_and_is_made(day):
    pairs = [m["attendees"] for m in read(day / "out")["rounds"][1]["meetings"]]
    (a, b), (c, d) = pairs[:2]
    plan, people = day / "out" / "plan.json", day / "people.csv"
    asked = attune("repair", plan, people, "--swap", f"2:{a}:{c}", "--dry-run")
    assert asked.exit_code == 0, asked.output
    assert f"Round 2, Person {a:03} and Person {c:03} change places: affinity " in asked.output
    assert asked.output.splitlines()[0].endswith("cards to print again: 4.")
    done = repair(day, "--swap", f"2:{a}:{c}")
    assert done.exit_code == 0, done.output
    assert done.output.splitlines()[:-1] == asked.output.splitlines()
    made = [m["attendees"] for m in read(day / "new")["rounds"][1]["meetings"]]
    assert made[:2] == [sorted((c, b)), sorted((a, d))]
    assert made[2:] == pairs[2:]
    judged = attune("check", day / "new" / "plan.json", day / "new" / "roster.json")
    assert judged.exit_code == 0, judged.output


def test_a_dry_run_tells_who_would_be_left_alone(day):
    (a, b), (c, d) = [m["attendees"] for m in read(day / "out")["rounds"][1]["meetings"]][:2]
    plan, people = day / "out" / "plan.json", day / "people.csv"
    asked = attune("repair", plan, people, "--move", f"2:{a}:2-2", "--dry-run").output.splitlines()
    first, second, third = (f"Person {one:03}" for one in sorted((a, c, d)))
    assert f"Round 2, a group of three: {first}, {second} and {third}." in asked
    assert f"Round 2, sitting out: Person {b:03}." in asked


def test_two_who_wait_are_joined(day):
    plan, people, new = day / "out" / "plan.json", day / "people.csv", day / "new"
    (a, b), (c, d) = [m["attendees"] for m in read(day / "out")["rounds"][1]["meetings"]][:2]
    # Two move to other pairs, and leave their partners waiting.
    moved = attune("repair", plan, people, "--move", f"2:{a}:2-3", "--out", day / "moved")
    assert moved.exit_code == 0, moved.output
    swapped = (day / "moved" / "plan.json", day / "moved" / "roster.json")
    again = attune("repair", *swapped, "--move", f"2:{c}:2-4", "--out", day / "waiting")
    assert again.exit_code == 0, again.output
    waiting = (day / "waiting" / "plan.json", day / "waiting" / "roster.json")
    done = attune("repair", *waiting, "--join", f"2:{b}:{d}", "--out", new)
    assert done.exit_code == 0, done.output
    assert f"Round 2, Person {b:03} and Person {d:03} meet: affinity " in done.output
    made = [m["attendees"] for m in read(new)["rounds"][1]["meetings"]]
    assert sorted((b, d)) in made
    assert attune("check", new / "plan.json", new / "roster.json").exit_code == 0


def test_an_edit_that_breaks_a_rule_is_refused(day):
    pairs = [m["attendees"] for m in read(day / "out")["rounds"][1]["meetings"]]
    (a, b), (c, _) = pairs[:2]
    rules = day / "rules.json"
    rules.write_text(json.dumps({"keep_apart": [[c, b]]}))
    done = repair(day, "--swap", f"2:{a}:{c}", "--rules", rules)
    assert done.exit_code == 2
    assert "are to be kept apart" in done.output
    assert not (day / "new").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--from-round", 5), "The plan has 4 rounds; 5 is none of them."),
        (("--from-round", 2, "--gone", "3,99"), "Nobody on the roster has the id '99'."),
        (("--from-round", 2, "--lock", "1"), "There is no round or meeting 1 among those to come."),
        (("--from-round", 2, "--add", "no-such.csv"), "cannot be read"),
        (("--swap", "2:1"), "--swap is ROUND:ID:ID"),
        (("--swap", "9:1:2"), "The plan has no round 9."),
        (("--move", "2:1:2-99"), "That round has no meeting 2-99."),
        (("--join", "2:1"), "--join is ROUND:ID:ID"),
        (("--join", "2:1:2"), "Has somebody to meet in that round already: Person 001."),
        ((), "Give either --from-round, or edits"),
        (("--swap", "2:1:2", "--gone", "9"), "--gone goes with --from-round, not with --swap"),
        (("--swap", "2:1:2", "--add", "late.csv"), "--add goes with --from-round"),
        (("--move", "2:1:2-2", "--lock", "3"), "--lock goes with --from-round"),
        (("--swap", "2:1:2", "--most", 0), "--most goes with --from-round"),
    ],
)
def test_bad_input_ends_with_two_and_the_reason(day, words, said):
    done = repair(day, *words)
    assert (done.exit_code, said in done.output) == (2, True), done.output
    assert not (day / "new").exists()


def test_an_id_that_is_taken_and_a_wrong_file_are_refused(day):
    (day / "late.csv").write_text("id,name\n3,Zoë\n")
    taken = repair(day, "--from-round", 2, "--add", day / "late.csv")
    assert (taken.exit_code, "these ids are taken already: 3" in taken.output) == (2, True)
    wrong = attune("repair", day / "late.csv", day / "people.csv", "--from-round", 2, "--dry-run")
    assert (wrong.exit_code, "is not a plan we can read" in wrong.output) == (2, True)
    (day / "people.csv").write_text(HEADER + "".join(lines(29)))
    other = repair(day, "--from-round", 2)
    assert (other.exit_code, "made for another roster" in other.output) == (2, True)


@pytest.mark.parametrize(
    ("change", "said"),
    [({"seed": "x"}, "seed is no whole number"), ({"prices": ["4"]}, "an item of prices is no")],
)
def test_a_plan_with_a_wrong_field_is_refused_by_its_name(day, change, said):
    file = day / "out" / "plan.json"
    file.write_text(json.dumps({**json.loads(file.read_text()), **change}))
    for done in (repair(day, "--from-round", 2), attune("check", file, day / "people.csv")):
        assert (done.exit_code, f"is not a plan we can read: {said}" in done.output) == (2, True)


def test_prices_for_other_people_prove_nothing_and_are_told(day):
    file = day / "out" / "plan.json"
    file.write_text(json.dumps({**read(day / "out"), "prices": [1, 2]}))
    done = attune("check", file, day / "people.csv")
    said = "The bound is not proved: the plan tells no prices for this roster."
    assert (done.exit_code, said in done.output.splitlines()) == (0, True)
