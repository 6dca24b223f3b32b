"""Own questions on the form: added by the organizer, answered by people, never printed unasked."""

import html
import re

import pytest
from sqlalchemy import event, select

from service.store.models import Change, FormAnswer, FormQuestion, Response
from service.store.values import FormKind, Role
from tests.web import scene
from tests.web.conftest import private_path, signed_in
from tests.web.test_attendee import FILLED

BASE = "/events/common-ground/form"
# The two that the form asks for.
FONTS = ("fonts/inter.woff2", "fonts/fraunces-swift.woff2")
CHOICE = {
    "text": "Which department?",
    "hint": "The one you sit in.",
    "kind": "choice",
    "options": "Design\nLaw\n",
    "differs": "yes",
}
LINE = {"text": "What do you do?", "kind": "line", "options": "", "printable": "yes"}
CLUBS = {"text": "Clubs", "kind": "several", "options": "chess\nchoir\nrowing"}


def rows(store, row=FormQuestion):
    with store.reading() as session:
        return session.scalars(select(row).order_by(row.id)).all()


def text_of(page: str) -> str:
    main = page[page.index("<main") : page.index("</main>")]
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", main)).split())


def added(house, *forms):
    for form in forms:
        assert house.browser.post(BASE, data=form).status_code == 303


def answers(store):
    return [(one.question_id, one.words, one.printed) for one in rows(store, FormAnswer)]


ANSWERED = {
    "own_asked": ["1", "2", "3"],
    "own_1": "Law",
    "own_2": "Cook",
    "own_2_print": "yes",
    "own_3": ["chess", "choir"],
}


def test_questions_are_added_moved_and_taken_away(house, store):
    added(house, CHOICE, LINE)
    said = text_of(house.browser.get(BASE).text)
    assert "Choose one: Design, Law The organizer sees it. It decides whom you meet." in said
    assert house.browser.post(f"{BASE}/2/move", data={"way": "up"}).status_code == 303
    assert [(one.label, one.position) for one in rows(store)] == [
        ("Which department?", 2),
        ("What do you do?", 1),
    ]
    assert house.browser.post(f"{BASE}/1/remove").status_code == 303
    assert house.browser.post(f"{BASE}/1/remove").status_code == 404
    assert [one.label for one in rows(store)] == ["What do you do?"]


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ({**CHOICE, "text": ""}, "Please fill this in."),
        ({**CHOICE, "kind": "essay"}, "Please choose one from the list."),
        ({**CHOICE, "options": "only"}, "Please write at least two options, one per line."),
        ({**CHOICE, "options": "\n".join(map(str, range(11)))}, "These are 11"),
        ({**CHOICE, "options": "x" * 61 + "\ny"}, "This is 61 characters"),
    ],
)
def test_what_cannot_be_asked_comes_back_with_what_was_typed(house, store, form, said):
    answer = house.browser.post(BASE, data=form)
    assert (answer.status_code, said in answer.text) == (422, True)
    assert "The one you sit in." in answer.text
    assert rows(store) == []


def test_people_answer_and_read_who_sees_it(app, client, house, store):
    added(house, CHOICE, LINE, CLUBS)
    page = client.get("/e/common-ground").text
    said = text_of(page)
    assert "The organizer sees it. It decides whom you meet. Not printed." in said
    assert (
        "Print it below my name : What do you do? The organizer sees it. It stands on your badge and on "
        "host sheets if you tick that." in said
    )
    assert ('name="own_2_print" value="yes">' in page, 'value="yes" checked' in page) == (
        True,
        False,
    )
    sent = client.post("/e/common-ground", data={**FILLED, **ANSWERED})
    assert answers(store) == [
        (1, ["Law"], False),
        (2, ["Cook"], True),
        (3, ["chess", "choir"], False),
    ]
    assert "Which department? Law What do you do? Cook Clubs chess , choir" in text_of(
        client.get(sent.location).text
    )
    change = sent.location.split("?")[0] + "/change"
    page = client.get(change).text
    assert 'name="own_1" value="Law" checked' in page
    assert (
        client.post(change, data={**FILLED, **ANSWERED, "own_1": "", "own_2_print": ""}).status_code
        == 303
    )
    assert answers(store) == [(2, ["Cook"], False), (3, ["chess", "choir"], False)]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"own_1": "Sales"}, "Please choose one from the list."),
        ({"own_3": ["golf"]}, "Please choose one from the list."),
        ({"own_2": "x" * 61}, "This is 61 characters"),
    ],
)
def test_answers_that_fit_nothing_come_back_with_the_rest(client, house, store, changes, said):
    added(house, CHOICE, LINE, CLUBS)
    answer = client.post("/e/common-ground", data={**FILLED, "name": "", **ANSWERED, **changes})
    assert (answer.status_code, said in answer.text) == (422, True)
    assert "Please give a name." in answer.text
    assert "letters, riding" in answer.text
    assert answers(store) == []


def test_a_page_that_asked_less_changes_less(app, client, house, store):
    sent = client.post("/e/common-ground", data=FILLED)
    added(house, CHOICE, LINE)
    change = sent.location.split("?")[0] + "/change"
    client.post(change, data={**FILLED, "own_asked": ["1", "9"], "own_1": "Law", "own_2": "Cook"})
    assert answers(store) == [(1, ["Law"], False)]
    client.post(change, data=FILLED)
    assert answers(store) == [(1, ["Law"], False)]


