"""Rules from options and files: what counts most, who must differ, and who met before."""

import csv
import json

import pytest
from click.testing import CliRunner

import matching
from service.cli import main
from service.cli.rosterfile import read_roster_file
from service.cli.rules import read_rules

HEADER = "id,name,interests,Industry,Age,Shirt size,company\n"
FIELDS = ("law", "art", "care")


@pytest.fixture
def roster(tmp_path):
    """Twelve people of three fields and two shirt sizes."""
    file = tmp_path / "people.csv"
    rows = [
        f"{n},Person {n:02},chess; {'tea' if n % 2 else 'maps'},{FIELDS[n % 3]},{20 + 3 * n},"
        f"{'SM'[n % 2]},{'Acme' if n < 4 else ''}\n"
        for n in range(1, 13)
    ]
    file.write_text(HEADER + "".join(rows))
    return file


def attune(*words):
    return CliRunner().invoke(main, [str(word) for word in words])


def plan(roster, out, *more, rounds=2):
    return attune("plan", roster, "--rounds", rounds, "--out", out, *more)


def pairs(out):
    made = json.loads((out / "plan.json").read_text())
    return [tuple(m["attendees"]) for one in made["rounds"] for m in one["meetings"]]


def test_fields_and_ages_are_traits_and_other_columns_where_they_must_differ(roster):
    _, people = read_roster_file(roster, with_hosts=False)
    assert people[0].traits == (("age band", "20-29"), ("field", "art"))
    made, people = read_roster_file(roster, with_hosts=False, different=("shirt size", "group"))
    assert people[3].traits == (("age band", "30-39"), ("field", "art"), ("shirt size", "S"))
    assert [a.group for a in made.attendees[:4]] == ["Acme", "Acme", "Acme", None]


@pytest.mark.parametrize("named", ["Industry", "field", "profession"])
def test_nobody_meets_somebody_of_the_same_field(roster, tmp_path, named):
    done = plan(roster, tmp_path, "--different", named, "--different", "Shirt Size")
    assert done.exit_code == 0, done.output
    assert [(a, b) for a, b in pairs(tmp_path) if a % 3 == b % 3 or a % 2 == b % 2] == []
    same = ("--different", "shirt size", "--different", "field")
    assert attune("check", tmp_path / "plan.json", roster, *same).exit_code == 0


def test_the_judge_names_those_who_should_differ(roster, tmp_path):
    plan(roster, tmp_path, rounds=8)
    alike = [(a, b) for a, b in pairs(tmp_path) if a % 3 == b % 3]
    done = attune("check", tmp_path / "plan.json", roster, "--different", "field")
    assert done.output.count("are the same in what must differ.") == len(alike) > 0
    assert done.exit_code == 1


def test_options_and_files_say_the_same_and_options_have_the_last_word(tmp_path):
    file = tmp_path / "rules.json"
    said = {"preset": "find-my-people", "fairness": 0.5, "different": ["Company", "Beruf"]}
    file.write_text(json.dumps(said))
    plain = matching.Rules("pairs", 1)

    def rules(**changes):
        asked = {"preset": None, "fairness": None, "different": (), **changes}
        return read_rules(plain, file, **asked)

    assert (rules().preset, rules().fairness) == ("find-my-people", 5)
    assert rules().different == ("group", "field")
    more = rules(preset="balanced", fairness=0, different=("field", "Town"))
    assert (more.preset, more.fairness) == ("balanced", 0)
    assert more.different == ("group", "field", "town")


def test_presets_change_who_meets_and_the_judge_has_to_know_them(roster, tmp_path):
    rows = [
        "1,A,jazz,,\n", "2,B,jazz,,\n", "3,C,tea,,bees\n", "4,D,bees,,\n",
        "5,E,tea,bees,\n", "6,F,maps,,\n",
    ]  # fmt: skip
    file = tmp_path / "six.csv"
    file.write_text("id,name,interests,values,curious about\n" + "".join(rows))
    for preset in ("find-my-people", "widen-the-circle"):
        out = tmp_path / preset
        assert plan(file, out, "--preset", preset, rounds=1).exit_code == 0
        known = attune("check", out / "plan.json", file, "--preset", preset)
        assert known.output.startswith("Every rule is kept."), known.output
        assert attune("check", out / "plan.json", file).exit_code == 1
    assert (3, 5) in pairs(tmp_path / "find-my-people")
    assert (3, 4) in pairs(tmp_path / "widen-the-circle")


