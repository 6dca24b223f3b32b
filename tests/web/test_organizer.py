import re
from datetime import timedelta

import pytest
from sqlalchemy import event, func, select

from service.operations.organizers import first_sign_in_link
from service.store.models import Event, Membership, Response, Upload
from service.store.values import Preset
from tests.factories import NOW
from tests.web import scene
from tests.web.conftest import private_path, signed_in

EVENT = {
    "name": "Second Evening",
    "place": "Library",
    "whom_to_ask": "Ana, 200",
    "date": "2027-04-01",
    "time": "18:30",
    "time_zone": "Europe/Amsterdam",
    "format": "pairs",
    "rounds": "5",
    "minutes": "12",
    "pause_minutes": "3",
    "table_size": "4",
    "preset": "widen-the-circle",
    "closes_date": "2027-03-31",
    "closes_time": "12:00",
    "keep_until": "2027-05-01",
}
BASE = "/events/common-ground"


def heading(page: str) -> str:
    return (
        re.findall(r"<h1>(.*?)</h1>", page, re.DOTALL)[0].replace("<bdi>", "").replace("</bdi>", "")
    )


def faults(page: str) -> dict[str, str]:
    return dict(re.findall(r'<p class="err" id="(\w+)-fault"[^>]*>.*?<span>(.*?)</span>', page))


def chosen(page: str, name: str) -> list[str]:
    return re.findall(rf'<input type="radio" name="{name}" value="([^"]*)" checked>', page)


def count(store, model) -> int:
    with store.reading() as session:
        return session.scalar(select(func.count()).select_from(model))


def test_the_first_link_is_used_by_a_button_and_leads_to_an_account(app, client, store):
    with store.writing() as session:
        token = first_sign_in_link(session, now=NOW)
    looked = client.get(f"/welcome/{token}")
    assert (looked.status_code, heading(looked.text)) == (200, "Welcome to Attune.")
    used = client.post(f"/welcome/{token}")
    assert (used.status_code, used.location) == (303, "/account")
    assert app.test_client().post(f"/welcome/{token}").status_code == 404
    short = client.post(
        "/account", data={"name": "Imani", "email": "imani@example.org", "password": "short"}
    )
    assert (short.status_code, faults(short.text)) == (
        422,
        {"password": "Please use at least 10 characters. A short sentence works well."},
    )
    account = {"name": "Imani", "email": "imani@example.org", "password": scene.PASSWORD}
    assert client.post("/account", data=account).location == "/"
    assert heading(client.get("/").text) == "Let’s bring some people together."
    other = app.test_client()
    assert other.post("/sign-in", data=account).location == "/"
    assert heading(other.get("/").text) == "Let’s bring some people together."


def test_a_wrong_address_and_a_wrong_password_read_the_same(client, house):
    answers = [
        client.post("/sign-in", data={"email": email, "password": "not the right one"})
        for email in (scene.EMAIL, "nobody@example.org")
    ]
    told = "Address and password do not belong together. Please check both."
    assert [(one.status_code, faults(one.text)) for one in answers] == [(422, {"email": told})] * 2


def test_signing_in_returns_only_to_our_own_pages(client, house):
    form = {"email": scene.EMAIL, "password": scene.PASSWORD}
    ways = (
        "/events/common-ground",
        "//evil.example",
        "https://evil.example",
        "/\\evil.example",
        "",
    )
    to = [client.post("/sign-in", data={**form, "then": then}).location for then in ways]
    assert to == ["/events/common-ground", "/", "/", "/", "/"]


def test_the_cookie_is_kept_from_scripts_and_other_sites(client, house):
    answer = client.post("/sign-in", data={"email": scene.EMAIL, "password": scene.PASSWORD})
    name, *rest = answer.headers["Set-Cookie"].split("; ")
    kept = sorted(part for part in rest if not part.startswith("Expires"))
    assert (name.split("=")[0], kept) == (
        "attune",
        ["HttpOnly", "Max-Age=2592000", "Path=/", "SameSite=Lax"],
    )


def test_signing_in_too_often_is_asked_to_wait(client, house):
    form = {"email": scene.EMAIL, "password": "not the right one"}
    codes = [client.post("/sign-in", data=form).status_code for _ in range(11)]
    assert codes == [422] * 10 + [429]
    assert heading(client.post("/sign-in", data=form).text) == "That was a lot at once."


