"""The words page: look, foresee, decide, undo, take along; and the help that attendees get while typing."""

import html
import io
import re

import pytest
from sqlalchemy import select

from service.app import create_app
from service.operations.semantic import Encoder, installed_encoder
from service.store.models import Override
from service.store.values import Action, Format, ResponseValues, Role
from tests.factories import NOW
from tests.web import scene
from tests.web.conftest import BrowserClient, House, private_path, signed_in
from tests.web.test_organizer import heading

BASE = f"/events/{scene.SLUG}"
WORDS = (
    ("wumblewhack", "python"),
    ("Wumblewhack", "Python"),
    ("wumblewhack", "python"),
    ("hikng",),
)
PEOPLE = tuple(
    ResponseValues(name=f"Person {n}", interests=words) for n, words in enumerate(WORDS, 1)
)
DECISION = {"action": "merge", "words": "wumblewhack", "other": "hiking", "reason": "asked them"}


@pytest.fixture
def house(app, store) -> House:
    owner = scene.olivia(store)
    event_id = scene.gathering(store, owner, PEOPLE, format=Format.PAIRS, rounds=1)
    return House(owner, event_id, scene.SLUG, signed_in(app, store))


def listed(page: str) -> list[str]:
    """The phrases that a page wants to be looked at."""
    return re.findall(r'<p><q dir="auto">(.*?)</q>', page)


def decisions(page: str) -> list[str]:
    return re.findall(r'<li class="row apart(?: mute)?"><span><span dir="auto">(.*?)</span>', page)


def test_what_three_people_wrote_is_shown_and_the_rest_on_request(house, caplog):
    page = house.browser.get(f"{BASE}/words").text
    assert heading(page) == "What people’s words mean here"
    assert listed(page) == ["wumblewhack", "python"]
    assert "One more phrase was written by one or two people only." in page
    with caplog.at_level("WARNING"):
        opened = house.browser.get(f"{BASE}/words?rare=1").text
    assert listed(opened) == ["wumblewhack", "python", "hikng"]
    said = [r.getMessage() for r in caplog.records if r.name.endswith("organizer.vocabulary")]
    assert said == [f"organizer {house.owner_id} opens rare words of event {house.event_id}"]


def test_a_decision_is_foreseen_stored_told_and_undone(house, store):
    page = house.browser.post(f"{BASE}/words/preview", data=DECISION).text
    assert '<h1 dir="auto">“wumblewhack” means the same as “hiking”.</h1>' in page
    assert "This changes whom 4 people have something in common with." in page
    answer = house.browser.post(f"{BASE}/words", data=DECISION)
    assert (answer.status_code, answer.location) == (303, f"{BASE}/words?stored=1")
    page = house.browser.get(answer.location).text
    assert decisions(page) == ["“wumblewhack” means the same as “hiking”."]
    assert '<q dir="auto">asked them</q> · <bdi>Olivia Organizer, Thu 4 March, 13:00</bdi>' in page
    assert listed(page) == ["python"]
    with store.reading() as session:
        row = session.scalars(select(Override)).one()
    answer = house.browser.post(f"{BASE}/words/{row.id}/undo")
    page = house.browser.get(answer.location).text
    assert listed(page) == ["wumblewhack", "python"]
    assert "undone Thu 4 March, 13:00" in page
    assert house.browser.post(f"{BASE}/words/{row.id}/undo").status_code == 404


def test_decisions_travel_as_a_file(house, store):
    for one in (DECISION, {"action": "block", "words": "=SUM(A1)"}):
        house.browser.post(f"{BASE}/words", data=one)
    saved = house.browser.get(f"{BASE}/words.csv")
    assert saved.headers["Content-Disposition"] == f"attachment; filename={scene.SLUG}-words.csv"
    assert saved.text.splitlines() == [
        "action,words,other,reason",
        "merge,wumblewhack,hiking,asked them",
        "block,'=SUM(A1),,",
    ]
    page = brought(house, saved.data)
    assert page == "All these decisions stood already."
    with store.reading() as session:
        rows = session.scalars(select(Override).order_by(Override.id)).all()
    assert [(r.action, r.words, r.other) for r in rows] == [
        (Action.MERGE, "wumblewhack", "hiking"),
        (Action.BLOCK, "=SUM(A1)", ""),
    ]


