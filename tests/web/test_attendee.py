import html
import re
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from service.app import create_app
from service.store.models import Answer, Message, Response
from service.store.queries.responses import response_by_number
from service.store.session import Store
from service.store.values import Format, Kind
from tests.factories import NOW
from tests.web import scene
from tests.web.conftest import BrowserClient, private_path

FILLED = {
    "name": "Ada Lovelace",
    "say": "AY-da",
    "email": "ada@example.org",
    "interests": ["night trains", "engines that compute"],
    "interests_text": "letters, riding",
    "values": ["curiosity", "craft"],
    "values_text": "",
    "curious_about_text": "birds",
    "depth": "3",
    "languages": ["en", "fr"],
    "languages_text": "",
    "size": "pairs",
    "met_text": "Bo",
    "keep_apart_text": "Jonas Lindqvist",
    "access": ["a quiet table"],
    "access_text": "",
    "access_for_host": "yes",
    "print": ["interests", "values"],
}
FIELD = re.compile(r'<input id="(?P<id>\w+)" name="\w+" type="\w+" value="(?P<value>[^"]*)"')
AREA = re.compile(r'<textarea id="(?P<id>\w+)".*?>\n(?P<value>.*?)</textarea>', re.DOTALL)
TICKED = re.compile(r'name="(?P<name>\w+)" value="(?P<value>[^"]*)" checked')
# What a form does not ask of those at this event it carries unseen.
CARRIED = re.compile(r'<input type="hidden" name="(size|access_for_host)" value="([^"]*)"')


def form_of(page: str) -> dict[str, object]:
    """What a browser would send back from a page, without touching anything."""
    texts = {
        one["id"]: html.unescape(one["value"])
        for pattern in (FIELD, AREA)
        for one in pattern.finditer(page)
    }
    ticked: dict[str, list[str]] = {}
    for one in TICKED.finditer(page):
        ticked.setdefault(one["name"], []).append(html.unescape(one["value"]))
    return {**texts, **dict(CARRIED.findall(page)), **ticked}


def as_lists(form: dict[str, object]) -> dict[str, list[str]]:
    return {
        name: sorted(value) if isinstance(value, list) else [value]
        for name, value in form.items()
        if value
    }


def count(store, model=Response) -> int:
    with store.reading() as session:
        return session.scalar(select(func.count()).select_from(model))


def test_a_form_is_stored_and_its_private_page_shows_everything(client, store, house):
    sent = client.post("/e/common-ground", data=FILLED)
    assert (sent.status_code, sent.location.split("?")[1]) == (303, "stored=1")
    page = client.get(sent.location).text
    told = re.findall(r"<(?:q dir=\"auto\"|bdi)>(.*?)</(?:q|bdi)>", page)
    assert told == [
        "night trains", "engines that compute", "letters", "riding", "Curiosity", "Craft", "birds",
        "English", "French", "Rather one person at a time", "a quiet table",
        "What I could happily talk about", "What matters to me", "ada@example.org",
        "a quiet table",
        "Deep",
        "Bo", "Jonas Lindqvist",
    ]  # fmt: skip
    row = scene.response_named(store, house.event_id, "Ada Lovelace")
    assert (row.depth, row.size, row.printable, row.access_for_host) == (
        3, "pairs", ["interests", "values"], True,
    )  # fmt: skip
    assert count(store, Message) == 1


def test_changing_begins_with_what_is_stored_and_replaces_it(client, store, house):
    link = client.post("/e/common-ground", data=FILLED).location.split("?")[0]
    form = form_of(client.get(f"{link}/change").text)
    assert form == {
        **{name: value for name, value in FILLED.items() if name != "access_for_host"},
        "interests": ["engines that compute", "letters", "riding", "night trains"],
        "interests_text": "",
        "depth": ["3"],
        "size": "pairs",
        "access_for_host": ["yes"],
    }
    changed = client.post(f"{link}/change", data={**form, "name": "Ada King", "values": ["play"]})
    assert (changed.status_code, changed.location) == (303, f"{link}?stored=2")
    with store.reading() as session:
        row = session.scalars(select(Response).where(Response.name == "Ada King")).one()
        assert (row.depth, row.email) == (3, "ada@example.org")
    assert client.get(changed.location).text.count("Your changes are stored.") == 1


