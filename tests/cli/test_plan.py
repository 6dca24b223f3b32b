"""The command line as people type it: files in, files out, clear ends."""

import csv
import json
import os
import random
import re
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner

from service.cli import main
from tests.printing.conftest import printed

TOPICS = ("night trains", "sourdough", "old maps", "choir singing", "repair cafés", "bees", "chess")
HEADER = "id,name,email,interests,values,curious about,languages,depth\n"


def lines(count):
    return [
        f"{n},Person {n:03},p{n}@example.org,{TOPICS[n % 7]}; {TOPICS[n * 3 % 7]},craft,"
        f"{TOPICS[n * 5 % 7]},en,{n % 3 + 1}\n"
        for n in range(1, count + 1)
    ]


@pytest.fixture
def roster(tmp_path):
    file = tmp_path / "people.csv"
    file.write_text(HEADER + "".join(lines(30)))
    return file


def attune(*words):
    return CliRunner().invoke(main, [str(word) for word in words])


def plan(roster, out, *more):
    return attune("plan", roster, "--format", "pairs", "--rounds", 4, "--out", out, *more)


def test_a_plan_and_its_table(roster, tmp_path):
    done = plan(roster, tmp_path / "out")
    assert done.exit_code == 0, done.output
    made = json.loads((tmp_path / "out" / "plan.json").read_text())
    assert (made["schema"], made["format"], len(made["rounds"])) == (1, "pairs", 4)
    assert (made["measures"]["repeats"], made["measures"]["byes"]) == (0, 0)
    table = (tmp_path / "out" / "plan.csv").read_text().splitlines()
    assert table[0] == "round,table,id,name,meets,opener"
    assert len(table) == 1 + 4 * 30


def test_the_judge_agrees_and_finds_a_fault(roster, tmp_path):
    plan(roster, tmp_path)
    good = attune("check", tmp_path / "plan.json", roster)
    assert (good.exit_code, good.output.splitlines()[0]) == (0, "Every rule is kept.")
    made = json.loads((tmp_path / "plan.json").read_text())
    made["rounds"][1] = {**made["rounds"][0], "round": 2}
    (tmp_path / "bad.json").write_text(json.dumps(made))
    bad = attune("check", tmp_path / "bad.json", roster)
    assert bad.exit_code == 1
    assert bad.output.count("meet again, and no notice tells of it.") == 15
    assert bad.output.splitlines()[0] == "Rules are broken in 17 places:"
    assert "  The plan: its figures differ from a recount." in bad.output.splitlines()


def test_the_judge_says_that_a_plan_is_for_fewer_people(roster, tmp_path):
    plan(roster, tmp_path)
    roster.write_text(HEADER + "".join(lines(31)))
    said = attune("check", tmp_path / "plan.json", roster).output.splitlines()
    assert said[:5] == [
        "Rules are broken in 6 places:",
        "  The plan: it was made for another roster, or for an older state of this one.",
        "  Round 1: no seat and no bye for Person 031.",
        "  Round 2: no seat and no bye for Person 031.",
        "  Round 3: no seat and no bye for Person 031.",
    ]
    assert said[-1] == "The bound is not proved: the plan tells no prices for this roster."


def test_repeats_and_large_tables_are_told_before_planning(roster, tmp_path):
    words = ("--format", "tables", "--table-size", 8, "--rounds", 2, "--out", tmp_path / "out")
    said = attune("plan", roster, *words).output
    certain = (
        "With these people and tables, at most 1 round is possible without meeting twice; "
        "in this plan two people meet again at least 14 times."
    )
    large = "Tables have up to 8 seats. Up to five people keep one conversation; larger tables"
    assert (said.count(certain), said.count(large)) == (1, 1)
    assert said.index(certain) < said.index(large) < said.index("2 rounds. Repeats: ")


def test_a_plan_says_how_its_bound_is_known(roster, tmp_path):
    assert plan(roster, tmp_path).output.count("The bound is proved by the plan's prices") == 1
    judged = attune("check", tmp_path / "plan.json", roster).output.splitlines()
    assert [one for one in judged if one.startswith("The bound")] == [
        "The bound is proved by the plan's prices."
    ]
    first = tmp_path / "first.json"
    made = json.loads((tmp_path / "plan.json").read_text())
    first.write_text(json.dumps({**made, "prices": []}))
    judged = attune("check", first, roster)
    assert (judged.exit_code, judged.output.splitlines()[-1]) == (
        0,
        "The bound is not proved: the plan tells no prices for this roster.",
    )


