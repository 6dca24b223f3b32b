"""What everybody on a roster may be matched on; knows nothing about who meets whom."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from matching.interests.entry import Entry, clear
from matching.interests.fold import fold
from matching.interests.kinship import Kinship
from matching.interests.overlay import curated
from matching.interests.reading import resolve_all
from matching.interests.senses import told_apart
from matching.interests.vocabulary import Vocabulary, shipped
from matching.progress import Between, spaced, unwatched
from matching.roster import Attendee, Roster


@dataclass(frozen=True, slots=True)
class Voice:
    """What one attendee may be matched on, each key once, in the order typed."""

    interests: tuple[Entry, ...] = ()
    values: tuple[Entry, ...] = ()
    curious_about: tuple[Entry, ...] = ()

    def entries(self) -> Iterator[Entry]:
        """Return all entries, interests first."""
        yield from self.interests
        yield from self.values
        yield from self.curious_about


@dataclass(frozen=True, slots=True)
class Understanding:
    """A voice for each attendee, in the order of the roster, and how their words are related."""

    voices: tuple[Voice, ...]
    kinship: Kinship

    @property
    def topics(self) -> int:
        """How many different topics and values were named."""
        topics = {e.key for v in self.voices for e in (*v.interests, *v.curious_about)}
        values = {e.key for v in self.voices for e in v.values}
        return len(topics) + len(values)


def understand(roster: Roster, between: Between = unwatched) -> Understanding:
    """Resolve every word of a roster that may take part in matching.

    Words on sensitive subjects take part only for attendees who said they may; for the others
    they are dropped here, so that nothing later can match on them or print them. ``between`` is
    called between attendees; what it raises ends the work.

    Examples
    --------
    >>> roster = Roster.build([Attendee(1, "Ana", ("climbing", "Climbing!", "my faith"))])
    >>> [e.words for e in understand(roster).voices[0].interests]
    ['climbing']
    """
    vocabulary = curated(shipped(), roster.curation)
    voices = tuple(_voice(a, vocabulary) for a in spaced(roster.attendees, between))
    return Understanding(voices, kinship_of(voices, vocabulary))


def kinship_of(voices: Sequence[Voice], vocabulary: Vocabulary | None = None) -> Kinship:
    """Return the relations among everything that voices name."""
    entries = (entry for voice in voices for entry in voice.entries())
    guessed = sorted({(entry.key, entry.topic) for entry in entries if entry.guessed})
    return Kinship(vocabulary or shipped(), guessed)


def _voice(attendee: Attendee, vocabulary: Vocabulary) -> Voice:
    tongues = tuple(fold(one)[:2] for one in attendee.languages)

    def entries(typed: Sequence[str], *, value: bool = False) -> tuple[Entry, ...]:
        read = (entry for text in typed for entry in resolve_all(text, vocabulary, tongues))
        found = [told_apart(entry, vocabulary, value=value) for entry in read]
        return clear([e for e in found if attendee.sensitive or not e.sensitive])

    return Voice(
        entries(attendee.interests),
        entries(attendee.values, value=True),
        entries(attendee.curious_about),
    )
