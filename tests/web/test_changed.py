"""What the print page tells of changes since the last print, and the files that hold only those."""

import csv
import io
import re
import zipfile

import pytest
from sqlalchemy import select

from service.operations.responses import withdraw_response
from service.printing.look import Look
from service.printing.paper import Nudge
from service.printing.setup import Setup, setup_from
from service.store.models import Deck, Response
from service.store.queries.plans import plan_for_page
from tests.factories import NOW, row_ids
from tests.web import scene
from tests.web.office import BASE, Office, offered, told


@pytest.fixture
def office(store, house, doorbell):
    return Office(store, house, scene.published_plan(store, doorbell, house.event_id))


def test_before_anything_was_printed_nothing_is_said_of_changes(office):
    assert office.page().count("What changed since") == 0
    office.ask()
    assert office.page().count("What changed since") == 0


def test_where_nothing_changed_the_page_says_so_and_makes_no_file(office):
    office.ask()
    office.render()
    text = office.page()
    assert told(text) == {"Cards for attendees": "Nothing changed: the cards of 13:00 still hold."}
    assert (offered(text), re.findall('<h2 id="changed">', text)) == ([], [])
    assert "One kind of paper that you printed is still right" in text
    (printed,) = office.prints()
    assert office.ask(since=printed).location == f"{BASE}/print"
    assert office.render() == 0


def test_only_what_changed_is_made_as_it_was_made_before(office, store):
    office.ask(design="band", colored="yes", accent="#1f6f6b", sorting="stacked", front_x="0.4")
    office.render()
    count = office.swap()
    text = office.page()
    assert told(text) == {"Cards for attendees": f"{count} of 36 changed since the cards of 13:00."}
    (first,) = office.prints()
    assert offered(text) == [
        (
            {"kind": "cards", "since": str(first)},
            [f"Make only these {count}"],
        )
    ]
    ((form, _),) = offered(text)
    office.ask(**form, start="4")
    assert told(office.page()) == {"Cards for attendees": "In the making."}
    assert office.render(minutes=10) == 1
    with store.reading() as session:
        (deck,) = session.scalars(select(Deck))
        assert (deck.done, deck.since) == (count, first)
        look = Look("band", "#1f6f6b")
        assert setup_from(deck.setup) == Setup("name", 4, Nudge((0.4, 0.0)), look)
    text = office.page()
    assert told(text) == {"Cards for attendees": "Nothing changed: the cards of 13:10 still hold."}
    assert text.count(f"<b>These are the {count} of 36 that changed since 13:00.</b></p>") == 1
    assert text.count(f"{count} old ones to take out</summary>") == 1
    # Those of 13:10 may never have come out of the printer.
    assert text.count("Were those never printed? Count from earlier ones") == 1
    assert [form["since"] for form, _ in offered(text)] == [str(first)]


def test_the_files_say_whose_old_cards_to_take_out(office, store):
    office.ask()
    office.render()
    with store.writing() as session:
        plan = plan_for_page(session, office.house.event_id, office.plan_id)
        seats = {
            (one.response_id, round_.number): meeting.table
            for round_ in plan.rounds for meeting in round_.meetings for one in meeting.seats
        }  # fmt: skip
        gone = row_ids(store, office.house.event_id)["Bo"]
        number = scene.response_named(store, office.house.event_id, "Bo").number
        withdraw_response(session, gone, now=NOW)
    office.ask(since=office.prints()[0], stock="avery-l7417")
    office.render(minutes=10)
    with store.reading() as session:
        deck_id = session.scalars(select(Deck.id)).one()
    answer = office.browser.get(f"{BASE}/print/{deck_id}.zip")
    assert answer.headers["Content-Disposition"] == (
        "attachment; filename=common-ground-cards-avery-l7417-changed.zip"
    )
    archive = zipfile.ZipFile(io.BytesIO(answer.data))
    assert archive.namelist() == [
        *("README.txt", "names.csv", "report.csv", "take-out.csv"),
        "common-ground-cards-avery-l7417-changed.pdf",
    ]
    rows = list(csv.reader(io.StringIO(archive.read("take-out.csv").decode("utf-8-sig"))))
    assert rows[0] == ["name", "round", "table", "new one"]
    assert number == 12
    mine = [["Somebody who withdrew", str(n), str(seats[gone, n]), "no"] for n in (1, 2, 3)]
    assert [row for row in rows if row[3] == "no"] == mine
    names = {row[0] for row in rows[1:]} - {"Somebody who withdrew"}
    readme = archive.read("README.txt").decode().split("\r\n")
    count = len(rows) - 4
    assert readme[7] == (
        f"These are the {count} of 33 that changed since Thu 4 March, 13:00. "
        "The old ones are on other paper: A4, ordinary business cards."
    )
    start = readme.index("Take these old ones out; new ones take their place:")
    end = readme.index("Take these old ones out; nothing takes their place:")
    assert {line[2:].partition(":")[0] for line in readme[start + 1 : end - 1]} == names
    where = "; ".join(f"round {n}, table {seats[gone, n]}" for n in (1, 2, 3))
    assert readme[end + 1] == f"- Somebody who withdrew: {where}"
    assert readme[end + 3] == "take-out.csv lists them once more."