def test_rules_from_a_file_are_kept(roster, tmp_path):
    rules = tmp_path / "rules.json"
    rules.write_text(json.dumps({"keep_apart": [[1, n] for n in range(2, 26)]}))
    assert plan(roster, tmp_path, "--rules", rules).exit_code == 0
    made = json.loads((tmp_path / "plan.json").read_text())
    met = {
        mate
        for one in made["rounds"]
        for meeting in one["meetings"]
        if 1 in meeting["attendees"]
        for mate in meeting["attendees"]
    }
    assert met <= {1, 26, 27, 28, 29, 30}
    assert attune("check", tmp_path / "plan.json", roster, "--rules", rules).exit_code == 0


@pytest.mark.parametrize("hash_seed", ["0", "1", "4242"])
def test_same_people_in_any_order_give_the_same_bytes(roster, tmp_path, hash_seed):
    plan(roster, tmp_path / "one")
    shuffled = lines(30)
    random.Random(hash_seed).shuffle(shuffled)
    other = tmp_path / "shuffled.csv"
    other.write_text(HEADER + "".join(shuffled))
    subprocess.run(
        [sys.executable, "-c", "from service.cli import main; main()", "plan", other,
         "--format", "pairs", "--rounds", "4", "--out", tmp_path / "two"],
        env={**os.environ, "PYTHONHASHSEED": hash_seed}, check=True, capture_output=True,
    )  # fmt: skip
    first, second = (tmp_path / name / "plan.json" for name in ("one", "two"))
    assert first.read_bytes() == second.read_bytes()


def test_json_rosters_speak_in_ids(tmp_path):
    people = [
        {
            "id": 10 * n,
            "name": f"P{n}",
            "interests": ["tea", TOPICS[n]],
            "met": [10] if n == 2 else [],
        }
        for n in range(1, 7)
    ]
    file = tmp_path / "people.json"
    file.write_text(json.dumps({"attendees": people}))
    assert plan(file, tmp_path).exit_code == 0
    made = json.loads((tmp_path / "plan.json").read_text())
    pairs = {tuple(m["attendees"]) for one in made["rounds"] for m in one["meetings"]}
    assert (10, 20) not in pairs
    assert {number for pair in pairs for number in pair} == {10, 20, 30, 40, 50, 60}


def test_tables_sit_in_equal_sizes(roster, tmp_path):
    done = attune(
        "plan", roster, "--format", "tables", "--table-size", 4, "--rounds", 3, "--out", tmp_path
    )
    assert done.exit_code == 0, done.output
    made = json.loads((tmp_path / "plan.json").read_text())
    sizes = [sorted(len(m["attendees"]) for m in one["meetings"]) for one in made["rounds"]]
    assert sizes == [[3, 3, 4, 4, 4, 4, 4, 4]] * 3
    assert attune("check", tmp_path / "plan.json", roster).exit_code == 0


def test_the_print_pack(roster, tmp_path):
    done = plan(roster, tmp_path, "--print", "--stock", "letter-35x20", "--name", "Our evening")
    assert done.exit_code == 0, done.output
    names = sorted(path.name for path in (tmp_path / "print").iterdir())
    assert names == [
        "README.txt",
        "badges.pdf",
        "cards-01.pdf",
        "cards-02.pdf",
        "host-sheets.pdf",
        "itineraries.pdf",
        "names.csv",
        "prompts.pdf",
        "report.csv",
        "ruler.pdf",
        "run-of-show.pdf",
        "tents.pdf",
        "wall-list.pdf",
    ]
    # A list from the shell tells no day, so no paper makes one up.
    show = printed((tmp_path / "print" / "run-of-show.pdf").read_bytes())
    assert show[0].startswith("Our evening Run of show 18:00 – ")
    assert [page for page in show if "2000" in page] == []