@pytest.mark.parametrize(
    ("format_", "asked"), [(Format.PAIRS, ["size"]), (Format.TABLES, ["access_for_host"])]
)
def test_a_form_asks_only_what_can_matter_for_its_format_and_keeps_the_rest(
    client, store, house, format_, asked
):
    """Also where the format changed after somebody had answered."""
    link = client.post("/e/common-ground", data=FILLED).location.split("?")[0]
    scene.changed(store, house.event_id, format=format_)
    for path in ("/e/common-ground", f"{link}/change"):
        fields = re.findall(
            r'<input type="(\w+)" name="(size|access_for_host)"', client.get(path).text
        )
        assert sorted({name for kind, name in fields if kind != "hidden"}) == asked
    changed = {**form_of(client.get(f"{link}/change").text), "name": "Ada King"}
    assert client.post(f"{link}/change", data=changed).status_code == 303
    row = scene.response_named(store, house.event_id, "Ada King")
    assert (row.size, row.access_for_host) == ("pairs", True)


def test_what_a_no_or_brackets_hold_together_is_stored_as_one(client, store, house):
    typed = (
        "sports (golf, tennis), chess\r\neverything except cricket, tennis\r\nEarth, Wind & Fire"
    )
    client.post("/e/common-ground", data={**FILLED, "interests": [], "interests_text": typed})
    row = scene.response_named(store, house.event_id, "Ada Lovelace")
    with store.reading() as session:
        words = select(Answer.words).where(
            Answer.response_id == row.id, Answer.kind == Kind.INTEREST
        )
        assert session.scalars(words.order_by(Answer.position)).all() == [
            "sports (golf, tennis)", "chess", "everything except cricket, tennis",
            "Earth, Wind & Fire",
        ]  # fmt: skip


def test_a_form_with_faults_comes_back_whole(client, store, house):
    wrong = {
        **FILLED,
        "name": "",
        "email": "not an address",
        "values": ["curiosity", "craft", "play", "quiet", "roots", "welcome"],
    }
    answer = client.post("/e/common-ground", data=wrong)
    kept = as_lists(form_of(answer.text))
    assert answer.status_code == 422
    assert kept == as_lists({name: value for name, value in wrong.items() if value})
    assert re.findall(r'<p class="err" id="(\w+)-fault">.*?<span>(.*?)</span>', answer.text) == [
        ("name", "Please give a name. Any name you like to be called is fine."),
        ("email", "“not an address” is no full address: it has no @. Mend it, or leave it empty."),
        ("values", "You chose 6, and there is room for 5. Which one could you let go?"),
    ]  # fmt: skip
    assert count(store) == len(scene.CAST)


def test_an_address_that_answered_already_is_pointed_to_its_link(mailing, store, house):
    answer = mailing.post("/e/common-ground", data={**FILLED, "email": "AMARA@example.org"})
    said = re.findall(r'<p class="err" id="email-fault">.*?<span>(.*?)</span>', answer.text)
    assert (answer.status_code, said) == (
        422,
        ["We cannot use this address here a second time. If you have a private link, open it and answer "
         "there, or ask the organizer for it. Or leave the address empty and "
         "send again: then your answers are stored."],
    )  # fmt: skip
    assert form_of(answer.text)["name"] == "Ada Lovelace"
    again = mailing.post("/e/common-ground", data={**form_of(answer.text), "email": ""})
    assert (again.status_code, count(store)) == (303, len(scene.CAST) + 1)


def test_whoever_has_a_link_is_told_beside_the_address_to_use_it(client, app, store, house):
    said = "Do you have a private link, from a mail or on paper? Then please answer by that one."
    mine = private_path(app, scene.response_named(store, house.event_id, "Bo").key)
    pages = [client.get(path).text for path in ("/e/common-ground", f"{mine}/change")]
    assert [re.findall(r'id="email-hint">(.*?)<', page) for page in pages] == [[said], []]


NASTY = (
    ("<b>Bobby</b>", "&lt;b&gt;Bobby&lt;/b&gt;"),
    ('#strong[Ty] "pst" $x$', "#strong[Ty] &#34;pst&#34; $x$"),
    ("{{ 7*7 }}", "{{ 7*7 }}"),
    ("abc\u202edef", "abcdef"),
    ("a\u0000b\u0007c", "abc"),
)


@pytest.mark.parametrize(("typed", "shown"), NASTY)
def test_a_name_is_words_and_never_code(client, house, typed, shown):
    link = client.post("/e/common-ground", data={"name": typed}).location
    page = client.get(link).text
    assert re.findall(r"<h1>(.*?)</h1>", page) == [f"Thank you, {shown}."]


def test_two_megabytes_get_a_clear_answer(client, store, house):
    answer = client.post(
        "/e/common-ground", data={"name": "Ada", "interests_text": "x" * 2_000_000}
    )
    assert answer.status_code == 413
    assert re.findall(r"<h1>(.*?)</h1>", answer.text) == ["This is more than we can take at once."]
    assert count(store) == len(scene.CAST)


