"""Lists for `attune plan`: read as kindly as on the import page, with what was done said on stderr."""

import io
import json
from itertools import pairwise

import pytest
from openpyxl import Workbook

from tests.cli.test_plan import attune

HEADER = ("Name", "Email", "Interests")
PEOPLE = (
    ("Ana Ruiz", "ana@example.org", "night trains; chess"),
    ("Ben Ruiz", "ana@example.org", "maps"),
    ("Zoë Müller", "zoe@example.org", "bees; choir"),
    ("Sam Lind", "sam@example.org", "jazz"),
)
SHARED = "Ben Ruiz has the same address as Ana Ruiz. They are two people."


def text(*rows, mark=",", encoding="utf-8"):
    return "".join(mark.join(row) + "\r\n" for row in rows).encode(encoding)


def workbook(*rows):
    book, stream = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(stream)
    return stream.getvalue()


def planned(folder, content, *more):
    file = folder / "list.csv"
    file.write_bytes(content)
    return attune("plan", file, "--rounds", 1, "--out", folder / "out", *more)


def told(done):
    return [line for line in done.stderr.splitlines() if not line.startswith("Planning")]


def names_and_ids(folder):
    rows = (folder / "out" / "plan.csv").read_text().splitlines()[1:]
    return {tuple(row.split(",")[2:4]) for row in rows}


@pytest.mark.parametrize(
    "content",
    [
        text(HEADER, *PEOPLE),
        text(HEADER, *(("", "", ""), *PEOPLE[:2]), *PEOPLE[2:]).replace(b",,\r\n", b"\r\n", 1),
        text(HEADER, *PEOPLE, mark="\t"),
        text(HEADER, *PEOPLE, mark="\t", encoding="utf-16"),
        text(*(("", *row[:1], "", *row[1:], "") for row in (HEADER, *PEOPLE))),
        workbook(HEADER, *PEOPLE),
    ],
    ids=["commas", "blank row", "tabs", "UTF-16", "empty columns", "workbook"],
)
def test_however_a_list_is_written_the_same_people_are_planned(tmp_path, content):
    done = planned(tmp_path, content)
    assert done.exit_code == 0, done.output
    assert {name for _, name in names_and_ids(tmp_path)} == {name for name, *_ in PEOPLE}
    assert [line.partition(": ")[2] for line in told(done)] == [SHARED]


def test_titles_totals_repeats_and_who_declined_are_left_out_and_said(tmp_path):
    rows = [(*row, "going") for row in PEOPLE]
    content = text(
        ("Our guests, 1 June",),
        (),
        (*HEADER, "Status"),
        *rows,
        ("Sam Lind", "sam@example.org", "hiking", "going"),
        ("Kim Le", "kim@example.org", "jazz", "declined"),
        ("Lou Vega", "lou@example.org", "jazz", "pondering"),
        ("Total: 7", "", "", ""),
    )
    done = planned(tmp_path, content)
    assert done.exit_code == 0, done.output
    assert {name for _, name in names_and_ids(tmp_path)} == {name for name, *_ in PEOPLE}
    assert told(done) == [
        "The headings are in line 3; nothing above them was read.",
        "The status “pondering” is not known; people with it are left out.",
        f"line 5: {SHARED}",
        "line 7: Sam Lind is left out. The same person as row 8, which stands for both.",
        "line 9: Kim Le is left out. Not coming: “declined”.",
        "line 10: Lou Vega is left out. Not decided yet: “pondering”.",
        "line 11: Left out. A total, not a person.",
    ]


def test_two_of_one_name_and_answers_without_room_are_said(tmp_path):
    done = planned(tmp_path, text(HEADER, ("Sam", "", "chess"), ("Sam", "", "jazz; " + "x" * 90)))
    assert done.exit_code == 0, done.output
    assert told(done) == [
        "line 3: Sam has the same name as line 2. They are two people.",
        "line 3: Sam, Could happily talk about: an answer longer than a card was left out.",
    ]


