"""Somebody's rounds as a calendar file, in the language of their cards."""

from collections.abc import Sequence
from datetime import datetime

from service.mail.calendar import Slot, calendar_of
from service.printing.roomwords import spoken
from service.printing.share import language_asked
from service.printing.strings import strings_for
from service.store.call import call_of
from service.store.evening import planned_times, times_told
from service.store.models import Day, Event
from service.store.queries.ownrounds import AttendeeRound


def calendar_for(
    event: Event,
    number: int,
    rounds: Sequence[AttendeeRound],
    *,
    clock: Day | None,
    made_at: datetime,
) -> str:
    """Return the calendar file of attendee `number`: where they sit in each round, not with whom.

    A later one (`made_at`) replaces it: an event may have moved since its plan was published, and the
    evening may run late by its `clock`. Rounds that were held stand there as they were.
    """
    times = times_told(event, clock, starts=planned_times(rounds), now=made_at)
    slots = []
    for one in rounds:
        language = spoken(language_asked(one.ladder or {}), is_online=event.is_online)
        words = strings_for(language)
        said = [event.name, words["round"].replace("{n}", str(one.number))]
        if one.table is not None:
            said.append(f"{words['table']} {one.table}")
        starts_at, minutes = times[one.number]
        slots.append(
            Slot(
                uid=f"{event.slug}-{number}-{one.number}@attune",
                starts_at=starts_at,
                minutes=minutes,
                title=" · ".join(said),
                place=event.place,
                call=call_of(event.place, is_online=event.is_online),
            )
        )
    return calendar_of(slots, changed_at=made_at)
