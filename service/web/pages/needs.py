"""What people need to be there, for organizers alone: in their words, by round and table. Infers nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from service.store.values import Format
from service.web import choices
from service.web.language import clock
from service.web.names import fold
from service.web.pages.frame import Frame, frame_of
from service.web.pages.rounds import hue_of
from service.web.planrows import PlaceRow
from service.web.rows import PersonRow, ResponseRow
from service.web.unit import Member
from service.web.words import _


class ListedRound(Protocol):
    """A round and when it is to begin."""

    @property
    def number(self) -> int:
        """Which one."""
        ...

    @property
    def starts_at(self) -> datetime:
        """When."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedLine:
    """One person: where they sit, what they need, and what to know of the table's host, in words."""

    where: str
    name: str
    needs: tuple[str, ...]
    told: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedsRound:
    """One round, by table; free seats last."""

    hue: int
    heading: str
    lines: tuple[NeedLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedsPage:
    """Everybody who needs something; `unplaced` are those without a place in any round."""

    frame: Frame
    slug: str
    event: str
    heading: str
    is_published: bool
    rounds: tuple[NeedsRound, ...]
    unplaced: tuple[NeedLine, ...]


def needs_page(
    who: Member,
    rows: Sequence[ResponseRow],
    *,
    called: Mapping[int, PersonRow],
    rounds: Sequence[ListedRound],
    places: Sequence[PlaceRow],
    hosts: Sequence[PlaceRow],
) -> NeedsPage:
    """Return the page; `places` are those of the published plan, `rounds` those of it that are held.

    `hosts` are the places of guests who host in it and are there.
    """
    is_pairs = who.event.format is Format.PAIRS
    needing = {row.id: row for row in rows if choices.access_words(row)}
    placed = {one.response_id for one in places}
    hosted = {(one.round, one.table): one.response_id for one in hosts}

    def line(place: PlaceRow) -> NeedLine:
        row = needing[place.response_id]
        host = hosted.get((place.round, place.table))
        told = "" if place.table is None or is_pairs else _told(row, host)
        return _line(row, called, where=_where(place.table), told=told)

    def lines(number: int) -> tuple[NeedLine, ...]:
        found = [one for one in places if one.round == number and one.response_id in needing]
        found.sort(key=lambda one: (one.table is None, one.table or 0))
        return tuple(map(line, found))

    lacking = sorted(
        (one for one in needing if one not in placed), key=lambda one: fold(called[one].name)
    )
    heading = _("What people need, by round and table")
    return NeedsPage(
        frame=frame_of(heading, who, tab="print"),
        slug=who.event.slug,
        event=who.event.name,
        heading=heading,
        is_published=bool(rounds),
        rounds=tuple(
            NeedsRound(
                hue=hue_of(one.number),
                heading=_(
                    "Round %(round)s · %(time)s",
                    round=one.number,
                    time=clock(one.starts_at, who.event.time_zone),
                ),
                lines=lines(one.number),
            )
            for one in rounds
            if needing
        ),
        unplaced=tuple(
            _line(
                needing[one],
                called,
                where="",
                told="" if is_pairs or needing[one].access_for_host else _("The host is not told."),
            )
            for one in lacking
        ),
    )


def _line(row: ResponseRow, called: Mapping[int, PersonRow], *, where: str, told: str) -> NeedLine:
    return NeedLine(
        where=where, name=called[row.id].name, needs=choices.access_words(row), told=told
    )


def _told(row: ResponseRow, host: int | None) -> str:
    """Say whom the page and the sheet of a table do not reach; `host` is the guest who hosts there."""
    if host == row.id:
        return _("Hosts this table.")
    if host is not None:
        return "" if row.access_for_host else _("The host is not told.")
    if row.access_for_host:
        return _("No guest hosts this table. Please see to it yourself.")
    return _("No host is told. Please see to it yourself.")


def _where(table: int | None) -> str:
    return _("Free seat") if table is None else _("Table %(table)s", table=table)
