"""Rooms as plain text: a list for Teams or any call, prompts to paste, and the host's script."""

from collections.abc import Iterable, Sequence

from service.rooms.files import ZOOM_ROOMS, zoom
from service.rooms.room import Guest, RoomRound


def room_list(round_: RoomRound) -> str:
    """Return every room with everybody in it, also those without an address."""
    lines = [_title(round_), ""]
    lines += [f"{room.name}: {_names(room.guests)}" for room in round_.rooms]
    if round_.free:
        lines += ["", f"Free this round: {_names(round_.free)}"]
    return _text(lines)


def prompts(round_: RoomRound) -> str:
    """Return each room's questions, to be pasted into its chat."""
    lines = [_title(round_)]
    for room in round_.rooms:
        lines += ["", f"{room.name}: {_names(room.guests)}"]
        lines += [f"{place}. {said}" for place, said in enumerate(room.questions, start=1)]
    return _text(lines)


def host_script(event: str, rounds: Sequence[RoomRound], *, minutes: int, pause: int) -> str:
    """Return the whole evening for whoever opens and closes the rooms, with the words to say."""
    lines = [
        event,
        "Script for the host of the call",
        "",
        "Before anybody comes",
        "- Open the list of rooms beside this script. It has everybody, whatever the tool does.",
        "- Zoom keeps one set of pre-assigned rooms for a meeting. Load the file of round 1 first, and each",
        "  next file in the pause before its round. If that fails, move people by hand with the list.",
        "- Zoom knows people by the address of their Zoom account, and only if they are signed in.",
        f"- Zoom takes at most {ZOOM_ROOMS} rooms from one file.",
        "- Ask somebody to watch the waiting room, and somebody to write to those who are lost.",
        "",
        "When everybody is there, say",
        f"  “Welcome. We meet in {_counted(len(rounds), 'round', 'rounds')} of {minutes} minutes.",
        "  Your room opens by itself.",
        "  There is a question in the chat to begin with. Take it or leave it: nobody has to answer.”",
    ]
    for place, one in enumerate(rounds):
        left = zoom(one).left
        rooms = _counted(len(one.rooms), "room", "rooms")
        lines += ["", _title(one)]
        if left:
            lines.append(f"- To be moved by hand: {_names(left)}")
        if one.free:
            lines.append(f"- Free this round, and welcome to stay with you: {_names(one.free)}")
        lines += [
            f"- {one.begins} Open {rooms}. Paste the prompts into their chats.",
            "- Two minutes before the end, send to all rooms:",
            "  “Two minutes left. Is there one thing you would still like to ask?”",
            f"- {one.ends} Close the rooms. Give people a moment to come back.",
        ]
        if place + 1 < len(rounds):
            pause_said = _counted(pause, "minute", "minutes")
            following = rounds[place + 1].number
            lines.append(f"- A pause of {pause_said}. Load the rooms of round {following}.")
    lines += [
        "",
        "At the end, say",
        "  “Thank you. If somebody said something you would like to hear more of, tell them so now.”",
    ]
    return _text(lines)


def _title(round_: RoomRound) -> str:
    return f"Round {round_.number}, {round_.begins}–{round_.ends}"


def _names(guests: Iterable[Guest]) -> str:
    return ", ".join(guest.name for guest in guests)


def _counted(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"


def _text(lines: Sequence[str]) -> str:
    # What opens with a line of text in every editor, that of Windows too.
    return "\r\n".join(lines) + "\r\n"