def brought(house, content: bytes) -> str:
    """Send a file, press the button of the page that shows what it changes; what is told then."""
    file = (io.BytesIO(content), "words.csv")
    page = house.browser.post(f"{BASE}/words/import", data={"file": file}).text
    carried = html.unescape(re.search(r'name="decisions" value="([^"]*)"', page)[1])
    answer = house.browser.post(f"{BASE}/words/bring", data={"decisions": carried})
    page = house.browser.get(answer.location).text
    return re.search(r'<p class="told" role="status">(.*?)</p>', page)[1]


FILE = b"""action,words,other
merge,wumblewhack,chess
merge,wumblewhack,hiking
near,hiking,kayaking
"""


def test_a_file_is_looked_at_before_it_counts_and_undone_as_a_whole(house, store):
    file = (io.BytesIO(FILE), "words.csv")
    page = house.browser.post(f"{BASE}/words/import", data={"file": file}).text
    assert '<h1 dir="auto">3 decisions from your file</h1>' in page
    assert re.findall(r'<li dir="auto">(.*?)</li>', page) == [
        "“wumblewhack” means the same as “chess”.",
        "“wumblewhack” means the same as “hiking”.",
        "“hiking” is near to “kayaking”.",
    ]
    assert "This changes whom 4 people have something in common with." in page
    with store.reading() as session:
        assert session.scalars(select(Override)).all() == []
    told = brought(house, FILE)
    assert told == (
        "3 new decisions are stored. They count from now on; plans made before keep their seats."
    )
    page = house.browser.get(f"{BASE}/words").text
    assert decisions(page)[:3] == [
        "“hiking” is near to “kayaking”.",
        "“wumblewhack” means the same as “hiking”.",
        "“wumblewhack” means the same as “chess”.",
    ]
    assert page.count("a later decision counts instead") == 1
    undo = re.search(r'action="([^"]*undo-together)"', page)[1]
    house.browser.post(undo)
    page = house.browser.get(f"{BASE}/words").text
    assert page.count("undone Thu") == 3
    assert listed(page) == ["wumblewhack", "python"]


def test_a_decision_about_what_nobody_wrote_says_so(house):
    form = {"action": "merge", "words": "flimmerquark", "other": "snackelpott"}
    page = house.browser.post(f"{BASE}/words/preview", data=form).text
    said = "Hardly anybody has written these words so far. It counts for those who will."
    assert said in page
    # "hikng" was written once, which stays hidden.
    page = house.browser.post(f"{BASE}/words/preview", data={"action": "block", "words": "hikngx"})
    assert said in page.text


def test_a_page_lists_a_hundred_decisions_and_the_file_has_them_all(house):
    rows = "".join(f"block,word{n}x,\n" for n in range(120))
    brought(house, f"action,words,other\n{rows}".encode())
    page = house.browser.get(f"{BASE}/words").text
    assert len(decisions(page)) == 100
    assert "20 earlier decisions are not listed here; the file has those that stand." in page
    assert len(house.browser.get(f"{BASE}/words.csv").text.splitlines()) == 121


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "Please choose a file that has something in it."),
        (b"\x00\x01\x02", "We could not read this as a table"),
        (b"action,words,other\n", "We could not read this as a table"),
        (b"action,words,other\nmerge,a,b\nmerge,a,\n", "Row 3, other: Please fill this in."),
        (b"action,words,other\nfly,a,b\n", "Row 2, action: Please choose one from the list."),
        (
            b"action,words,other\nmerge,trail-running,trail running\n",
            "Row 2, other: These are the same words.",
        ),
        (b"action,words,other\nblock,!!,\n", "Row 2, words: Please write this in letters."),
        (b"action,words,other\nblock,a,\nmerge,a,b,c,d\n", "Please look at row 3."),
        (b'action,words,other\nblock,"a,\n', "Please look at row 2."),
        (
            b"action,words,other\n" + b"".join(b"block,a%d,\n" % n for n in range(1001)),
            "These are more than 1000 decisions. Please bring them in parts.",
        ),
        (b"action,words,other\nnear,a,A\n", "Row 2, other: These are the same words."),
    ],
)
def test_a_file_that_needs_a_look_stores_nothing(house, store, content, said):
    file = (io.BytesIO(content), "words.csv")
    answer = house.browser.post(f"{BASE}/words/import", data={"file": file})
    assert (answer.status_code, said in answer.text) == (422, True)
    with store.reading() as session:
        assert session.scalars(select(Override)).all() == []


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ({"action": "merge", "words": "", "other": "b"}, "Please fill this in."),
        ({"action": "merge", "words": "a", "other": ""}, "Please fill this in."),
        ({"action": "near", "words": "a", "other": "A"}, "These are the same words."),
        (
            {"action": "merge", "words": "trail-running", "other": "trail running!"},
            "These are the same words.",
        ),
        ({"action": "block", "words": "🎸"}, "Please write this in letters."),
        ({"action": "fly", "words": "a"}, "Please choose one from the list."),
        ({"action": "block", "words": "a" * 81}, "This is 81 characters"),
    ],
)
@pytest.mark.parametrize("path", ["words", "words/preview"])
def test_a_decision_that_says_too_little_comes_back(house, store, path, form, said):
    answer = house.browser.post(f"{BASE}/{path}", data=form)
    assert (answer.status_code, said in answer.text) == (422, True)
    with store.reading() as session:
        assert session.scalars(select(Override)).all() == []


