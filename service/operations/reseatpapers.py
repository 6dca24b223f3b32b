"""Two stored plans to the sheet that says who sits elsewhere, and which seats are free. Prints nothing."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from babel.dates import format_date

from service.languages import DATE, locale_of, tongue_of
from service.operations.papers import Place, Whole
from service.operations.roundtimes import AS_PLANNED, Coming, clock_in
from service.printing.reseat import Free, Move, Reseat
from service.printing.roomwords import Strings
from service.printing.showwords import show_words
from service.store.models import Event, Plan
from service.store.queries.plans import Person
from service.store.values import Format

PAIR = 2
LAST = float("inf")


def moves_of(
    old: Plan,
    new: Plan,
    event: Event,
    people: Mapping[int, Person],
    *,
    printed_at: datetime,
    coming: Coming = AS_PLANNED,
) -> Reseat:
    """Return who sits elsewhere in `new` than in `old`, round by round, and which seats are free.

    The earlier plan counts as it was made, with those who have withdrawn since. Whoever has no part in
    the new plan any more, as somebody who did not come, is named once, without a table; who withdrew is
    not named. Someone who stays at a table does not move, though the company may change. Free seats are
    those of the rounds from the first that changes on, or of all rounds when nobody moves.
    """
    present = {one: replace(person, withdrawn=False) for one, person in people.items()}
    before, after = (
        Whole.read(old, event, present),
        Whole.read(new, event, people, coming=coming),
    )
    words = show_words(after.language)
    moves = tuple(_moves(before, after, words))
    since = min((move.round for move in moves), default=0)
    free = tuple(one for one in _free(before, after, words) if one.round >= since)
    return Reseat(
        event=event.name,
        printed=words["printed"].format(**_moment(printed_at, event, after.language)),
        replaces=_replaced(old, event, printed_at, after.language),
        calm="" if moves else words["nobody_moves"],
        by_name=moves,
        by_table=tuple(sorted(moves, key=_by_table)),
        free=free,
        no_free="" if free else words["no_free"],
        lang=after.language,
    )


def _moves(before: Whole, after: Whole, words: Strings) -> Iterator[Move]:
    for one in _everybody(before, after):
        is_gone = False
        for round_ in after.rounds:
            now = after.places.get((round_.number, one))
            was = before.places.get((round_.number, one))
            # Who comes back and leaves again is named again.
            is_gone = is_gone and now is None
            if (was and was.table) == (now and now.table) and bool(was) == bool(now):
                continue
            if now is None and is_gone:
                continue
            is_gone = now is None
            yield Move(
                id=f"reseat-{after.people[one].number}",
                name=after.people[one].name,
                round=round_.number,
                time=after.time(round_, after.language),
                before=_where(was, words),
                after=_where(now, words),
                arrives=now.table if now else None,
                meet=tuple(after.people[mate].name for mate in now.mates) if now else (),
            )


def _everybody(before: Whole, after: Whole) -> Sequence[int]:
    """Return all who have a part in either plan, in the order of a list of names."""
    here = {*before.order, *after.order}
    return sorted((one for one in here if not after.people[one].withdrawn), key=after.filed)


def _where(place: Place | None, words: Strings) -> str:
    if place is None:
        return words["none_word"]
    return words["rest_word"] if place.table is None else str(place.table)


def _by_table(move: Move) -> tuple[int, float]:
    """Sort by round and table, whoever rests last; names keep their order."""
    return move.round, LAST if move.arrives is None else move.arrives


def _free(before: Whole, after: Whole, words: Strings) -> Iterator[Free]:
    """Count the seats of each table against its seats before, or as many as a table usually has."""
    usual = _usual(before, after)
    for round_ in after.rounds:
        had, has = before.seats(round_), after.seats(round_)
        tables = {table: max(usual, had[table]) - has[table] for table in sorted({*had, *has})}
        named = tuple(
            words["free_at"].format(table=table, n=count)
            for table, count in tables.items()
            if count > 0
        )
        if named:
            yield Free(round_.number, after.time(round_, after.language), named)


def _usual(*plans: Whole) -> int:
    """Return how many sit at a table of this event: two, or as many as sit at the fullest."""
    if plans[0].format is Format.PAIRS:
        return PAIR
    return max(
        (max(whole.seats(one).values(), default=0) for whole in plans for one in whole.rounds),
        default=0,
    )


def _replaced(old: Plan, event: Event, printed_at: datetime, language: str) -> str:
    words = show_words(language)
    made = old.published_at or old.finished_at
    if made is None:
        return words["replaces_all"]
    was, now = (_moment(at, event, language) for at in (made, printed_at))
    return words["replaces" if was["date"] == now["date"] else "replaces_day"].format(**was)


def _moment(at: datetime, event: Event, language: str) -> dict[str, str]:
    day = at.astimezone(ZoneInfo(event.time_zone)).date()
    tongue = tongue_of(language)
    written = format_date(day, DATE[tongue], locale=locale_of(tongue))
    return {"date": written, "time": clock_in(at, event)}