def test_another_browser_can_be_signed_out(app, store, house):
    other = signed_in(app, store)
    page = house.browser.get("/account").text
    (revoke,) = re.findall(r'action="(/account/browsers/\d+/revoke)"', page)
    assert other.get("/account").status_code == 200
    assert house.browser.post(revoke).location == "/account"
    assert other.get("/account").location == "/sign-in?then=/account"


def test_signing_out_ends_the_sign_in(house):
    assert house.browser.post("/sign-out").location == "/"
    assert house.browser.get("/account").location == "/sign-in?then=/account"


def test_going_back_and_sending_again_makes_no_second_event(house):
    made = [house.browser.post("/events/new", data=EVENT).location for _ in range(2)]
    assert made == ["/events/second-evening"] * 2
    other = house.browser.post("/events/new", data={**EVENT, "rounds": "4"}).location
    assert re.fullmatch(r"/events/second-evening-\w{5}", other)


def test_the_form_of_an_event_for_today_takes_answers_until_it_begins(store, house):
    zone = {"date": NOW.date().isoformat(), "time": "20:00", "time_zone": "UTC"}
    asked = {**EVENT, **zone, "closes_date": "", "closes_time": "", "keep_until": ""}
    house.browser.post("/events/new", data=asked)
    with store.reading() as session:
        row = session.scalars(select(Event).where(Event.slug == "second-evening")).one()
        assert row.form_closes_at == row.starts_at == NOW.replace(hour=20, minute=0)
    assert house.browser.get("/e/second-evening").status_code == 200


def test_a_new_event_is_in_the_time_zone_of_the_last_one(app, store, house):
    scene.olivia(store, name="Omar", email="omar@example.org")
    omar = signed_in(app, store, "omar@example.org")
    house.browser.post("/events/new", data=EVENT)
    zones = [
        re.findall(r"<option selected>(\w+/\w+)<", one.get("/events/new").text)
        for one in (house.browser, omar)
    ]
    assert zones == [[EVENT["time_zone"]], []]
    said = "Times are in Amsterdam time, as for your last event."
    told = [one.get("/events/new").text.count(said) for one in (house.browser, omar)]
    assert told == [1, 0]


def test_the_address_of_events_without_a_name_leads_to_the_list_of_them(client, house):
    assert [one.get("/events").location for one in (house.browser, client)] == ["/", "/"]


def test_an_event_that_comes_sooner_says_how_its_form_may_close(house):
    house.browser.post("/events/new", data=EVENT)
    sooner = {**EVENT, "closes_date": EVENT["date"], "closes_time": "23:00"}
    answer = house.browser.post("/events/second-evening/settings", data=sooner)
    assert re.findall(r'id="closes_date-fault">.*?<span>(.*?)</span>', answer.text) == [
        "The form would close after the event begins. Please choose an earlier day and time, or "
        "leave the day empty: then it closes the evening before or, where that has passed, when "
        "the event begins."
    ]
    emptied = {**sooner, "closes_date": "", "closes_time": ""}
    assert house.browser.post("/events/second-evening/settings", data=emptied).status_code == 303


@pytest.mark.parametrize(
    ("time", "said", "status"),
    [
        ("20:00", "Stored. The form is open until Thu 4 March, 20:00.", "open"),
        ("11:00", "Stored. The event has begun, and the form takes no answers.", "closed"),
    ],
)
def test_an_event_moved_to_today_takes_answers_until_it_begins(client, house, time, said, status):
    house.browser.post("/events/new", data={**EVENT, "time_zone": "UTC"})
    today = {**EVENT, "time_zone": "UTC", "date": NOW.date().isoformat(), "time": time}
    today |= {"closes_date": "", "closes_time": "", "keep_until": ""}
    stored = house.browser.post("/events/second-evening/settings", data=today)
    page = house.browser.get(stored.location).text
    told = re.findall(r'<p class="told" role="status">(.*?)</p>', page)
    form = client.get("/e/second-evening").text
    assert (told, "closed" if "The form has closed." in form else "open") == ([said], status)


def test_the_latest_answers_are_of_those_who_wrote(app, client, store, house, clock):
    def latest():
        part = house.browser.get(BASE).text.partition('id="newest"')[2].partition("</ul>")[0]
        return re.findall(r"<bdi>(.*?)</bdi>", part)

    before = latest()
    client.post("/e/common-ground", data={"name": "Ada", "interests_text": "bees"})
    clock.now += timedelta(minutes=1)
    mine = private_path(app, scene.response_named(store, house.event_id, "Bo").key)
    client.post(f"{mine}/change", data={"name": "Bo", "interests_text": "bees"})
    assert [before, latest()] == [[], ["Bo", "Ada"]]


