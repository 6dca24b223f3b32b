"""People, events and plans for the pages to show. Stores real rows by real operations."""

from datetime import timedelta
from functools import cache

from argon2 import PasswordHasher
from sqlalchemy import select

from service.operations import day, decks, followups, organizers, plans
from service.operations.team import accept_invitation, invite
from service.store.models import Event, Organizer, Plan, PlanState, Response
from service.store.models.deck import Deck, DeckKind, DeckPart, DeckState
from service.store.session import Store
from service.store.values import FollowUpValues, Format, ResponseValues, Role
from service.tokens import Purpose, code
from tests.conftest import SECRET
from tests.factories import NOW, make_event, make_organizer, make_people, table_page
from tests.planned import plan_made

PASSWORD = "a sentence to sign in with"
SLUG = "common-ground"
EMAIL = "olivia@example.org"

CAST = (
    ResponseValues(
        name="Mei-Ling Zhou",
        say="may-ling joe",
        email="mei-ling@example.org",
        interests=("night trains", "learning the erhu after forty", "small boats"),
        values=("curiosity", "making do"),
        curious_about=("hand-drawn maps",),
        keep_apart=("Jonas Lindqvist",),
        access=("a seat facing the room",),
        access_for_host=True,
    ),
    ResponseValues(
        name="Amara Okafor",
        say="ah-MAH-rah",
        email="amara@example.org",
        interests=("night trains", "cooking for twenty"),
        values=("welcome", "curiosity"),
        curious_about=("choir singing",),
    ),
    ResponseValues(
        name="Jonas Lindqvist",
        say="YOO-nas",
        interests=("the cello, since I was forty-one", "swimming in cold water"),
        values=("quiet",),
        curious_about=("sourdough",),
    ),
    ResponseValues(
        name="박서연",
        interests=("mending radios", "starting things with no budget"),
        values=("making do", "craft"),
    ),
    ResponseValues(
        name="Noa נועה Levy",
        interests=("repair cafés", "teaching teenagers"),
        values=("courage", "fairness"),
        access=("a quiet table",),
    ),
    ResponseValues(
        name="ليلى الخوارزمي",
        interests=("community kitchens", "hand-drawn maps"),
        values=("welcome",),
    ),
    ResponseValues(
        name="Олена Коваль",
        interests=("old maps", "choir singing"),
        values=("roots",),
        curious_about=("night trains",),
    ),
    ResponseValues(name="Tūī Parata", interests=("ferries", "small boats"), values=("play",)),
    ResponseValues(
        name="Diego Quispe",
        interests=("walking the old Inca road", "sourdough"),
        values=("roots", "kindness"),
    ),
    ResponseValues(
        name="Ingrid Solheim",
        interests=("turning bowls", "swimming in cold water"),
        values=("quiet", "craft"),
    ),
    ResponseValues(
        name="Nguyễn Thị Lan",
        interests=("what my grandmother cooked", "cooking for twenty"),
        values=("roots",),
    ),
    ResponseValues(name="Bo"),
)


def olivia(store: Store, *, name: str = "Olivia Organizer", email: str = EMAIL) -> int:
    """An organizer who can sign in."""
    with store.writing() as session:
        return make_organizer(session, name, email, password_hash=_hash_of(PASSWORD))


@cache
def _hash_of(password: str) -> str:
    # Slow on purpose: once is enough.
    return PasswordHasher().hash(password)


def token_of(store: Store, email: str = EMAIL) -> str:
    """A sign-in of that organizer."""
    with store.writing() as session:
        found = session.scalars(select(Organizer.id).where(Organizer.email == email)).one()
        return organizers.open_sign_in(session, found, browser="Firefox, Linux", now=NOW, days=30)


def gathering(store: Store, organizer_id: int, people=CAST, **changes) -> int:
    """An event of that organizer, with people."""
    with store.writing() as session:
        plain = {"format": Format.TABLES, "table_size": 4, "rounds": 3}
        event = make_event(session, organizer_id, **{**plain, **changes})
        make_people(session, event, people)
        return event.id


def joined(store: Store, event_id: int, organizer_id: int, role: Role) -> None:
    """Make an organizer a member of the event."""
    with store.writing() as session:
        token = invite(session, event_id, role=role, label="test", now=NOW)
        accept_invitation(session, token, organizer_id=organizer_id, now=NOW)


