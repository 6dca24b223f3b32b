"""Rows to the engine's values and its plan back to rows. The only file that knows both."""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from sqlalchemy import select
from sqlalchemy.orm import Session

import matching
from matching.rules import apart_pairs
from service.languages import known
from service.operations.differing import attributes_of, differing_of, traits_of
from service.operations.stored import ladder_json, reason_json
from service.store.models import Answer, Bye, Event, Meeting, Override, Response, Round, Seat
from service.store.plannedtimes import planned_start
from service.store.queries.people import hosts_named, language_read, words_said
from service.store.queries.questions import questions_of
from service.store.values import Format, Kind


@dataclass(frozen=True, slots=True)
class Unknown:
    """A wish about a name that nobody on the list has. Said without who wished it."""

    words: str


def read_roster(session: Session, event_id: int) -> matching.Roster:
    """Return everybody who takes part, as the engine wants them; `BadRoster` never, numbers are unique."""
    return matching.Roster.build(_attendees(session, event_id), curation_of(session, event_id))


def curation_of(session: Session, event_id: int) -> matching.Curation:
    """Return what the organizers of an event decided about words, without what they undid."""
    rows = session.scalars(
        select(Override)
        .where(Override.event_id == event_id, Override.undone_at.is_(None))
        .order_by(Override.id)
    )
    return matching.curation_of((one.action.value, one.words, one.other) for one in rows)


def unknown_names(session: Session, event_id: int) -> tuple[Unknown, ...]:
    """Return the names in private wishes that fit nobody, each once, in order."""
    wishes = _typed_names(session, event_id, Kind.MET, Kind.KEEP_APART)
    if not wishes:
        return ()
    index = _name_index(session, event_id)
    said = {words for number, words in wishes if not index.numbers(words, but=number)}
    return tuple(Unknown(words) for words in sorted(said))


def rules_of(session: Session, event: Event) -> matching.Rules:
    """Return what the organizer decided about seating and questions."""
    own = (
        matching.OwnQuestion(row.text, row.depth, row.language)
        for row in questions_of(session, event.id)
    )
    return matching.Rules(
        format=event.format.value,
        rounds=event.rounds,
        table_size=event.table_size,
        preset=event.preset.value,
        deepest=event.deepest,
        tone=event.tone.value,
        language=known(language_read(session, event.id)),
        questions=tuple(own),
        different=attributes_of(differing_of(session, event)),
        hosts=hosts_named(session, event.id) if event.format is Format.TABLES else (),
    )


def numbers_of(session: Session, event_id: int) -> dict[int, int]:
    """Return the row id of each attendee number."""
    rows = session.execute(
        select(Response.number, Response.id).where(Response.event_id == event_id)
    )
    return {row.number: row.id for row in rows}


def round_rows(
    plan: matching.Plan,
    *,
    event: Event,
    ids: Mapping[int, int],
    before: Iterable[Round] = (),
) -> list[Round]:
    """Return a plan's rounds, meetings, seats and byes as rows that belong to no session yet.

    Where rounds of the plan `before` are given, those of the same numbers keep their times and minutes.
    """
    known = {one.number: (one.starts_at, one.minutes) for one in before}
    times = (
        known.get(one.number, (planned_start(event, one.number), event.minutes))
        for one in plan.rounds
    )
    return [
        Round(
            number=one.number,
            starts_at=starts_at,
            minutes=minutes,
            meetings=[_meeting_row(meeting, ids) for meeting in one.meetings],
            byes=[Bye(response_id=ids[number]) for number in one.byes],
        )
        for one, (starts_at, minutes) in zip(plan.rounds, times, strict=True)
    ]


def seats_apart(
    groups: Iterable[Iterable[int]], *, rules: matching.Rules, roster: matching.Roster
) -> bool:
    """Say whether any group of attendee numbers holds two who must not meet, as this roster has it."""
    apart = frozenset(apart_pairs(rules, roster))
    return any(pair in apart for group in groups for pair in combinations(sorted(group), 2))