def test_a_question_with_answers_says_what_holds_it(client, house, store):
    added(house, CHOICE)
    client.post("/e/common-ground", data={**FILLED, **ANSWERED})
    assert "One person has answered." in text_of(house.browser.get(f"{BASE}/1").text)
    kind = house.browser.post(f"{BASE}/1", data={**CHOICE, "kind": "line"})
    assert (kind.status_code, "Please add a new question instead." in kind.text) == (422, True)
    options = house.browser.post(f"{BASE}/1", data={**CHOICE, "options": "Design\nSales"})
    assert (options.status_code, "People have chosen “Law”." in options.text) == (422, True)
    assert house.browser.post(f"{BASE}/1", data={**CHOICE, "text": "Team"}).status_code == 303
    (one,) = rows(store)
    assert (one.label, one.kind, one.options) == ("Team", FormKind.CHOICE, ["Design", "Law"])
    house.browser.post(f"{BASE}/1/remove")
    assert answers(store) == []


def test_the_group_is_asked_for_with_one_tap(client, house, store):
    assert "Company, school or team" not in client.get("/e/common-ground").text
    house.browser.post(f"{BASE}/groups", data={"parts": "yes"})
    assert "Company, school or team" in client.get("/e/common-ground").text
    filled = {**FILLED, "own_asked": "group", "group": "Acme"}
    sent = client.post("/e/common-ground", data=filled)
    assert scene.response_named(store, house.event_id, FILLED["name"]).group == "Acme"
    client.post(sent.location.split("?")[0] + "/change", data={**filled, "group": ""})
    assert scene.response_named(store, house.event_id, FILLED["name"]).group == ""
    overview = text_of(house.browser.get("/events/common-ground").text)
    assert "Nobody has answered “Company, school or team” yet." in overview
    house.browser.post(f"{BASE}/groups", data={"parts": "no"})
    assert "Company, school or team" not in client.get("/e/common-ground").text


def test_an_organizer_changes_answers_for_somebody_and_paper_stays_unticked(house, store):
    added(house, LINE)
    page = house.browser.get("/events/common-ground/people/12/change").text
    assert 'name="own_1_print" value="yes">' in page
    form = {"name": "Bo", "size": "either", "own_asked": "1", "own_1": "Cook"}
    house.browser.post("/events/common-ground/people/12/change", data=form)
    assert answers(store) == [(1, ["Cook"], False)]
    (one,) = rows(store, Change)
    assert (one.organizer_id, "own_1" in one.fields) == (house.owner_id, True)


def test_a_form_with_as_many_questions_as_there_may_be_stays_light(client, house, app):
    options = "\n".join(f"An option of the usual length {number}" for number in range(10))
    for number in range(5):
        kind = ("choice", "several")[number % 2]
        label = f"What would you say about number {number}?"
        added(house, {"text": label, "kind": kind, "options": options, "printable": "yes"})
    house.browser.post(f"{BASE}/groups", data={"parts": "yes"})
    refused = house.browser.post(BASE, data=LINE)
    assert (refused.status_code, "These are 5 questions already." in refused.text) == (422, True)
    files = ("enhance.js", "words.js", "fold.js", "mark.svg", *FONTS)
    asked = ("/e/common-ground", *(f"/static/{name}" for name in files))
    # As it travels, fonts and all.
    size = 0
    for path in asked:
        with client.get(path, headers={"Accept-Encoding": "gzip"}) as answer:
            size += len(answer.get_data())
    assert size <= 60 * 1024


def test_looking_at_the_form_costs_the_same_for_any_number_of_questions(client, house, store):
    asked = []
    event.listen(store.engine, "before_cursor_execute", lambda *args: asked.append(args[2]))
    counts = []
    for form in (CHOICE, LINE, CLUBS):
        added(house, form)
        for browser, path in ((client, "/e/common-ground"), (house.browser, BASE)):
            asked.clear()
            browser.get(path)
            counts.append(len(asked))
    assert counts[:2] == counts[2:4] == counts[4:]


def test_a_helper_and_another_event_reach_nothing(app, house, store):
    added(house, CHOICE)
    helper = scene.olivia(store, name="Hana", email="hana@example.org")
    scene.joined(store, house.event_id, helper, Role.HELPER)
    assert signed_in(app, store, "hana@example.org").get(BASE).status_code == 403
    scene.gathering(store, house.owner_id, name="Other")
    for path in ("1", "1/move", "1/remove"):
        answer = house.browser.post(f"/events/other/form/{path}", data=CHOICE)
        assert answer.status_code == 404


def test_withdrawing_erases_own_answers(app, client, house, store):
    added(house, LINE)
    sent = client.post("/e/common-ground", data={**FILLED, **ANSWERED})
    client.post(sent.location.split("?")[0] + "/withdraw")
    assert answers(store) == []
    assert private_path(app, rows(store, Response)[-1].key) == sent.location.split("?")[0]


def test_options_that_hold_commas_are_parted_readably(client, house):
    food = {"text": "Food", "kind": "several", "options": "Soup, hot\nCake\nSalad, green"}
    added(house, food)
    said = text_of(house.browser.get(BASE).text)
    assert "Choose several: “Soup, hot”, “Cake”, “Salad, green” The organizer" in said
    chosen = {"own_asked": ["1"], "own_1": ["Soup, hot", "Cake"]}
    sent = client.post("/e/common-ground", data={**FILLED, **chosen})
    pages = (
        client.get(sent.location).text,
        house.browser.get("/events/common-ground/people/13").text,
    )
    quoted = '<q dir="auto">Soup, hot</q>, <q dir="auto">Cake</q>'
    assert [page.count(quoted) for page in pages] == [1, 1]
