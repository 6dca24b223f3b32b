"""Changes by hand, and what each costs before it is made; decides on none."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from matching.errors import Infeasible
from matching.explain import Explainer
from matching.outcome import Meeting, Plan, Round
from matching.recount import Recount
from matching.repair.cost import (
    cards_changed,
    new_byes,
    new_meetings,
    new_repeats,
    other_meetings,
    sums_changed,
)
from matching.repair.day import repair_plan
from matching.repair.edit import Edit, Exclude, Reseat, Skip, seats_after
from matching.repair.floor import Lock
from matching.repair.ground import ground_of
from matching.repair.meetings import Seats
from matching.repair.notices import notices_of
from matching.repair.rewrite import rewritten
from matching.roster import Roster
from matching.rules import Rules, hosts_in
from matching.verify import broken_seats
from matching.violation import Violation
from matching.writing import BLANK


@dataclass(frozen=True, slots=True)
class Kept:
    """What a change must leave where it is: rounds and meetings, and people in their seats."""

    locked: tuple[Lock, ...] = ()
    held: tuple[int, ...] = ()


NOTHING_KEPT = Kept()


@dataclass(frozen=True, slots=True)
class Cost:
    """What an edit would do.

    ``affinity`` is the change of the total; ``repeats`` are (round, attendee, attendee) who would
    meet again and do not now, ``others`` the other rounds in which each of those meets, none for who
    knows each other from before the event; ``broken`` the rules it would break, for which it is refused;
    ``cards`` whose cards would have to be printed again. ``less`` and ``more`` are those who would
    have less or more in common with whom they meet, ``free`` the (round, attendee) who would have
    nobody to meet, in order of id. ``meetings`` are (round, meeting) of those who would sit together
    and do not now, with their reasons; none where a rule is broken.
    """

    affinity: int
    repeats: tuple[tuple[int, int, int], ...]
    broken: tuple[Violation, ...]
    cards: tuple[int, ...]
    less: tuple[int, ...] = ()
    more: tuple[int, ...] = ()
    free: tuple[tuple[int, int], ...] = ()
    others: tuple[tuple[int, ...], ...] = ()
    meetings: tuple[tuple[int, Meeting], ...] = ()


def edit_cost(
    plan: Plan, roster: Roster, rules: Rules, edit: Edit, *, kept: Kept = NOTHING_KEPT
) -> Cost:
    """Return what an edit would cost; changes nothing.

    ``kept`` is what an exclusion or a skipped round must leave where it is.

    Raises
    ------
    BadInput
        ``round``, ``attendee`` (not there in that round), ``meeting``, ``company`` (somebody to
        join meets others already) or ``same-meeting`` when the edit says nothing that can be done.
    Infeasible
        For Exclude and Skip, as ``repair_plan``.

    Notes
    -----
    A swap, move or join is judged by the rules alone, without a recount of all figures: 0.2 s for 1000
    attendees in pairs, 0.5 s at tables of 8. An exclusion is a whole repair.

    Examples
    --------
    >>> from matching.plan import make_plan
    >>> from matching.repair.edit import Swap
    >>> from matching.roster import Attendee
    >>> roster = Roster.build(Attendee(i, f"P{i}") for i in range(1, 7))
    >>> rules = Rules("pairs", rounds=1)
    >>> plan = make_plan(roster, rules)
    >>> a, b = plan.rounds[0].meetings[0].attendees
    >>> c, d = plan.rounds[0].meetings[1].attendees
    >>> edit_cost(plan, roster, rules, Swap(1, a, c)).cards == tuple(sorted((a, b, c, d)))
    True
    """
    recount = Recount(roster, rules)
    broken: tuple[Violation, ...] = ()
    if isinstance(edit, Exclude | Skip):
        after = edited(plan, roster, rules, edit, kept=kept)
    else:
        after = _sketched(plan, edit, recount)
        known = set(broken_seats(plan, recount))
        broken = tuple(v for v in broken_seats(after, recount) if v not in known)
    sums = sums_changed(plan, after, recount)
    repeats = new_repeats(plan, after)
    return Cost(
        affinity=sum(sums.values()) // 8,
        repeats=repeats,
        broken=broken,
        cards=cards_changed(plan, after),
        less=tuple(a for a, worth in sums.items() if worth < 0),
        more=tuple(a for a, worth in sums.items() if worth > 0),
        free=new_byes(plan, after),
        others=tuple(other_meetings(after, one) for one in repeats),
        meetings=() if broken else new_meetings(plan, after),
    )


def edited(
    plan: Plan,
    roster: Roster,
    rules: Rules,
    edit: Edit,
    *,
    seed: int = 0,
    kept: Kept = NOTHING_KEPT,
) -> Plan:
    """Return the plan with one edit made: reasons, questions, notices and figures anew.

    Raises
    ------
    BadInput
        As :func:`edit_cost`.
    Infeasible
        If the edit breaks a rule: the kind of the first violation, and whom it concerns.

    Examples
    --------
    >>> from matching.plan import make_plan
    >>> from matching.repair.edit import Swap
    >>> from matching.roster import Attendee
    >>> roster = Roster.build(Attendee(i, f"P{i}") for i in range(1, 7))
    >>> rules = Rules("pairs", rounds=1)
    >>> plan = make_plan(roster, rules)
    >>> a, b = plan.rounds[0].meetings[0].attendees
    >>> c, d = plan.rounds[0].meetings[1].attendees
    >>> after = edited(plan, roster, rules, Swap(1, a, c))
    >>> after.rounds[0].meetings[0].attendees == tuple(sorted((b, c)))
    True
    """
    if isinstance(edit, Exclude | Skip):
        return _repaired(plan, roster, rules, edit, seed=seed, kept=kept)
    cost = edit_cost(plan, roster, rules, edit)
    if cost.broken:
        first_broken = cost.broken[0]
        raise Infeasible(first_broken.kind, first_broken.attendees, "edit", first_broken.detail)
    done = plan.rounds[: edit.round - 1]
    later = plan.rounds[edit.round :]
    seats = (seats_after(plan, edit), *(_published(item) for item in later))
    return rewritten(plan, ground_of(roster, rules), done, seats, seed=seed)


def _repaired(
    plan: Plan, roster: Roster, rules: Rules, edit: Exclude | Skip, *, seed: int, kept: Kept
) -> Plan:
    """Return the plan without somebody in one round, or from a round on, and few seats changed."""
    first = edit.round if isinstance(edit, Skip) else edit.from_round
    skips = isinstance(edit, Skip)
    coming = {r.number for r in plan.rounds[max(0, first - 1) :]}
    meetings = {m.id for r in plan.rounds if r.number in coming for m in r.meetings}
    later = [number for number in sorted(coming) if skips and number > first]
    locked: tuple[Lock, ...] = (
        *later,
        *(one for one in kept.locked if one in coming or one in meetings),
    )
    return repair_plan(
        plan,
        roster,
        rules,
        from_round=first,
        gone=() if skips else (edit.attendee,),
        skipped=((first, edit.attendee),) if skips else (),
        locked=locked,
        held=tuple(a for a in kept.held if a != edit.attendee),
        most=0 if skips else None,
        seed=seed,
    ).plan


def _published(item: Round) -> Seats:
    return Seats(tuple((m.table, m.attendees) for m in item.meetings), item.byes, item.absent)


def _sketched(plan: Plan, edit: Reseat, recount: Recount) -> Plan:
    """Return the plan after the edit, its changed meetings without questions."""
    roster, rules = recount.roster, recount.rules
    seats, at = seats_after(plan, edit), edit.round - 1
    item = plan.rounds[at]
    known = {(m.table, m.attendees): m for m in item.meetings}
    hosts = hosts_in(rules, roster, item.number)
    changed = [who for table, who in seats.tables if (table, who) not in known]
    explainer = Explainer(roster, recount.understanding, {a for who in changed for a in who})
    meetings = tuple(
        known.get((table, who)) or _unasked(item.number, table, who, hosts, explainer)
        for table, who in seats.tables
    )
    after = replace(item, meetings=meetings, byes=seats.byes, absent=seats.absent)
    rounds = (*plan.rounds[:at], after, *plan.rounds[at + 1 :])
    return replace(
        plan, rounds=rounds, notices=notices_of(rounds, roster, rules, before=plan.notices)
    )


def _unasked(
    number: int, table: int, who: tuple[int, ...], hosts: Iterable[int], explainer: Explainer
) -> Meeting:
    host = next((a for a in who if a in hosts), None)
    return Meeting(f"{number}-{table}", table, who, host, explainer.reasons(who), BLANK)