def test_the_print_pack_by_table_is_a_file_for_each_round(roster, tmp_path):
    done = plan(roster, tmp_path, "--print", "--order", "table")
    assert done.exit_code == 0, done.output
    folder = tmp_path / "print"
    files = [f"cards-round-{n}.pdf" for n in (1, 2, 3, 4)]
    assert sorted(path.name for path in folder.glob("cards*")) == files
    for number, name in enumerate(files, start=1):
        pages = printed((folder / name).read_bytes())
        rounds = {word for page in pages for word in re.findall(r"ROUND \d", page)}
        assert rounds == {f"ROUND {number}"}
    readme = (folder / "README.txt").read_bytes().decode().split("\r\n")
    listed = [line[2:] for line in readme if line.startswith("- ")]
    assert listed[:5] == [*files, "prompts.pdf"]
    assert sorted(listed) == sorted(path.name for path in folder.glob("*.pdf"))
    again = plan(roster, tmp_path, "--print")
    left = ", ".join(files)
    assert f"Not of this print, left as they were: {left}\n" in again.stderr + again.stdout


def test_the_report_of_the_print_pack_names_whose_paper_it_is(tmp_path):
    long = "W" * 100
    people = [{"id": 7 * n, "name": long if n == 3 else f"P{n}"} for n in range(1, 5)]
    file = tmp_path / "people.json"
    file.write_text(json.dumps(people))
    words = ("--rounds", 1, "--print", "--large", "--out", tmp_path)
    assert attune("plan", file, *words).exit_code == 0
    with (tmp_path / "print" / "report.csv").open(encoding="utf-8", newline="") as opened:
        header, *rows = csv.reader(opened)
    assert header == ["card", "name", "field", "kind", "detail"]
    assert {(row[0], row[1]) for row in rows} == {
        ("1-2-14", "P2"),
        ("1-2-21", long),
        ("badge-21", long),
    }


def test_the_print_pack_looks_as_asked_on_any_card_paper(roster, tmp_path):
    look = ("--stock", "L7417", "--design", "band", "--color", "#1F6F6B", "--large")
    sizes = {}
    for folder, options in (("usual", ()), ("asked", look), ("again", look)):
        assert plan(roster, tmp_path / folder, "--print", *options).exit_code == 0
        files = sorted((tmp_path / folder / "print").glob("*.pdf"))
        sizes[folder] = {one.name: one.read_bytes() for one in files}
    assert sizes["asked"] == sizes["again"]
    same = {name for name, content in sizes["asked"].items() if content == sizes["usual"][name]}
    assert same == set()


@pytest.mark.parametrize(
    ("option", "said"),
    [
        (("--color", "teal"), "--color wants a color such as #1f6f6b, not 'teal'"),
        (("--stock", "L9999"), "--stock wants a card paper that we know, not 'L9999'"),
    ],
)
def test_a_look_that_cannot_be_ends_before_anything_is_planned(roster, tmp_path, option, said):
    done = plan(roster, tmp_path, "--print", *option)
    assert (done.exit_code, said in done.output) == (2, True)
    assert not (tmp_path / "plan.json").exists()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "The file is empty."),
        ("name\n", "The file has headings and no rows."),
        ("color,shape\nred,round\n", "No column of the roster is a name or an id"),
        ('name,interests\n"Zoe,tea\n', "Something is wrong near line 2."),
        (
            "name,email\nZoe,not an address\n",
            "line 2: E-mail: “not an address” is no full address: it has no @.",
        ),
        ("id,name\n1,Zoe\n1,Sam\n", "line 3: It repeats the person in row 2."),
        ('{"attendees": [{"id": "x", "name": "Zoe"}]}', "id must be a whole number"),
        ('{"attendees": 5}', "not JSON of the form"),
    ],
)
def test_bad_rosters_end_with_two_and_the_reason(tmp_path, content, said):
    file = tmp_path / "people.csv"
    file.write_text(content)
    done = plan(file, tmp_path / "out")
    assert done.exit_code == 2
    assert said in done.output
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("people", "said"),
    [
        (1, "A plan needs two people or more."),
        (4, "Possible rounds: 3."),
    ],
)
def test_what_cannot_be_planned_ends_with_two_and_what_could(tmp_path, people, said):
    file = tmp_path / "people.csv"
    file.write_text(HEADER + "".join(lines(people)))
    done = plan(file, tmp_path / "out")
    assert done.exit_code == 2
    assert said in done.output


