"""Who is in which room in which round, as values. Knows no tools and no files."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody in a room. `number` is theirs at this event; `email` is empty if they gave none."""

    number: int
    name: str
    email: str = ""


@dataclass(frozen=True, slots=True)
class Room:
    """One meeting as a room, with the questions to begin with, the lightest first."""

    number: int
    guests: tuple[Guest, ...]
    questions: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Return what the room is called in every tool."""
        return f"Room {self.number}"


@dataclass(frozen=True, slots=True)
class RoomRound:
    """One round: when it begins and ends, its rooms by number, and who has a free seat."""

    number: int
    begins: str
    ends: str
    rooms: tuple[Room, ...]
    free: tuple[Guest, ...] = ()

    @property
    def guests(self) -> tuple[Guest, ...]:
        """Return everybody who is in a room."""
        return tuple(guest for room in self.rooms for guest in room.guests)
