"""Two organizers at the door at once, against a real server: nothing lost, nothing doubled."""

import http.client
import re
import threading
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlencode, urlsplit

import pytest
from sqlalchemy import func, select
from werkzeug.serving import make_server

from service.app import create_app
from service.store.models import (
    Attendance,
    Organizer,
    Plan,
    PlanChange,
    PlanState,
    Response,
)
from service.store.queries.day import attending
from service.store.queries.places import places_of
from service.store.queries.plans import published_plan
from service.store.values import Format, Presence, Role
from tests.factories import NOW, person
from tests.web import scene

DAY = f"/events/{scene.SLUG}/day"
PEOPLE = 60


class Door:
    """The day's pages behind a socket, and organizers with browsers of their own."""

    def __init__(self, address, tokens):
        self.address, self.tokens = address, tokens

    def asks(self, who, path, data=None):
        """Send one request; return the code, where it leads and the page."""
        line = http.client.HTTPConnection(urlsplit(self.address).netloc, timeout=60)
        headers = {"Cookie": f"attune={self.tokens[who]}", "Origin": self.address}
        if data is None:
            line.request("GET", path, headers=headers)
        else:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            line.request("POST", path, urlencode(data), headers)
        answer = line.getresponse()
        found = answer.status, answer.headers.get("Location", ""), answer.read().decode()
        line.close()
        return found


@pytest.fixture
def event_id(any_store, doorbell):
    olivia = scene.olivia(any_store)
    omar = scene.olivia(any_store, name="Omar", email="omar@example.org")
    people = [person(n) for n in range(1, PEOPLE + 1)]
    event_id = scene.gathering(any_store, olivia, people, format=Format.PAIRS)
    scene.joined(any_store, event_id, omar, Role.ORGANIZER)
    scene.published_plan(any_store, doorbell, event_id)
    return event_id


@pytest.fixture
def door(settings, any_store, doorbell, typesetter, event_id):
    app = create_app(
        settings, store=any_store, doorbell=doorbell, typesetter=typesetter,
        now=lambda: NOW, encoder=lambda: None,
    )  # fmt: skip
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield Door(
        f"http://127.0.0.1:{server.server_port}",
        {
            "olivia": scene.token_of(any_store),
            "omar": scene.token_of(any_store, "omar@example.org"),
        },
    )
    server.shutdown()
    thread.join()
    server.server_close()


def test_two_hundred_changes_at_once_lose_nothing_and_double_nothing(any_store, door, event_id):
    # Both check everybody in, with the page of a moment ago in front of them; of every tenth person
    # one of the two says that they are not there. Walk-ups are sent twice. Both repair and apply.
    def say(who, number, presence):
        data = {"presence": presence, "seen": "expected"}
        return door.asks(who, f"{DAY}/people/{number}", data)[0]

    def walk(who, n):
        return door.asks(who, f"{DAY}/walk-ups", {"once": f"form-{n}", "name": f"Walk-up {n:02}"})[
            0
        ]

    def mend(who):
        code, leads, _ = door.asks(who, f"{DAY}/repair", {"round": 2})
        return code if code != 303 else door.asks(who, leads, {})[0]

    works = []
    for n in range(1, PEOPLE + 1):
        works += [(say, "olivia", n, "here"), (say, "omar", n, "here" if n % 10 else "missing")]
    for n in range(30):
        works += [(walk, "olivia", n), (walk, "omar", n)]
    for place in range(20):
        works.insert(place * 9, (mend, ("olivia", "omar")[place % 2]))
    assert len(works) == 200
    with ThreadPoolExecutor(24) as crowd:
        waiting = [(work, crowd.submit(*work)) for work in works]
        codes = [(work, done.result()) for work, done in waiting]
    # Said twice alike is no conflict; said otherwise, one of the two is told.
    conflicts = [work[2] for work, code in codes if work[0] is say and code == 409]
    assert sorted(conflicts) == list(range(10, PEOPLE + 1, 10))
    assert {code for work, code in codes if work[0] is walk} == {303}
    assert {code for work, code in codes if work[0] is say} == {303, 409}
    assert {code for work, code in codes if work[0] is mend} <= {303, 404, 409, 422}

    # What was refused as stale goes through once both are done.
    code, leads, _ = door.asks("olivia", f"{DAY}/repair", {"round": 2})
    if code == 303:
        assert door.asks("olivia", leads, {})[0] == 303
    with any_store.reading() as session:
        rows = attending(session, event_id)
        marked = session.scalar(select(func.count()).select_from(Attendance))
        numbers = session.scalars(select(Response.number).order_by(Response.number)).all()
        plans = session.scalars(
            select(func.count()).select_from(Plan).where(Plan.state == PlanState.PUBLISHED)
        ).one()
        places = places_of(session, published_plan(session, event_id).id)
    assert list(numbers) == list(range(1, PEOPLE + 31))
    assert sorted(one.name for one in rows[PEOPLE:]) == [f"Walk-up {n:02}" for n in range(30)]
    assert {one.presence for one in rows if one.number % 10} == {Presence.HERE}
    assert (marked, plans) == (PEOPLE + 30, 1)
    # Everybody who is here has one place in each round to come; nobody who is not has any.
    here = sorted(one.response_id for one in rows if one.presence is Presence.HERE)
    for round_ in (2, 3):
        assert sorted(one.response_id for one in places if one.round == round_) == here
    page = door.asks("omar", DAY)[2]
    assert re.findall(r"<h1>(.*?)</h1>", page) == [f"{len(here)} people are here."]