def test_pairs_say_that_they_have_no_hosts(roster, tmp_path):
    file = tmp_path / "rules.json"
    file.write_text(json.dumps({"hosts": [1]}))
    said = "Pairs have no hosts; those of the rules file count at tables only."
    at_tables = plan(roster, tmp_path, "--rules", file, "--format", "tables").output.splitlines()
    in_pairs = plan(roster, tmp_path, "--rules", file).output.splitlines()
    assert (in_pairs[0], said in at_tables) == (said, False)


def test_an_earlier_plan_brings_new_faces(roster, tmp_path):
    plan(roster, tmp_path / "one", rounds=3)
    table = tmp_path / "one" / "plan.csv"
    done = plan(roster, tmp_path / "two", "--history", table, rounds=3)
    assert "plan.csv: 18 pairs of people met before.\n" in done.output
    assert set(pairs(tmp_path / "one")) & set(pairs(tmp_path / "two")) == set()
    again = attune("check", tmp_path / "two" / "plan.json", roster, "--history", table)
    assert (again.exit_code, again.output.count("Every rule is kept.")) == (0, 1)
    bad = attune("check", tmp_path / "one" / "plan.json", roster, "--history", table)
    assert bad.output.count("meet again, and no notice") == 18


def test_a_plan_is_read_by_name_and_ids_only_tell_namesakes_apart(roster, tmp_path):
    table = tmp_path / "plan.csv"
    rows = [
        ("round", "table", "id", "name", "meets", "opener"),
        # Another list: its ids are other people's here.
        (1, 1, 7, "person 01", "", ""), (1, 1, 8, "Person 02", "", ""),
        (1, 2, 1, "Somebody Else", "", ""), (1, 2, 2, "Person 03", "", ""),
        (1, "", 3, "Person 04", "", ""), (2, "", 4, "Person 05", "", ""),
    ]  # fmt: skip
    with table.open("w", newline="") as file:
        csv.writer(file).writerows(rows)
    done = plan(roster, tmp_path / "out", "--history", table)
    said = "plan.csv: 1 pair of people met before; 1 name or id in it fits nobody on this roster."
    assert said in done.output
    assert (1, 2) not in pairs(tmp_path / "out")


@pytest.mark.parametrize("heading", ["one,two\n", ""])
def test_pairs_of_names_or_ids_count_with_and_without_a_heading(roster, tmp_path, heading):
    table = tmp_path / "met.csv"
    table.write_text(heading + "1,Person 02\nPERSON 03,4\n5,99\n6,Nobody Here\n1,2\n")
    done = plan(roster, tmp_path / "out", "--history", table, "--history", table)
    said = "met.csv: 2 pairs of people met before; 2 names or ids in it fit nobody on this roster."
    assert done.output.count(said) == 2
    assert {(1, 2), (3, 4)} & set(pairs(tmp_path / "out")) == set()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--preset", "lucky"), "'lucky' is not one of"),
        (("--fairness", "0.55"), "0.55 is not a percentage such as 1 or 0.5."),
        (("--fairness", "101"), "101 is not a percentage such as 1 or 0.5."),
        (("--fairness", "nan"), "nan is not a percentage such as 1 or 0.5."),
        (("--fairness", "inf"), "inf is not a percentage such as 1 or 0.5."),
        (("--fairness", "some"), "some is not a percentage such as 1 or 0.5."),
        (
            ("--different", "Town"),
            "Nobody on the roster has “town”, in which people are to differ.",
        ),
        (("--history", "nowhere.csv"), "nowhere.csv cannot be read"),
    ],
)
def test_what_cannot_be_used_ends_with_two_and_the_reason(roster, tmp_path, words, said):
    done = plan(roster, tmp_path / "out", *words)
    assert (done.exit_code, said in done.output) == (2, True), done.output


@pytest.mark.parametrize(
    ("rules", "said"),
    [
        ({"preset": "lucky"}, "There is no preset “lucky”."),
        ({"fairness": "NaN"}, "fairness: NaN is not a percentage such as 1 or 0.5."),
        ({"fairness": "0.55"}, "fairness: 0.55 is not a percentage such as 1 or 0.5."),
    ],
)
def test_files_are_held_to_the_same(roster, tmp_path, rules, said):
    file = tmp_path / "rules.json"
    file.write_text(json.dumps(rules))
    for command in (
        ("plan", roster, "--rounds", 1, "--out", tmp_path / "out"),
        ("check", tmp_path / "good" / "plan.json", roster),
    ):
        plan(roster, tmp_path / "good")
        done = attune(*command, "--rules", file)
        assert (done.exit_code, said in done.output) == (2, True), done.output


