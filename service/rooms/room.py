"""Who is in which room in which round, as values. Knows no tools and no files."""

from dataclasses import dataclass

from service.languages import ENGLISH, words_in


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody in a room. `number` is theirs at this event; `email` is empty if they gave none."""

    number: int
    name: str
    email: str = ""


@dataclass(frozen=True, slots=True)
class Room:
    """One meeting as a room: what every tool calls it, who is in it, and its questions, the lightest first."""

    number: int
    name: str
    guests: tuple[Guest, ...]
    questions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RoomRound:
    """One round: when it begins and ends, its rooms by number, and who has a free seat.

    `language` is the one of the event: its files are read by those who come.
    """

    number: int
    begins: str
    ends: str
    rooms: tuple[Room, ...]
    free: tuple[Guest, ...] = ()
    language: str = ENGLISH

    @property
    def guests(self) -> tuple[Guest, ...]:
        """Return everybody who is in a room."""
        return tuple(guest for room in self.rooms for guest in room.guests)


def room_name(number: int, language: str) -> str:
    """Return what a room is called."""
    return words_in(language).gettext("Room %(number)s") % {"number": number}
