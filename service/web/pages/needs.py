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
from service.web.rows import PersonRow, PlaceRow, ResponseRow
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
    """One person: where they sit, what they need, and whether the host of their table reads it too."""

    where: str
    name: str
    needs: tuple[str, ...]
    tells_host: bool


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
) -> NeedsPage:
    """Return the page; `places` are those of the published plan, `rounds` those of it that are held."""
    needing = {row.id: row for row in rows if choices.access_words(row)}
    placed = {one.response_id for one in places}

    def line(where: str, row_id: int) -> NeedLine:
        row = needing[row_id]
        return NeedLine(
            where=where,
            name=called[row_id].name,
            needs=choices.access_words(row),
            tells_host=row.access_for_host or who.event.format is Format.PAIRS,
        )

    def lines(number: int) -> tuple[NeedLine, ...]:
        found = [one for one in places if one.round == number and one.response_id in needing]
        found.sort(key=lambda one: (one.table is None, one.table or 0))
        return tuple(line(_where(one.table), one.response_id) for one in found)

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
        unplaced=tuple(line("", one) for one in lacking),
    )


def _where(table: int | None) -> str:
    return _("Free seat") if table is None else _("Table %(table)s", table=table)
