"""`attune demo`: a lively event of made-up people in the running data folder."""

import json
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from datetime import time as clock_time
from pathlib import Path
from zoneinfo import ZoneInfo

import click
from sqlalchemy import select

from service.cli.installation import Installation, data_option
from service.clock import now
from service.operations.decks import request_deck
from service.operations.events import create_event
from service.operations.imports import import_responses
from service.operations.organizers import new_sign_in_link
from service.operations.plans import publish_plan, request_plan
from service.operations.planwriter import TableLinkOf
from service.schemas.response import load_response
from service.store import migrate
from service.store.models import Organizer, PlanState
from service.store.queries.events import event_by_slug
from service.store.queries.plans import plan_of
from service.store.queries.responses import responses_of
from service.store.values import DeckKind, EventValues, Format
from service.tokens import Purpose, signed, table_words

PEOPLE = Path(__file__).with_name("demo_people.json")
WAIT_SECONDS = 90
# A worker that was just started is heard from once it has read its vocabulary.
WORKER_SECONDS = 20
ZONE = "Europe/Amsterdam"


@click.command()
@data_option
def demo(data: Path) -> None:
    """Make a demo event of 60 people, plan and publish it, and print links to look at."""
    here = Installation(data)
    if not here.store.answers() or migrate.current(here.store.engine) != migrate.head():
        raise click.ClickException(
            "There is no Attune in this folder yet. Start it first: attune up"
        )
    organizer_id, slug, event_id = _create(here)
    if not _hears_a_worker(here):
        click.echo("No worker is running, so the plan waits in line. Start one with: attune up")
    plan_id = _plan(here, event_id)
    _print_links(here, organizer_id, slug, event_id)
    if plan_id is None:
        click.echo("\nThe plan is not ready yet. It will be on the event's Plan page.")


def _create(here: Installation) -> tuple[int, str, int]:
    people = [load_response(_form(one)) for one in json.loads(PEOPLE.read_text(encoding="utf-8"))]
    with here.store.writing() as session:
        organizer = session.scalar(select(Organizer).order_by(Organizer.id).limit(1))
        if organizer is None:
            organizer = Organizer(name="Demo", email=None, password_hash=None, created_at=now())
            session.add(organizer)
            session.flush()
        slug = create_event(session, organizer.id, _values(), now=now())
        event = event_by_slug(session, slug)
        assert event is not None
        import_responses(session, event.id, people, now=now())
        return organizer.id, slug, event.id


def _values() -> EventValues:
    day = (now() + timedelta(days=9)).date()
    starts = datetime.combine(day, clock_time(18, 30), tzinfo=ZoneInfo(ZONE)).astimezone(UTC)
    return EventValues(
        name="Common Ground",
        place="Old Customs House, upper hall",
        is_online=False,
        starts_at=starts,
        time_zone=ZONE,
        rounds=4,
        minutes=15,
        pause_minutes=5,
        format=Format.PAIRS,
        table_size=4,
        form_opens_at=None,
        form_closes_at=starts - timedelta(days=1),
        keep_until=day + timedelta(days=30),
    )


def _form(person: dict[str, object]) -> dict[str, list[str]]:
    form: dict[str, list[str]] = {"print": ["interests", "values", "curious_about"]}
    for name, value in person.items():
        form[name] = [str(one) for one in value] if isinstance(value, list) else [str(value)]
    return form


def _hears_a_worker(here: Installation) -> bool:
    """Wait for a worker to be heard from, as long as one takes to start."""
    deadline = time.monotonic() + WORKER_SECONDS
    while here.doorbell.workers_seen() == 0:
        if time.monotonic() >= deadline:
            return False
        time.sleep(0.3)
    return True


def _plan(here: Installation, event_id: int) -> int | None:
    """Ask for a plan, wait for a worker to make it, publish it, and ask for its cards."""
    with here.store.writing() as session:
        plan_id = request_plan(session, here.doorbell, event_id, seed=7, now=now())
    click.echo("A worker is planning four rounds for 60 people ...")
    deadline = time.monotonic() + WAIT_SECONDS
    while time.monotonic() < deadline:
        with here.store.reading() as session:
            plan = plan_of(session, event_id, plan_id)
            state = plan.state if plan else PlanState.FAILED
        if state is PlanState.READY:
            break
        if state is PlanState.FAILED or here.doorbell.workers_seen() == 0:
            return None
        time.sleep(0.3)
    else:
        return None
    with here.store.writing() as session:
        publish_plan(
            session,
            here.doorbell,
            plan_id,
            link_of=_link_of(here),
            table_link_of=_table_link_of(here),
            now=now(),
        )
        request_deck(
            session, here.doorbell, plan_id, kind=DeckKind.CARDS, stock="a4-85x55", now=now()
        )
    return plan_id


def _link_of(here: Installation) -> Callable[[str], str]:
    return lambda key: here.links.response(signed(here.settings.secret_key, Purpose.RESPONSE, key))


def _table_link_of(here: Installation) -> TableLinkOf:
    key = here.settings.secret_key
    return lambda *whose: here.links.table(signed(key, Purpose.TABLE, table_words(*whose)))


def _print_links(here: Installation, organizer_id: int, slug: str, event_id: int) -> None:
    with here.store.writing() as session:
        token = new_sign_in_link(session, organizer_id, now=now())
        first = responses_of(session, event_id)[0]
    lines = (
        ("Organizer (sign in once)", here.links.sign_in(token)),
        ("The event", here.links.event(slug)),
        ("The form", here.links.form(slug)),
        (f"An attendee, {first.name}", _link_of(here)(first.key)),
        ("The host of table 1", _table_link_of(here)(event_id, 1, 0)),
    )
    click.echo("")
    for name, link in lines:
        click.echo(f"{name}\n  {link}")
