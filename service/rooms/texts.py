"""Rooms as plain text: a list for Teams or any call, prompts to paste, and the host's script."""

from collections.abc import Iterable, Sequence

from service.languages import ENGLISH, words_in
from service.rooms.files import ZOOM_ROOMS, zoom
from service.rooms.room import Guest, RoomRound


def room_list(round_: RoomRound) -> str:
    """Return every room with everybody in it, also those without an address."""
    lines = [_title(round_), ""]
    lines += [f"{room.name}: {_names(room.guests)}" for room in round_.rooms]
    if round_.free:
        free = words_in(round_.language).gettext("Free this round: %(names)s")
        lines += ["", free % {"names": _names(round_.free)}]
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
    words = words_in(rounds[0].language if rounds else ENGLISH)
    _, ngettext = words.gettext, words.ngettext
    in_all = ngettext("%(num)s round", "%(num)s rounds", len(rounds)) % {"num": len(rounds)}
    lines = [
        event,
        _("Script for the host of the call"),
        "",
        _("Before anybody comes"),
        _("- Open the list of rooms beside this script. It has everybody, whatever the tool does."),
        _(
            "- Zoom keeps one set of pre-assigned rooms for a meeting. Load the file of round 1 first, and "
            "each next file in the pause before its round. If that fails, move people by hand with the list."
        ),
        _(
            "- Zoom knows people by the address of their Zoom account, and only if they are signed in."
        ),
        _("- Zoom takes at most %(rooms)s rooms from one file.") % {"rooms": ZOOM_ROOMS},
        _("- Ask somebody to watch the waiting room, and somebody to write to those who are lost."),
        "",
        _("When everybody is there, say"),
        "  "
        + _("“Welcome. We meet in %(rounds)s of %(minutes)s minutes. Your room opens by itself.")
        % {"rounds": in_all, "minutes": minutes},
        "  "
        + _(
            "There is a question in the chat to begin with. Take it or leave it: nobody has to answer.”"
        ),
    ]
    for place, one in enumerate(rounds):
        lines += ["", *_round_lines(one)]
        if place + 1 < len(rounds):
            lines.append(_pause_line(pause, rounds[place + 1].number, rounds[0].language))
    lines += [
        "",
        _("At the end, say"),
        "  "
        + _(
            "“Thank you. If somebody said something you would like to hear more of, tell them so now.”"
        ),
    ]
    return _text(lines)


def _pause_line(pause: int, following: int, language: str) -> str:
    words = words_in(language)
    _, ngettext = words.gettext, words.ngettext
    if not pause:
        said = _("- No pause is planned. Close the rooms, then load those of round %(round)s.")
    else:
        said = ngettext(
            "- A pause of %(num)s minute. Load the rooms of round %(round)s.",
            "- A pause of %(num)s minutes. Load the rooms of round %(round)s.",
            pause,
        )
    return said % {"num": pause, "round": following}


def _round_lines(one: RoomRound) -> list[str]:
    words = words_in(one.language)
    _, ngettext = words.gettext, words.ngettext
    lines, left = [_title(one)], zoom(one).left
    if left:
        lines.append(_("- To be moved by hand: %(names)s") % {"names": _names(left)})
    if one.free:
        free = _("- Free this round, and welcome to stay with you: %(names)s")
        lines.append(free % {"names": _names(one.free)})
    opens = ngettext(
        "- %(time)s Open %(num)s room. Paste the prompts into its chat.",
        "- %(time)s Open %(num)s rooms. Paste the prompts into their chats.",
        len(one.rooms),
    )
    return [
        *lines,
        opens % {"time": one.begins, "num": len(one.rooms)},
        _("- Two minutes before the end, send to all rooms:"),
        "  " + _("“Two minutes left. Is there one thing you would still like to ask?”"),
        _("- %(time)s Close the rooms. Give people a moment to come back.") % {"time": one.ends},
    ]


def _title(round_: RoomRound) -> str:
    said = words_in(round_.language).gettext("Round %(number)s, %(begins)s–%(ends)s")
    return said % {"number": round_.number, "begins": round_.begins, "ends": round_.ends}


def _names(guests: Iterable[Guest]) -> str:
    return ", ".join(guest.name for guest in guests)


def _text(lines: Sequence[str]) -> str:
    # What opens with a line of text in every editor, that of Windows too.
    return "\r\n".join(lines) + "\r\n"