def test_a_busy_database_keeps_what_was_written(settings, store, house, doorbell, typesetter):
    hasty = Store(settings.database_url, busy_milliseconds=50)
    app = create_app(
        settings, store=hasty, doorbell=doorbell, typesetter=typesetter, now=lambda: NOW
    )
    app.test_client_class = BrowserClient
    with store.engine.connect() as blocker:
        blocker.exec_driver_sql("COMMIT")
        blocker.exec_driver_sql("BEGIN IMMEDIATE")
        answer = app.test_client().post("/e/common-ground", data=FILLED)
        blocker.exec_driver_sql("ROLLBACK")
    assert answer.status_code == 503
    assert as_lists(form_of(answer.text)) == as_lists(FILLED)
    assert (
        answer.text.count(
            "Nothing is lost: everything you wrote is still here. Please press Send again."
        )
        == 1
    )
    again = app.test_client().post("/e/common-ground", data=form_of(answer.text))
    assert (again.status_code, count(store)) == (303, len(scene.CAST) + 1)
    hasty.dispose()


def heading(page: str) -> str:
    return re.findall(r"<h1>(.*?)</h1>", page, re.DOTALL)[0]


def test_a_form_outside_its_hours_says_so(client, store, house):
    scene.changed(store, house.event_id, form_opens_at=NOW + timedelta(hours=1))
    early = (client.get("/e/common-ground"), client.post("/e/common-ground", data=FILLED))
    scene.changed(store, house.event_id, form_opens_at=None, form_closes_at=NOW)
    late = (client.get("/e/common-ground"), client.post("/e/common-ground", data=FILLED))
    assert [(one.status_code, heading(one.text)) for one in (*early, *late)] == [
        (200, "The form is not open yet."),
        (409, "The form is not open yet."),
        (200, "The form has closed."),
        (409, "The form has closed."),
    ]


def test_a_form_says_where_the_event_is_open_or_closed(client, store, house):
    caps = []
    for closes_at in (NOW + timedelta(hours=1), NOW):
        scene.changed(store, house.event_id, form_closes_at=closes_at)
        [cap] = re.findall(
            r'<p class="cap[^"]*">(Common.*?)</p>', client.get("/e/common-ground").text
        )
        caps.append(cap.rpartition(" · ")[2])
    assert caps == ["Old Customs House"] * 2


def test_who_has_answered_is_led_back_from_the_closed_form(client, app, store, house):
    mine = private_path(app, scene.response_named(store, house.event_id, "Bo").key)
    scene.changed(store, house.event_id, form_closes_at=NOW)
    own, others = client.get(f"{mine}/change").text, client.get("/e/common-ground").text
    said = "What you had answered by then stays as it is."
    for page, expected in ((own, (True, 0, 1)), (others, (False, 1, 0))):
        back = page.count(f'href="{mine}"')
        assert (said in page, page.count("the organizer finds you"), back) == expected


def test_the_form_of_an_event_that_is_over_invites_nobody(client, app, store, house):
    row = scene.response_named(store, house.event_id, "Bo")
    begun = {"form_closes_at": NOW - timedelta(days=1), "starts_at": NOW - timedelta(minutes=30)}
    scene.changed(store, house.event_id, **begun)
    during = client.get("/e/common-ground").text
    scene.changed(store, house.event_id, starts_at=NOW - timedelta(days=1))
    paths = ("/e/common-ground", f"{private_path(app, row.key)}/change")
    after = [client.get(path).text for path in paths]
    pages = [(heading(one), one.count("Please come anyway")) for one in (during, *after)]
    assert pages == [("The form has closed.", 1), *[("The event is over.", 0)] * 2]


def test_what_is_stored_tells_what_a_table_host_may_see(client, app, store, house):
    told = [
        re.findall(r"<dt>My table host may see this too</dt><dd><bdi>(.*?)</bdi></dd>", page)
        for page in (
            client.get(private_path(app, scene.response_named(store, house.event_id, one).key)).text
            for one in ("Mei-Ling Zhou", "Bo")
        )
    ]
    assert told == [["a seat facing the room"], []]


