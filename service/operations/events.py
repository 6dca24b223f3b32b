"""Creating, changing and erasing events. An erased event leaves nothing behind."""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.errors import RoundRuns, SettingsChanged
from service.operations.day import keep_held
from service.operations.letters import Moved
from service.operations.planletters import tell_moved, write_rounds_anew
from service.operations.planwriter import TableLinkOf
from service.operations.responses import locked_event
from service.operations.waiting import write_letters_anew
from service.queue import Doorbell
from service.store.evening import counting_clock, is_over
from service.store.models import FROM_ROUNDS, Deck, Event, Membership, Organizer, Plan, Round
from service.store.plannedtimes import planned_start, usual_closings
from service.store.queries.day import day_of
from service.store.queries.held import begun_rounds
from service.store.queries.hours import round_running
from service.store.queries.plans import published_plan, rounds_listed
from service.store.values import DeckKind, EventValues, Role
from service.tokens import digest, new_key

SLUG_LENGTH = 60
SEEN_LENGTH = 16
# Words that our own addresses use, so that no event can stand in their place.
RESERVED = frozenset({"new", "sign-in", "account"})


def create_event(session: Session, organizer_id: int, values: EventValues, *, now: datetime) -> str:
    """Store an event, make the organizer its owner, and return its slug.

    The very same event, sent once more from a page gone back to, is not stored again.
    """
    session.get_one(Organizer, organizer_id, with_for_update=True)
    own = session.scalars(
        select(Event)
        .join(Membership)
        .where(Membership.organizer_id == organizer_id, Membership.role == Role.OWNER)
        .where(Event.name == values.name, Event.starts_at == values.starts_at)
        .order_by(Event.id)
    )
    for one in own:
        if all(getattr(one, name) == value for name, value in asdict(values).items()):
            return one.slug
    event = Event(slug=_free_slug(session, values.name), created_at=now, **asdict(values))
    session.add(event)
    session.flush()
    session.add(
        Membership(event_id=event.id, organizer_id=organizer_id, role=Role.OWNER, created_at=now)
    )
    return event.slug


def change_event(
    session: Session,
    doorbell: Doorbell,
    event_id: int,
    values: EventValues,
    *,
    seen: str = "",
    link_of: Callable[[str], str],
    table_link_of: TableLinkOf,
    now: datetime,
) -> int:
    """Store new values; the slug stays, because it is printed on posters.

    Raises `SettingsChanged` where the caller has `seen` other settings than those it would overwrite, and
    `RoundRuns` where the event would move to another day while people sit in a round.

    A form that closes when forms usually do goes with the day, until rounds were held. Plans that exist
    begin when the event now begins; rounds that were held stay held, and where the event moves to a
    later day, when they were held. Decks that say something else are
    dropped, and letters that have not left are written anew. Where people follow a plan and the event
    has moved, they are written to; returns how many.
    """
    event = locked_event(session, event_id)
    if _settings(event) == values:
        return 0
    if seen and seen != settings_seen(event):
        raise SettingsChanged
    plan = published_plan(session, event_id)
    held = begun_rounds(session, plan, until=now) if plan else frozenset()
    if not held:
        values = _closing(event, values, now)
    timed, met, began = _timed(event), _met(event), event.starts_at
    place, lengths = _place(event), _lengths(event)
    said = _Said.read(session, event, now)
    on_cards = _on_cards(session, event, plan)
    if _day(event) != _day(values):
        _leave_day(session, event, plan, held, now)
    for name, value in asdict(values).items():
        setattr(event, name, value)
    if _timed(event) != timed:
        held = _held_before(session, event, held, now)
        _adapt_plans(session, event, held, keep_begun=event.starts_at == began, now=now)
    _drop_decks(session, event, said, now)
    session.flush()
    write_letters_anew(session, event, link_of=link_of, now=now)
    if plan is None:
        return 0
    if _met(event) == met:
        write_rounds_anew(session, plan, link_of=link_of, table_link_of=table_link_of, now=now)
        return 0
    return tell_moved(
        session,
        doorbell,
        plan,
        moved=Moved(
            None if event.starts_at == began else began,
            place=_place(event) != place,
            minutes=_lengths(event) != lengths,
        ),
        new_cards=_on_cards(session, event, plan) != on_cards,
        link_of=link_of,
        table_link_of=table_link_of,
        now=now,
    )


def settings_seen(event: Event) -> str:
    """Return what tells whether the settings of an event are still the same."""
    return digest(repr(_settings(event)))[:SEEN_LENGTH]


def _leave_day(
    session: Session, event: Event, plan: Plan | None, held: frozenset[int], now: datetime
) -> None:
    """Keep what was held on the day that an event moves from; `RoundRuns` while that goes on."""
    if running := round_running(session, event, now=now):
        raise RoundRuns(running)
    if plan is not None:
        rounds = rounds_listed(session, plan.id)
        keep_held(session, event.id, [one for one in rounds if one.number in held], now=now)
    event.moved_at = now


def _closing(event: Event, values: EventValues, now: datetime) -> EventValues:
    """Let an open form that closes by the usual rule go on doing so. One that is closed stays closed."""
    usual = dict(
        zip(
            usual_closings(event.starts_at, event.time_zone),
            usual_closings(values.starts_at, values.time_zone),
            strict=True,
        )
    )
    kept = values.form_closes_at
    if kept != event.form_closes_at or kept <= now:
        return values
    return replace(values, form_closes_at=usual.get(kept, kept))