def test_a_list_without_headings_is_told_by_its_cells(tmp_path):
    done = planned(tmp_path, text(*PEOPLE))
    assert done.exit_code == 0, done.output
    assert told(done)[0] == (
        "The list has no headings, so its columns were told by their cells: column 1 as Name, "
        "column 2 as E-mail, column 3 as Could happily talk about."
    )


def test_who_comes_along_unnamed_gets_a_number_after_the_others_and_nobodys_traits(tmp_path):
    content = text(
        ("id", "Name", "Guests", "Age"),
        ("7", "Ana", "1", "34"),
        ("12", "Ben", "0", "34"),
        ("3", "Cy", "0", "51"),
    )
    done = planned(tmp_path, content, "--different", "age band")
    assert done.exit_code == 0, done.output
    assert told(done) == ["line 2: Guest of Ana comes along with Ana, and takes part."]
    made = json.loads((tmp_path / "out" / "plan.json").read_text())
    seated = [m["attendees"] for m in made["rounds"][0]["meetings"]]
    assert sorted(one for some in seated for one in some) == [3, 7, 12, 13]
    assert [7, 12] not in seated
    assert ("7+1", "Guest of Ana") in names_and_ids(tmp_path)


def test_last_names_alone_are_names(tmp_path):
    done = planned(tmp_path, text(("Surname", "Email"), ("Ruiz", ""), ("Lind", "")))
    assert done.exit_code == 0, done.output
    assert {name for _, name in names_and_ids(tmp_path)} == {"Ruiz", "Lind"}


def test_another_tools_number_is_the_one_in_its_file(tmp_path):
    heading = (
        "Attendee #",
        "Attendee Status",
        "Order ID",
        "Name",
        "Email",
        "Ticket Type",
        "Fees Paid",
    )
    rows = [(f"9{n}", "Attending", "1", f"P{n}", f"p{n}@example.org", "All", "0") for n in range(4)]
    done = planned(tmp_path, text(heading, *rows))
    assert (done.exit_code, told(done)) == (0, [])
    assert {number for number, _ in names_and_ids(tmp_path)} == {"90", "91", "92", "93"}


def test_a_long_list_of_notices_ends_with_where_to_read_all(tmp_path):
    rows = [(f"P{n}", f"p{n}@example.org", "chess") for n in range(30)]
    done = planned(tmp_path, text(HEADER, *rows, *rows))
    assert len(told(done)) == 21
    assert told(done)[-1].startswith("and 10 more; attune import ")


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (("Kim", "k@example.org", "a", "b"), "It has more cells than there are headings"),
        (("Kim", "no address", ""), "“no address” is no full address: it has no @."),
    ],
)
def test_what_cannot_be_read_still_ends_with_two(tmp_path, row, said):
    done = planned(tmp_path, text(HEADER, *PEOPLE, row))
    assert done.exit_code == 2
    assert f"line 6: {said}" in done.output.replace("E-mail: ", "")
    assert not (tmp_path / "out").exists()


def test_a_formula_without_its_result_ends_with_two_and_its_line(tmp_path):
    done = planned(tmp_path, workbook(HEADER, *PEOPLE, ("Kim", "", "=A1")))
    assert done.exit_code == 2
    assert "line 6: The column “Interests” holds a formula without its result." in done.output


def test_judge_and_repair_read_the_same_people_and_say_it_once(tmp_path):
    rows = [(f"P{n}", f"p{n // 2}@example.org", "chess") for n in range(8)]
    content = text(("Guests",), HEADER, *rows)
    assert planned(tmp_path, content).exit_code == 0
    file, plan = tmp_path / "list.csv", tmp_path / "out" / "plan.json"
    judged = attune("check", plan, file)
    assert judged.exit_code == 0, judged.output
    lines = judged.stderr.splitlines()
    assert lines[0] == "The headings are in line 2; nothing above them was read."
    assert not any(one == other for one, other in pairwise(lines))
    assert len(lines) == 5
