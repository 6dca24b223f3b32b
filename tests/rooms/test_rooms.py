"""Rooms as other tools take them: their headings, their limits, and nobody forgotten."""

import csv
import io
import json

from service.rooms.files import big_blue_button, gather, numbers, zoom
from service.rooms.room import Guest, Room, RoomRound
from service.rooms.texts import host_script, prompts, room_list

ZOE = Guest(1, "Zoë Żak", "zoe@example.org")
LIAM = Guest(2, "Liam O'Connor", "LIAM@Example.org")
NORA = Guest(3, "Nora NoMail")
PLUS = Guest(4, "=Ada", "+ada@example.org")
KIM = Guest(5, "Kim", "kim@example.org")
ROUND = RoomRound(
    2,
    "19:20",
    "19:35",
    (
        Room(1, "Room 1", (ZOE, NORA), ("What keeps you going?", "Since when?")),
        Room(2, "Room 2", (LIAM, PLUS)),
    ),
    free=(KIM,),
)


def rows(text):
    return list(csv.reader(io.StringIO(text)))


def crowd(rooms, size):
    """A round of many rooms, everybody with an address."""
    return RoomRound(
        1,
        "19:00",
        "19:10",
        tuple(
            Room(
                n,
                f"Room {n}",
                tuple(
                    Guest(n * 1000 + m, f"P {n} {m}", f"p{n}-{m}@example.org") for m in range(size)
                ),
            )
            for n in range(1, rooms + 1)
        ),
    )


def test_zoom_reads_rooms_and_addresses_and_the_others_are_named():
    assigned = zoom(ROUND)
    (file,) = assigned.files
    assert file.encode() == (
        b"Pre-assign Room Name,Email Address\r\n"
        b"Room 1,zoe@example.org\r\n"
        b"Room 2,LIAM@Example.org\r\n"
    )
    assert assigned.left == (NORA, PLUS)
    assert (assigned.rooms, assigned.people, assigned.may_be_many) == (2, 2, False)


def test_more_than_a_hundred_rooms_are_two_meetings():
    assigned = zoom(crowd(130, 2))
    rooms = [sorted({row[0] for row in rows(file)[1:]}) for file in assigned.files]
    assert [len(one) for one in rooms] == [100, 30]
    assert set(rooms[0]) & set(rooms[1]) == set()
    assert assigned.may_be_many


def test_more_than_a_thousand_people_are_two_meetings_and_no_room_is_parted():
    assigned = zoom(crowd(90, 12))
    assert [len(rows(file)) - 1 for file in assigned.files] == [996, 84]


def test_nobody_with_an_address_is_no_file():
    assert zoom(RoomRound(1, "a", "b", (Room(1, "Room 1", (NORA,)),))).files == ()


def test_big_blue_button_groups_hold_everybody_by_number():
    assert json.loads(big_blue_button(ROUND)) == [
        {"id": "1", "name": "Room 1", "roster": ["1", "3"]},
        {"id": "2", "name": "Room 2", "roster": ["2", "4"]},
    ]
    assert rows(numbers([ROUND])) == [
        ["number", "name", "email"],
        ["1", "Zoë Żak", "zoe@example.org"],
        ["2", "Liam O'Connor", "LIAM@Example.org"],
        ["3", "Nora NoMail", ""],
        ["4", "'=Ada", "'+ada@example.org"],
        ["5", "Kim", "kim@example.org"],
    ]


def test_gather_lists_by_position():
    assert rows(gather(ROUND)) == [
        ["email", "name", "role", "affiliation"],
        ["zoe@example.org", "Zoë Żak", "guest", "Room 1"],
        ["LIAM@Example.org", "Liam O'Connor", "guest", "Room 2"],
    ]


def test_the_list_has_everybody():
    assert room_list(ROUND).splitlines() == [
        "Round 2, 19:20–19:35",
        "",
        "Room 1: Zoë Żak, Nora NoMail",
        "Room 2: Liam O'Connor, =Ada",
        "",
        "Free this round: Kim",
    ]


def test_prompts_stand_under_their_room():
    assert prompts(ROUND).splitlines() == [
        "Round 2, 19:20–19:35",
        "",
        "Room 1: Zoë Żak, Nora NoMail",
        "1. What keeps you going?",
        "2. Since when?",
        "",
        "Room 2: Liam O'Connor, =Ada",
    ]


def test_the_script_says_when_to_open_whom_to_move_and_what_to_load():
    lines = host_script("Mixer", [crowd(1, 2), ROUND], minutes=15, pause=5).splitlines()
    assert lines[0] == "Mixer"
    assert [line for line in lines if line.startswith("- 19:")] == [
        "- 19:00 Open 1 room. Paste the prompts into its chat.",
        "- 19:10 Close the rooms. Give people a moment to come back.",
        "- 19:20 Open 2 rooms. Paste the prompts into their chats.",
        "- 19:35 Close the rooms. Give people a moment to come back.",
    ]
    assert [line for line in lines if "by hand:" in line] == [
        "- To be moved by hand: Nora NoMail, =Ada"
    ]
    assert [line for line in lines if "pause of" in line] == [
        "- A pause of 5 minutes. Load the rooms of round 2."
    ]
    without = host_script("Mixer", [crowd(1, 2), ROUND], minutes=15, pause=0).splitlines()
    assert [line for line in without if "ause " in line and "round 2" in line] == [
        "- No pause is planned. Close the rooms, then load those of round 2."
    ]
