"""Online rooms: a plan's rounds as files for calls, and plainly who cannot be assigned beforehand."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from service.languages import known
from service.operations.papers import commonest
from service.printing.share import language_asked
from service.rooms.files import (
    ZOOM_PEOPLE,
    ZOOM_PEOPLE_BEFORE,
    ZOOM_ROOMS,
    Preassigned,
    big_blue_button,
    gather,
    numbers,
    zoom,
)
from service.rooms.room import Guest, Room, RoomRound, room_name
from service.rooms.texts import host_script, prompts, room_list
from service.web.language import clock, moment
from service.web.pages.frame import Frame, frame_of
from service.web.pages.rounds import Seating
from service.web.pages.told import numbered
from service.web.planrows import SeatRow
from service.web.rows import EventRow
from service.web.unit import Member
from service.web.words import _, ngettext

QUESTIONS = ("opener", "deeper", "closing")
SCRIPT = "host-script.txt"
PEOPLE = "people.csv"


@dataclass(frozen=True, slots=True)
class RoomFile:
    """One file to download: what it is called, what it is for, and what stands in it."""

    name: str
    label: str
    about: str
    content: bytes

    @property
    def kind(self) -> str:
        """Return its media type."""
        ends = {"csv": "text/csv", "json": "application/json"}
        return ends.get(self.name.rpartition(".")[2], "text/plain")


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundView:
    """One round: how many rooms and people, its files, and what to know about Zoom's limits."""

    number: int
    title: str
    told: str
    # When its rooms changed under people, so that what was loaded before does not hold.
    changed: str
    limits: tuple[str, ...]
    files: tuple[RoomFile, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomsPage:
    """Every round's files. Without a plan there are none."""

    frame: Frame
    slug: str
    has_plan: bool
    is_published: bool
    is_online: bool
    left: str
    left_names: str
    rounds: tuple[RoundView, ...]


def rooms_page(
    who: Member,
    rounds: Sequence[RoomRound],
    *,
    has_plan: bool,
    is_published: bool,
    reseated: Mapping[int, datetime],
) -> RoomsPage:
    """Return the page with every round's files."""
    left = {guest.number: guest for one in rounds for guest in zoom(one).left}
    names = sorted((guest.name for guest in left.values()), key=str.casefold)
    return RoomsPage(
        frame=frame_of(_("Online rooms"), who, tab="print"),
        slug=who.event.slug,
        has_plan=has_plan,
        is_published=is_published,
        is_online=who.event.is_online,
        left=ngettext(
            "%(num)s person cannot be assigned beforehand: no address that a file can hold.",
            "%(num)s people cannot be assigned beforehand: no address that a file can hold.",
            len(names),
        )
        if names
        else "",
        left_names=", ".join(names),
        rounds=tuple(
            _round_view(one, changed=_changed(who.event, reseated.get(one.number)))
            for one in rounds
        ),
    )


def room_rounds(
    event: EventRow, seating: Seating, emails: Mapping[int, str]
) -> tuple[RoomRound, ...]:
    """Return a plan's rounds as rooms. Whoever withdrew is in none, and whoever would be alone is free."""

    def guests(seats: Sequence[SeatRow]) -> tuple[Guest, ...]:
        found = [(one.response_id, seating.by_id[one.response_id]) for one in seats]
        return tuple(
            Guest(one.number, one.name, emails.get(row_id, ""))
            for row_id, one in found
            if not one.withdrawn
        )

    rounds, language = [], _language(seating)
    for one in seating.rounds:
        there = [(meeting, guests(meeting.seats)) for meeting in one.meetings]
        alone = [guest for _, here in there if len(here) == 1 for guest in here]
        rooms = tuple(
            Room(
                meeting.table,
                room_name(meeting.table, language),
                here,
                tuple(said for name in QUESTIONS if (said := str(meeting.ladder.get(name) or ""))),
            )
            for meeting, here in there
            if len(here) > 1
        )
        rounds.append(
            RoomRound(
                one.number,
                clock(one.starts_at, event.time_zone),
                clock(one.ends_at, event.time_zone),
                rooms,
                (*guests(one.byes), *alone),
                language,
            )
        )
    return tuple(rounds)


def _language(seating: Seating) -> str:
    """Return the language in which most people are asked: files are for them, pages for the organizer."""
    asked = (
        language_asked(meeting.ladder)
        for one in seating.rounds
        for meeting in one.meetings
        for _seat in meeting.seats
    )
    return known(commonest(asked))


def round_files(one: RoomRound) -> tuple[RoomFile, ...]:
    """Return the files of one round."""
    assigned = zoom(one)
    many = len(assigned.files) > 1
    start = f"round-{one.number}"
    files = [
        RoomFile(
            f"{start}-zoom{f'-{place}' if many else ''}.csv",
            _("Zoom, meeting %(number)s", number=place) if many else _("Zoom"),
            _("breakout rooms, CSV"),
            # Zoom compares headings as they are, so nothing stands before them.
            content.encode(),
        )
        for place, content in enumerate(assigned.files, start=1)
    ]
    files += [
        RoomFile(
            f"{start}-bigbluebutton.json",
            _("BigBlueButton"),
            _("groups for create, JSON"),
            big_blue_button(one).encode(),
        ),
        RoomFile(
            f"{start}-rooms.txt",
            _("Teams and others"),
            _("a list with everybody"),
            room_list(one).encode("utf-8-sig"),
        ),
        RoomFile(
            f"{start}-prompts.txt",
            _("Prompts"),
            _("to paste into the chats"),
            prompts(one).encode("utf-8-sig"),
        ),
    ]
    if assigned.files:
        content = gather(one).encode()
        files.append(RoomFile(f"{start}-gather.csv", _("Gather"), _("guest list, CSV"), content))
    return tuple(files)


def whole_files(event: EventRow, rounds: Sequence[RoomRound]) -> tuple[RoomFile, ...]:
    """Return what is for the whole event."""
    script = host_script(event.name, rounds, minutes=event.minutes, pause=event.pause_minutes)
    return (
        RoomFile(
            SCRIPT, _("Script for the host"), _("with the words to say"), script.encode("utf-8-sig")
        ),
        RoomFile(
            PEOPLE,
            _("Everybody’s number"),
            _("for BigBlueButton’s userID"),
            numbers(rounds).encode("utf-8-sig"),
        ),
    )


def every_file(event: EventRow, rounds: Sequence[RoomRound]) -> Iterator[tuple[str, bytes]]:
    """Return all files with the names they have in an archive."""
    for one in whole_files(event, rounds):
        yield one.name, one.content
    for round_ in rounds:
        for one in round_files(round_):
            yield f"round-{round_.number}/{one.name}", one.content


def _round_view(one: RoomRound, *, changed: str) -> RoundView:
    assigned = zoom(one)
    rooms = ngettext("%(num)s room", "%(num)s rooms", len(one.rooms))
    people = ngettext("%(num)s person", "%(num)s people", len(one.guests))
    free = ngettext("%(num)s is free", "%(num)s are free", len(one.free)) if one.free else ""
    return RoundView(
        number=one.number,
        title=_(
            "Round %(number)s, %(begins)s–%(ends)s",
            number=one.number,
            begins=one.begins,
            ends=one.ends,
        ),
        told=", ".join(part for part in (rooms, people, free) if part),
        changed=changed,
        limits=_limits(assigned),
        files=round_files(one),
    )


def load_anew(numbers: Sequence[int]) -> str:
    """Say which rounds' files do not hold any more."""
    return (
        ngettext(
            "Round %(rounds)s has other rooms now: please load its file anew.",
            "Rounds %(rounds)s have other rooms now: please load their files anew.",
            len(numbers),
            rounds=numbered(numbers),
        )
        if numbers
        else ""
    )


def _changed(event: EventRow, at: datetime | None) -> str:
    if at is None:
        return ""
    when = moment(at, event.time_zone)
    return _("Changed on %(when)s. What was loaded before does not hold.", when=when)


def _limits(assigned: Preassigned) -> tuple[str, ...]:
    said = []
    if not assigned.files:
        said.append(
            _(
                "Nobody gave an address, so there is no file for Zoom or Gather. The list has everybody."
            )
        )
    if len(assigned.files) > 1:
        said.append(
            _(
                "Zoom takes %(rooms)s rooms and %(people)s people in one meeting. This round needs "
                "%(meetings)s meetings, each with its file.",
                rooms=ZOOM_ROOMS,
                people=ZOOM_PEOPLE,
                meetings=len(assigned.files),
            )
        )
    if assigned.may_be_many:
        said.append(
            _(
                "%(people)s people are assigned. Some accounts take %(most)s: please try the file before "
                "the day.",
                people=assigned.people,
                most=ZOOM_PEOPLE_BEFORE,
            )
        )
    return tuple(said)
