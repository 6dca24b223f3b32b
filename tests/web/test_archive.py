"""The README in a deck's archive: the steps that fit what was printed, and on what."""

import csv
import io
from dataclasses import dataclass

import pytest

from service.printing.setup import Setup
from service.web.pages.archive import lists_of, readme_of, stem_told
from service.web.pages.misfits import hand_of

FIRST = "1. Choose “actual size” or 100 %, never “fit to page”."
SIDES = "Print both sides, flip on the long edge."
TRIAL = "Try one sheet on plain paper and hold it against your card sheet."
CUT = "Cut along the marks."
PILES = (
    "Cut the sheets together, sheet 1 on top. Count the piles of cards row by row, as on the front. "
    "Lay pile 1 on pile 2, both on pile 3, and so on: now all cards lie in order."
)
BY_NAME = "The cards lie by name: each person’s cards together, people from A to Z."
BY_TABLE = "The cards lie by round and then by table, as you lay them out."
EACH = "Cut and stack each file by itself, then lay them together in order."


@dataclass
class Part:
    number: int
    name: str
    size: int = 1


@dataclass
class Row:
    kind: str = "cards"
    stock: str = "avery-l7417"
    setup: dict | None = None
    parts: tuple[Part, ...] = (Part(1, "cards-01.pdf"),)
    report: list | None = None
    changes: dict | None = None
    id: int = 1
    state: str = "ready"
    done: int = 0
    cards: int = 0
    pages: int = 0
    failure: dict | None = None


@dataclass
class Person:
    number: int
    name: str
    withdrawn: bool = False
    say: str = ""
    is_host: bool = False


def steps(row):
    lines = readme_of([row], {}, zone="Europe/Madrid").split("\r\n")
    assert lines[:3] == ["How to print this", "", FIRST]
    told = lines[3 : lines.index("", 3)]
    assert [line.partition(" ")[0] for line in told] == [f"{n}." for n in range(2, len(told) + 2)]
    return [line.partition(" ")[2] for line in told]


def used(count, file="cards-01.pdf"):
    labels = "label" if count == 1 else f"{count} labels"
    return f"Sheet 1 of {file} must be the used sheet with its first {labels} gone."


TWO = (Part(1, "cards-01.pdf"), Part(2, "cards-02.pdf"))


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (Row(), [SIDES, TRIAL, BY_NAME]),
        (Row(kind="blanks"), [SIDES, TRIAL]),
        (Row(setup=Setup(start=2).stored()), [SIDES, used(1), TRIAL, BY_NAME]),
        (Row(setup=Setup("table", 4).stored(), parts=TWO), [SIDES, used(3), TRIAL, BY_TABLE]),
        (Row(setup=Setup(start=4).stored(), parts=()), [SIDES, TRIAL, BY_NAME]),
        (Row(stock="a4-148x105"), [SIDES, CUT, BY_NAME]),
        (Row(setup=Setup("stacked").stored()), [SIDES, TRIAL, PILES]),
        (Row(setup=Setup("stacked").stored(), parts=TWO), [SIDES, TRIAL, PILES, EACH]),
        (Row(stock="a4-148x105", setup=Setup("stacked").stored()), [SIDES, CUT, PILES]),
        (Row(kind="badges"), ["Print one side.", CUT]),
        (Row(kind="tents"), ["Print one side.", "Fold each sheet in the middle, so that it stands."]),
        (Row(kind="prompts", setup=Setup("stacked", 3).stored()), ["Print one side."]),
    ],
)  # fmt: skip
def test_the_steps_fit_what_was_printed(app, row, told):
    with app.test_request_context():
        assert steps(row) == told


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("de", "3. Bogen 1 von a.pdf muss der angebrochene sein, auf dem die ersten 3 Felder schon fehlen."),
        ("es", "3. La hoja 1 de a.pdf tiene que ser la ya empezada, "
         "a la que le faltan las primeras 3 etiquetas."),
        ("fr", "3. La feuille 1 de a.pdf doit être la planche entamée, "
         "à laquelle il manque les 3 premières étiquettes."),
    ],
)  # fmt: skip
def test_the_used_sheet_is_told_in_the_language_of_the_page(app, language, told):
    row = Row(setup=Setup(start=4).stored(), parts=(Part(1, "a.pdf"),))
    with app.test_request_context(headers={"Accept-Language": language}):
        lines = readme_of([row], {}, zone="Europe/Madrid").split("\r\n")
    assert lines[4] == told


