"""Somebody's rounds as a calendar file, in the language of their cards."""

from collections.abc import Iterable
from datetime import datetime

from service.languages import words_in
from service.mail.calendar import Slot, calendar_of
from service.printing.share import language_asked
from service.printing.strings import strings_for
from service.store.models import Event
from service.store.queries.plans import AttendeeRound


def calendar_for(
    event: Event, number: int, rounds: Iterable[AttendeeRound], *, published_at: datetime
) -> str:
    """Return the calendar file of attendee `number`: where they sit in each round, not with whom."""
    slots = []
    for one in rounds:
        language = language_asked(one.ladder or {})
        words = strings_for(language)
        said = [event.name, words["round"].replace("{n}", str(one.number))]
        if one.table is not None:
            said.append(
                words_in(language).gettext("Room %(number)s") % {"number": one.table}
                if event.is_online
                else f"{words['table']} {one.table}"
            )
        slots.append(
            Slot(
                uid=f"{event.slug}-{number}-{one.number}@attune",
                starts_at=one.starts_at,
                minutes=event.minutes,
                title=" · ".join(said),
                place=event.place,
            )
        )
    return calendar_of(slots, changed_at=published_at)
