"""What differs between a plan and the same plan after a change by hand; makes no change."""

from collections.abc import Iterable, Sequence
from itertools import combinations

from matching.outcome import Meeting, Notice, Plan
from matching.recount import Recount
from matching.repair.changes import changes_between

Sums = dict[int, int]


def new_repeats(plan: Plan, after: Plan) -> tuple[tuple[int, int, int], ...]:
    """Return (round, attendee, attendee) who meet again after a change and did not before."""

    def repeats(notices: Iterable[Notice]) -> list[tuple[int, int, int]]:
        return [
            (n.round or 0, n.attendees[0], n.attendees[1]) for n in notices if n.kind == "repeat"
        ]

    known = set(repeats(plan.notices))
    return tuple(r for r in repeats(after.notices) if r not in known)


def cards_changed(plan: Plan, after: Plan) -> tuple[int, ...]:
    """Return whose cards are to be printed again, in order of id."""
    return tuple(sorted({c.attendee for c in changes_between(plan.rounds, after.rounds)}))


def other_meetings(plan: Plan, repeat: tuple[int, int, int]) -> tuple[int, ...]:
    """Return the other rounds in which two meet; none where the round given is their first."""
    number, *pair = repeat
    met = [r.number for r in plan.rounds for m in r.meetings if {*pair} <= {*m.attendees}]
    return tuple(one for one in met if one != number) if min(met) < number else ()


def new_meetings(plan: Plan, after: Plan) -> tuple[tuple[int, Meeting], ...]:
    """Return (round, meeting) of those who do not sit together in that round before a change, in order."""
    known = {(r.number, m.attendees) for r in plan.rounds for m in r.meetings}
    return tuple(
        (r.number, m)
        for r in after.rounds
        for m in r.meetings
        if (r.number, m.attendees) not in known
    )


def new_byes(plan: Plan, after: Plan) -> tuple[tuple[int, int], ...]:
    """Return (round, attendee) who have nobody to meet in a round after a change."""
    known = {(r.number, a) for r in plan.rounds for a in r.byes}
    return tuple((r.number, a) for r in after.rounds for a in r.byes if (r.number, a) not in known)


def sums_changed(plan: Plan, after: Plan, recount: Recount) -> Sums:
    """Return by how much the company of each attendee is worth more, in quarters, by id.

    Only meetings that differ are looked at; attendees for whom nothing changes are left out.
    """
    old = {m for r in plan.rounds for m in r.meetings}
    new = {m for r in after.rounds for m in r.meetings}
    pairs = plan.format == "pairs"
    sums: Sums = {}
    for sign, meetings in ((1, new - old), (-1, old - new)):
        _add(sums, sorted(meetings, key=_id), recount, sign=sign, pairs=pairs)
    return {a: worth for a, worth in sorted(sums.items()) if worth}


def _id(meeting: Meeting) -> str:
    return meeting.id


def _add(
    sums: Sums, meetings: Sequence[Meeting], recount: Recount, *, sign: int, pairs: bool
) -> None:
    for meeting in meetings:
        share = sign * (2 if pairs and len(meeting.attendees) > 2 else 4)
        for a, b in combinations(meeting.attendees, 2):
            worth = share * recount.affinity(a, b)
            sums[a] = sums.get(a, 0) + worth
            sums[b] = sums.get(b, 0) + worth
