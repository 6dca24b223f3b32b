"""Every kind of page, and how one comes to it. Stores the events behind them; opens none."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from flask import Flask
from flask.testing import FlaskClient

from service.operations import day
from service.operations.organizers import new_sign_in_link
from service.operations.team import invite
from service.store.models import Plan, PlanState
from service.store.session import Store
from service.store.values import Role
from service.web.attendee.links import check_in_link, response_token
from service.web.host.links import table_link
from service.web.live.links import screen_link
from tests.factories import NOW
from tests.web import scene
from tests.web.test_organizer import upload

BASE = "/events/common-ground"
GUESTS = (
    'Name,Email,Status,Interests,Job\nJo,jo@example.org,going,"tea, bees",x\n'
    "Gu,jo@example.org,going,,\nNo,n@example.org,declined,,\nX,bad@,maybe so,go,\n"
)
OWN = (
    {
        "text": "Department?",
        "hint": "Yours.",
        "kind": "choice",
        "options": "A\nB",
        "differs": "yes",
    },
    {"text": "Clubs?", "kind": "several", "options": "chess\nchoir", "printable": "yes"},
    {"text": "Your city?", "kind": "choice", "options": "\n".join("abcdefgh")},
    {"text": "What do you do?", "kind": "line", "printable": "yes"},
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A page: where it is, and what is typed and pressed there if it is an answer."""

    path: str
    typed: tuple[tuple[str, str], ...] = ()
    press: str = ""
    signed_in: bool = True


@dataclass(frozen=True, slots=True)
class Ground:
    """What the events behind the pages are stored with and reached by."""

    app: Flask
    store: Store
    doorbell: object
    owner_id: int
    browser: FlaskClient

    def gathering(self, *people, **changes) -> int:
        return scene.gathering(self.store, self.owner_id, *people, **changes)

    def mine(self, event_id: int, name: str) -> str:
        key = scene.response_named(self.store, event_id, name).key
        with self.app.app_context():
            return f"/me/{response_token(key)}"


def places(ground: Ground) -> dict[str, Place]:
    """Store the events, and return every page of theirs by a name."""
    return {**_before(ground), **_evening(ground), **_afterwards(ground), **_plain(ground)}


def _plain(ground: Ground) -> dict[str, Place]:
    """Pages of no event in particular."""
    with ground.store.writing() as session:
        welcome = new_sign_in_link(session, ground.owner_id, now=NOW)
    return {
        "landing": Place(path="/", signed_in=False),
        "sign in": Place(path="/sign-in", signed_in=False),
        "signed in wrongly": Place(path="/sign-in", press="Sign in", signed_in=False),
        "welcome": Place(path=f"/welcome/{welcome}", signed_in=False),
        "nothing there": Place(path="/nothing", signed_in=False),
        "events": Place(path="/"),
        "account": Place(path="/account"),
        "a new event": Place(path="/events/new"),
        "a new event with faults": Place(path="/events/new", press="Create the event"),
    }


def _before(ground: Ground) -> dict[str, Place]:
    """An event in the weeks before it: form, list, words, plans in every state."""
    store, doorbell = ground.store, ground.doorbell
    empty = ground.gathering((), name="Empty")
    for name, make in (
        ("Running", scene.running_plan),
        ("Failed", scene.failed_plan),
        ("Canceled", scene.queued_plan),
    ):
        plan_id = make(store, doorbell, ground.gathering(name=name))
    with store.writing() as session:
        session.get_one(Plan, plan_id).state = PlanState.CANCELED
        invitation = invite(session, empty, role=Role.HELPER, label="Omar", now=NOW)
    draft_of = ground.gathering(name="Ready")
    draft = scene.ready_plan(store, doorbell, draft_of)
    ground.browser.post(
        f"/events/ready/plans/{draft}/edit", data={"kind": "skip", "round": "1", "who": "2"}
    )
    mine, plans = ground.mine(draft_of, "Mei-Ling Zhou"), f"/events/ready/plans/{draft + 1}"
    return {
        "form": Place(path="/e/ready", signed_in=False),
        "form with faults": Place(path="/e/ready", press="Send", signed_in=False),
        "mine before a plan": Place(path=mine, signed_in=False),
        "change": Place(path=f"{mine}/change", signed_in=False),
        "withdraw": Place(path=f"{mine}/withdraw", signed_in=False),
        "withdrawn": Place(
            path=f"{ground.mine(draft_of, 'Bo')}/withdraw",
            press="Withdraw and erase",
            signed_in=False,
        ),
        "invitation": Place(path=f"/invitations/{invitation}", signed_in=False),
        "overview without people": Place(path="/events/empty"),
        "people without people": Place(path="/events/empty/people"),
        "private links": Place(path="/events/ready/people/links"),
        "plan without people": Place(path="/events/empty/plan"),
        "print without a plan": Place(path="/events/empty/print"),
        "a file to import": Place(path="/events/empty/import"),
        "running": Place(path="/events/running/plan"),
        "failed": Place(path="/events/failed/plan"),
        "canceled": Place(path="/events/canceled/plan"),
        "draft": Place(path="/events/ready/plan"),
        "before publishing": Place(path=f"{plans}/publish"),
        "edit": Place(path=f"{plans}/rounds/2/edit"),
        "edit a person": Place(path=f"{plans}/rounds/2/edit/2"),
        "foreseen": Place(path=f"{plans}/edit?kind=skip&round=2&who=2"),
        "refused": Place(path=f"{plans}/edit?kind=swap&round=2&who=2&other=2"),
        "stale": Place(path=f"/events/ready/plans/{draft}/rounds/1/edit"),
        "history": Place(path=f"{plans}/history"),
    }


