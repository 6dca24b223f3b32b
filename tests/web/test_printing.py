"""Choosing a card paper: by paper, by the number on the packet, with a word where nobody measured."""

import html
import re

import pytest
from sqlalchemy import select, update

from service.printing.look import Look
from service.printing.paper import Nudge
from service.printing.setup import Setup, setup_from
from service.queue import RENDER_DECK, Ring
from service.store.models import Deck, DeckState, Membership, Plan, Print
from service.store.values import DeckKind, Format
from tests.factories import NOW, make_event
from tests.web import scene
from tests.web.test_several import to_tick

BASE = "/events/common-ground"
NOTE = (
    "Not yet measured on a real packet: print one sheet on plain paper first and hold it against "
    "yours."
)
A4 = (
    *("A4, ordinary business cards", "Plain A4, to cut", "Avery 7414", "Avery C32011"),
    *("Avery C32015", "Avery J8414", "Avery L7417", "Avery L7418", "Herma 5028", "Sigel DP830"),
    "Sigel LP795",
)
LETTER = (
    *("US Letter, ordinary business cards", "Avery 5388", "Avery 5389", "Avery 5390", "Avery 5392"),
    *("Avery 74459", "Avery 8373"),
)


@pytest.fixture
def page(store, house, doorbell):
    """The print page of a published plan, as it is now."""
    scene.published_plan(store, doorbell, house.event_id)
    return lambda: house.browser.get(f"{BASE}/print").text


def groups(text: str) -> dict[str, tuple[str, ...]]:
    """The names of all card papers that are folded away, under the paper they are grouped by."""
    cards = text[text.index("Cards on other card paper") : text.index('aria-labelledby="hosts"')]
    return named(cards)


def named(text: str) -> dict[str, tuple[str, ...]]:
    """The names of the papers under each head."""
    _, *parts = re.split(r"<h3>", text)
    return {
        re.match(r"[^<]+", part)[0]: tuple(re.findall(r"<span><b>(.*?)</b>", part))
        for part in parts
    }


def made(text: str) -> dict[str, tuple[str, ...]]:
    """What is made or in the making, with its papers."""
    return named(
        text[text.index('aria-labelledby="made"') : text.index('aria-labelledby="wanted"')]
    )


def said_of(text: str) -> dict[str, list[str]]:
    """What stands beneath the name of each paper."""
    pattern = r"<span><b>([^<]*)</b>((?:(?!<span><b>).)*?)</span>\n<form"
    return {
        name: re.findall(r'<span class="small[^"]*">(.*?)</span>', rest)
        for name, rest in re.findall(pattern, text, re.DOTALL)
    }


def test_card_papers_are_grouped_by_paper_and_the_everyday_one_comes_first(page):
    text = page()
    assert groups(text) == {"A4": A4, "US Letter": LETTER}


def test_a_paper_nobody_measured_says_so_and_what_to_do(page):
    said = said_of(page())
    assert [name for name, lines in said.items() if NOTE in lines] == ["Avery J8414", "Avery 74459"]
    assert said["Avery J8414"] == [
        "87 × 50.8 mm. 10 on a sheet.",
        NOTE,
        "Not asked for yet.",
    ]


@pytest.mark.parametrize(
    ("name", "about"),
    [
        ("A4, ordinary business cards", "85 × 55 mm. 10 on a sheet. The same as Sigel LP800."),
        ("Plain A4, to cut", "148 × 105 mm. 2 on a sheet."),
        ("Avery L7417", "90 × 54 mm. 10 on a sheet. The same as Avery L7419."),
        ("Avery 8373", "3.5 × 2 in. 8 on a sheet. The same as Avery 5881."),
        ("Avery 5389", "6 × 4 in. 2 on a sheet."),
    ],
)
def test_a_paper_tells_its_size_and_its_other_numbers(page, name, about):
    assert said_of(page())[name] == [about, "Not asked for yet."]


