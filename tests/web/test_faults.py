import re
from dataclasses import dataclass, replace
from datetime import timedelta

import pytest

from service.app import create_app
from service.operations.erasing import erase_with_receipt
from service.queue import RecordingDoorbell
from service.web.limits import limiter_url
from tests.factories import NOW
from tests.web import scene
from tests.web.conftest import BrowserClient, private_path

FORM = f"/e/{scene.SLUG}"


@dataclass(slots=True)
class BrokenDoorbell(RecordingDoorbell):
    """A doorbell with a mistake in it."""

    def answers(self) -> bool:
        raise ZeroDivisionError("ada@example.org")


def built(settings, store, doorbell, typesetter):
    app = create_app(
        settings, store=store, doorbell=doorbell, typesetter=typesetter, now=lambda: NOW
    )
    app.test_client_class = BrowserClient
    return app


def headings(page: str) -> list[str]:
    return re.findall(r"<h1>(.*?)</h1>", page)


def test_our_own_mistake_has_a_number_that_the_log_knows(settings, store, typesetter, caplog):
    app = built(settings, store, BrokenDoorbell(), typesetter)
    answer = app.test_client().get("/readyz?token=secret")
    (incident,) = re.findall(r'<p class="share">(\w{8})</p>', answer.text)
    assert (answer.status_code, headings(answer.text)) == (
        500,
        ["Something went wrong on our side."],
    )
    (record,) = [one for one in caplog.records if one.name == "service.web.faults"]
    assert record.message == f"request-failed endpoint=health.ready incident={incident}"
    assert "ada@example.org" not in answer.text


def test_a_private_link_after_erasing_claims_nothing_and_reads_like_a_wrong_one(
    app, client, store, house
):
    path = private_path(app, scene.response_named(store, house.event_id, "Bo").key)
    with store.writing() as session:
        erase_with_receipt(session, house.event_id, now=NOW)
    gone, wrong = client.get(path), client.get("/me/wrong")
    assert (gone.status_code, gone.data) == (wrong.status_code, wrong.data)
    lead = re.findall(r'<p class="lead">(.*?)</p>', gone.text)
    assert lead == [
        "Please ask the organizer of your event for a new one. "
        "Once an event is erased, its links open nothing any more."
    ]


@pytest.mark.parametrize(
    ("method", "path", "code", "heading"),
    [
        ("GET", "/nothing", 404, "This link does not open anything."),
        ("PUT", "/sign-in", 405, "This address is only for sending."),
        ("GET", "/sign-out", 405, "This address is only for sending."),
        ("GET", "/e/no-such-event", 404, "This link does not open anything."),
    ],
)
def test_what_cannot_be_done_is_said_calmly(client, method, path, code, heading):
    answer = client.open(path, method=method, headers={"Origin": "http://localhost"})
    assert (answer.status_code, headings(answer.text)) == (code, [heading])


def test_an_address_is_never_echoed(client):
    answer = client.get("/<script>alert(1)</script>")
    assert answer.data == client.get("/nothing").data


def test_behind_https_the_cookie_belongs_to_this_host_only(settings, store, doorbell, typesetter):
    scene.olivia(store)
    secure = replace(settings, public_url="https://attune.example")
    client = built(secure, store, doorbell, typesetter).test_client()
    answer = client.post("/sign-in", data={"email": scene.EMAIL, "password": scene.PASSWORD})
    name, *rest = answer.headers["Set-Cookie"].split("; ")
    assert name.split("=")[0] == "__Host-attune"
    assert sorted(part for part in rest if not part.startswith(("Expires", "Max-Age"))) == [
        "HttpOnly",
        "Path=/",
        "SameSite=Lax",
        "Secure",
    ]
    assert answer.headers["Strict-Transport-Security"] == "max-age=31536000"


def test_two_processes_count_together_in_redis(settings, store, doorbell, typesetter, valkey_url):
    shared = replace(settings, redis_url=valkey_url)
    clients = [built(shared, store, doorbell, typesetter).test_client() for _ in range(2)]
    wrong = {"email": "nobody@example.org", "password": "not the right one"}
    codes = [clients[n % 2].post("/sign-in", data=wrong).status_code for n in range(11)]
    assert codes == [422] * 10 + [429]


def test_a_room_behind_one_address_may_send_three_hundred_forms_a_minute(
    settings, store, doorbell, typesetter
):
    scene.gathering(store, scene.olivia(store))
    moment = [NOW]
    app = create_app(
        settings, store=store, doorbell=doorbell, typesetter=typesetter, now=lambda: moment[0]
    )
    app.test_client_class = BrowserClient
    room, elsewhere = app.test_client(), {"REMOTE_ADDR": "192.0.2.7"}

    def send(**other):
        return room.post(FORM, data={"name": ""}, **other).status_code

    assert [send() for _ in range(301)] == [422] * 300 + [429]
    # Whoever only looks, and whoever sends from elsewhere, is not held up by them.
    assert (room.get(FORM).status_code, send(environ_base=elsewhere)) == (200, 422)
    moment[0] = NOW + timedelta(minutes=1)
    assert send() == 422


def test_redis_is_spelled_as_the_limiter_spells_it():
    urls = ("unix:///run/valkey.sock", "redis://localhost:6379/0", "rediss://cache/1")
    assert [limiter_url(url) for url in urls] == [
        "redis+unix:///run/valkey.sock",
        "redis://localhost:6379/0",
        "rediss://cache/1",
    ]