@pytest.mark.parametrize(
    ("rows", "rounds", "said"),
    [
        (
            "1,A,en,B; C\n2,B,en,\n3,C,en,\n4,D,en,\n",
            3,
            "Too few people are left to meet for A, B and C. Of the others, some are kept apart from them. "
            "Possible rounds: 1, asked for: 3. Plan fewer, or release keep-apart pairs.",
        ),
        (
            "1,A,fr,B\n2,B,fr,\n3,C,en,\n4,D,en,\n",
            1,
            "Nobody is left to meet for A and B. Of the others, some are kept apart from them, some share "
            "no language with them. To help, release keep-apart pairs.",
        ),
    ],
)
def test_the_true_reason_is_told(tmp_path, rows, rounds, said):
    file = tmp_path / "people.csv"
    file.write_text("id,name,languages,keep apart\n" + rows)
    done = plan(file, tmp_path / "out", rounds=rounds)
    assert done.exit_code == 2
    assert said in " ".join(done.output.split())


def test_json_rosters_have_traits(tmp_path):
    people = [
        {"id": 1, "name": "A", "traits": {"Profession": "law", "age": 34, "Team color": "red"}},
        {"id": 2, "name": "B"},
    ]
    file = tmp_path / "people.json"
    file.write_text(json.dumps({"attendees": people}))
    made, _ = read_roster_file(file, with_hosts=False)
    assert made.attendees[0].traits == (
        ("age band", "30-39"),
        ("field", "law"),
        ("team color", "red"),
    )
    file.write_text(json.dumps({"attendees": [{"id": 1, "name": "A", "traits": ["law"]}]}))
    done = plan(file, tmp_path / "out")
    assert (done.exit_code, "traits must be names with values" in done.output) == (2, True)


def test_wishes_that_mean_nobody_are_told_without_whose_they_are(tmp_path):
    people = [{"id": n, "name": f"Person {n}", "interests": ["chess"]} for n in range(1, 7)]
    people[0] |= {"keep_apart": [77, 2], "met": [1]}
    people[1] |= {"keep_apart": ["Nobody Known", 77]}
    file = tmp_path / "people.json"
    file.write_text(json.dumps({"attendees": people}))
    told = [
        "2 names in “keep apart” fit nobody else on the roster: 77, Nobody Known.",
        "1 name in “met” fits nobody else on the roster: 1.",
    ]
    assert plan(file, tmp_path).output.splitlines()[:2] == told
    made = tmp_path / "plan.json"
    assert attune("check", made, file).output.splitlines()[:2] == told
    days = attune("repair", made, file, "--from-round", 1, "--gone", 3, "--dry-run")
    assert days.output.splitlines()[-2:] == told


def test_a_rules_file_brings_questions_and_says_how_deep_they_may_go(roster, tmp_path):
    rules = tmp_path / "rules.json"
    own = {"text": "What brought you to our library?"}
    rules.write_text(json.dumps({"deepest": 1, "questions": [own]}))
    done = plan(roster, tmp_path, "--rules", rules)
    assert done.exit_code == 0, done.output
    made = json.loads((tmp_path / "plan.json").read_text())
    ladders = [m["ladder"] for one in made["rounds"] for m in one["meetings"]]
    assert {ladder["depth"] for ladder in ladders} == {1}
    assert [ladder["other"] for ladder in ladders].count(own["text"]) == 6
    rules.write_text(json.dumps({"tone": "stern"}))
    done = plan(roster, tmp_path, "--rules", rules)
    assert (
        done.exit_code,
        "The tone is warm, playful or professional, not stern." in done.output,
    ) == (2, True)
    rules.write_text(json.dumps({"deepest": 4}))
    done = plan(roster, tmp_path, "--rules", rules)
    assert (
        done.exit_code,
        "The deepest step is 1 light, 2 open or 3 deep, not 4." in done.output,
    ) == (2, True)
    rules.write_text(json.dumps({"questions": [{"text": ""}]}))
    done = plan(roster, tmp_path, "--rules", rules)
    assert (done.exit_code, "Question 1 cannot be asked" in done.output) == (2, True)