def _evening(ground: Ground) -> dict[str, Place]:
    """An event on its day, with a published plan, a repair of it, and papers."""
    store, doorbell, browser = ground.store, ground.doorbell, ground.browser
    event_id = ground.gathering()
    for question in OWN:
        browser.post(f"{BASE}/form", data=question)
    browser.post(f"{BASE}/form/groups", data={"parts": "yes"})
    browser.post(f"{BASE}/people/2/host", data={"does": "host"})
    plan_id = scene.published_plan(store, doorbell, event_id)
    scene.ready_deck(store, doorbell, plan_id)
    numbers = {
        one.name: scene.response_named(store, event_id, one.name).number for one in scene.CAST
    }
    browser.post(
        f"{BASE}/day/people/{numbers['Bo']}", data={"presence": "missing", "seen": "expected"}
    )
    browser.post(f"{BASE}/day/walk-ups", data={"once": "a", "name": "Zoë"})
    browser.post(f"{BASE}/day/repair", data={"round": 2})
    with store.writing() as session:
        day.begin_round(session, event_id, 1, seen=0, now=NOW)
    host = scene.response_named(store, event_id, "Amara Okafor")
    with ground.app.test_request_context():
        screen, table, at_the_door = (
            urlsplit(link).path
            for link in (
                screen_link(event_id, 0),
                table_link(event_id, 1, host.id),
                check_in_link(host.key),
            )
        )
    mine, plans = ground.mine(event_id, "Amara Okafor"), f"{BASE}/plans/{plan_id}"
    return {
        "form with own questions": Place(path="/e/common-ground", signed_in=False),
        "mine": Place(path=mine, signed_in=False),
        "mine with another question": Place(path=f"{mine}?round=1&another=1", signed_in=False),
        "host": Place(path=table, signed_in=False),
        "host with another question": Place(path=f"{table}?round=1&opener=1", signed_in=False),
        "screen": Place(path=screen, signed_in=False),
        "found on the screen": Place(path=f"{screen}?find=mei", signed_in=False),
        "overview": Place(path=BASE),
        "people": Place(path=f"{BASE}/people"),
        "person": Place(path=f"{BASE}/people/1"),
        "change a person": Place(path=f"{BASE}/people/1/change"),
        "words": Place(path=f"{BASE}/words?rare=1"),
        "decide about words": Place(
            path=f"{BASE}/words",
            typed=(("These words", "bees"), ("These other words", "honey")),
            press="See what it changes",
        ),
        "questions": Place(path=f"{BASE}/questions"),
        "own form": Place(path=f"{BASE}/form"),
        "form question": Place(path=f"{BASE}/form/2"),
        "import": Place(path=upload(browser, GUESTS).location),
        "plan": Place(path=f"{plans}/rounds/1"),
        "plan by table": Place(path=f"{plans}/tables"),
        "plan by person": Place(path=f"{plans}/people"),
        "plan of a person": Place(path=f"{plans}/people/1"),
        "plans": Place(path=f"{BASE}/plans"),
        "graph": Place(path=f"{BASE}/graph"),
        "graph of one": Place(path=f"{BASE}/graph?who=1"),
        "print": Place(path=f"{BASE}/print"),
        "rooms": Place(path=f"{BASE}/rooms"),
        "day": Place(path=f"{BASE}/day?added=13"),
        "desk": Place(path=f"{BASE}/day/people/1"),
        "needs": Place(path=f"{BASE}/needs"),
        "check in by code": Place(path=at_the_door),
        "repair": Place(path=f"{BASE}/day/repair"),
        "proposal": Place(path=f"{BASE}/day/repair/{plan_id + 1}"),
        "team": Place(path=f"{BASE}/team"),
        "team with an invitation": Place(
            path=f"{BASE}/team",
            typed=(("Whom is it for?", "Omar"),),
            press="Make a link",
        ),
        "letters": Place(path=f"{BASE}/letters"),
        "settings": Place(path=f"{BASE}/settings"),
    }


def _afterwards(ground: Ground) -> dict[str, Place]:
    """An event that is over: what people met, and what it did."""
    key, card = scene.evening_gone_by(ground.store, ground.doorbell, ground.owner_id)
    with ground.app.app_context():
        mine = f"/me/{response_token(key)}"
    return {
        "closed form": Place(path="/e/gone", signed_in=False),
        "met": Place(path=f"{mine}/met", signed_in=False),
        "agreed": Place(path=f"{mine}/met/2", signed_in=False),
        "follow-up": Place(path=f"{mine}/met/3", signed_in=False),
        "card": Place(path=f"/c/{card}", signed_in=False),
        "after": Place(path="/events/gone/after"),
    }
