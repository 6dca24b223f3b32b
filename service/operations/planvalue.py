"""A stored plan as the engine has it, brought up to the people of today. Writes nothing."""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy.orm import Session

import matching
from service.operations.history import rules_with_history
from service.operations.roster import numbers_of
from service.operations.stored import ladder_of, notice_of, reason_of
from service.store.models import Event, Plan
from service.store.queries.hosts import hosts_asked, hosts_in
from service.store.queries.seating import SeatedMeeting, SeatedRound

# No bound that somebody proved for other people or other rules is carried on.
UNPROVED = 10**15

Seating = tuple[SeatedRound, ...]


def plan_value(
    session: Session, plan: Plan, seating: Seating, roster: matching.Roster
) -> matching.Plan:
    """Return a plan for this roster.

    Who withdrew has left it; who came since is away from every round; in pairs, who is left alone
    has a bye.
    """
    numbers = {row_id: number for number, row_id in numbers_of(session, plan.event_id).items()}
    asked = asked_of(plan, seating)
    here, pairs = frozenset(roster.ids), asked["format"] == "pairs"
    rounds = tuple(
        _round(
            one,
            numbers,
            here,
            pairs=pairs,
            hosts=frozenset() if pairs else hosts_in(asked, one.number),
        )
        for one in seating
    )
    measures = _measures(plan.measures or {})
    # A repair's bound takes the rounds before it as they are; a change by hand need not.
    is_whole = _says_all(plan.asked) and measures.certified != "rest"
    same = is_whole and plan.roster_digest == roster.digest
    return matching.Plan(
        format=str(asked["format"]),
        seed=plan.seed,
        roster_digest=roster.digest,
        rounds=rounds,
        measures=measures if same else replace(measures, upper_bound=UNPROVED),
        notices=tuple(map(notice_of, plan.notices or ())),
        cut=plan.was_cut,
        prices=_prices(plan) if same else (),
    )


def rules_of_plan(
    session: Session, event: Event, plan: Plan, seating: Seating, roster: matching.Roster
) -> matching.Rules:
    """Return the rules a plan was made under, with what organizers decided since."""
    return rules_with_history(session, event, roster, asked=asked_of(plan, seating))


def asked_of(plan: Plan, seating: Seating) -> dict[str, Any]:
    """Return what a plan was asked for; rows of the first releases do not say it, or only who hosts."""
    if _says_all(plan.asked):
        return {**(plan.asked or {}), "rounds": len(seating)}
    hosts, takeovers = hosts_asked(plan.asked), (plan.asked or {}).get("takeovers", ())
    sizes = [len(meeting.seats) for one in seating for meeting in one.meetings]
    largest = max(sizes, default=2)
    pairs = not hosts and (largest <= 2 or bool((plan.measures or {}).get("trios")))
    return {
        "format": "pairs" if pairs else "tables",
        "rounds": len(seating),
        **({} if pairs else {"table_size": largest, "hosts": hosts, "takeovers": takeovers}),
    }


def _says_all(asked: Mapping[str, Any] | None) -> bool:
    return asked is not None and "format" in asked


def _round(
    one: SeatedRound,
    numbers: Mapping[int, int],
    here: frozenset[int],
    *,
    pairs: bool,
    hosts: frozenset[int],
) -> matching.Round:
    groups = [(meeting, _present(meeting, numbers, here)) for meeting in one.meetings]
    alone = [who[0] for _, who in groups if pairs and len(who) == 1]
    meetings = tuple(
        _meeting(one.number, meeting, who, hosts)
        for meeting, who in groups
        if len(who) > 1 or (who and not pairs)
    )
    free = [numbers[row_id] for row_id in one.byes if numbers[row_id] in here]
    byes = tuple(sorted((*free, *alone)))
    placed = {*byes, *(a for meeting in meetings for a in meeting.attendees)}
    return matching.Round(one.number, meetings, byes, tuple(sorted(here - placed)))


def _present(
    meeting: SeatedMeeting, numbers: Mapping[int, int], here: frozenset[int]
) -> tuple[int, ...]:
    seated = (numbers[row_id] for row_id in meeting.seats)
    return tuple(sorted(number for number in seated if number in here))


def _meeting(
    number: int, meeting: SeatedMeeting, who: tuple[int, ...], hosts: frozenset[int]
) -> matching.Meeting:
    return matching.Meeting(
        id=f"{number}-{meeting.table}",
        table=meeting.table,
        attendees=who,
        host=next((one for one in who if one in hosts), None),
        reasons=tuple(
            reason_of(one)
            for one in meeting.reasons
            if all(int(whose) in who for whose in one["words"])
        ),
        ladder=ladder_of(meeting.ladder),
    )


def _measures(stored: Mapping[str, Any]) -> matching.Measures:
    worst = stored.get("worst_off")
    told = {
        "total_affinity": 0,
        "upper_bound": UNPROVED,
        "gap": 0.0,
        "repeats": 0,
        "byes": 0,
        "trios": 0,
        "p5_ratio": 0.0,
        **stored,
        "worst_off": matching.Worst(**worst) if worst else None,
    }
    return matching.Measures(**told)


def _prices(plan: Plan) -> tuple[int, ...]:
    """Return what proves the bound, which only the document holds."""
    return tuple(json.loads(plan.document)["prices"]) if plan.document else ()
