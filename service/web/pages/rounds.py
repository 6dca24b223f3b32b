"""Rounds and meetings as people read them: names, whose words, and the question. Knows no measures."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from types import MappingProxyType
from typing import Any

from service.errors import NotFound
from service.operations.cards import names_said
from service.operations.gathered import Thread, threads_of
from service.printing.share import language_asked
from service.store.queries.hosts import hosts_in
from service.web.language import clock, language
from service.web.planrows import MeetingRow, PlaceRow, RoundRow
from service.web.rows import EventRow, PersonRow

HUES = 6
# In a list of everybody, at a larger table the others are counted.
MOST_MATES = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundLink:
    """One round to go to. `total` draws the dots."""

    number: int
    total: int
    time: str
    hue: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Guest:
    """Somebody at a table, and how to say the name; empty when they did not say."""

    name: str
    say: str
    hosts: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingView:
    """One group at one table."""

    table: int
    guests: tuple[Guest, ...]
    threads: tuple[Thread, ...]
    question: str
    # The language of the question.
    lang: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundView:
    """One round with every table."""

    link: RoundLink
    meetings: tuple[MeetingView, ...]
    free: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One person's place in one round. `table` is 0 for a free seat."""

    link: RoundLink
    table: int
    mates: tuple[str, ...]
    threads: tuple[Thread, ...] = ()
    question: str = ""
    # The language of the question.
    lang: str = ""
    # How many more there are than `mates` names.
    more: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRounds:
    """One person's evening."""

    number: int
    name: str
    visits: tuple[Visit, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitting:
    """One round at one table: who sits there, by name."""

    link: RoundLink
    guests: tuple[Guest, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TableEvening:
    """One table's evening."""

    table: int
    sittings: tuple[Sitting, ...]


class Seating:
    """A plan's rounds with its people, to be looked at from each side."""

    def __init__(
        self,
        event: EventRow,
        rounds: Sequence[RoundRow],
        people: Mapping[int, PersonRow],
        *,
        listed: Sequence[RoundRow] | None = None,
        times: Mapping[int, tuple[datetime, int]] = MappingProxyType({}),
    ) -> None:
        self.event = event
        self.rounds = tuple(rounds)
        # All rounds to go to, where not all of them were read.
        self.listed = self.rounds if listed is None else tuple(listed)
        # When rounds begin or began by the clock, where it counts.
        self.times = times
        self.total = max((one.number for one in self.listed), default=0)
        self.by_id = people
        self.people = tuple(people.values())
        self.by_number = {one.number: one for one in self.people}

    @property
    def count(self) -> int:
        """Count who takes part."""
        return sum(1 for one in self.people if not one.withdrawn)

    def name(self, number: int) -> str:
        """Return somebody's name; nothing for who is not there any more."""
        found = self.by_number.get(number)
        return "" if found is None or found.withdrawn else found.name

    def links(self) -> tuple[RoundLink, ...]:
        """Return a way to each round."""
        return tuple(map(self._link, self.listed))

    def _link(self, one: RoundRow) -> RoundLink:
        at, _minutes = self.times.get(one.number, (one.starts_at, 0))
        return link_of(one.number, self.total, at=at, event=self.event)

    def round(self, number: int, asked: Mapping[str, Any] | None) -> RoundView:
        """Return one round; `asked` says who hosts. `NotFound` when the plan has no such round."""
        found = next((one for one in self.rounds if one.number == number), None)
        if found is None:
            raise NotFound
        return RoundView(
            link=self._link(found),
            meetings=tuple(self._meeting(one, hosts_in(asked, number)) for one in found.meetings),
            free=tuple(one.name for one in self._present([bye.response_id for bye in found.byes])),
        )

    def tables(self, places: Sequence[PlaceRow]) -> tuple[PersonRounds, ...]:
        """Return at which tables everybody is and with whom, by name, without reading why."""
        links = {one.number: one for one in self.links()}
        seated: dict[tuple[int, int], list[int]] = {}
        for place in places:
            if place.table is not None and not self.by_id[place.response_id].withdrawn:
                seated.setdefault((place.round, place.table), []).append(place.response_id)
        visits: dict[int, list[Visit]] = {}
        for place in sorted(places, key=lambda one: one.round):
            group = seated.get((place.round, place.table or 0), [])
            mates = [self.by_id[one].name for one in group if one != place.response_id]
            visit = Visit(
                link=links[place.round],
                table=place.table or 0,
                mates=tuple(mates[:MOST_MATES]),
                more=len(mates[MOST_MATES:]),
            )
            visits.setdefault(place.response_id, []).append(visit)
        evenings = (
            PersonRounds(
                number=self.by_id[row_id].number, name=self.by_id[row_id].name, visits=tuple(of)
            )
            for row_id, of in visits.items()
            if not self.by_id[row_id].withdrawn
        )
        return tuple(sorted(evenings, key=lambda one: (one.name.casefold(), one.number)))

    def by_table(
        self, places: Sequence[PlaceRow], asked: Mapping[str, Any] | None
    ) -> tuple[TableEvening, ...]:
        """Return who sits at each table, round by round, without reading why; `asked` says who hosts."""
        links = {one.number: one for one in self.links()}
        seated: dict[int, dict[int, list[Guest]]] = {}
        for place in places:
            one = self.by_id[place.response_id]
            if place.table is not None and not one.withdrawn:
                seated.setdefault(place.table, {}).setdefault(place.round, []).append(
                    replace(guest_of(one), hosts=one.number in hosts_in(asked, place.round))
                )
        return tuple(
            TableEvening(
                table=table,
                sittings=tuple(
                    Sitting(
                        link=links[number],
                        guests=tuple(sorted(guests, key=lambda one: one.name.casefold())),
                    )
                    for number, guests in sorted(rounds.items())
                ),
            )
            for table, rounds in sorted(seated.items())
        )

    def person(self, number: int) -> PersonRounds:
        """Return one person's evening; `NotFound` for who has none."""
        here = (
            id_ for id_, one in self.by_id.items() if one.number == number and not one.withdrawn
        )
        row_id = next(here, 0)
        visits = tuple(visit for round_ in self.rounds for visit in self._visits(round_, row_id))
        if not visits:
            raise NotFound
        return PersonRounds(number=number, name=self.by_id[row_id].name, visits=visits)

    def _visits(self, round_: RoundRow, row_id: int) -> Iterator[Visit]:
        """Yield where one person is in a round: at a table, on a break, or nowhere."""
        link = self._link(round_)
        for meeting in round_.meetings:
            if any(seat.response_id == row_id for seat in meeting.seats):
                yield self._visit(link, meeting, row_id)
        if any(bye.response_id == row_id for bye in round_.byes):
            yield Visit(link=link, table=0, mates=())

    def _meeting(self, meeting: MeetingRow, hosts: Collection[int]) -> MeetingView:
        present = self._present([seat.response_id for seat in meeting.seats])
        return MeetingView(
            table=meeting.table,
            guests=tuple(replace(guest_of(one), hosts=one.number in hosts) for one in present),
            threads=self._threads(meeting),
            question=str(meeting.ladder.get("opener", "")),
            lang=language_asked(meeting.ladder),
        )

    def _visit(self, link: RoundLink, meeting: MeetingRow, row_id: int) -> Visit:
        return Visit(
            link=link,
            table=meeting.table,
            mates=tuple(
                one.name
                for one in self._present(
                    [seat.response_id for seat in meeting.seats if seat.response_id != row_id]
                )
            ),
            threads=self._threads(meeting, of=self.by_id[row_id].number),
            question=str(meeting.ladder.get("opener", "")),
            lang=language_asked(meeting.ladder),
        )

    def _threads(self, meeting: MeetingRow, *, of: int | None = None) -> tuple[Thread, ...]:
        """Return what is shared at a table, all of it or what concerns one person."""
        here = self._present([seat.response_id for seat in meeting.seats])
        threads = threads_told(meeting.reasons, here)
        return tuple(one for one in threads if of is None or of in one.people)

    def _present(self, row_ids: Sequence[int]) -> list[PersonRow]:
        return [self.by_id[one] for one in row_ids if not self.by_id[one].withdrawn]


def threads_told(
    reasons: Iterable[Mapping[str, Any]], here: Iterable[PersonRow]
) -> tuple[Thread, ...]:
    """Return what these people of one table share, in the reader's language."""
    names = names_said({one.number: one.name for one in here})
    return threads_of(reasons, names, lang=language())


def guest_of(one: PersonRow) -> Guest:
    """Return somebody as they are called at a table."""
    return Guest(name=one.name, say=one.say)


def link_of(number: int, total: int, *, at: datetime, event: EventRow) -> RoundLink:
    """Return a way to a round that begins at a moment, with its hue."""
    return RoundLink(
        number=number, total=total, time=clock(at, event.time_zone), hue=hue_of(number)
    )


def hue_of(number: int) -> int:
    """Return which of the six hues a round has; dots and words always say it too."""
    return (number - 1) % HUES + 1