def test_what_came_too_late_is_handed_back_in_full(client, app, store, house):
    row = scene.response_named(store, house.event_id, "Mei-Ling Zhou")
    scene.changed(store, house.event_id, form_closes_at=NOW)
    typed = {
        "name": "Ana <b>",
        "interests": ["tide pools"],
        "interests_text": "old maps\r\nnight trains",
        "keep_apart_text": "Bo",
        "own_7": "Cook",
        "own_7_print": "yes",
        "depth": "2",
        "access": " ",
    }
    words = ["Ana &lt;b&gt;", "tide pools, old maps, night trains", "Bo", "Cook"]
    for path in ("/e/common-ground", f"{private_path(app, row.key)}/change"):
        looked, late = client.get(path), client.post(path, data=typed)
        kept = re.findall(r'<p dir="auto">(.*?)</p>', late.text)
        assert (late.status_code, kept) == (409, words)
        assert "What you just wrote" not in looked.text


def test_withdrawing_asks_once_and_erases(app, client, store, house):
    row = scene.response_named(store, house.event_id, "Mei-Ling Zhou")
    mine = private_path(app, row.key)
    assert heading(client.get(f"{mine}/withdraw").text) == "Withdraw, Mei-Ling Zhou?"
    assert client.post(f"{mine}/withdraw").location == mine
    assert heading(client.get(mine).text) == "Your answers are erased."
    with store.reading() as session:
        gone = session.get(Response, row.id)
        assert (gone.name, gone.email, gone.withdrawn_at) == ("", None, NOW)


def test_rounds_appear_when_published_and_nothing_private_with_them(
    app, client, store, house, doorbell
):
    row = scene.response_named(store, house.event_id, "Amara Okafor")
    mine = private_path(app, row.key)
    plan = scene.ready_plan(store, doorbell, house.event_id)
    before = client.get(mine).text
    house.browser.post(f"/events/common-ground/plans/{plan}/publish")
    after = client.get(mine).text
    assert before.count('<article class="panel motif oncard') == 0
    assert after.count('<article class="panel motif oncard') == 3
    words = {"a seat facing the room", "Jonas Lindqvist</q>", "depth", "affinity", "score"}
    assert {word for word in words if word in after} == set()


def test_the_words_of_a_private_box_never_reach_an_organizer(store, house):
    row = scene.response_named(store, house.event_id, "Mei-Ling Zhou")
    secret = "a name that nobody else has"
    with store.writing() as session:
        answer = session.get_one(Response, row.id)
        session.add(Answer(response_id=answer.id, kind=Kind.KEEP_APART, position=7, words=secret))
    paths = (
        "",
        "/people",
        f"/people/{row.number}",
        f"/people/{row.number}/change",
        "/plan",
        "/print",
    )
    assert [secret in house.browser.get(f"/events/common-ground{path}").text for path in paths] == [
        False
    ] * 6


def test_an_organizer_changing_answers_keeps_the_private_ones(store, house):
    row = scene.response_named(store, house.event_id, "Mei-Ling Zhou")
    path = f"/events/common-ground/people/{row.number}"
    form = form_of(house.browser.get(f"{path}/change").text)
    answer = house.browser.post(f"{path}/change", data={**form, "say": "may-ling"})
    assert answer.location == f"{path}?stored=1"
    with store.reading() as session:
        now = response_by_number(session, house.event_id, row.number)
        assert (now.say, now.words(Kind.KEEP_APART)) == ("may-ling", ("Jonas Lindqvist",))


def test_a_form_sent_again_after_its_answers_were_withdrawn_stores_nothing(client, store, house):
    sent = {"name": "Ada", "once": "a" * 32}
    first = client.post("/e/common-ground", data=sent)
    mine = first.location.partition("?")[0]
    client.post(f"{mine}/withdraw")
    again = client.post("/e/common-ground", data=sent)
    assert (again.status_code, again.location) == (303, first.location)
    with store.reading() as session:
        assert session.scalars(select(Response.name).where(Response.name == "Ada")).all() == []


def test_a_page_of_the_form_sent_twice_is_one_person_as_sent_last(client, store, house):
    def once():
        return re.search(r'name="once" value="(\w{32})"', client.get("/e/common-ground").text)[1]

    first, other = once(), once()
    faulty = client.post("/e/common-ground", data={"name": "", "once": first}).text
    assert re.findall(r'name="once" value="(.*?)"', faulty) == [first]
    sent = [("Ada", first), ("Ada", first), ("Ada L.", first), ("Ada", other)]
    links = [
        client.post("/e/common-ground", data={"name": name, "once": number}).location
        for name, number in sent
    ]
    assert (len(set(links[:3])), len(set(links))) == (1, 2)
    with store.reading() as session:
        names = select(Response.name).where(Response.name.startswith("Ada"))
        assert session.scalars(names.order_by(Response.number)).all() == ["Ada L.", "Ada"]