@pytest.mark.parametrize(
    ("asked", "stock"),
    [
        ("avery-c32015", "avery-c32015"),
        ("8371", "letter-35x20"),
        ("Avery 8371", "letter-35x20"),
        ("lp800", "a4-85x55"),
    ],
)
def test_cards_are_made_for_the_packet_that_was_named(page, store, house, doorbell, asked, stock):
    assert house.browser.post(f"{BASE}/print", data={"kind": "cards", "stock": asked}).location == (
        f"{BASE}/print"
    )
    with store.reading() as session:
        made = session.execute(select(Deck.id, Deck.kind, Deck.stock)).all()
    assert [(deck_id, str(kind), name) for deck_id, kind, name in made] == [(1, "cards", stock)]
    assert doorbell.rings[-1] == Ring(RENDER_DECK, 1, 0)


def test_a_paper_that_was_asked_for_is_in_sight(page, house):
    house.browser.post(f"{BASE}/print", data={"kind": "cards", "stock": "sigel-lp795"})
    text = page()
    assert groups(text) == {"A4": A4[:-1], "US Letter": LETTER}
    assert made(text) == {"Cards for attendees": ("Sigel LP795",)}
    assert said_of(text)["Sigel LP795"][-1] == "Next in line."
    state = house.browser.get(f"{BASE}/print/progress").headers["Attune-State"]
    assert (state, text.count('data-state="queued"')) == ("queued", 1)


def test_prompts_take_a_whole_sheet_of_either_paper(page, house):
    asked = [
        house.browser.post(f"{BASE}/print", data={"kind": "prompts", "stock": stock}).status_code
        for stock in ("a4-85x55", "letter-35x20", "avery-8373", "a4-148x105")
    ]
    assert asked == [303, 303, 404, 404]
    assert made(page()) == {"Prompts for tables": ("A4", "US Letter")}


def test_only_what_does_not_fit_needs_a_look(page, store, house):
    house.browser.post(f"{BASE}/print", data={"kind": "cards", "stock": "a4-85x55"})
    report = [
        {"card": "1-1-1", "field": "share", "kind": "shrunk", "detail": "6.6 pt"},
        {"card": "1-1-2", "field": "opener", "kind": "overflow", "detail": "8 pt"},
        {"card": "1-1-3", "field": "meet", "kind": "shrunk", "detail": "8 pt"},
    ]
    with store.writing() as session:
        session.execute(update(Deck).values(state=DeckState.READY, pages=8, report=report))
    text = page()
    assert said_of(text)["A4, ordinary business cards"][-1] == (
        "Ready: 8 pages. One text needs a look."
    )
    assert re.findall(r'<summary class="small[^"]*">(.*? (?:texts?) .*?)</summary>', text) == [
        "2 texts are a little smaller",
        "One text needs a hand",
    ]
    with store.writing() as session:
        session.execute(update(Deck).values(report=report[::2]))
    assert said_of(page())["A4, ordinary business cards"][-1] == "Ready: 8 pages. Everything fits."


@pytest.mark.parametrize("stock", ["sigel-8371", "5302", "", "85x55"])
def test_a_packet_we_do_not_know_is_not_here(page, house, stock):
    form = {"kind": "cards", "stock": stock}
    assert house.browser.post(f"{BASE}/print", data=form).status_code == 404


def test_every_kind_of_paper_can_be_asked_for_on_a4_and_letter(page, store, house):
    for kind in DeckKind:
        for stock in ("a4-85x55", "letter-35x20"):
            form = {"kind": kind.value, "stock": stock}
            assert house.browser.post(f"{BASE}/print", data=form).status_code == 303
    with store.reading() as session:
        asked = session.execute(select(Deck.kind, Deck.stock)).all()
    assert len(asked) == 2 * len(DeckKind)