def _settings(event: Event) -> EventValues:
    return EventValues(**{one.name: getattr(event, one.name) for one in fields(EventValues)})


def _adapt_plans(
    session: Session, event: Event, held: frozenset[int], *, keep_begun: bool, now: datetime
) -> None:
    """Plan rounds anew. Those that have begun keep their times and minutes; the others follow them.

    Those `held` before the day that an event has now in the future keep theirs. The first that is still to
    come begins when the event does.
    """
    plans = select(Plan.id).where(Plan.event_id == event.id)
    rounds = session.scalars(select(Round).where(Round.plan_id.in_(plans)).order_by(Round.id)).all()
    last = max(held, default=0)
    begun = _begun(session, event, now) if keep_begun and not held else 0
    pause = timedelta(minutes=event.pause_minutes)
    shifts = {
        one.plan_id: one.ends_at + pause - planned_start(event, begun + 1)
        for one in rounds
        if one.number == begun
    }
    for one in rounds:
        if one.number > max(begun, last):
            shift = shifts.get(one.plan_id, timedelta())
            one.starts_at = planned_start(event, one.number - last) + shift
            one.minutes = event.minutes
    session.flush()
    session.expire(event, FROM_ROUNDS)


@dataclass(frozen=True, slots=True)
class _Said:
    """What papers say: all of them, the run of show alone, and all but badges of each plan's rounds."""

    title: tuple[object, ...]
    show: tuple[object, ...]
    rounds: Mapping[int, Sequence[object]]

    @classmethod
    def read(cls, session: Session, event: Event, now: datetime) -> "_Said":
        """Read it as it stands: rounds by times of day and minutes, for a day stands on a run of show alone.

        Nobody goes by that one any more once the rounds are over.
        """
        zone, found = ZoneInfo(event.time_zone), dict[int, list[object]]()
        rounds = select(Round).join(Plan).where(Plan.event_id == event.id)
        for one in session.scalars(rounds.order_by(Round.plan_id, Round.number)):
            time = one.starts_at.astimezone(zone).strftime("%H:%M")
            found.setdefault(one.plan_id, []).append((time, one.minutes))
        show: tuple[object, ...] = (event.starts_at, event.time_zone, event.place)
        if is_over(event, day_of(session, event.id), now=now):
            show = ()
        return cls((event.name, event.is_online), show, found)


def _drop_decks(session: Session, event: Event, before: _Said, at: datetime) -> None:
    """Drop the decks that say something else now; those that hold stay."""
    now = _Said.read(session, event, at)
    for deck in session.scalars(select(Deck).join(Plan).where(Plan.event_id == event.id)):
        plan_id = deck.plan_id
        holds = (
            before.title == now.title
            and (deck.kind is DeckKind.BADGES or before.rounds[plan_id] == now.rounds[plan_id])
            and (deck.kind is not DeckKind.SHOW or before.show == now.show)
        )
        if not holds:
            session.delete(deck)


def _begun(session: Session, event: Event, now: datetime) -> int:
    """Return the last round that has begun; a clock of another day does not count."""
    plan, clock = published_plan(session, event.id), day_of(session, event.id)
    counts = event.starts_at <= now or counting_clock(event, clock, now=now) is not None
    return max(begun_rounds(session, plan, until=now), default=0) if plan and counts else 0


def _held_before(
    session: Session, event: Event, held: frozenset[int], now: datetime
) -> frozenset[int]:
    """Return those of the rounds held that were before the day of an event that is yet to come."""
    plan = published_plan(session, event.id)
    if plan is None or event.starts_at <= now:
        return frozenset()
    zone = ZoneInfo(event.time_zone)
    return frozenset(
        one.number
        for one in rounds_listed(session, plan.id)
        if one.number in held and one.starts_at.astimezone(zone).date() < _day(event)
    )


def _met(event: Event) -> tuple[object, ...]:
    """Return when and where people meet, round by round."""
    return (event.starts_at, *_lengths(event), *_place(event))


def _lengths(event: Event) -> tuple[object, ...]:
    """Return how long rounds and the time between them are."""
    return (event.minutes, event.pause_minutes if event.rounds_held > 1 else 0)


def _place(event: Event) -> tuple[object, ...]:
    """Return where people meet."""
    return (event.place, event.is_online)


def _on_cards(session: Session, event: Event, plan: Plan | None) -> tuple[object, ...]:
    """Return what cards of a plan say of their event: times of day, and no day."""
    zone, rounds = ZoneInfo(event.time_zone), rounds_listed(session, plan.id) if plan else ()
    times = [one.starts_at.astimezone(zone).strftime("%H:%M") for one in rounds]
    return (event.name, event.is_online, times)


def _day(event: Event | EventValues) -> date:
    """Return the day of an event where it is."""
    return event.starts_at.astimezone(ZoneInfo(event.time_zone)).date()


def _timed(event: Event) -> tuple[object, ...]:
    """Return by what rounds are planned."""
    return (event.starts_at, event.time_zone, event.minutes, event.pause_minutes)


def _free_slug(session: Session, name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    stem = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:SLUG_LENGTH].strip("-")
    stem = stem or "event"
    taken = session.scalar(select(Event.id).where(Event.slug == stem))
    if taken is None and stem not in RESERVED:
        return stem
    return f"{stem}-{re.sub(r'[^a-z0-9]', '', new_key().lower())[:5]}"