def test_a_helper_sees_no_words(app, store, house):
    helper = scene.olivia(store, name="Hana", email="hana@example.org")
    scene.joined(store, house.event_id, helper, Role.HELPER)
    hers = signed_in(app, store, "hana@example.org")
    assert hers.get(f"{BASE}/words").status_code == 403
    assert f"{BASE}/words" not in hers.get(f"{BASE}/people").text


def test_attendees_get_hints_while_they_type(client, house):
    def hint(words):
        return client.post(f"/e/{scene.SLUG}/words", data={"words": words}).json

    assert hint("bould")["suggestions"][0] == "bouldering"
    assert hint("photograhpy")["meant"] == ["photography"]
    assert hint("python")["senses"][0] == "python programming"
    assert hint("wumblewhack") == {"suggestions": [], "meant": [], "senses": []}
    assert hint("") == hint("🎸") == {"suggestions": [], "meant": [], "senses": []}
    assert client.post("/e/no-such-event/words", data={"words": "a"}).status_code == 404


def test_the_organizers_decisions_reach_the_hints(client, house):
    house.browser.post(f"{BASE}/words", data={"action": "block", "words": "bouldering"})
    answer = client.post(f"/e/{scene.SLUG}/words", data={"words": "boulderin"}).json
    assert "bouldering" not in answer["suggestions"]


def test_one_question_is_asked_after_storing_and_answered_without_a_script(
    app, client, store, house
):
    form = {"name": "Ada", "interests_text": "python, photograhpy, tea", "print": "interests"}
    answer = client.post(f"/e/{scene.SLUG}", data=form)
    page = client.get(answer.location).text
    asked = re.findall(r'<p dir="auto">(.*?)</p>', page)
    assert asked == [
        "“python” may mean several things. Which one is yours?",
        "Did you mean something else than “photograhpy”?",
    ]
    row = scene.response_named(store, house.event_id, "Ada")
    path = private_path(app, row.key)
    client.post(f"{path}/words", data={"was": "photograhpy", "words": "photography"})
    client.post(f"{path}/words", data={"was": "python", "words": "python programming"})
    client.post(f"{path}/words", data={"was": "not there", "words": "chess"})
    client.post(f"{path}/words", data={"was": "tea", "words": " "})
    page = client.get(path).text
    assert re.findall(r'<q dir="auto">(.*?)</q>', page) == [
        "python programming",
        "photography",
        "tea",
    ]
    assert "may mean several things" not in page


class Model:
    """Three topics as points, so that a test needs no weights."""

    def encode(self, texts):
        at = {"hiking": (1, 0, 0), "chess": (0, 1, 0), "wumblewhack": (0.9, 0.1, 0)}
        return [at.get(text, (0, 0, 1)) for text in texts]


def test_an_encoder_proposes_and_decides_nothing(settings, store, doorbell, typesetter, house):
    app = create_app(
        settings, store=store, doorbell=doorbell, typesetter=typesetter, now=lambda: NOW,
        encoder=lambda: Encoder(Model()),
    )  # fmt: skip
    app.test_client_class = BrowserClient
    answer = app.test_client().post(f"/e/{scene.SLUG}/words", data={"words": "wumblewhack"})
    assert answer.json["meant"] == ["hiking"]
    page = signed_in(app, store).get(f"{BASE}/words").text
    assert listed(page) == ["wumblewhack", "python"]


def test_the_extra_understands_other_languages():
    encoder = installed_encoder()
    assert encoder is not None
    labels = ("climbing", "chess", "cooking", "sailing")
    nearest = encoder.nearest(("clases de cocina", "Schachspiel"), labels, most=1)
    assert nearest == {"clases de cocina": ("cooking",), "Schachspiel": ("chess",)}
    assert encoder.nearest((), labels) == {}
    assert encoder.sure("asdf qwer", labels) == ()