def pairs_apart(session: Session, event_id: int) -> frozenset[tuple[int, int]]:
    """Return who must not meet, as answers stand now: what a roster says, without reading all of it."""
    wishes = _typed_names(session, event_id, Kind.KEEP_APART)
    if not wishes:
        return frozenset()
    index = _name_index(session, event_id)
    return frozenset(
        (min(number, other), max(number, other))
        for number, words in wishes
        for other in index.numbers(words, but=number)
    )


def _meeting_row(meeting: matching.Meeting, ids: Mapping[int, int]) -> Meeting:
    return Meeting(
        table=meeting.table,
        reasons=[reason_json(reason) for reason in meeting.reasons],
        ladder=ladder_json(meeting.ladder),
        seats=[
            Seat(response_id=ids[number], position=position)
            for position, number in enumerate(meeting.attendees)
        ],
    )


def _typed_names(session: Session, event_id: int, *kinds: Kind) -> Sequence[tuple[int, str]]:
    """Return the names that people typed in their wishes, each with the number of who typed it."""
    rows = session.execute(
        select(Response.number, Answer.words)
        .join(Answer, Answer.response_id == Response.id)
        .where(
            Response.event_id == event_id,
            Response.withdrawn_at.is_(None),
            Answer.kind.in_(kinds),
        )
        .order_by(Response.number, Answer.id)
    )
    return [(row.number, row.words) for row in rows]


def _name_index(session: Session, event_id: int) -> "NameIndex":
    rows = session.execute(
        select(Response.number, Response.name)
        .where(Response.event_id == event_id, Response.withdrawn_at.is_(None))
        .order_by(Response.number)
    )
    return NameIndex((row.number, row.name) for row in rows)


def _attendees(session: Session, event_id: int) -> Iterable[matching.Attendee]:
    """Return everybody who takes part, from rows that are no objects: a thousand people are nine thousand."""
    people = session.execute(
        select(
            Response.id,
            Response.number,
            Response.name,
            Response.languages,
            Response.depth,
            Response.size,
            Response.group.label("group"),
            Response.printable,
            Response.sensitive,
        )
        .where(Response.event_id == event_id, Response.withdrawn_at.is_(None))
        .order_by(Response.number)
    ).all()
    traits, said = traits_of(session, event_id), words_said(session, event_id)
    index = NameIndex((one.number, one.name) for one in people)
    for one in people:
        words = said.get(one.id, {})
        yield matching.Attendee(
            id=one.number,
            name=one.name,
            interests=words.get(Kind.INTEREST, ()),
            values=words.get(Kind.VALUE, ()),
            curious_about=words.get(Kind.CURIOUS, ()),
            languages=tuple(one.languages),
            depth=one.depth,
            size=one.size.value,
            group=one.group or None,
            met=index.all_numbers(words.get(Kind.MET, ()), but=one.number),
            keep_apart=index.all_numbers(words.get(Kind.KEEP_APART, ()), but=one.number),
            printable=tuple(one.printable),
            sensitive=one.sensitive,
            traits=traits.get(one.number, ()),
        )


class NameIndex:
    """Finds the people a typed name may mean. Two of one name are both meant: a wish is kept, not guessed."""

    def __init__(self, people: Iterable[tuple[int, str]]) -> None:
        self._tokens = [(number, _tokens(name)) for number, name in people]

    def numbers(self, words: str, *, but: int) -> tuple[int, ...]:
        """Return who has every part of the typed name, except the one who typed it."""
        wanted = _tokens(words)
        if not wanted:
            return ()
        return tuple(number for number, has in self._tokens if wanted <= has and number != but)

    def all_numbers(self, phrases: Iterable[str], *, but: int) -> tuple[int, ...]:
        """Return everybody whom any of the names may mean, sorted."""
        return tuple(sorted({n for words in phrases for n in self.numbers(words, but=but)}))


def _tokens(name: str) -> frozenset[str]:
    plain = unicodedata.normalize("NFKD", name).casefold()
    kept = "".join(" " if not c.isalnum() else c for c in plain if not unicodedata.combining(c))
    return frozenset(kept.split())