@pytest.mark.parametrize(
    ("rules", "said"),
    [
        (
            '{"keep_apart": [[1, 99]]}',
            "“keep_apart” names an id that nobody on the roster has: 99.",
        ),
        ('{"keep_apart": [[1]]}', "keep_apart is no list of pairs of whole numbers"),
        ('{"keep_apart": "36"}', "keep_apart is no list."),
        ('{"keep_apart": ["36"]}', "keep_apart is no list of pairs of whole numbers"),
        ('{"met_before": [[3.7, 6]]}', "met_before is no list of pairs of whole numbers"),
        ('{"seat_together": [[true, 1]]}', "seat_together is no list of pairs of whole numbers"),
        ('{"hosts": ["1"]}', "an item of hosts is no whole number."),
        ('{"different": "group"}', "different is no list."),
        ('{"preset": 1}', "preset is no text."),
        ('{"fairness": NaN}', "fairness: nan is not a percentage"),
        ('{"keep": [[1, 2]]}', "unknown rules: keep"),
        (
            '{"keep_apart": [[1, 2]], "seat_together": [[2, 1]]}',
            "apart at once: Person 001 and Person 002.",
        ),
        ("nonsense", "not readable JSON"),
    ],
)
def test_bad_rules_end_with_two_and_the_reason(roster, tmp_path, rules, said):
    file = tmp_path / "rules.json"
    file.write_text(rules)
    done = plan(roster, tmp_path / "out", "--rules", file)
    assert done.exit_code == 2
    assert said in done.output


def test_cells_that_look_like_formulas_are_guarded_in_our_csv(tmp_path):
    file = tmp_path / "people.csv"
    file.write_text('name,interests\n"\'=cmd()",tea\nSam,tea\n')
    attune("plan", file, "--rounds", 1, "--out", tmp_path)
    assert "'=cmd()" in (tmp_path / "plan.csv").read_text()


def test_plan_files_obey_the_published_schema(roster, tmp_path):
    schema = json.loads((Path(__file__).parents[2] / "docs" / "plan.schema.json").read_text())
    for out, words in {"pairs": (), "tables": ("--format", "tables", "--table-size", 4)}.items():
        plan(roster, tmp_path / out, *words)
        jsonschema.validate(json.loads((tmp_path / out / "plan.json").read_text()), schema)


def test_hosts_that_nobody_is_are_said(roster, tmp_path):
    done = plan(roster, tmp_path, "--format", "tables", "--hosts")
    assert done.exit_code == 0, done.output
    assert done.output.startswith("Nobody in the roster is marked as host, so nobody stays")
    assert "marked as host" not in plan(roster, tmp_path, "--format", "tables").output


def test_a_table_calls_nobody_you_whatever_their_number(tmp_path):
    everybody = [
        {"id": n, "name": name, "interests": ["chess"]} for n, name in enumerate(("Ana", "Ben"))
    ]
    file = tmp_path / "people.json"
    file.write_text(json.dumps([*everybody, {"id": 2, "name": "Cy"}]))
    words = ("--format", "tables", "--table-size", 3, "--rounds", 1, "--print", "--out", tmp_path)
    assert attune("plan", file, *words).exit_code == 0
    for name in ("prompts", "host-sheets"):
        (page,) = printed((tmp_path / "print" / f"{name}.pdf").read_bytes())
        assert "Ana and Ben both listed “chess”." in page


def test_the_print_pack_says_who_hosts_each_table(tmp_path):
    everybody = [
        {"id": n, "name": f"P{n}", "interests": ["chess"], "host": n in (2, 5)} for n in range(1, 9)
    ]
    file = tmp_path / "people.json"
    file.write_text(json.dumps(everybody))
    words = ("--format", "tables", "--table-size", 4, "--rounds", 1, "--hosts", "--print")
    assert attune("plan", file, *words, "--out", tmp_path).exit_code == 0
    sheets = printed((tmp_path / "print" / "host-sheets.pdf").read_bytes())
    assert [("Host: P2" in page, "Host: P5" in page) for page in sheets] == [
        (True, False),
        (False, True),
    ]
    show, *_ = printed((tmp_path / "print" / "run-of-show.pdf").read_bytes())
    assert "Hosts and their tables: P2 (1), P5 (2)." in show