def test_order_first_label_and_nudges_are_kept_for_the_next_time(page, store, house):
    form = {
        "kind": "cards",
        "stock": "sigel-lp795",
        "sorting": "table",
        "start": "4",
        "design": "band",
        "colored": "yes",
        "accent": "#A1B2C3",
        "large": "yes",
        "front_x": "0,3",
        "front_y": "-1.25",
        "back_x": "",
        "back_y": "2",
    }
    house.browser.post(f"{BASE}/print", data=form)
    with store.reading() as session:
        stored = session.scalar(select(Deck.setup))
    look = Look("band", "#a1b2c3", large=True)
    assert setup_from(stored) == Setup("table", 4, Nudge((0.3, -1.2), (0.0, 2.0)), look)
    with store.writing() as session:
        session.execute(update(Deck).values(state=DeckState.READY))
    asked = re.search(r'<form class="row" id="cards-sigel-lp795".*?</details>', page(), re.DOTALL)[
        0
    ]
    assert re.findall(r'name="(\w+)" type="number" value="([^"]+)"', asked) == [
        ("start", "4"), ("front_x", "0.3"), ("front_y", "-1.2"), ("back_x", "0"), ("back_y", "2"),
    ]  # fmt: skip
    assert 'value="table" selected' in asked
    assert asked.count('min="-9.9" max="9.9" step="0.1"') == 4
    assert 'min="1" max="10"' in asked


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("start", "11", "Please choose from 1 to 10."),
        ("start", "two", "Please write this as a whole number, for example 4."),
        ("front_x", "12", "Please choose from -9.9 to 9.9."),
        ("back_y", "nan", "Please choose from -9.9 to 9.9."),
        ("sorting", "color", "Please choose one from the list."),
        ("design", "fancy", "Please choose one from the list."),
    ],
)
def test_a_setup_that_cannot_be_comes_back_as_it_was_sent(page, store, house, name, value, said):
    form = {"kind": "cards", "stock": "a4-85x55", "front_y": "0.7", name: value}
    answer = house.browser.post(f"{BASE}/print", data=form)
    assert answer.status_code == 422
    assert said in answer.text
    assert 'name="front_y" type="number" value="0.7"' in answer.text
    with store.reading() as session:
        assert session.scalars(select(Deck.id)).all() == []


def test_piles_to_cut_begin_on_a_whole_sheet(page, store, house):
    form = {"kind": "cards", "stock": "a4-85x55", "sorting": "stacked", "start": "3"}
    answer = house.browser.post(f"{BASE}/print", data=form)
    assert answer.status_code == 422
    assert "Piles to cut need whole sheets: please begin at label 1." in answer.text
    assert house.browser.post(f"{BASE}/print", data={**form, "start": "1"}).status_code == 303
    with store.reading() as session:
        assert setup_from(session.scalar(select(Deck.setup))) == Setup("stacked")


def test_a_printer_once_set_straight_is_straight_for_the_next_event(store, house, doorbell):
    scene.published_plan(store, doorbell, house.event_id)
    stored = Setup("table", 4, Nudge((0.3, 0.0), (0.0, -0.2)), Look("band")).stored()
    with store.writing() as session:
        owner = session.scalar(select(Membership.organizer_id))
        for organizer_id, stock in ((owner, "a4-85x55"), (None, "sigel-lp795")):
            event = make_event(session, organizer_id, name=f"Earlier {stock}")
            session.add(
                Print(
                    event_id=event.id,
                    kind=DeckKind.CARDS,
                    stock=stock,
                    setup=stored,
                    imprints=[],
                    made_at=NOW,
                )
            )
    text = house.browser.get(f"{BASE}/print").text
    mine, others = (
        re.search(rf'<form class="row" id="cards-{stock}".*?</details>', text, re.DOTALL)[0]
        for stock in ("a4-85x55", "sigel-lp795")
    )
    asked = r'name="(\w+)" type="number" value="([^"]+)"'
    assert re.findall(asked, mine) == [
        ("start", "1"), ("front_x", "0.3"), ("front_y", "0"), ("back_x", "0"), ("back_y", "-0.2"),
    ]  # fmt: skip
    assert 'name="design" value="band" checked' in mine
    assert ("front_x", "0") in re.findall(asked, others)


