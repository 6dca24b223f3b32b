"""What each person alone may be asked about, in words that a card may quote. Knows no meeting."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from sqlalchemy.orm import Session

import matching
from matching.interests import understand
from matching.interests.quotable import fits_card
from service.operations.roster import curation_of
from service.store.models import Response
from service.store.values import Kind

# By number of a person, in the order typed.
OwnWords = Mapping[int, tuple[str, ...]]
NO_WORDS: OwnWords = MappingProxyType({})


def own_words_of(session: Session, event_id: int, rows: Iterable[Response]) -> OwnWords:
    """Return what those who sent these responses of an event may be asked about, on paper and on pages."""
    return own_words(map(_attendee_of, rows), curation_of(session, event_id))


def own_words(people: Iterable[matching.Attendee], curation: matching.Curation) -> OwnWords:
    """Return the interests that each person lets be quoted to anybody they meet.

    What the form promises to quote only to some is not here: values and curiosity to who wrote the like,
    words on sensitive subjects to who said yes too.
    """
    alone = [
        matching.Attendee(one.id, one.name, interests=one.interests, languages=one.languages)
        for one in people
        if "interests" in one.printable
    ]
    roster = matching.Roster.build(alone, curation)
    return {
        one.id: tuple(entry.words for entry in voice.interests if fits_card(entry.words))
        for one, voice in zip(roster.attendees, understand(roster).voices, strict=True)
    }


def _attendee_of(row: Response) -> matching.Attendee:
    """Return what of a response may be asked about, as the engine reads it."""
    return matching.Attendee(
        row.number,
        row.name,
        interests=row.words(Kind.INTEREST),
        languages=tuple(row.languages),
        printable=tuple(row.printable),
    )
