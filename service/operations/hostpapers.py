"""A stored plan to table tents and host sheets: each table's rounds. Prints nothing."""

from collections.abc import Iterable, Mapping
from itertools import groupby

from service.operations.cards import SeatedMeeting, seated_meetings
from service.operations.ownwords import NO_WORDS, OwnWords
from service.operations.papers import NOTHING, commonest
from service.operations.roundtimes import AS_PLANNED, Coming
from service.printing.host import Guest, HostRound, HostSheet, HostSheets, Thread
from service.printing.share import NOBODY
from service.printing.strings import strings_for
from service.printing.tent import Tent, TentRound, Tents
from service.printing.tickedwords import need_in
from service.printing.wall import shelved
from service.store.models import Event, Plan, Response
from service.store.queries.plans import Person
from service.store.values import Kind

Care = Mapping[int, tuple[str, ...]]


def care_of(responses: Iterable[Response]) -> Care:
    """Return what each attendee needs, by row id, of those alone who let their host know."""
    return {row.id: row.words(Kind.ACCESS) for row in responses if row.access_for_host}


def tents_of(
    plan: Plan, event: Event, people: Mapping[int, Person], *, coming: Coming = AS_PLANNED
) -> Tents:
    """Return a tent for every table, by number; names in the order of a list of names."""
    return Tents(
        event=event.name,
        rounds=plan.last_number,
        tables=tuple(
            Tent(
                id=f"tent-{table}",
                table=table,
                rounds=tuple(
                    TentRound(
                        one.round.number,
                        one.time,
                        tuple(sorted(one.names.values(), key=shelved)),
                    )
                    for one in meetings
                ),
                lang=commonest(one.lang for one in meetings),
            )
            for table, meetings in _by_table(plan, event, people, coming)
        ),
    )


def host_sheets_of(
    plan: Plan,
    event: Event,
    people: Mapping[int, Person],
    *,
    care: Care,
    about: Mapping[int, str] = NOTHING,
    own: OwnWords = NO_WORDS,
    coming: Coming = AS_PLANNED,
) -> HostSheets:
    """Return a sheet for every table, by number; `care` holds only what a host may know.

    `about` is what stands below names, by the number of whoever wants it there; `own` is what people may
    be asked about who share nothing.
    """
    return HostSheets(
        event=event.name,
        rounds=plan.last_number,
        tables=tuple(
            HostSheet(
                id=f"host-{table}",
                table=table,
                rounds=tuple(_host_round(one, care, about, own) for one in meetings),
                lang=commonest(one.lang for one in meetings),
                # As the last round has it: who left before it has no table any more.
                host=meetings[-1].host,
            )
            for table, meetings in map(_of_one_host, _by_table(plan, event, people, coming))
        ),
    )


def _by_table(
    plan: Plan, event: Event, people: Mapping[int, Person], coming: Coming
) -> tuple[tuple[int, tuple[SeatedMeeting, ...]], ...]:
    """Group meetings by table. Whoever is left alone at one rests, as on every other paper."""
    seated = seated_meetings(plan, event, people, coming=coming)
    meetings = [one for one in seated if len(one.people) > 1]
    meetings.sort(key=lambda one: (one.meeting.table, one.round.number))
    grouped = groupby(meetings, key=lambda one: one.meeting.table)
    return tuple((table, tuple(those)) for table, those in grouped)


def _of_one_host(
    found: tuple[int, tuple[SeatedMeeting, ...]],
) -> tuple[int, tuple[SeatedMeeting, ...]]:
    """Leave out the rounds that somebody else hosted: their guests and needs are not the new host's."""
    table, meetings = found
    host = meetings[-1].host
    return table, tuple(one for one in meetings if not host or one.host in ("", host))


def _host_round(
    meeting: SeatedMeeting, care: Care, about: Mapping[int, str], own: OwnWords
) -> HostRound:
    ladder, number = meeting.meeting.ladder, meeting.round.number
    present = [seat.response_id for seat in meeting.meeting.seats]
    # Without whom it is for, and in no order of seats: the host acts, nobody is pointed out.
    wanted = {need_in(words, meeting.lang) for one in present for words in care.get(one, ())}
    return HostRound(
        id=f"host-{meeting.meeting.table}-{number}",
        number=number,
        time=meeting.time,
        minutes=meeting.round.minutes,
        threads=_threads(meeting, about, own),
        opener=ladder["opener"],
        deeper=ladder["deeper"],
        closing=ladder["closing"],
        care=tuple(sorted(wanted)),
        lang=meeting.lang,
    )


def _threads(meeting: SeatedMeeting, about: Mapping[int, str], own: OwnWords) -> tuple[Thread, ...]:
    """Give everybody one of the table's threads, each its own guests where there are any for it.

    Whoever has fewest lines chooses first, so that few are left to share one. At a table too large for
    the threads to name everybody, the others get lines of their own. Who shares nothing is asked about
    what they alone wrote, or what anybody may be asked; those come last, and the host is asked nothing.
    """
    lines: dict[int, list[str]] = {person.number: [] for person in meeting.people}
    for one in meeting.threads():
        for number in one.people:
            lines[number].append(one.line)
    left = {number for number, found in lines.items() if not found}
    for one in meeting.shared(NOBODY):
        for number in left & {*one.people}:
            lines[number].append(one.line)
    chosen: dict[int, str] = {}
    for number in sorted(lines, key=lambda number: (len(lines[number]), number)):
        taken = set(chosen.values())
        free = (line for line in lines[number] if line not in taken)
        chosen[number] = next(free, next(iter(lines[number]), ""))
    strings = strings_for(meeting.lang)
    together: dict[tuple[int, str], list[Guest]] = {}
    for person in meeting.people:
        beside = about.get(person.number, "")
        anybody = strings["thread_about" if beside else "thread_none"]
        lines_of = (
            chosen[person.number],
            meeting.own_thread(person.number, own),
            anybody if person.name != meeting.host else "",
        )
        level = next((at for at, line in enumerate(lines_of) if line), len(lines_of))
        line = (*lines_of, "")[level]
        together.setdefault((level, line), []).append(Guest(person.name, person.say, beside))
    threads = [(level, Thread(tuple(guests), line)) for (level, line), guests in together.items()]
    return tuple(thread for _, thread in sorted(threads, key=lambda one: one[0]))
