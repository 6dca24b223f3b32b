"""From stored rounds and who is there to the engine's repair, and its rounds back to rows."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Any

from sqlalchemy.orm import Session

import matching
from matching.outcome import Measures
from matching.progress import Cancel, Report
from service.operations.copies import copies_of
from service.operations.history import rules_with_history
from service.operations.locks import Locks, locks_of
from service.operations.repairs import Seen, seen_from
from service.operations.roster import numbers_of, read_roster, seats_apart
from service.operations.stored import ladder_of, notice_of, reason_of
from service.store.models import Event, Meeting, Plan, Round
from service.store.queries.hosts import hosts_in
from service.store.queries.places import placed_in
from service.store.queries.plans import plan_for_page

# Says nothing: what a bound was worth with other people is worked out anew.
_NO_MEASURES = Measures(0, 2**62, 0.0, 0, 0, 0, None, 0.0)


@dataclass(frozen=True, slots=True)
class Task:
    """All that the engine needs, read at one moment. `now` is everybody as they answered."""

    plan: matching.Plan
    roster: matching.Roster
    rules: matching.Rules
    seen: Seen
    added: tuple[matching.Attendee, ...]
    now: matching.Roster
    # What an organizer keeps in place, where everybody in it is there.
    locked: tuple[str, ...] = ()
    held: tuple[int, ...] = ()


def task_of(session: Session, draft: Plan) -> Task:
    """Read what a repair is about."""
    seen = seen_from(draft.seen)
    event = session.get_one(Event, draft.event_id)
    base = plan_for_page(session, event.id, draft.repairs or 0)
    assert base is not None
    everybody = read_roster(session, event.id)
    numbers = {row_id: number for number, row_id in numbers_of(session, event.id).items()}
    placed = {numbers[one] for one in placed_in(session, base.id)}
    asked = draft.asked or {}
    rounds = _rounds(base, asked, numbers, seen=seen, placed=placed)
    known = {one.id: one for one in everybody.attendees}
    met = _met(rounds[: seen.from_round - 1])
    people = [_of_the_day(known, number, met) for number in sorted(placed)]
    roster = matching.Roster.build(people, everybody.curation)
    added = tuple(known[n] for n in seen.turnout.came if n not in placed and n in known)
    whole = matching.Roster.build((*people, *added), everybody.curation)
    rules = replace(rules_with_history(session, event, whole, asked=asked), rounds=len(rounds))
    plan = matching.Plan(
        format=rules.format,
        seed=base.seed,
        roster_digest=roster.digest,
        rounds=rounds,
        measures=_NO_MEASURES,
        notices=tuple(map(notice_of, base.notices or ())),
        cut=base.was_cut,
    )
    locks = locks_of(base.locks)
    new = {one.host: one.table for one in rules.takeovers if one.round == seen.from_round}
    return Task(
        plan,
        roster,
        rules,
        seen,
        added,
        everybody,
        locked=_locked(plan, locks, seen, new),
        held=tuple(n for n in locks.people if n in placed and n not in (*seen.turnout.gone, *new)),
    )


def _locked(
    plan: matching.Plan, locks: Locks, seen: Seen, new: Mapping[int | None, int]
) -> tuple[str, ...]:
    """Return the meetings to come that stay as they are; one that somebody left cannot.

    Nor one from which somebody goes who takes over another table, as `new` has it.
    """
    kept, gone = locks.meetings_in(plan), frozenset(seen.turnout.gone)
    return tuple(
        meeting.id
        for one in plan.rounds[seen.from_round - 1 :]
        for meeting in one.meetings
        if (one.number, meeting.table) in kept
        and not gone & set(meeting.attendees)
        and all(new.get(who, meeting.table) == meeting.table for who in meeting.attendees)
    )


def repaired(task: Task, *, progress: Report, cancel: Cancel) -> matching.Plan:
    """Let the engine mend the rounds to come; `Infeasible` when it cannot, whatever the reason."""
    try:
        made = matching.repair_plan(
            task.plan,
            task.roster,
            task.rules,
            from_round=task.seen.from_round,
            gone=task.seen.turnout.gone,
            skipped=[(task.seen.from_round, one) for one in task.seen.turnout.out],
            added=task.added,
            locked=task.locked,
            held=task.held,
            seed=task.plan.seed,
            progress=progress,
            cancel=cancel,
        ).plan
    except matching.BadInput as fault:
        raise matching.Infeasible("repair", (), "settings", fault.facts) from fault
    coming = [m.attendees for r in made.rounds[task.seen.from_round - 1 :] for m in r.meetings]
    if seats_apart(coming, rules=task.rules, roster=task.now):
        raise matching.Infeasible("keep-apart", (), "keep-apart")
    return made


def past_rows(session: Session, plan_id: int, *, until: int) -> list[Round]:
    """Return copies of a plan's rounds before `until`, exactly as they are stored."""
    event_id = session.get_one(Plan, plan_id).event_id
    plan = plan_for_page(session, event_id, plan_id)
    assert plan is not None
    return copies_of(one for one in plan.rounds if one.number < until)


def _rounds(
    base: Plan,
    asked: Mapping[str, Any],
    numbers: Mapping[int, int],
    *,
    seen: Seen,
    placed: Collection[int],
) -> tuple[matching.Round, ...]:
    """Return the stored rounds as the engine has them; who lacks a seat and wants one is not absent."""
    came = frozenset(seen.turnout.came)
    found = []
    for row in base.rounds:
        hosts = hosts_in(asked, row.number)
        meetings = tuple(_meeting(row.number, one, numbers, hosts) for one in row.meetings)
        byes = tuple(sorted(numbers[bye.response_id] for bye in row.byes))
        seated = {a for meeting in meetings for a in meeting.attendees} | set(byes)
        wanted = came if row.number >= seen.from_round else frozenset()
        absent = tuple(sorted(set(placed) - seated - wanted))
        found.append(matching.Round(row.number, meetings, byes, absent))
    return tuple(found)


def _meeting(
    number: int, row: Meeting, numbers: Mapping[int, int], hosts: frozenset[int]
) -> matching.Meeting:
    who = tuple(sorted(numbers[seat.response_id] for seat in row.seats))
    reasons, ladder = tuple(map(reason_of, row.reasons)), ladder_of(row.ladder)
    host = next((one for one in who if one in hosts), None)
    return matching.Meeting(f"{number}-{row.table}", row.table, who, host, reasons, ladder)


def _met(rounds: Iterable[matching.Round]) -> frozenset[tuple[int, int]]:
    return frozenset(
        pair for one in rounds for m in one.meetings for pair in combinations(m.attendees, 2)
    )


def _of_the_day(
    known: Mapping[int, matching.Attendee], number: int, met: frozenset[tuple[int, int]]
) -> matching.Attendee:
    """Return somebody of the plan; who withdrew has neither name nor words.

    A wish about somebody they sat with in a finished round comes too late for that round, and the
    judges would refuse it. The two are not seated together again: they have met, and `repaired` looks.
    """
    one = known.get(number)
    if one is None:
        return matching.Attendee(number, "")
    kept = tuple(a for a in one.keep_apart if (min(a, number), max(a, number)) not in met)
    return replace(one, keep_apart=kept)