def test_an_event_is_created_changed_and_keeps_its_address(store, house):
    made = house.browser.post("/events/new", data=EVENT)
    assert (made.status_code, made.location) == (303, "/events/second-evening")
    form = house.browser.get("/events/second-evening/settings").text
    shown = dict(re.findall(r'<input id="(\w+)" name="\w+" type="\w+" value="([^"]*)"', form))
    assert shown == {
        **{
            name: value
            for name, value in EVENT.items()
            if name not in {"time_zone", "format", "preset"}
        },
        "opens_date": "",
        "opens_time": "",
    }
    assert chosen(form, "preset") == ["widen-the-circle"]
    assert chosen(house.browser.get("/events/new").text, "preset") == ["balanced"]
    changed = house.browser.post(
        "/events/second-evening/settings",
        data={**EVENT, "name": "Third", "rounds": "2", "preset": "find-my-people"},
    )
    assert changed.location == "/events/second-evening/settings?stored=1"
    with store.reading() as session:
        row = session.scalars(select(Event).where(Event.slug == "second-evening")).one()
        assert (row.name, row.rounds, row.preset) == ("Third", 2, Preset.FIND_MY_PEOPLE)


def test_an_event_with_faults_comes_back_whole(store, house):
    wrong = {**EVENT, "name": "", "rounds": "many", "keep_until": "2027-03-01", "preset": "lucky"}
    answer = house.browser.post("/events/new", data=wrong)
    shown = dict(
        re.findall(r'<input id="(\w+)" name="\w+" type="\w+" value="([^"]*)"', answer.text)
    )
    assert answer.status_code == 422
    assert {name: shown[name] for name in ("name", "rounds", "keep_until", "place")} == {
        "name": "", "rounds": "many", "keep_until": "2027-03-01", "place": "Library",
    }  # fmt: skip
    assert faults(answer.text)["rounds"] == "Please write this as a whole number, for example 4."
    assert faults(answer.text)["preset"] == "Please choose one from the list."


def test_erasing_needs_the_name_and_leaves_nothing(store, house):
    kept = house.browser.post(f"{BASE}/erase", data={"confirm": "common ground"})
    assert (kept.status_code, count(store, Event)) == (422, 1)
    assert faults(kept.text) == {
        "confirm": "Please type the name exactly as it stands here: Common Ground"
    }
    # The fault is named at the top, where one is, and leads to its field.
    assert '<li><a href="#confirm"><b>Erase the event</b></a>: Please type the name' in kept.text
    erased = house.browser.post(f"{BASE}/erase", data={"confirm": "Common Ground"})
    assert (
        erased.location,
        count(store, Event),
        count(store, Response),
        count(store, Membership),
    ) == ("/", 0, 0, 0)


FILE = (
    "Name,E-mail,Interests\n"
    'Ada,ada@example.org,"bees, chess"\n'
    ",nobody@example.org,tea\n"
    "Grace,grace@example,ships\n"
)


def upload(browser, content: str, name="guests.csv"):
    """Send a file as browsers do, from memory."""
    head = f'--line\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'
    body = f"{head}{content}\r\n--line--\r\n".encode()
    return browser.post(
        f"{BASE}/import", data=body, content_type="multipart/form-data; boundary=line"
    )


def test_a_list_is_looked_at_before_anything_is_stored(store, house):
    before = count(store, Response)
    kept = upload(house.browser, FILE)
    page = house.browser.get(kept.location).text
    assert heading(page) == "1 person is ready. 2 rows need a look."
    assert re.findall(r"<b>(Row \d+)</b>(?: <bdi>Grace</bdi>)?: (.*?)</span>", page) == [
        ("Row 3", "Name: Please give a name. Any name you like to be called is fine."),
        ("Row 4", "E-mail: “grace@example” does not look like a full address. "
         "Check the part after the @."),
    ]  # fmt: skip
    assert re.findall(r'<option value="(\w+)" selected', page) == [
        "other", "name", "email", "interests",
    ]  # fmt: skip
    assert count(store, Response) == before
    columns = {"column-0": "name", "column-1": "ignore", "column-2": "interests"}
    looked = house.browser.post(kept.location, data={**columns, "do": "check"})
    assert heading(looked.text) == "2 people are ready. 1 row needs a look."
    stored = house.browser.post(kept.location, data={**columns, "do": "store"})
    assert (stored.location, count(store, Response), count(store, Upload)) == (
        f"{BASE}/people?new=2&changed=0&same=0&out=1&file=1",
        before + 2,
        1,
    )


