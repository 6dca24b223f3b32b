"""The pages on which a plan is changed by hand: a round, a person in it, and what a change would do."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from service.errors import NotFound
from service.store.values import EditValues, Format
from service.web.names import fold
from service.web.pages.changes import (
    Done,
    Effect,
    ForecastRow,
    asked_for,
    effects_of,
    history_of,
    names_by,
    refusal_of,
)
from service.web.pages.frame import Frame, frame_of
from service.web.pages.justdone import just_done
from service.web.pages.newmeetings import NewRound, new_rounds
from service.web.pages.reasons import Why
from service.web.pages.rounds import RoundLink, link_of
from service.web.planrows import ChangeRow, PlanRow, RoundRow
from service.web.rows import PersonRow
from service.web.unit import Member
from service.web.words import _


@dataclass(frozen=True, slots=True, kw_only=True)
class Seated:
    """Somebody at a table. `kept` says that they stay in place."""

    number: int
    name: str
    kept: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TableSeats:
    """One table. Number 0 holds who has a free seat, -1 who is not there in this round."""

    number: int
    people: tuple[Seated, ...]
    kept: bool
    label: str

    @property
    def is_alone(self) -> bool:
        """Say whether those who are here have nobody to meet."""
        return self.number <= 0 or len(self.people) == 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Tools:
    """What else can be done with this version."""

    undo: bool
    redo: bool
    kept: int
    # It says something else than people see, and holds.
    may_publish: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class EditPage:
    """One round to be changed. With `person` the choices for that one are shown."""

    frame: Frame
    slug: str
    plan_id: int
    link: RoundLink
    links: tuple[RoundLink, ...]
    tables: tuple[TableSeats, ...]
    others: tuple[TableSeats, ...]
    tools: Tools
    is_published: bool
    amends: bool
    pairs: bool
    # The round that the day has reached; it and those before stay as they are.
    begun: int
    person: Seated | None = None
    place: TableSeats | None = None
    fault: str = ""
    # What was just done, in words.
    done: str = ""

    @property
    def has_begun(self) -> bool:
        """Say whether this round has begun."""
        return self.link.number <= self.begun

    @property
    def seats(self) -> tuple[TableSeats, ...]:
        """Return every table, then who has a free seat, then who is not there."""
        return (*self.tables, *self.others)

    @property
    def reachable(self) -> tuple[TableSeats, ...]:
        """Return the tables somebody can move to. In pairs nobody moves to one who waits: they join."""
        here = self.place.number if self.place else 0
        return tuple(
            one for one in self.tables if one.number != here and not (self.pairs and one.is_alone)
        )

    @property
    def company(self) -> tuple[Seated, ...]:
        """Return who could meet a person who has nobody to meet, because they have nobody either."""
        if self.person is None or self.place is None or not self.place.is_alone:
            return ()
        alone = (one for table in self.seats if table.is_alone for one in table.people)
        return tuple(
            sorted(
                (one for one in alone if one.number != self.person.number),
                key=lambda one: (fold(one.name), one.number),
            )
        )

    @property
    def by_name(self) -> tuple[tuple[Seated, str], ...]:
        """Return everybody with where they sit, in the order of names."""
        all_seats = ((one, table.label) for table in self.seats for one in table.people)
        return tuple(sorted(all_seats, key=lambda seat: (fold(seat[0].name), seat[0].number)))


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeseenPage:
    """What a change would do, or why it cannot be made."""

    frame: Frame
    slug: str
    plan_id: int
    values: EditValues
    said: str
    effects: tuple[Effect, ...]
    # Who would sit together that does not now, and what they share.
    rounds: tuple[NewRound, ...]
    heading: str
    reasons: tuple[str, ...]
    why: Why | None
    is_published: bool

    @property
    def can(self) -> bool:
        """Say whether it can be made."""
        return not self.heading


@dataclass(frozen=True, slots=True, kw_only=True)
class StalePage:
    """A change that was asked for on a plan that is no longer the newest."""

    frame: Frame
    slug: str
    plan_id: int
    newest_id: int
    number: int
    done: tuple[Done, ...]
    in_the_making: bool


def edit_page(
    who: Member,
    plan: PlanRow,
    rounds: Sequence[RoundRow],
    one: RoundRow | None,
    *,
    people: Mapping[int, PersonRow],
    number: int | None = None,
    undo: bool,
    redo: bool,
    may_publish: bool,
    amends: bool,
    begun: int,
    fault: str = "",
    just: Sequence[ChangeRow] = (),
) -> EditPage:
    """Return one round to be changed; `NotFound` for a round or a person that is not there.

    `just` are the plan's changes where the last one is told.
    """
    if one is None:
        raise NotFound
    seats, others = _tables(plan, one, people)
    person = place = None
    if number is not None:
        found = ((s, t) for t in (*seats, *others) for s in t.people if s.number == number)
        person, place = next(found, (None, None))
        if person is None:
            raise NotFound
    total = len(rounds)
    return EditPage(
        frame=frame_of(_("Change the plan"), who, tab="plan"),
        slug=who.event.slug,
        plan_id=plan.id,
        link=link_of(one.number, total, at=one.starts_at, event=who.event),
        links=tuple(link_of(r.number, total, at=r.starts_at, event=who.event) for r in rounds),
        tables=seats,
        others=others,
        tools=Tools(undo=undo, redo=redo, kept=len(plan.locks or ()), may_publish=may_publish),
        is_published=plan.state == "published",
        amends=amends,
        pairs=_is_pairs(who, plan),
        begun=begun,
        person=person,
        place=place,
        fault=fault,
        done=just_done(just, plan.id, names_by(people.values())),
    )


def foreseen_page(
    who: Member,
    plan: PlanRow,
    values: EditValues,
    forecast: ForecastRow,
    *,
    people: Sequence[PersonRow],
) -> ForeseenPage:
    """Return what a change would do."""
    name = names_by(people)
    heading, reasons, why = refusal_of(forecast, people) if forecast.refusal else ("", (), None)
    return ForeseenPage(
        frame=frame_of(_("Before you change it"), who, tab="plan"),
        slug=who.event.slug,
        plan_id=plan.id,
        values=values,
        said=asked_for(values, name),
        effects=() if forecast.refusal else effects_of(forecast, name),
        rounds=new_rounds(forecast.meetings, people),
        heading=heading,
        reasons=reasons,
        why=why,
        is_published=plan.state == "published",
    )


def stale_page(
    who: Member,
    plan_id: int,
    newest: PlanRow,
    changes: Sequence[ChangeRow],
    *,
    people: Sequence[PersonRow],
    number: int,
    now: datetime,
) -> StalePage:
    """Return what happened meanwhile."""
    return StalePage(
        frame=frame_of(_("The plan has changed"), who, tab="plan"),
        slug=who.event.slug,
        plan_id=plan_id,
        newest_id=newest.id,
        number=number,
        done=history_of(changes, who.event, names_by(people), now=now),
        in_the_making=newest.state in {"queued", "running"},
    )


def _is_pairs(who: Member, plan: PlanRow) -> bool:
    asked = plan.asked or {}
    return str(asked.get("format", who.event.format.value)) == Format.PAIRS.value


def _tables(
    plan: PlanRow, one: RoundRow, people: Mapping[int, PersonRow]
) -> tuple[tuple[TableSeats, ...], tuple[TableSeats, ...]]:
    locks = plan.locks or ()
    kept_tables = {lock["table"] for lock in locks if lock.get("round") == one.number}
    kept_people = {lock["who"] for lock in locks if "who" in lock}

    def seated(ids: Sequence[int]) -> tuple[Seated, ...]:
        found = (people[row_id] for row_id in ids if not people[row_id].withdrawn)
        return tuple(
            Seated(number=one.number, name=one.name, kept=one.number in kept_people)
            for one in found
        )

    tables = tuple(
        TableSeats(
            number=meeting.table,
            people=seated([seat.response_id for seat in meeting.seats]),
            kept=meeting.table in kept_tables,
            label=_("Table %(table)s", table=meeting.table),
        )
        for meeting in one.meetings
    )
    byes = [bye.response_id for bye in one.byes]
    placed = {*byes, *(seat.response_id for meeting in one.meetings for seat in meeting.seats)}
    away = [row_id for row_id in people if row_id not in placed]
    others = (
        TableSeats(number=0, people=seated(byes), kept=False, label=_("A free seat")),
        TableSeats(number=-1, people=seated(away), kept=False, label=_("Not there in this round")),
    )
    filled = tuple(table for table in tables if table.people)
    return filled, tuple(one for one in others if one.people)