class Editors:
    """Two organizers who change one plan by hand, each from the newest version that was heard of."""

    def __init__(self, door, plan_id):
        self.door, self.plan_id, self.bases = door, plan_id, {}

    def swap(self, who, one, other):
        """Send one change; its second copy is sent for the same version, as a second click is."""
        base = self.bases.setdefault((who, one, other), self.plan_id)
        data = {"kind": "swap", "round": 2, "who": one, "other": other}
        code, leads, _ = self.door.asks(who, f"/events/{scene.SLUG}/plans/{base}/edit", data)
        if code == 303:
            self.plan_id = max(self.plan_id, int(re.findall(r"/plans/(\d+)/", leads)[0]))
        return code


def tables_of(session, plan_id, round_):
    """The table of everybody in one round, by row id."""
    return {
        one.response_id: one.table for one in places_of(session, plan_id) if one.round == round_
    }


def test_changes_by_hand_and_check_ins_at_once_are_each_made_once_or_refused(
    any_store, door, event_id
):
    # One of them pairs people from the front of the list and the other from its end; every change is
    # clicked twice, while both check people in.
    with any_store.reading() as session:
        first = published_plan(session, event_id).id
        before = tables_of(session, first, 2)
        number_of = {one.response_id: one.number for one in attending(session, event_id)}
    editors = Editors(door, first)

    def say(who, number):
        data = {"presence": "here", "seen": "expected"}
        return door.asks(who, f"{DAY}/people/{number}", data)[0]

    works = []
    for n in range(1, 26):
        works += [(editors.swap, "olivia", n, n + 25)] * 2
        works += [(editors.swap, "omar", PEOPLE + 1 - n, PEOPLE - 29 + n)] * 2
        works += [(say, ("olivia", "omar")[n % 2], 2 * n + place) for place in (0, 1)]
        works += [(say, ("omar", "olivia")[n % 2], 2 * n + place) for place in (0, 1)]
    assert len(works) == 200
    with ThreadPoolExecutor(24) as crowd:
        waiting = [(work, crowd.submit(*work)) for work in works]
        codes = [(work, done.result()) for work, done in waiting]

    assert {code for work, code in codes if work[0] is say} == {303}
    made, refused = set(), set()
    for (work, *change), code in codes:
        if work is not say:
            (made if code == 303 else refused).add((*change,))
            assert code in {303, 409, 422}
    refused -= made
    with any_store.reading() as session:
        changes = session.scalars(select(PlanChange).order_by(PlanChange.id)).all()
        names = {one.id: one.name.split()[0].lower() for one in session.scalars(select(Organizer))}
        history = [
            (names[one.organizer_id], one.facts["who"], one.facts["other"]) for one in changes
        ]
        after = tables_of(session, editors.plan_id, 2)
        rows = attending(session, event_id)
        marked = session.scalar(select(func.count()).select_from(Attendance))
    # Every accepted change stands in the history once, every refused one nowhere.
    assert sorted(history) == sorted(made)
    assert made
    assert len(made | refused) == 50
    # The plan is what comes of the changes in the order in which the history tells them.
    seats = {number_of[row_id]: table for row_id, table in before.items()}
    for _, one, other in history:
        seats[one], seats[other] = seats[other], seats[one]
    assert {number_of[row_id]: table for row_id, table in after.items()} == seats
    assert (marked, {one.presence for one in rows if 2 <= one.number <= 51}) == (
        50,
        {Presence.HERE},
    )