def test_several_files_are_listed_in_the_order_to_print_them(app):
    names = [f"fair-cards-a4-85x55-round-{n}.pdf" for n in (1, 2)]
    parts = tuple(Part(number, name) for number, name in enumerate(names, start=1))
    row = Row(setup=Setup("table").stored(), parts=parts)
    with app.test_request_context():
        lines = readme_of([row], {}, zone="Europe/Madrid").split("\r\n")
        alone = readme_of([Row()], {}, zone="Europe/Madrid")
        assert stem_told(row) == "fair-cards-a4-85x55"
    start = lines.index("Print the files in this order:")
    assert lines[start + 1 : start + 4] == [*(f"- {name}" for name in names), ""]
    assert "Print the files" not in alone


@pytest.mark.parametrize(
    ("card", "told"),
    [
        ("1-2-5", "Ana Ruiz, round 1"),
        ("1-2-9", "Somebody who withdrew, round 1"),
        ("2-5", "Table 5, round 2"),
        ("host-5-1", "Host sheet of table 5, round 1"),
        ("host-5", "Host sheet of table 5"),
        ("tent-5", "Tent of table 5"),
        ("itinerary-5", "Itinerary of Ana Ruiz"),
        ("badge-5", "Badge of Ana Ruiz"),
        ("wall-5", "List for the wall, Ana Ruiz"),
        ("wall", "The list for the wall"),
        ("reseat-5", "Re-seat sheet, Ana Ruiz"),
        ("reseat", "Re-seat sheet"),
        ("show-2", "Run of show, round 2"),
        ("show", "Run of show"),
        ("blank-1-5", "Blank card of round 1"),
        ("hosts", "Sheets for hosts"),
        ("", "The file"),
    ],
)
def test_what_does_not_fit_is_told_by_paper_and_person_or_table(app, card, told):
    one = {"card": card, "field": "name", "kind": "shrunk", "detail": "set in 8 pt"}
    with app.test_request_context():
        assert hand_of(one, {5: "Ana Ruiz"}) == f"{told}: the name was set a little smaller to fit."


def test_only_cards_are_told_to_be_made_larger(app):
    with app.test_request_context():
        told = [
            hand_of({"card": card, "field": field, "kind": "overflow"}, {5: "Ana"})
            for card, field in (
                ("1-2-5", "opener"),
                ("1-2-5", "event"),
                ("host-5-1", "round"),
                ("tent-5", "event"),
            )
        ]
    assert told == [
        "Ana, round 1: the first question is longer than the paper. Choose larger cards, or shorten it "
        "if it is your own.",
        "Cards: the event’s name finds no room on some and is left off there. Shorten it, or choose larger "
        "cards.",
        "Host sheet of table 5, round 1: the text of the round is longer than the paper. Shorten "
        "questions of your own in it, or long names.",
        "Tent of table 5: the event’s name is longer than its room on the paper. Shorten it.",
    ]


def test_words_of_ours_are_not_told_to_be_shortened(app):
    with app.test_request_context():
        told = [
            hand_of({"card": "1-2-5", "field": field, "kind": "overflow"}, {5: "Ana"})
            for field in ("stems", "share")
        ]
    assert told == [
        "Ana, round 1: what keeps a talk going is longer than the paper. Choose larger cards.",
        "Ana, round 1: what you share is longer than the paper. Shorten it, or choose larger cards.",
    ]


def test_the_report_names_whose_paper_it_is(app):
    cards = ("1-2-5", "itinerary-13", "badge-13", "2-5", "tent-5", "host-5-1", "blank-1-5", "1-2-9")
    report = [{"card": one, "field": "name", "kind": "shrunk", "detail": "8 pt"} for one in cards]
    people = [Person(5, "Ana Ruiz"), Person(13, "Bo Lund"), Person(1, "Cy"), Person(9, "", True)]
    with app.test_request_context():
        lists = dict(lists_of(Row(report=report), people, zone="Europe/Madrid"))
    rows = list(csv.reader(io.StringIO(lists["report.csv"].decode("utf-8-sig"))))
    assert rows[0] == ["card", "name", "field", "kind", "detail"]
    assert [row[1] for row in rows[1:]] == ["Ana Ruiz", "Bo Lund", "Bo Lund", *[""] * 5]
    assert {tuple(row[2:]) for row in rows[1:]} == {("name", "shrunk", "8 pt")}
