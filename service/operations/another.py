"""Another question for a meeting, as its attendee or its host asks for one on the day. Stores nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from matching import Reason
from matching.openers.another import RUNGS as ASKED
from matching.openers.another import other_questions
from service.operations.cards import seated_meetings
from service.operations.stored import RUNGS, ladder_of, reason_of
from service.printing.share import language_asked
from service.printing.tickedwords import value_in
from service.store.models import Event, Plan
from service.store.namesakes import typed
from service.store.queries.ownrounds import AttendeeRound
from service.store.queries.plans import Person


def another_opener(
    rounds: Sequence[AttendeeRound], *, number: int, turn: int, reader: int, name: str
) -> str:
    """Return the `turn`-th other opener (from 1) of a round of the reader's; nothing where none is left.

    The same for the same plan, and never one that the reader has on any of their cards.
    """
    one = next((one for one in rounds if one.number == number and one.ladder), None)
    if one is None or one.ladder is None or turn < 1:
        return ""
    names = {mate.number: typed(mate.name) for mate in one.mates if not mate.withdrawn}
    names[reader] = name
    had = [text for each in rounds for text in _asked(each.ladder or {})]
    found = other_questions(
        ladder_of(one.ladder),
        _reasons(one.reasons, one.ladder),
        names,
        table=len(one.mates) > 1,
        avoid=had,
        seed=reader * 100 + number,
    )
    return found[turn - 1] if turn <= len(found) else ""


def other_prompts(
    plan: Plan,
    event: Event,
    people: Mapping[int, Person],
    *,
    table: int,
    number: int,
    turns: Mapping[str, int],
) -> dict[str, str]:
    """Return the `turns[rung]`-th other question (from 1) for each rung of a table's round that has one.

    The same for the same plan, no two alike, and never one that somebody who sits there is asked this
    evening. The printed prompt stays as it is.
    """
    if not any(turn > 0 for turn in turns.values()):
        return {}
    meetings = tuple(seated_meetings(plan, event, people))
    one = next(
        (one for one in meetings if (one.meeting.table, one.round.number) == (table, number)), None
    )
    if one is None:
        return {}
    who = set(one.names)
    had = [
        text for each in meetings if who & set(each.names) for text in _asked(each.meeting.ladder)
    ]
    found: dict[str, str] = {}
    for at, rung in enumerate(ASKED):
        if (turn := turns.get(rung, 0)) > 0:
            others = other_questions(
                ladder_of(one.meeting.ladder),
                _reasons(one.meeting.reasons, one.meeting.ladder),
                {number: typed(name) for number, name in one.names.items()},
                table=len(who) > 2,
                avoid=(*had, *found.values()),
                seed=(table * 100 + number) * len(ASKED) + at,
                rung=rung,
            )
            if turn <= len(others):
                found[rung] = others[turn - 1]
    return found


def _reasons(stored: Sequence[Mapping[str, Any]], ladder: Mapping[str, Any]) -> list[Reason]:
    """Return reasons in which ticked values are called as the questions' language calls them."""
    lang, found = language_asked(ladder), []
    for one in map(reason_of, stored):
        words = tuple((number, value_in(said, lang)) for number, said in one.words)
        found.append(replace(one, words=words) if one.kind == "value" else one)
    return found


def _asked(ladder: Mapping[str, Any]) -> tuple[str, ...]:
    return (*ladder.get("ids", ()), *(str(ladder.get(rung, "")) for rung in RUNGS))