def test_a_card_is_drawn_as_it_will_look(page, house, typesetter):
    text = page()
    (source, *_others) = re.findall(r'<img class="card-preview"[^>]* src="([^"]+)"', text)
    answer = house.browser.get(html.unescape(source))
    assert (answer.status_code, answer.mimetype) == (200, "image/svg+xml")
    assert dict(typesetter.asked[-1][1][2:]) == {"look": Look(), "sides": ("front", "back")}
    asked = f"{BASE}/print/preview/a4-85x55.svg?design=fancy"
    assert house.browser.get(asked).status_code == 404


def test_the_designs_are_shown_side_by_side_as_fronts_of_one_of_the_event_s_cards(
    page, house, typesetter
):
    look = {"design": "band", "colored": "yes", "accent": "#1f6f6b"}
    form = {"several": "yes", "stock": "a4-85x55", **look}
    text = house.browser.post(f"{BASE}/print/several", data=form).text
    gallery = re.findall(
        r'<img data-design="(\w+)"[^>]* src="([^"]+)">.*?form="(\w+)" type="radio" name="design" '
        r'value="(\w+)"( checked)?>',
        text[text.index("How they look") : text.index("Cards on other card paper")],
    )
    assert [(shown, of, value, bool(on)) for shown, _, of, value, on in gallery] == [
        ("circles", "several", "circles", False),
        ("band", "several", "band", True),
        ("plain", "several", "plain", False),
    ]
    for design, source, *_ in gallery:
        assert house.browser.get(html.unescape(source)).mimetype == "image/svg+xml"
        kind, (card, stock, *how) = typesetter.asked[-1]
        assert (kind, card.round, stock) == ("card_svg", 1, "a4-85x55")
        assert dict(how) == {"look": Look(design, "#1f6f6b"), "sides": ("front",)}


def test_a_small_card_names_larger_ones_for_larger_questions(page):
    said = re.findall(r"(Larger questions need a larger card: .*?)</p>", page())
    everyday = "Plain A4, to cut; Avery 5388; Avery 5389; Avery 5392; Avery 74459."
    assert said[0] == f"Larger questions need a larger card: {everyday}"
    # All but the two largest cards, and once where all papers are asked for.
    assert len(said) == len(A4) + len(LETTER) - 2 + 1


def test_a_color_that_is_none_is_refused_only_where_it_is_asked_for(page, house):
    form = {"kind": "cards", "stock": "a4-85x55", "accent": "teal"}
    assert house.browser.post(f"{BASE}/print", data={**form, "colored": "yes"}).status_code == 422
    assert house.browser.post(f"{BASE}/print", data=form).status_code == 303


def test_every_card_paper_has_its_ruler_page(page, house):
    text = page()
    links = re.findall(r'href="(/events/common-ground/print/ruler/[^"]+)"', text)
    assert len(links) == len(A4) + len(LETTER)
    answer = house.browser.get(links[0])
    assert (answer.status_code, answer.mimetype) == (200, "application/pdf")
    assert house.browser.get(f"{BASE}/print/ruler/none.pdf").status_code == 404


def test_a_re_seat_sheet_is_there_once_a_plan_was_replaced(page, store, house, doorbell):
    assert "reseat" not in to_tick(page())
    scene.published_plan(store, doorbell, house.event_id)
    assert to_tick(page())["reseat"] is False


def test_a_newer_draft_is_not_printed_and_the_page_says_so(page, store, house, doorbell):
    said = "Your newer draft is printed once you publish it."
    assert said not in page()
    draft = scene.ready_plan(store, doorbell, house.event_id)
    assert said in page()
    with store.writing() as session:
        published = session.scalar(select(Plan).where(Plan.id != draft))
        version = session.get_one(Plan, draft)
        version.origin_id, version.document = published.id, published.document
    assert said not in page()


def test_sheets_for_hosts_are_for_tables(page, store, house, doorbell):
    assert to_tick(page())["hosts"] is True
    scene.changed(store, house.event_id, format=Format.PAIRS)
    scene.published_plan(store, doorbell, house.event_id)
    assert "hosts" not in to_tick(page())
