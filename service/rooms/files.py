"""Rooms in the forms that Zoom, BigBlueButton and Gather take, within their limits. Knows no plans."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from service.printing.lists import FORMULA_STARTS, csv_text
from service.rooms.room import Guest, Room, RoomRound

# What Zoom's guide allows in one file, and how many people an account of the older kind may assign.
ZOOM_ROOMS = 100
ZOOM_PEOPLE = 1000
ZOOM_PEOPLE_BEFORE = 200


@dataclass(frozen=True, slots=True)
class Preassigned:
    """One round for Zoom: a file for each meeting that is needed, and who cannot be in any, by name.

    `may_be_many` says that some accounts take fewer people than this.
    """

    files: tuple[str, ...]
    left: tuple[Guest, ...]
    rooms: int
    people: int

    @property
    def may_be_many(self) -> bool:
        """Say whether an older account refuses as many people in one meeting."""
        return self.people > ZOOM_PEOPLE_BEFORE


def can_be_assigned(guest: Guest) -> bool:
    """Say whether a table can hold this address as it is: one that begins like a formula cannot."""
    return bool(guest.email) and not guest.email.startswith(FORMULA_STARTS)


def zoom(round_: RoomRound) -> Preassigned:
    """Return the pre-assignment of a round, in as many files as its limits ask for."""
    parts: list[list[Room]] = []
    seats = 0
    people = 0
    for room in round_.rooms:
        here = sum(1 for guest in room.guests if can_be_assigned(guest))
        people += here
        if not here:
            continue
        if not parts or len(parts[-1]) == ZOOM_ROOMS or seats + here > ZOOM_PEOPLE:
            parts.append([])
            seats = 0
        parts[-1].append(room)
        seats += here
    return Preassigned(
        tuple(_zoom_file(rooms) for rooms in parts),
        tuple(guest for guest in round_.guests if not can_be_assigned(guest)),
        len(round_.rooms),
        people,
    )


def big_blue_button(round_: RoomRound) -> str:
    """Return what `create` takes as its parameter `groups`; the roster holds people's numbers here."""
    groups = [
        {
            "id": str(room.number),
            "name": room.name,
            "roster": [str(guest.number) for guest in room.guests],
        }
        for room in round_.rooms
    ]
    return json.dumps(groups, ensure_ascii=False, separators=(",", ":")) + "\n"


def gather(round_: RoomRound) -> str:
    """Return a guest list by position: address, name, role, affiliation."""
    return csv_text(
        ("email", "name", "role", "affiliation"),
        (
            (guest.email, guest.name, "guest", room.name)
            for room in round_.rooms
            for guest in room.guests
            if can_be_assigned(guest)
        ),
    )


def numbers(rounds: Sequence[RoomRound]) -> str:
    """Return everybody's number and name, for whoever sets up BigBlueButton."""
    everybody = {guest.number: guest for one in rounds for guest in (*one.guests, *one.free)}
    return csv_text(
        ("number", "name", "email"),
        ((n, everybody[n].name, everybody[n].email) for n in sorted(everybody)),
    )


def _zoom_file(rooms: Sequence[Room]) -> str:
    return csv_text(
        ("Pre-assign Room Name", "Email Address"),
        (
            (room.name, guest.email)
            for room in rooms
            for guest in room.guests
            if can_be_assigned(guest)
        ),
    )