def queued_plan(store: Store, doorbell, event_id: int) -> int:
    with store.writing() as session:
        return plans.request_plan(session, doorbell, event_id, seed=0, now=NOW)


def running_plan(store: Store, doorbell, event_id: int, *, gap: float | None = 0.12) -> int:
    """A plan that a worker has claimed and reported on."""
    plan_id = queued_plan(store, doorbell, event_id)
    with store.writing() as session:
        plan = session.get_one(Plan, plan_id)
        plan.state = PlanState.RUNNING
        plan.attempt = 1
        plan.started_at = NOW
        plan.progress = {"phase": "seat", "fraction": 0.62, "gap": gap, "count": 2}
    return plan_id


def failed_plan(store: Store, doorbell, event_id: int) -> int:
    """A plan whose rules cannot be met."""
    plan_id = queued_plan(store, doorbell, event_id)
    with store.writing() as session:
        plan = session.get_one(Plan, plan_id)
        plan.state = PlanState.FAILED
        plan.finished_at = NOW
        plan.failure = {
            "rule": "keep-apart",
            "attendees": [1, 3, 5],
            "relaxation": "keep-apart",
            "facts": {},
        }
    return plan_id


def ready_plan(store: Store, doorbell, event_id: int) -> int:
    """A plan made by the engine itself."""
    plan_id = queued_plan(store, doorbell, event_id)
    plan_made(store, plan_id)
    return plan_id


def published_plan(store: Store, doorbell, event_id: int) -> int:
    plan_id = ready_plan(store, doorbell, event_id)
    with store.writing() as session:
        plans.publish_plan(
            session, doorbell, plan_id, link_of=lambda key: key, table_link_of=table_page, now=NOW
        )
    return plan_id


def begin(store: Store, house, number: int, *, now=NOW) -> None:
    """Let a round begin, whatever the clock says."""
    with store.writing() as session:
        seen = day.row(session, house.event_id).revision
        day.begin_round(session, house.event_id, number, seen=seen, now=now)


def ready_deck(store: Store, doorbell, plan_id: int, *, parts: int = 2) -> int:
    """Cards that were printed, with one that needs a hand."""
    with store.writing() as session:
        deck_id = decks.request_deck(
            session, doorbell, plan_id, kind=DeckKind.CARDS, stock="a4-85x55", now=NOW
        )
        deck = session.get_one(Deck, deck_id)
        deck.state = DeckState.READY
        deck.pages = 8
        deck.report = [{"card": "2-1-1", "field": "share", "kind": "overflow", "detail": ""}]
        for number in range(1, parts + 1):
            name = f"cards-{number:02}.pdf"
            content = f"%PDF part {number}".encode()
            session.add(
                DeckPart(
                    deck_id=deck_id, number=number, name=name, content=content, size=len(content)
                )
            )
        return deck_id


def response_named(store: Store, event_id: int, name: str) -> Response:
    with store.reading() as session:
        return session.scalars(
            select(Response).where(Response.event_id == event_id, Response.name == name)
        ).one()


def changed(store: Store, event_id: int, **values) -> None:
    """Change what an event says about itself."""
    with store.writing() as session:
        event = session.get_one(Event, event_id)
        for name, value in values.items():
            setattr(event, name, value)


def evening_gone_by(store: Store, doorbell, organizer_id: int) -> tuple[str, str]:
    """An evening that has begun: the key of the first person, and the code of their first card.

    The first two people both said that they would talk again.
    """
    event_id = gathering(
        store,
        organizer_id,
        CAST[1:5],
        name="Gone",
        rounds=1,
        starts_at=NOW - timedelta(hours=1),
        form_closes_at=NOW - timedelta(hours=2),
    )
    published_plan(store, doorbell, event_id)
    first, second = (response_named(store, event_id, one.name) for one in CAST[1:3])
    yes = FollowUpValues(note="It rains there too.", contact="me@example.org", wants=True)
    for writer, other in ((first, second), (second, first)):
        with store.writing() as session:
            followups.store_follow_up(
                session, doorbell, writer.id, other.number, yes, link_of=str, now=NOW
            )
    return first.key, code(SECRET, Purpose.CARD, event_id, first.number, 1)