def test_a_file_that_is_no_table_says_what_to_do(store, house):
    answer = upload(house.browser, "\x00\x01\x02", name="<b>.bin")
    assert (answer.status_code, count(store, Upload)) == (422, 0)
    assert faults(answer.text)["file"].endswith(
        "We could not read &lt;b&gt;.bin as a table. Nothing was imported. "
        "Save it as CSV or XLSX and try again."
    )


def test_an_upload_may_be_larger_than_a_page_and_not_larger_than_its_limit(house):
    rows = "Name\n" + "\n".join(f"Person {n} {'x' * 200}" for n in range(7000))
    assert upload(house.browser, rows).status_code == 303
    too_large = upload(house.browser, "x" * (5 * 1024 * 1024 + 1))
    assert (too_large.status_code, heading(too_large.text)) == (
        413,
        "This is more than we can take at once.",
    )


def test_an_invitation_is_shown_once_and_brings_a_new_organizer(app, store, house):
    made = house.browser.post(f"{BASE}/team", data={"label": "Omar", "role": "helper"})
    (link,) = re.findall(
        r'<code class="share" id="link">http://127.0.0.1:8000(.*?)</code>', made.text
    )
    assert link not in house.browser.get(f"{BASE}/team").text
    omar = app.test_client()
    assert heading(omar.get(link).text) == "Common Ground"
    account = {"name": "Omar", "email": "omar@example.org", "password": scene.PASSWORD}
    assert omar.post(link, data=account).location == BASE
    assert omar.get(f"{BASE}/people").status_code == 200
    assert app.test_client().get(link).status_code == 404
    last = house.browser.post(f"{BASE}/team/{house.owner_id}/role", data={"role": "helper"})
    assert (last.status_code, last.text.count("An event keeps at least one owner.")) == (422, 1)


def test_an_unused_invitation_can_be_taken_back(app, house):
    made = house.browser.post(f"{BASE}/team", data={"label": "Omar", "role": "helper"}).text
    (link,) = re.findall(r'<code class="share" id="link">http://127.0.0.1:8000(.*?)</code>', made)
    (withdraw,) = re.findall(
        r'action="(/events/common-ground/team/invitations/\d+/withdraw)"', made
    )
    assert house.browser.post(withdraw).location == f"{BASE}/team"
    assert app.test_client().get(link).status_code == 404


def test_withdrawing_a_person_is_possible_for_those_who_ask(store, house):
    number = scene.response_named(store, house.event_id, "Bo").number
    assert house.browser.post(f"{BASE}/people/{number}/withdraw").location == f"{BASE}/people"
    assert house.browser.get(f"{BASE}/people/{number}").status_code == 404


@pytest.fixture
def selects(store):
    """Count the statements that a call sends to the database."""
    sent: list[str] = []

    def note(_connection, _cursor, statement, *_rest):
        sent.append(statement)

    event.listen(store.engine, "before_cursor_execute", note)

    def counted(call) -> int:
        sent.clear()
        assert call().status_code == 200
        return len(sent)

    yield counted
    event.remove(store.engine, "before_cursor_execute", note)


@pytest.mark.parametrize("path", ["/", "/people", "/team", "/plan", "/print", ""])
def test_lists_ask_as_often_for_one_as_for_three(app, store, doorbell, selects, path):
    owner = scene.olivia(store)
    few = scene.gathering(store, owner, scene.CAST[:3], name="Few", rounds=1, format="pairs")
    browser = signed_in(app, store)
    address = path if path == "/" else f"/events/few{path}"
    if path in {"/plan", "/print"}:
        scene.published_plan(store, doorbell, few)
        many = scene.gathering(store, owner, scene.CAST[:9], name="Many", rounds=3, format="pairs")
        scene.ready_deck(store, doorbell, scene.published_plan(store, doorbell, many), parts=3)
        scene.ready_deck(store, doorbell, 1, parts=1)
        more = address.replace("few", "many")
    else:
        one = selects(lambda: browser.get(address))
        scene.gathering(store, owner, scene.CAST[:9], name="Many")
        scene.gathering(store, owner, scene.CAST[:9], name="Third")
        for n in range(2):
            other = scene.olivia(store, name=f"Omar {n}", email=f"omar{n}@example.org")
            scene.joined(store, few, other, "helper")
        with store.writing() as session:
            scene.make_people(session, session.get_one(Event, few), scene.CAST[3:9])
        assert selects(lambda: browser.get(address)) == one
        return
    assert selects(lambda: browser.get(more)) == selects(lambda: browser.get(address))
