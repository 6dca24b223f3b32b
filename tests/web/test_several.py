"""Asking for the usual papers in one press, and saving all that is ready as one file."""

import io
import re
import zipfile

import pytest
from sqlalchemy import select

from service.operations import decks
from service.printing.look import Look
from service.printing.paper import Nudge
from service.printing.recording import RecordingTypesetter
from service.printing.setup import Setup, setup_from
from service.store.models import Deck, Print
from service.store.values import DeckKind
from tests.factories import NOW
from tests.web import scene

BASE = "/events/common-ground"
USUAL = ("cards", "itineraries", "hosts", "wall", "show")


@pytest.fixture
def page(store, house, doorbell):
    """The print page of a published plan, as it is now."""
    scene.published_plan(store, doorbell, house.event_id)
    return lambda: house.browser.get(f"{BASE}/print").text


def to_tick(text: str) -> dict[str, bool]:
    """The kinds of paper one can ask for in one press, and whether they are ticked."""
    found = re.findall(r'<input type="checkbox" name="kind" value="(\w+)"( checked)?>', text)
    return {kind: bool(ticked) for kind, ticked in found}


def test_the_usual_is_asked_for_in_one_press_and_then_no_more(page, store, house, doorbell):
    assert to_tick(page()) == {
        **dict.fromkeys(USUAL, True),
        **dict.fromkeys(("badges", "tents", "prompts", "blanks"), False),
    }
    form = {"several": "yes", "kind": list(USUAL), "stock": "letter-35x20", "design": "band"}
    assert house.browser.post(f"{BASE}/print/several", data=form).location == f"{BASE}/print"
    with store.reading() as session:
        asked = session.execute(select(Deck.kind, Deck.stock, Deck.setup).order_by(Deck.id)).all()
    assert [(str(kind), stock) for kind, stock, _ in asked] == [
        (kind, "letter-35x20") for kind in ("cards", "hosts", "itineraries", "wall", "show")
    ]
    assert {setup_from(setup).look for *_, setup in asked} == {Look("band")}
    assert [one.row_id for one in doorbell.rings[-5:]] == [1, 2, 3, 4, 5]
    text = page()
    assert to_tick(text) == dict.fromkeys((*USUAL, "badges", "tents", "prompts", "blanks"), False)
    assert text.count('<option value="letter-35x20" selected>US Letter</option>') == 1


def test_several_keep_the_printer_straight_and_a_code_is_on_cards_alone(page, store, house):
    stored = Setup("table", 4, Nudge((0.3, 0.0), (0.0, -0.2))).stored()
    with store.writing() as session:
        session.add(
            Print(
                event_id=house.event_id,
                kind=DeckKind.CARDS,
                stock="a4-85x55",
                setup=stored,
                imprints=[],
                made_at=NOW,
            )
        )
    form = {"kind": ["cards", "wall"], "stock": "a4-85x55", "coded": "yes"}
    house.browser.post(f"{BASE}/print/several", data=form)
    with store.reading() as session:
        cards, wall = map(setup_from, session.scalars(select(Deck.setup).order_by(Deck.id)))
    assert cards == Setup("table", 1, Nudge((0.3, 0.0), (0.0, -0.2)), Look(coded=True))
    assert wall == Setup()


@pytest.mark.parametrize(
    ("form", "code"),
    [
        ({"kind": "cards", "stock": "avery-8373"}, 404),
        ({"kind": "money", "stock": "a4-85x55"}, 422),
        ({"kind": "cards", "stock": "a4-85x55", "design": "fancy", "several": "yes"}, 422),
    ],
)
def test_several_are_refused_as_one_is(page, store, house, form, code):
    answer = house.browser.post(f"{BASE}/print/several", data=form)
    assert answer.status_code == code
    with store.reading() as session:
        assert session.scalars(select(Deck.id)).all() == []


def test_a_form_of_several_comes_back_as_it_was_ticked(page, house):
    form = {"several": "yes", "kind": "badges", "stock": "letter-35x20", "design": "fancy"}
    text = house.browser.post(f"{BASE}/print/several", data=form).text
    assert [kind for kind, ticked in to_tick(text).items() if ticked] == ["badges"]
    assert "Please choose one from the list." in text


def test_all_that_is_ready_comes_as_one_file(page, store, house, doorbell):
    assert house.browser.get(f"{BASE}/print/all.zip").status_code == 404
    for kind in ("wall", "tents"):
        house.browser.post(f"{BASE}/print", data={"kind": kind, "stock": "a4-85x55"})
        assert page().count("All in one ZIP") == 0
    with store.reading() as session:
        for deck_id in session.scalars(select(Deck.id)).all():
            decks.render_deck(
                store, RecordingTypesetter(), deck_id, worker="w", lease_seconds=20,
                now=lambda: NOW,
            )  # fmt: skip
    assert page().count("All in one ZIP") == 1
    answer = house.browser.get(f"{BASE}/print/all.zip")
    archive = zipfile.ZipFile(io.BytesIO(answer.data))
    files = ["common-ground-table-tents-a4.pdf", "common-ground-wall-list-a4.pdf"]
    assert archive.namelist() == ["README.txt", "names.csv", "report.csv", *files]
    assert archive.read("README.txt").decode().split("\r\n")[:9] == [
        "How to print this",
        "",
        "1. Choose “actual size” or 100 %, never “fit to page”.",
        "",
        files[0],
        "2. Print one side.",
        "3. Fold each sheet in the middle, so that it stands.",
        "",
        files[1],
    ]


def test_nothing_ticked_is_said_beside_the_boxes(page, store, house):
    page()
    form = {"several": "yes", "stock": "letter-35x20"}
    text = house.browser.post(f"{BASE}/print/several", data=form).text
    faults = re.findall(r'id="kind-fault">.*?<span>(.*?)</span>', text, re.DOTALL)
    named = re.findall(r'<a href="#(\w+)"><b>(.*?)</b></a>: (.*?)</li>', text)
    said = "Please tick at least one."
    assert (faults, named) == ([said], [("kind", "Kinds of paper", said)])
    assert set(to_tick(text).values()) == {False}
    with store.reading() as session:
        assert session.scalars(select(Deck.id)).all() == []