def test_old_cards_are_named_as_they_are_printed_with_the_name_of_today_beside(office, store):
    office.ask()
    office.render()
    was = scene.response_named(store, office.house.event_id, "Amara Okafor")
    with store.writing() as session:
        session.get_one(Response, was.id).name = "Zora Okafor"
    office.ask(since=office.prints()[0])
    office.render(minutes=10)
    with store.reading() as session:
        deck_id = session.scalars(select(Deck.id)).one()
    archive = zipfile.ZipFile(io.BytesIO(office.browser.get(f"{BASE}/print/{deck_id}.zip").data))
    rows = list(csv.reader(io.StringIO(archive.read("take-out.csv").decode("utf-8-sig"))))[1:]
    mine = [row for row in rows if "Okafor" in row[0]]
    told = "Amara Okafor (now Zora Okafor)"
    assert [(row[0], row[1], row[3]) for row in mine] == [(told, n, "yes") for n in "123"]
    # They lie where their old name has them.
    assert rows[: len(mine)] == mine
    where = "; ".join(f"round {row[1]}, table {row[2]}" for row in mine)
    readme = archive.read("README.txt").decode().split("\r\n")
    start = readme.index("Take these old ones out; new ones take their place:")
    assert readme[start + 1] == f"- {told}: {where}"
    assert office.page().count(f"<bdi>{told}</bdi>") == 1


def test_badges_and_tents_say_it_without_rounds(office, store):
    for kind in ("badges", "tents"):
        office.ask(kind=kind)
    office.render()
    office.swap()
    assert told(office.page()) == {
        "Badges": "2 of 12 changed since the badges of 13:00.",
        "Table tents": "2 of 3 changed since the table tents of 13:00.",
    }
    for form, _ in offered(office.page()):
        assert sorted(form) == ["kind", "since"]
        office.ask(**form)
    office.render(minutes=5)
    text = office.page()
    assert re.findall(r"<li><bdi>(Table .*?)</bdi></li>", text) == ["Table 1", "Table 2"]
    assert text.count("<li><bdi>") == 4


def test_with_more_than_one_earlier_print_one_chooses_since_which(office):
    office.ask()
    office.render()
    count = office.swap()
    office.ask(since=office.prints()[0])
    office.render(minutes=10)
    withdrawn = row_ids(office.store, office.house.event_id)["Bo"]
    with office.store.writing() as session:
        withdraw_response(session, withdrawn, now=NOW)
    text = office.page()
    options = re.findall(r'<option value="(\d+)">(\d\d:\d\d): (\d+) to print</option>', text)
    assert [(int(one), at) for one, at, _ in options] == [
        (office.prints()[1], "13:10"),
        (office.prints()[0], "13:00"),
    ]
    assert int(options[0][2]) <= int(options[1][2])
    assert count <= 8
    assert text.count(">Make only what changed<") == 1


def test_where_all_changed_one_makes_all(office, store):
    office.ask()
    office.render()
    scene.changed(store, office.house.event_id, name="Uncommon Ground")
    text = office.page()
    assert told(text) == {
        "Cards for attendees": (
            "All changed since the cards of 13:00. Make all anew, and take the old ones away."
        )
    }
    ((form, buttons),) = offered(text)
    assert (form["kind"], form["stock"], "since" in form, buttons) == (
        "cards", "a4-85x55", False, ["Make all anew"],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "title", "said"),
    [
        ("wall", "The list for the wall", "the list for the wall of 13:00"),
        ("show", "Run of show", "the run of show of 13:00"),
    ],
)
def test_what_is_printed_as_a_whole_says_that_it_is_old(office, store, doorbell, kind, title, said):
    office.ask(kind=kind)
    office.render()
    assert told(office.page()) == {title: f"Nothing changed: {said} still holds."}
    with store.writing() as session:
        withdraw_response(session, row_ids(store, office.house.event_id)["Bo"], now=NOW)
    # A plan that takes the place of this one has no list of its own yet.
    office.plan_id = scene.published_plan(store, doorbell, office.house.event_id)
    text = office.page()
    assert told(text) == {
        title: f"Something changed since {said}. Make it anew, and take the old one away."
    }
    assert offered(text) == [({"kind": kind, "stock": "a4-85x55"}, ["Make it anew"])]
    office.ask(kind=kind)
    office.render(minutes=10)
    said = said.replace("13:00", "13:10")
    assert told(office.page()) == {title: f"Nothing changed: {said} still holds."}
    assert office.ask(kind=kind, since=office.prints()[0]).status_code == 404


def test_blank_cards_hold_for_any_plan_with_the_same_rounds(office, store, doorbell):
    office.ask(kind="blanks")
    office.render()
    office.swap()
    scene.published_plan(store, doorbell, office.house.event_id)
    assert told(office.page()) == {
        "Blank cards": "Nothing changed: the pack of blank cards of 13:00 still holds."
    }


def test_an_old_print_says_its_day(office, store):
    office.ask()
    office.render(minutes=-24 * 60)
    assert told(office.page()) == {
        "Cards for attendees": "Nothing changed: the cards of Wed 3 March, 13:00 still hold."
    }


def test_a_print_that_is_not_here_or_of_another_kind_is_not_found(office, store):
    office.ask()
    office.render()
    (printed,) = office.prints()
    assert office.ask(since=printed + 1).status_code == 404
    assert office.ask(since=printed, kind="badges").status_code == 404
    assert office.ask(since=printed, kind="wall").status_code == 404


def test_a_label_that_is_on_no_sheet_comes_back(office):
    office.ask()
    office.render()
    office.swap()
    answer = office.ask(since=office.prints()[0], start="11")
    assert answer.status_code == 422
    assert answer.text.count('name="start" type="number" value="11"') == 1


def test_the_part_that_moves_says_which_old_ones_to_take_out(office):
    office.ask()
    office.render()
    count = office.swap()
    office.ask(since=office.prints()[0])
    office.render()
    assert office.browser.get(f"{BASE}/print/progress").text.count("<li><bdi>") == count
