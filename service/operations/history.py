"""Who of an event's people met at earlier ones: told to the engine as pairs of numbers, and to nobody else."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import combinations, groupby
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

import matching
from matching.foresight import foresee
from service.operations.differing import only_known
from service.operations.roster import rules_of
from service.store.models import Event, Response
from service.store.queries.history import Sat, earlier_seats
from service.store.queries.hosts import hosts_asked

Pair = tuple[int, int]
# What one plan may be asked for otherwise than the settings say.
ASKED = ("format", "rounds", "table_size", "preset")


@dataclass(frozen=True, slots=True)
class MetAgain:
    """An earlier event, and how many pairs who met there meet again."""

    event: str
    starts_at: datetime
    time_zone: str
    pairs: int


def rules_with_history(
    session: Session,
    event: Event,
    roster: matching.Roster,
    *,
    asked: Mapping[str, Any] | None = None,
) -> matching.Rules:
    """Return what the organizer decided, and who met at earlier events of the same owners.

    `asked` is what one plan was asked for, where that is not what the settings say now. Its hosts
    are those who were hosts then, as far as they still take part.

    The newest events count first. One that would leave somebody too few people to meet does not
    count, nor do those before it: history is there to bring new faces, never to stop a plan.
    """
    rules = rules_of(session, event)
    if asked is not None:
        wanted = {name: value for name, value in asked.items() if name in ASKED}
        hosts = tuple(one for one in hosts_asked(asked) if one in roster.ids)
        known = (_still_known(one, roster) for one in takeovers_asked(asked))
        takeovers = tuple(one for one in known if one.host != one.instead_of)
        rules = replace(rules, **wanted, hosts=hosts, takeovers=takeovers)
    rules = only_known(rules, roster)
    return with_what_counts(rules, roster, met_earlier(session, event))


def takeovers_asked(asked: Mapping[str, Any] | None) -> tuple[matching.Takeover, ...]:
    """Return who took over which table of a plan."""
    return tuple(matching.Takeover(**one) for one in (asked or {}).get("takeovers", ()))


def _still_known(one: matching.Takeover, roster: matching.Roster) -> matching.Takeover:
    """Return a takeover without those who withdrew; where both did, it is between nobody and nobody."""
    host, before = (who if who in roster.ids else None for who in (one.host, one.instead_of))
    return replace(one, host=host, instead_of=before)


def with_what_counts(
    rules: matching.Rules, roster: matching.Roster, earlier: Iterable[Sequence[Pair]]
) -> matching.Rules:
    """Return rules with the pairs of each earlier event that counts, as `rules_with_history` says."""
    for pairs in earlier:
        further = replace(rules, met_before=(*rules.met_before, *pairs))
        try:
            foresee(roster, further)
        except matching.Infeasible:
            break
        rules = further
    return rules


def met_earlier(session: Session, event: Event) -> tuple[tuple[Pair, ...], ...]:
    """Return for each earlier event, the newest first, which of today's people met there."""
    return tuple(pairs for _, pairs in _met_at(session, event))


def meeting_again(
    session: Session, event_id: int, meetings: Iterable[Iterable[int]]
) -> tuple[MetAgain, ...]:
    """Return the earlier events, the newest first, whose pairs meet again in a plan, and how many do.

    `meetings` are the numbers of who is in each; who met at two events is counted at both.
    """
    event = session.get_one(Event, event_id)
    planned = {pair for one in meetings for pair in combinations(sorted(one), 2)}
    again = [(id_, len(planned.intersection(pairs))) for id_, pairs in _met_at(session, event)]
    found = {id_: count for id_, count in again if count}
    if not found:
        return ()
    rows = session.scalars(select(Event).where(Event.id.in_(found)).order_by(Event.id))
    by_id = {one.id: one for one in rows}
    return tuple(
        MetAgain(by_id[id_].name, by_id[id_].starts_at, by_id[id_].time_zone, count)
        for id_, count in found.items()
    )


def _met_at(session: Session, event: Event) -> tuple[tuple[int, tuple[Pair, ...]], ...]:
    seats = earlier_seats(session, event)
    if not seats:
        return ()
    people = _People(
        _Known(*row)
        for row in session.execute(
            select(Response.number, Response.name, Response.email_key)
            .where(Response.event_id == event.id, Response.withdrawn_at.is_(None))
            .order_by(Response.number)
        )
    )
    events = groupby(seats, key=lambda one: one.event_id)
    return tuple((id_, tuple(sorted(set(_pairs(people, tuple(sat)))))) for id_, sat in events)


def folded_name(name: str) -> str:
    """Return what two spellings of one full name have in common: letter case and spaces do not count."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def _pairs(people: "_People", seats: Sequence[Sat]) -> Iterator[Pair]:
    for _, meeting in groupby(seats, key=lambda one: one.meeting_id):
        numbers = {number for one in meeting if (number := people.find(one)) is not None}
        yield from combinations(sorted(numbers), 2)


@dataclass(frozen=True, slots=True)
class _Known:
    """Somebody who takes part today."""

    number: int
    name: str
    email_key: str | None


class _People:
    """Finds a person of an earlier event among today's: by address, else by full name. Never guesses."""

    def __init__(self, known: Iterable[_Known]) -> None:
        self._by_address: dict[str, int] = {}
        self._by_name: dict[str, list[_Known]] = {}
        for one in known:
            if one.email_key:
                self._by_address[one.email_key] = one.number
            self._by_name.setdefault(folded_name(one.name), []).append(one)

    def find(self, sat: Sat) -> int | None:
        if sat.email_key in self._by_address:
            return self._by_address[sat.email_key]
        # Two addresses under one name are two people.
        alike = [
            one
            for one in self._by_name.get(folded_name(sat.name), ())
            if not (one.email_key and sat.email_key)
        ]
        return alike[0].number if len(alike) == 1 else None
